"""Half-open runs of Unicode code points in a text that never changes."""

from collections.abc import Iterable
from typing import NamedTuple


class Span(NamedTuple):
    """`[start, end)` in Unicode code points; in JSON a pair of numbers."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The exact words: `text[start:end]`."""
        return text[self.start : self.end]

    def covers(self, other: "Span") -> bool:
        """True if `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def overlap(self, other: "Span") -> int:
        """How many code points both hold; 0 if they do not touch."""
        if other.end <= self.start or self.end <= other.start:  # most runs lie apart
            return 0
        return min(self.end, other.end) - max(self.start, other.start)

    def length(self) -> int:
        """How many code points it holds."""
        return self.end - self.start

    def shift(self, by: int) -> "Span":
        """The same run, `by` code points further on."""
        return Span(self.start + by, self.end + by)

    def strip(self, text: str, extra: str = "") -> "Span":
        """The run without white space (and the characters of `extra`) at its ends; may be empty."""
        start, end = self
        while start < end and (text[start].isspace() or text[start] in extra):
            start += 1
        while end > start and (text[end - 1].isspace() or text[end - 1] in extra):
            end -= 1
        return Span(start, end)


def hull(spans: Iterable[Span]) -> Span:
    """The smallest run that covers all of `spans`, of which there must be one at least."""
    spans = list(spans)
    return Span(min(spans).start, max(span.end for span in spans))
