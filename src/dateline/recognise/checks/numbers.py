"""Two different numbers for one thing."""

from collections.abc import Iterator, Sequence

from dateline.base.records import Event
from dateline.recognise.checks.draft import Draft, draft
from dateline.recognise.checks.figures import Figure, Figures, agree, countable, same_unit

MOST = 12  # figures of one event that are compared with each other: bounds the work on very long articles


def check_numbers(figures: Figures, events: Sequence[Event]) -> Iterator[Draft]:
    """Figures of the body that count the same thing of the same event and cannot both be right."""
    known = {event.id for event in events}
    by_event: dict[str, list[Figure]] = {}
    for figure in figures.all:
        event = figure.quantity.event
        if event in known and event is not None and not figure.part and not figure.in_headline:
            by_event.setdefault(event, []).append(figure)
    for told in by_event.values():
        yield from _conflicts(figures, told[:MOST])


def _conflicts(figures: Figures, told: list[Figure]) -> Iterator[Draft]:
    seen: set[tuple[float, float]] = set()
    for index, first in enumerate(told):
        for second in told[index + 1 :]:
            pair = (first.low, second.low)
            if pair in seen or first.sentence is second.sentence or not same_unit(first, second):
                continue
            if countable(first) and not agree(first.quantity, second.quantity) and not _apart(first, second):
                seen.add(pair)
                detail = f"'{figures.words(first)}' and '{figures.words(second)}' are told of one event"
                yield draft("number-conflict", "inconsistent", [first.span, second.span], detail)


def _apart(first: Figure, second: Figure) -> bool:
    """True if the sentences name different places: they may count different parts of one event."""
    here, there = _scenes(first), _scenes(second)
    return bool(here and there and not here & there)


def _scenes(figure: Figure) -> frozenset[str]:
    """The names after 'in', 'at', 'on' or 'near' in the sentence, in lower case, each with what is compounded to it."""
    sentence, found = figure.sentence, set()
    for token in sentence.tokens:
        if token.dep == "pobj" and sentence.head(token).lower in ("in", "at", "on", "near"):
            phrase = [token, *sentence.children(token, "compound", "nmod", "amod")]
            found |= {t.lower for t in phrase if t.pos == "PROPN"}
    return frozenset(found)
