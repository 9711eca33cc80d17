"""The manifest of an output folder: what lies in it, whence it comes, what made it, and what went wrong."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal
from uuid import uuid4

import msgspec

from dateline.base.codec import decode_reading, encode
from dateline.base.errors import DatelineError
from dateline.base.records import Failure, Maker, Reading
from dateline.workers.outcome import Outcome, file_of
from dateline.workers.shards import Shard
from dateline.workers.table import MANIFEST, lines_of, sync_folder

State = Literal["done", "failed", "waiting"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One shard: its input (bytes `start` to `end`, from line `line` on), its file, and what became of it."""

    shard: str
    file: str
    input: str
    start: int
    end: int
    line: int
    state: State = "waiting"
    articles: int = 0
    with_failures: int = 0
    warnings: int = 0
    failure: Failure | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """All shards of a folder in the order in which they were first named, and the one maker of all readings in it."""

    maker: Maker
    shard_size: int
    shards: tuple[Entry, ...] = ()
    schema: Literal["dateline.run/1"] = "dateline.run/1"
    articles: int = 0
    with_failures: int = 0
    done: int = 0


_MANIFEST = msgspec.json.Decoder(Manifest)


def entry(shard: Shard, outcome: Outcome | None) -> Entry:
    """The entry of a shard that waits, or of which `outcome` tells what became."""
    about = Entry(
        shard=shard.id,
        file=file_of(shard, Path()).name,
        input=shard.path,
        start=shard.stretch.start,
        end=shard.stretch.end,
        line=shard.stretch.line,
    )
    if outcome is None:
        return about
    return replace(
        about,
        state="done" if outcome.done else "failed",
        articles=outcome.articles,
        with_failures=outcome.with_failures,
        warnings=outcome.warnings,
        failure=outcome.failure,
    )


def manifest_of(maker: Maker, size: int, shards: Iterable[Entry]) -> Manifest:
    """The manifest of these entries, with their sums."""
    entries = tuple(shards)
    return Manifest(
        maker=maker,
        shard_size=size,
        shards=entries,
        articles=sum(entry.articles for entry in entries),
        with_failures=sum(entry.with_failures for entry in entries),
        done=sum(entry.state == "done" for entry in entries),
    )


def read_manifest(out: Path) -> Manifest | None:
    """The manifest of a folder; `None` where there is none. Raises `DatelineError` for a file that is none."""
    try:
        return _MANIFEST.decode((out / MANIFEST).read_bytes())
    except FileNotFoundError:
        return None
    except msgspec.MsgspecError as error:
        raise DatelineError(
            f"{out / MANIFEST}: this is no manifest of `dateline run` ({error}); give another folder, or take it away"
        ) from error


def write_manifest(manifest: Manifest, out: Path) -> None:
    """Put the manifest in its place, whole."""
    temporary = out / f".{MANIFEST}.{uuid4().hex}.tmp"
    try:
        with temporary.open("wb") as stream:
            stream.write(msgspec.json.format(encode(manifest), indent=1) + b"\n")
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(out / MANIFEST)
        sync_folder(out)
    except OSError as error:
        raise DatelineError(f"{out / MANIFEST}: not written: {error.strerror}; mend it and run again") from error
    finally:
        temporary.unlink(missing_ok=True)


def readings_of(path: Path) -> Iterator[Reading]:
    """The readings of a file or folder that `dateline run` wrote, in the order of what was read.

    A shard that is not done yet gives none. Raises `DatelineError` for what is no such file or folder.
    """
    for file in _files(path):
        for line in lines_of(file):
            yield decode_reading(line)


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    manifest = read_manifest(path)
    if manifest is None:
        raise DatelineError(f"{path}: there is no {MANIFEST} in this folder; give one that `dateline run` wrote")
    return [path / entry.file for entry in manifest.shards if (path / entry.file).is_file()]
