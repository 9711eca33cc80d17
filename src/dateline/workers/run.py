"""Archives in, a folder of Parquet files of readings out; a run that was killed goes on where it was."""

import time
from collections.abc import Callable, Generator, Iterable, Iterator
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


@dataclass(slots=True)
class Run:
    """A run that is planned: what `out` held before, and the shards that were asked for, in order."""

    out: Path
    maker: Maker
    entries: dict[str, Entry]
    shards: dict[str, Shard]

    def waiting(self) -> list[Shard]:
        """The shards that are still to be read."""
        return [shard for shard in self.shards.values() if self.entries[shard.id].state != "done"]

    def manifest(self) -> Manifest:
        """What there is by now."""
        return manifest_of(self.maker, self.entries.values())

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
        finally:
            write_manifest(self.manifest(), self.out)


def plan(inputs: Iterable[str], out: Path, size: int = SHARD_SIZE) -> Run:
    """The run of these files, folders and patterns into the folder `out`, which is made if it is not there.

    Raises `DatelineError` where an input is of another kind, or where `out` holds readings of another maker.
    """
    made_by = maker()
    out.mkdir(parents=True, exist_ok=True)
    before = read_manifest(out)
    if before is not None and before.maker != made_by:
        raise DatelineError(
            f"{out}: its readings are by version {before.maker.version} with {before.maker.codebook}, and this is "
            f"{made_by.version} with {made_by.codebook}, or with other models; readings of two makers do not mix: "
            "give another --out"
        )
    shards = {shard.id: shard for path in find_inputs(inputs) for shard in shards_of(path, made_by, size)}
    entries = {known.shard: known for known in before.shards} if before else {}
    entries |= {shard.id: entry(shard, finished(shard, out)) for shard in shards.values()}
    return Run(out, made_by, entries, shards)
