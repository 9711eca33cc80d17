"""Sources that are asked again and again, each at its own time: rounds without end."""

import hashlib
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from threading import BoundedSemaphore, Event

from dateline.collect.claims import Claims
from dateline.collect.intervals import seconds_of
from dateline.collect.round import Outcome, Round
from dateline.collect.seen import Mark, Seen
from dateline.collect.source import Source
from dateline.collect.together import side_by_side
from dateline.collect.visitor import Visitor

SPREAD = 0.1  # share by which a source is asked earlier or later than its interval, so that not all are asked at once
LONGEST = 6 * 3600.0  # seconds between rounds over a source that does not answer


class Polling:
    """Some sources, polled until `stop` is set; with `once`, all of them one time, without waiting.

    A source is asked again `every` so many seconds after its last round was over, or as often as itself says; one that
    gives nothing but failures is asked less and less often. When its last round was, is remembered in `seen`.
    """

    def __init__(
        self,
        sources: Sequence[Source],
        visitor: Visitor,
        seen: Seen,
        *,
        every: float,
        stop: Event,
        limit: int = 500,
        at_once: int = 8,
        once: bool = False,
    ) -> None:
        self._sources = sources
        self._visitor = visitor
        self._seen = seen
        self._every = every
        self._stop = stop
        self._limit = limit
        self._once = once
        self._slots = BoundedSemaphore(at_once)
        self._claims = Claims()

    def outcomes(self) -> Iterator[Outcome]:
        """What comes of all sources, as it comes; `over` is the last of each round."""
        streams = [self._rounds(source) for source in self._sources]
        for outcome in side_by_side(streams, len(streams), self._stop):
            yield outcome
            if outcome.kind == "over":  # whoever takes them has kept all marks of the round
                self._claims.release(outcome.source)

    def pause(self, source: Source) -> float:
        """Seconds between two rounds over a source: the same in every run."""
        every = seconds_of(source.every) if source.every else self._every
        return every * (1 + SPREAD * (2 * _share(source.name) - 1))

    def _rounds(self, source: Source) -> Iterator[Outcome]:
        pause, vain = self.pause(source), 0
        wait = 0.0 if self._once else self._left(source, pause)
        while not self._stop.wait(wait):
            answered = failed = False
            with self._slots:
                for outcome in self._round(source):
                    answered |= outcome.kind == "listed"
                    failed |= outcome.kind == "failed"
                    yield outcome
            vain = vain + 1 if failed and not answered else 0
            wait = min(pause * 2 ** min(vain, 16), max(pause, LONGEST))
            yield self._over(source, wait)
            if self._once:
                return

    def _round(self, source: Source) -> Iterator[Outcome]:
        return Round(source, self._visitor, self._seen, limit=self._limit, claims=self._claims).outcomes()

    def _left(self, source: Source, pause: float) -> float:
        """Seconds until the source is due: a process that starts again and again does not ask more often for that."""
        last = self._seen.get(_over_url(source))
        if last is None:
            return 0.0
        left = (datetime.fromisoformat(last.when) - datetime.now(UTC)).total_seconds() + pause
        return min(max(left, 0.0), pause)

    def _over(self, source: Source, wait: float) -> Outcome:
        now = datetime.now(UTC)
        told, url = now.isoformat(timespec="milliseconds"), _over_url(source)
        last = self._seen.get(url)
        first = last.updated if last is not None else told
        due = (now + timedelta(seconds=wait)).isoformat(timespec="milliseconds")
        mark = Mark(url=url, source=source.name, when=told, updated=first)
        return Outcome(kind="over", source=source.name, url="", due=due, marks=(mark,))


def _share(name: str) -> float:
    """A number from 0 to 1 that belongs to a name."""
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:4]) / 2**32


def _over_url(source: Source) -> str:
    """Under what is remembered when the last round over a source was over (`when`), and the first (`updated`)."""
    return f"over:{source.name}"
