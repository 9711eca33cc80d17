"""A quote in the making: its words and what is known of its source so far."""

from dataclasses import dataclass

from dateline.base.records import QuoteKind
from dateline.base.spans import Span
from dateline.parse.syntax import Token
from dateline.recognise.quotes.marked import Told
from dateline.recognise.quotes.report import Report
from dateline.recognise.quotes.source import Source


@dataclass(slots=True, eq=False)
class Draft:
    """What becomes a `Quote` once its speaker is known.

    `place` is that of `Told`, or 'report', 'post', 'turn', 'none'; `relays` are those of its `Report`.
    """

    kind: QuoteKind
    segments: list[Span]
    paragraph: int
    source: Source | None = None
    cue: Span | None = None
    verb: Token | None = None
    place: str = "none"
    row: int = -1
    speaker: str | None = None
    anonymity: Span | None = None
    reason: Span | None = None
    inherited: bool = False
    relays: tuple[Report, ...] = ()
    last_paragraph: int = -1
    trust: float | None = None
    why: str = ""

    def __post_init__(self) -> None:
        self.last_paragraph = self.paragraph

    def go_on(self, words: Span, paragraph: int, row: int) -> None:
        """Add words that are part of the same utterance."""
        self.segments.append(words)
        self.last_paragraph, self.row = paragraph, row

    def attribute(self, told: Told | None) -> None:
        """Take over source and cue, if anything is told of them."""
        if told is not None:
            self.source, self.cue, self.verb, self.place = told.source, told.cue, told.verb, told.place

    @property
    def start(self) -> int:
        """Where its first words stand."""
        return self.segments[0].start

    @property
    def told_at(self) -> int:
        """Where it is told that somebody said it.

        Quotes are in the order of their cues, so that what is reported within a report comes after it, and what
        'according to Y' covers comes last.
        """
        return self.cue.start if self.cue is not None else self.start
