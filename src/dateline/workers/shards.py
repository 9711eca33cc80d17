"""What is named on the command line -> shards: stretches of archives that are read, written and resumed as one.

A shard is named by a hash of all that its readings depend on: its bytes, the name of its file and the number of its
first line or byte (failures tell both), and what reads it. Not by path, size and time of change: a moved, copied or
touched archive would be read again, and one rewritten within a second would not. Hashing costs a second a gigabyte,
reading hours.
"""

import glob
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice, repeat
from pathlib import Path
from typing import Literal

from dateline.base.codec import encode
from dateline.base.errors import PageError
from dateline.base.records import Maker
from dateline.collect import Collected
from dateline.collect.files import printable
from dateline.collect.jsonl import collect_jsonl
from dateline.collect.limits import bounded_lines, open_regular
from dateline.collect.warc import collect_warc
from dateline.workers.stretches import BLOCK, Stretch, cut_archive, cut_lines

Kind = Literal["jsonl", "warc"]
SUFFIXES: dict[str, Kind] = {".jsonl": "jsonl", ".warc": "warc", ".warc.gz": "warc"}
"""The endings that a folder is searched for."""
SHARD_SIZE = 1000  # lines or pages; at ten articles a second a killed run loses less than two minutes a process


@dataclass(frozen=True, slots=True, kw_only=True)
class Shard:
    """A stretch of a file. `changed` is the file's time of change in nanoseconds when the stretch was hashed."""

    id: str
    kind: Kind
    path: str
    stretch: Stretch
    changed: int

    @property
    def name(self) -> str:
        """What failures call the file: its own name, wherever it lies."""
        return printable(Path(self.path).name)


def find_inputs(given: Iterable[str]) -> list[Path]:
    """The files that are meant by files, folders and patterns (`news-*.warc.gz`), each once, in order.

    A folder gives the files below it whose endings are in `SUFFIXES`, in the order of their names. Raises `PageError`.
    """
    found: dict[Path, None] = {}
    for name in given:
        found |= dict.fromkeys(_files(name))
    return list(found)


def _files(name: str) -> list[Path]:
    path = Path(name)
    if path.is_dir():
        files = sorted(p for p in path.rglob("*") if _kind(p) and p.is_file() and not _hidden(p.relative_to(path)))
    elif path.exists():
        files = [path]
    else:
        files = [Path(match) for match in sorted(glob.glob(name, recursive=True))]  # noqa: PTH207 - may be absolute
    if not files:
        what = f"a file that ends in {', '.join(SUFFIXES)}"
        raise PageError(f"{name}: there is no such file, and nothing that fits; give {what}, a folder or a pattern")
    return files


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _kind(path: Path) -> Kind | None:
    return next((kind for ending, kind in SUFFIXES.items() if path.name.lower().endswith(ending)), None)


def shards_of(path: Path, maker: Maker, size: int = SHARD_SIZE) -> Iterator[Shard]:
    """The shards of one file, in order: so many lines or pages each.

    Raises `PageError` for a file of another kind, and `OSError`.
    """
    kind = _kind(path)
    if kind is None:
        raise PageError(f"{path}: expected a file that ends in {', '.join(SUFFIXES)}")
    changed = path.stat().st_mtime_ns
    for stretch in cut_lines(path, size) if kind == "jsonl" else cut_archive(path, size):
        id_ = _hash(path, stretch, encode((maker, kind, printable(path.name), _first(stretch, kind))))
        yield Shard(id=id_, kind=kind, path=str(path.absolute()), stretch=stretch, changed=changed)


def _first(stretch: Stretch, kind: Kind) -> int:
    """The number that failures count from: of the first line, or of the first byte."""
    return stretch.line if kind == "jsonl" else stretch.start


def _hash(path: Path, stretch: Stretch, about: bytes) -> str:
    hashed, left = hashlib.sha256(about), stretch.end - stretch.start
    with open_regular(path) as stream:
        stream.seek(stretch.start)
        while left and (block := stream.read(min(left, BLOCK))):
            hashed.update(block)
            left -= len(block)
    return hashed.hexdigest()[:32]


def pages_of(shard: Shard) -> Iterator[Collected]:
    """The pages of a shard, in order.

    Raises `OSError` where the file cannot be read, and `PageError` where it is no longer what was hashed.
    """
    path, stretch, broken = Path(shard.path), shard.stretch, False
    if shard.kind == "warc":
        end = stretch.end if stretch.end < path.stat().st_size else None
        for page in collect_warc(path, shard.name, start=stretch.start, end=end):
            broken = broken or tells_of_archive(page, shard)
            yield page
    else:
        with open_regular(path) as stream:
            stream.seek(stretch.start)
            lines = islice(bounded_lines(stream), stretch.lines)
            # blank lines are counted and give nothing: lines keep the numbers that they have in the whole file
            yield from collect_jsonl(chain(repeat(b"\n", stretch.line - 1), lines), name=shard.name)
    _check_unchanged(path, shard, thoroughly=broken)


def tells_of_archive(page: Collected, shard: Shard) -> bool:
    """True for what stands where an archive broke off."""
    failure = page.failure
    return shard.kind == "warc" and failure is not None and (page.page.id == shard.name or failure.error == "_CutError")


def _check_unchanged(path: Path, shard: Shard, *, thoroughly: bool) -> None:
    """Refuse a file that another has taken the place of; an archive that broke off must be so on the disk as well."""
    if path.stat().st_mtime_ns != shard.changed:
        raise PageError(f"{shard.name} was changed while it was read; run again")
    if thoroughly:
        with open_regular(path) as stream:
            while stream.read(BLOCK):
                pass
