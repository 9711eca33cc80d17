"""Shards on the processes of one machine: their pages go through one pool, and a file for each comes out, in order."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from dateline.base.codec import encode
from dateline.base.errors import PageError
from dateline.base.records import Failure, Reading
from dateline.collect import Collected
from dateline.workers.outcome import Count, Outcome, file_of, not_done
from dateline.workers.pool import read_all
from dateline.workers.shards import Shard, pages_of
from dateline.workers.table import TableFile


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mark:
    """What came off a shard: a page; or, without one, the shard's end, and why it came too early if it did."""

    shard: Shard
    page: Collected | None = None
    broken: Failure | None = None


def run_local(
    shards: Iterable[Shard], out: Path, jobs: int = 1, step: Callable[[Reading], None] | None = None
) -> Iterator[Outcome]:
    """Read shards with `jobs` processes (0: every core) and write a file for each; what became of them, in order.

    `step` hears of each reading. A shard whose file cannot be read is not done, and the rest goes on. Raises
    `DatelineError` where nothing can be written.
    """
    marks: deque[_Mark] = deque()
    with closing(read_all(_pages(shards, marks), jobs)) as readings, _Desk(out) as desk:
        for reading in readings:
            yield from desk.close_ended(marks)
            desk.take(marks.popleft(), reading)
            if step is not None:
                step(reading)
        yield from desk.close_ended(marks)


def _pages(shards: Iterable[Shard], marks: deque[_Mark]) -> Iterator[Collected]:
    """The pages of all shards. `marks` tells whose each is, and where each shard ends: the pool reads ahead."""
    for shard in shards:
        broken = None
        try:
            for page in pages_of(shard):
                marks.append(_Mark(shard=shard, page=page))
                yield page
        except (OSError, PageError) as error:
            broken = not_done(error)
        marks.append(_Mark(shard=shard, broken=broken))


class _Desk:
    """Where readings are sorted into the file of their shard; one file is open at a time."""

    def __init__(self, out: Path) -> None:
        self._out = out
        self._file: TableFile | None = None
        self._count = Count()

    def __enter__(self) -> "_Desk":
        return self

    def __exit__(self, *_: object) -> None:
        if self._file is not None:
            self._file.discard()

    def take(self, mark: _Mark, reading: Reading) -> None:
        """Write one reading down, and count it."""
        self._open(mark.shard).add(reading)
        self._count.add(mark.shard, mark.page, reading)

    def _open(self, shard: Shard) -> TableFile:
        if self._file is None:
            self._file, self._count = TableFile(file_of(shard, self._out)), Count()
        return self._file

    def close_ended(self, marks: deque[_Mark]) -> Iterator[Outcome]:
        """Close the file of each shard whose end is next; one that ended too early leaves no file."""
        while marks and marks[0].page is None:
            mark = marks.popleft()
            file = self._open(mark.shard)
            outcome = self._count.outcome(mark.shard, mark.broken)
            if outcome.done:
                file.finish(encode(outcome))
            else:
                file.discard()
            self._file = None
            yield outcome
