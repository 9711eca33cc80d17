"""What a round gives, taken: written down or stored, then marked as seen; and told."""

import sys
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from io import FileIO
from pathlib import Path

from dateline.base.codec import decode_page, encode
from dateline.base.errors import DatelineError
from dateline.base.journal import append
from dateline.base.records import Failure, RawPage
from dateline.cli.sources_kept import settings_of
from dateline.collect import Collected
from dateline.collect.busy import Busy
from dateline.collect.round import Outcome
from dateline.collect.seen import Seen
from dateline.collect.source import Source
from dateline.web.cards.words import harmless, one_line


class Tally:
    """The outcomes of a round as they come, counted by source; failures and refusals are told on standard error."""

    def __init__(self, outcomes: Iterable[Outcome], sources: Iterable[Source], *, quiet: bool) -> None:
        self._outcomes = outcomes
        self._sources = list(sources)
        self._quiet = quiet
        self._counts: defaultdict[str, Counter[str]] = defaultdict(Counter)

    def __iter__(self) -> Iterator[Outcome]:
        for outcome in self._outcomes:
            self._counts[outcome.source][outcome.kind] += 1
            if outcome.reason and (outcome.kind == "failed" or not self._quiet):
                print(f"dateline: {outcome.kind}: {harmless(one_line(outcome.reason))}", file=sys.stderr)
            yield outcome

    @property
    def failed(self) -> int:
        """How many addresses failed."""
        return sum(counts["failed"] for counts in self._counts.values())

    def close(self, seen: Seen) -> None:
        """Print the closing line of each source: what came of its addresses, and whether it is as busy as expected."""
        busy, now = Busy(self._sources, seen), datetime.now(UTC)
        for source in self._sources:
            counts = self._counts[source.name]
            told = ", ".join(f"{counts[kind]} {kind}" for kind in ("new", "unchanged", "failed", "refused"))
            left = ", more left for the next round" if counts["left"] else ""
            expected = f" of about {source.expect_a_day:g} expected" if source.expect_a_day else ""
            print(f"{harmless(source.name)}: {told}{left}; {busy.day(source.name, now)}{expected} in the last 24 hours")


def into_file(outcomes: Iterable[Outcome], path: Path, seen: Seen) -> None:
    """Add each new page to a file of JSON lines, and only then mark it as seen."""
    last = _mend(path)
    with path.open("ab", buffering=0) as stream:
        for outcome in outcomes:
            if outcome.page is not None and not _same(outcome.page, last):
                _write(stream, outcome.page)
            _keep(outcome, seen)


def into_store(
    outcomes: Iterable[Outcome], place: str | None, seen: Seen, *, sources: Iterable[Source], jobs: int
) -> None:
    """Keep the sources; read each new page and keep its reading, or why there is none; only then mark it as seen.

    At the end each article finds its story.
    """
    from dateline.settle import settle  # noqa: PLC0415 - the parser and the database load here, not with a file
    from dateline.store import Store  # noqa: PLC0415 - as above
    from dateline.workers import read_all  # noqa: PLC0415 - as above

    waiting: deque[Outcome] = deque()
    with Store.open(place) as kept, closing(read_all(_pages(outcomes, waiting), jobs)) as readings:
        for source in sources:
            kept.keep_source(source.name, settings_of(source))
        for reading in readings:
            _mark_in_turn(waiting, seen)
            kept.add(reading)
            _keep(waiting.popleft(), seen)
        settle(kept)
    _mark_in_turn(waiting, seen)


def _pages(outcomes: Iterable[Outcome], waiting: deque[Outcome]) -> Iterator[Collected]:
    """What is to be read; each outcome waits until what came before it is safe."""
    for outcome in outcomes:
        waiting.append(outcome)
        if _has_reading(outcome):
            failure = None
            if outcome.kind == "failed":
                failure = Failure(step="collect", error="FetchError", detail=outcome.reason or "")
            yield Collected(page=outcome.page or RawPage(url=outcome.url), failure=failure)


def _mark_in_turn(waiting: deque[Outcome], seen: Seen) -> None:
    """Mark what needs no reading and is next in turn."""
    while waiting and not _has_reading(waiting[0]):
        _keep(waiting.popleft(), seen)


def _has_reading(outcome: Outcome) -> bool:
    return outcome.page is not None or outcome.kind == "failed"


def _keep(outcome: Outcome, seen: Seen) -> None:
    for mark in outcome.marks:
        seen.keep(mark)


def _write(stream: FileIO, page: RawPage) -> None:
    told = {name: value for name in RawPage.__dataclass_fields__ if (value := getattr(page, name)) is not None}
    append(stream, encode(told) + b"\n")


def _mend(path: Path) -> RawPage | None:
    """The page of the last line, which a crash may have kept from being marked as seen; `None` where there is none.

    A last line that has no end gets one; it is taken away where it was torn, for its page was not marked either.
    """
    if not path.exists():
        return None
    with path.open("r+b") as stream:
        whole, last = 0, b""
        for line in stream:
            whole, last = whole + len(last), line
        try:
            page = decode_page(last) if last else None
        except DatelineError:
            page = None
        if last and not last.endswith(b"\n"):
            stream.write(b"\n") if page else stream.truncate(whole)
    return page


def _same(page: RawPage, other: RawPage | None) -> bool:
    return other is not None and (page.url, page.html, page.text) == (other.url, other.html, other.text)
