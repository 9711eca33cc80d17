"""The examples of a user's codebook, run through the whole engine: each must be coded as it says."""

from collections.abc import Iterator

from dateline.base.records import Event, RawPage, Reading
from dateline.knowledge.ownbook import ExampleForm, OwnBook, Wrong
from dateline.knowledge.ownbook.meaning import frames_of, phrases_of
from dateline.pipeline import read_page


def failing_examples(own: OwnBook) -> list[Wrong]:
    """What the engine makes of an example that is not what the example says; and what no example shows."""
    typed, before = own.typed, len(own.typed.wrongs)
    for number, example in enumerate(own.form.examples):
        reading = read_page(RawPage(text=example.text), coding=own.coding)
        for came, expected, do in _differences(example, reading, own):
            typed.wrong(("examples", number), came, expected, do)
    shown = {code for example in own.form.examples for code in example.codes}
    for path, code in _new(own):
        if not any(one == code or one.startswith(f"{code}/") for one in shown):
            typed.wrong(path, f"{code} without an example", f"examples: with codes: {code}", "add one")
    return sorted(typed.wrongs[before:], key=lambda wrong: wrong.line)


def _new(own: OwnBook) -> Iterator[tuple[tuple[str, ...], str]]:
    """The types and modes that the user adds, with their places in the file."""
    for name, form in own.form.types.items():
        if form.definition is not None:
            yield ("types", name), name
        yield from (
            (("types", name, "modes", mode), f"{name}/{mode}") for mode, told in form.modes.items() if told.definition
        )


def _differences(example: ExampleForm, reading: Reading, own: OwnBook) -> Iterator[tuple[str, str, str]]:
    """For each code that is not as the example says: what came, what was expected, what to do."""
    if reading.failures:
        yield reading.failures[0].detail, "a text that can be read", "report it with the example"
        return
    came = "; ".join(_told(event, reading) for event in reading.events) or "no event"
    for code in example.codes:
        events = [event for event in reading.events if _is(event, code)]
        if not events:
            yield came, code, _advice(example, code, reading, own)
        elif not any(_fits(event, example, reading) for event in events):
            asked = {"status": example.status, "actor": example.actor, "recipient": example.recipient}
            expected = ", ".join([code, *(f"{key} {value!r}" for key, value in asked.items() if value)])
            yield came, expected, "correct the example, or say with to, for, of, swap or give who is who"
    for code in example.codes_not:
        if any(_is(event, code) for event in reading.events):
            yield came, f"no {code}", "narrow the frame with what, not, who, via or beside"


def _advice(example: ExampleForm, code: str, reading: Reading, own: OwnBook) -> str:
    """Where to look: at the words of a mode, at the conditions of a frame whose word is there, or for a word."""
    kind, _, mode = code.partition("/")
    if mode and any(event.type == kind for event in reading.events):
        return f"the type is right; add words of {mode} that stand in the clause, or give it to the frame with modes"
    frames = [frame for frame in frames_of(own.form) if frame.kind == kind]
    for frame in frames:
        there = [phrase for phrase in phrases_of(frame.form) if _stem(phrase) in example.text.lower()]
        if there:
            return f"its word {there[0]!r} is there: look at the conditions of line {own.typed.line(frame.path)}"
    if not frames:
        return f"add words for it: verbs or nouns of {kind}"
    return f"no word of {kind} is there; write words as base forms ('go', not 'went')"


def _stem(phrase: str) -> str:
    """The beginning of a word, or of the last of a phrase, that its forms share."""
    last = phrase.lower().split()[-1] if " " in phrase else phrase.lower()
    return last[: max(3, len(last) - 2)]


def _is(event: Event, code: str) -> bool:
    kind, _, mode = code.partition("/")
    return event.type == kind and (not mode or mode in event.modes)


def _fits(event: Event, example: ExampleForm, reading: Reading) -> bool:
    return (
        example.status in (None, event.status)
        and _named(example.actor, event.actors, reading)
        and _named(example.recipient, event.recipients, reading)
    )


def _named(words: str | None, ids: tuple[str, ...], reading: Reading) -> bool:
    """One of the actors is called so: by its name, or in a mention that holds the words."""
    if words is None:
        return True
    actors = [actor for actor in reading.actors if actor.id in ids]
    called = [name for a in actors for name in (a.name, *(m.span.of(reading.article.text) for m in a.mentions))]
    return any(words.casefold() in name.casefold() for name in called)


def _told(event: Event, reading: Reading) -> str:
    """'EVACUATE/by-sea happened by Karvia at villagers (evacuated)'."""
    names = {actor.id: actor.name for actor in reading.actors}
    sides = [
        f"{word} {', '.join(names[one] for one in ids)}"
        for word, ids in (("by", event.actors), ("at", event.recipients))
        if ids
    ]
    code = "/".join((event.type, *event.modes))
    return " ".join([code, event.status, *sides, f"({event.trigger.of(reading.article.text)!r})"])
