"""Runs of text that do not overlap, with a quick answer to what lies in them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from dateline.base.spans import Span


class Runs:
    """Spans that do not overlap, in text order; each question costs a search by halves, not a walk over all of them."""

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self._spans = sorted(spans)
        self._starts = [span.start for span in self._spans]
        self._ends = [span.end for span in self._spans]

    def touching(self, span: Span) -> list[Span]:
        """The runs that share text with `span`."""
        return self._spans[bisect_right(self._ends, span.start) : bisect_left(self._starts, span.end)]

    def holds(self, span: Span) -> bool:
        """True if `span` lies wholly inside one run."""
        first, last = bisect_right(self._ends, span.start), bisect_left(self._starts, span.end)
        return first < last and any(run.covers(span) for run in self._spans[first:last])

    def at(self, offset: int) -> int | None:
        """Which run holds the code point at `offset`, as its place in text order."""
        place = bisect_right(self._starts, offset) - 1
        return place if place >= 0 and offset < self._ends[place] else None


NO_RUNS = Runs()
