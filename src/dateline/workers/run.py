"""Archives in, a folder of Parquet files of readings out; a run that was killed goes on where it was."""

import fcntl
import re
import time
from collections.abc import Callable, Collection, Generator, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from dateline.base.errors import DatelineError
from dateline.base.records import Maker
from dateline.pipeline import maker
from dateline.workers.manifest import Entry, Manifest, entry, manifest_of, read_manifest, write_manifest
from dateline.workers.outcome import Outcome, finished
from dateline.workers.shards import SHARD_SIZE, Shard, find_inputs, shards_of

Engine = Callable[[Iterable[Shard], Path], Iterator[Outcome]]
_PAUSE = 10.0  # seconds between two writings of the manifest, which grows with the number of shards

_OURS = re.compile(r"[0-9a-f]{32}\.parquet|\.([0-9a-f]{32}|manifest\.json)\.[0-9a-f]{32}\.tmp")


@dataclass(slots=True)
class Run:
    """A run that is planned: what `out` held before, and the shards that were asked for, in order."""

    out: Path
    maker: Maker
    size: int
    entries: dict[str, Entry]
    shards: dict[str, Shard]

    def waiting(self) -> list[Shard]:
        """The shards that are still to be read."""
        return [shard for shard in self.shards.values() if self.entries[shard.id].state != "done"]

    def manifest(self) -> Manifest:
        """What there is by now."""
        return manifest_of(self.maker, self.size, self.entries.values())

    def go(self, engine: Engine) -> Generator[Outcome]:
        """Have `engine` read what waits, and keep the manifest; what became of each shard, as it is known."""
        write_manifest(self.manifest(), self.out)
        written, waiting = time.monotonic(), self.waiting()
        try:
            for outcome in engine(waiting, self.out) if waiting else ():
                self.entries[outcome.shard] = entry(self.shards[outcome.shard], outcome)
                if time.monotonic() - written > _PAUSE:
                    write_manifest(self.manifest(), self.out)
                    written = time.monotonic()
                yield outcome
            self._sweep()
        finally:
            write_manifest(self.manifest(), self.out)

    def _sweep(self) -> None:
        """Take away what is in no entry: what killed processes left half-written, and what an input was before."""
        for path in (*self.out.glob(".*.tmp"), *self.out.glob("*.parquet")):
            if _OURS.fullmatch(path.name) and path.name not in {entry.file for entry in self.entries.values()}:
                path.unlink(missing_ok=True)


@contextmanager
def start_run(inputs: Iterable[str], out: Path, size: int = SHARD_SIZE) -> Generator[Run]:
    """The run of these files, folders and patterns into the folder `out`, which is made if it is not there.

    An input that has changed since an earlier run takes the place of what it was. Raises `DatelineError` where an
    input is of another kind, where another run writes to `out`, or where `out` holds readings of another maker or
    shards of another size.
    """
    made_by = maker()
    shards = {shard.id: shard for path in find_inputs(inputs) for shard in shards_of(path, made_by, size)}
    out.mkdir(parents=True, exist_ok=True)
    with _locked(out):
        before = read_manifest(out)
        if before is not None:
            _check_same(out, before, made_by, size)
        yield Run(out, made_by, size, _entries(before, shards.values(), out), shards)


def _entries(before: Manifest | None, shards: Collection[Shard], out: Path) -> dict[str, Entry]:
    """What `out` holds and will hold: each input in its place, with its shards as they are now if it was asked for."""
    inputs: dict[str, list[Entry]] = {}
    for known in before.shards if before else ():
        inputs.setdefault(known.input, []).append(known)
    inputs |= {shard.path: [] for shard in shards}
    for shard in shards:
        inputs[shard.path].append(entry(shard, finished(shard, out)))
    return {known.shard: known for entries in inputs.values() for known in entries}


def _check_same(out: Path, before: Manifest, made_by: Maker, size: int) -> None:
    if before.maker != made_by:
        raise DatelineError(
            f"{out}: its readings are by version {before.maker.version} with {before.maker.codebook}, and this is "
            f"{made_by.version} with {made_by.codebook}, or with other models; readings of two makers do not mix: "
            "give another --out"
        )
    if before.shard_size != size:
        raise DatelineError(
            f"{out}: its shards have {before.shard_size} lines or pages, and {size} are asked for now, with which all "
            f"would be read again; give --shard-size {before.shard_size}, or another --out"
        )


@contextmanager
def _locked(out: Path) -> Generator[None]:
    """Nobody else runs into this folder meanwhile. The lock ends with the process, however it ends."""
    with (out / ".lock").open("wb") as stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise DatelineError(
                f"{out}: another run writes to this folder; wait for it, or give another --out"
            ) from None
        yield
