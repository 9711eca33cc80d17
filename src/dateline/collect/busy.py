"""How many new pages each source brings, and which sources have fallen silent."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from dateline.collect.seen import Mark, Seen
from dateline.collect.source import Source

ENOUGH = 8.0
"""Pages that are expected of the time that is judged: so many that half of them missing is no chance (4 in 100)."""
QUIET = 0.5
"""Share of what is expected below which a source is silent."""
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """A source that is quiet (or, with `quiet` false, no longer so): the pages that came in so many `days`."""

    source: str
    quiet: bool
    came: int
    expected: float
    days: float

    @property
    def words(self) -> str:
        """One sentence for who looks after the source."""
        time = "24 hours" if self.days == 1 else f"{self.days:g} days"
        told = f"{self.came} new pages in the last {time}, about {self.expected:g} are expected"
        return f"{told}; look whether its feeds have moved" if self.quiet else told


class Busy:
    """When each source brought new pages, and since when it is asked; from the marks, and from then on as told."""

    def __init__(self, sources: Sequence[Source], seen: Seen) -> None:
        self._sources = {source.name: source for source in sources}
        self._seen = seen
        self._came: defaultdict[str, list[datetime]] = defaultdict(list)
        known: set[tuple[str, str]] = set()
        for mark in sorted((m for m in seen.marks() if m.digest and m.source in self._sources), key=_when):
            if (mark.source, mark.digest or "") not in known:
                known.add((mark.source, mark.digest or ""))
                self._came[mark.source].append(_when(mark))

    def came(self, source: str, now: datetime) -> None:
        """One more new page."""
        self._came[source].append(now)

    def day(self, source: str, now: datetime) -> int:
        """The new pages of the last 24 hours."""
        return self._count(source, now - _DAY)

    def changed(self, source: str, now: datetime) -> Silence | None:
        """What is to be told of a source: that it has fallen silent, or that it is back; each once.

        Keep the mark of `told` when it is told.
        """
        silence = self._judged(self._sources[source], now)
        known = self._seen.get(_url(source))
        was_quiet = known is not None and known.final
        return silence if silence is not None and silence.quiet != was_quiet else None

    def told(self, silence: Silence, now: datetime) -> Mark:
        """What is to be remembered, so that a silence is told once."""
        when = now.isoformat(timespec="seconds")
        return Mark(url=_url(silence.source), source=silence.source, when=when, final=silence.quiet)

    def _judged(self, source: Source, now: datetime) -> Silence | None:
        """`None` while the source is not asked long enough to be judged."""
        if source.expect_a_day is None:
            return None
        days = max(1.0, ENOUGH / source.expect_a_day)
        begin, over = now - timedelta(days=days), self._seen.get(f"over:{source.name}")
        if over is None or over.updated is None or datetime.fromisoformat(over.updated) > begin:
            return None
        came, expected = self._count(source.name, begin), source.expect_a_day * days
        quiet = came < expected * QUIET
        return Silence(source=source.name, quiet=quiet, came=came, expected=expected, days=days)

    def _count(self, source: str, begin: datetime) -> int:
        return len(self._came[source]) - bisect_left(self._came[source], begin)


def _url(source: str) -> str:
    """Under what is remembered that a source is silent (`final`), or is no longer so."""
    return f"quiet:{source}"


def _when(mark: Mark) -> datetime:
    when = datetime.fromisoformat(mark.when)
    return when if when.tzinfo else when.replace(tzinfo=UTC)
