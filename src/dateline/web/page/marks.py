"""Which words of the article stand for which fact."""

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.base.records import Reading, Status
from dateline.base.spans import Span
from dateline.web.cards import Kind, Section


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One run of words that belongs to a fact; `part` says what they are to it, where they are not its own words."""

    fact: str
    kind: Kind
    span: Span
    part: str | None = None
    status: Status | None = None


def marks_of(reading: Reading, sections: tuple[Section, ...]) -> list[Mark]:
    """Every span of every fact of a reading, in text order, the wider first."""
    marks = [
        Mark(fact=card.id, kind=section.kind, span=span, status=card.status)
        for section in sections
        for card in section.cards
        for span in card.evidence
    ]
    marks += _parts(reading)
    return sorted(marks, key=lambda mark: (mark.span.start, -mark.span.end))


def _parts(reading: Reading) -> Iterator[Mark]:
    for event in reading.events:
        yield Mark(fact=event.id, kind="event", span=event.trigger, part="trigger", status=event.status)
    for quote in reading.quotes:
        told = (("speaker", quote.speaker_span), ("cue", quote.cue), ("anonymity", quote.anonymity_span))
        for part, span in told:
            if span is not None:
                yield Mark(fact=quote.id, kind="quote", span=span, part=part)
