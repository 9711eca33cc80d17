"""Why there is an event, why of this type and status, and why these are its sides, its time and its place."""

from collections.abc import Iterator

from dateline.base.records import Event, Reading
from dateline.knowledge.codebook import Codebook
from dateline.web.cards import Card, Note
from dateline.web.cards.ledger import Ledger
from dateline.web.why.lines import basis_words, entry_words, exact, line, mention_words, score_words

STATUS_MEANS = {
    "happened": "told as done",
    "ongoing": "told as going on",
    "planned": "announced or intended for later",
    "alleged": "told only as somebody's claim about another",
    "denied": "told as denied",
    "hypothetical": "told as what could, should or would be",
}


def event_reasons(event: Event, card: Card, ledger: Ledger, reading: Reading, book: Codebook | None) -> Iterator[Note]:
    """Words, rule, meaning, status, sides, time, place, source and trust of an event."""
    text = ledger.text
    for number, span in enumerate(event.spans):
        yield line("told in" if number == 0 else "and in", exact(span, text))
    yield line("trigger", exact(event.trigger, text))
    yield from _rule(event)
    yield from _meaning(event, reading, book)
    yield line("codes", ", ".join(told for told in card.technical if told != event.why))
    yield line("status", f"{event.status}: {STATUS_MEANS[event.status]}")
    if event.background:
        yield line("background", "told as history, not as this article's news")
    yield from _sides(event, ledger)
    yield from _setting(event, ledger, reading)
    yield from _sources(event, ledger)
    yield line("score", score_words(event.score))


def _rule(event: Event) -> Iterator[Note]:
    """What the rules said when they decided, in their order: the trigger first, then status and the rest."""
    for number, reason in enumerate(event.why.split("; ")):
        yield line("rule" if number == 0 else "reason", reason)


def _meaning(event: Event, reading: Reading, book: Codebook | None) -> Iterator[Note]:
    """What the codebook calls an act of this type and these modes."""
    kind = book.types.get(event.type) if book is not None else None
    if kind is None:
        yield line("type", f"{event.type}, by the codebook {reading.maker.codebook}, which is not at hand")
        return
    yield line("type", f"{event.type}: {kind.definition}")
    for mode in event.modes:
        yield line("mode", f"{mode}: {kind.modes[mode].definition}" if mode in kind.modes else mode)


def _sides(event: Event, ledger: Ledger) -> Iterator[Note]:
    """Each actor and recipient with the words by which it is one."""
    for label, ids in (("actor", event.actors), ("recipient", event.recipients)):
        for fact in ids:
            actor = ledger.actors[fact]
            known = entry_words(actor)
            found = mention_words(actor, (*event.spans, event.trigger), ledger.text)
            yield line(label, f"{actor.name} ({fact}): {found}{f'; {known}' if known else ''}")
        if not ids:
            yield line(label, "not told, or not found")


def _setting(event: Event, ledger: Ledger, reading: Reading) -> Iterator[Note]:
    if event.time is not None:
        words = exact(ledger.times[event.time.ref].span, ledger.text) if event.time.ref else "no words of its own"
        basis = basis_words(event.time, reading) or "no calendar date can be had from it"
        yield line("time", f"{ledger.event_time(event.time).words}: {words}; {basis}")
    else:
        yield line("time", "not told")
    if event.place is not None:
        place = ledger.places[event.place]
        yield line("place", f"{ledger.place(place.id).words} ({place.id}): {exact(place.span, ledger.text)}")
    else:
        yield line("place", "not told")
    for fact in event.quantities:
        yield line("number", f"{ledger.quantity(fact).words}: {exact(ledger.quantities[fact].span, ledger.text)}")


def _sources(event: Event, ledger: Ledger) -> Iterator[Note]:
    """Who stands behind it, and in which words."""
    for source in event.attribution:
        who = ledger.actor(source.actor).words if source.actor else "no actor of this reading"
        quote = f", {exact(ledger.quotes[source.quote].segments[0], ledger.text)}" if source.quote else ""
        yield line("said by", f"{who} ({source.kind}){quote}")
    if not event.attribution:
        yield line("said by", "the article itself")
