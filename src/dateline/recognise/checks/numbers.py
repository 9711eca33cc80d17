"""Two different numbers for one thing."""

from collections.abc import Iterator, Sequence

from dateline.base.records import Event
from dateline.recognise.checks.draft import Draft, draft
from dateline.recognise.checks.figures import Figure, Figures, agree, same_unit

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
            if not agree(first.quantity, second.quantity):
                seen.add(pair)
                detail = f"'{figures.words(first)}' and '{figures.words(second)}' are told of one event"
                yield draft("number-conflict", "inconsistent", [first.span, second.span], detail)
