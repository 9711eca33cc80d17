"""What is named on the command line -> shards: stretches of archives that are read, written and resumed as one.

A shard is named by a hash of all that its readings depend on: its bytes, the name of its file, the number of its first
line (failures tell both), and what reads it. Not by path, size and time of change: a moved, copied or touched archive
would be read again, and one rewritten within a second would not. Hashing costs a second a gigabyte, reading hours.
"""

import glob
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice, repeat
from pathlib import Path
from typing import BinaryIO, Literal

from fastwarc.warc import ArchiveIterator, WarcRecordType

from dateline.base.codec import encode
from dateline.base.errors import PageError
from dateline.base.records import Maker
from dateline.collect import Collected
from dateline.collect.files import printable
from dateline.collect.jsonl import collect_jsonl
from dateline.collect.limits import bounded_lines, open_regular
from dateline.collect.warc import collect_warc

Kind = Literal["jsonl", "warc"]
SUFFIXES: dict[str, Kind] = {".jsonl": "jsonl", ".warc": "warc", ".warc.gz": "warc"}
"""The endings that a folder is searched for."""
SHARD_SIZE = 1000  # lines; at ten articles a second a killed run loses less than two minutes a process
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Shard:
    """A file, or the stretch of `lines` lines of one: its bytes from `start` to `end`, whose first line is `line`.

    `changed` is the file's time of change in nanoseconds when the shard was hashed, `pages` how many it seems to hold.
    Of an archive `lines` is 0.
    """

    id: str
    kind: Kind
    path: str
    start: int
    end: int
    changed: int
    line: int = 1
    lines: int = 0
    pages: int = 0

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
    """The shards of one file, in order: a whole archive, or `size` lines each of a file of JSON lines.

    Raises `PageError` for a file of another kind, and `OSError`.
    """
    kind = _kind(path)
    if kind is None:
        raise PageError(f"{path}: expected a file that ends in {', '.join(SUFFIXES)}")
    with open_regular(path) as stream:
        changed = path.stat().st_mtime_ns
        line = 1
        while True:
            start, hashed = stream.tell(), hashlib.sha256(encode((maker, kind, printable(path.name), line)))
            lines = _hash_lines(stream, hashed, size) if kind == "jsonl" else _hash_rest(stream, hashed)
            if stream.tell() == start and start:
                return
            yield Shard(
                id=hashed.hexdigest()[:32],
                kind=kind,
                path=str(path.absolute()),
                start=start,
                end=stream.tell(),
                changed=changed,
                line=line,
                lines=lines,
                pages=lines if kind == "jsonl" else _count_pages(path),
            )
            if stream.tell() == start:
                return
            line += lines


def _hash_lines(stream: BinaryIO, hashed: "hashlib._Hash", size: int) -> int:
    """Hash the next `size` lines, however long; how many there were."""
    lines, within = 0, False
    while lines < size and (block := stream.readline(_BLOCK)):
        hashed.update(block)
        within = not block.endswith(b"\n")
        lines += not within
    return lines + within


def _hash_rest(stream: BinaryIO, hashed: "hashlib._Hash") -> int:
    while block := stream.read(_BLOCK):
        hashed.update(block)
    return 0


def _count_pages(path: Path) -> int:
    """How many web pages an archive seems to hold: for the time left, so a broken one is counted as far as it goes."""
    count = 0
    try:
        with open_regular(path) as stream:
            for record in ArchiveIterator(stream, record_types=WarcRecordType.response):
                answer = record.http_headers
                count += answer is not None and answer.status_code == 200 and "html" in (record.http_content_type or "")
    except OSError:
        pass  # told as a failure of the shard when it is read
    return count


def pages_of(shard: Shard) -> Iterator[Collected]:
    """The pages of a shard, in order.

    Raises `OSError` where the file cannot be read, and `PageError` where it is no longer what was hashed.
    """
    path, broken = Path(shard.path), False
    if shard.kind == "warc":
        for page in collect_warc(path, shard.name):
            broken = broken or tells_of_archive(page, shard)
            yield page
    else:
        with open_regular(path) as stream:
            stream.seek(shard.start)
            lines = islice(bounded_lines(stream), shard.lines)
            # blank lines are counted and give nothing: lines keep the numbers that they have in the whole file
            yield from collect_jsonl(chain(repeat(b"\n", shard.line - 1), lines), name=shard.name)
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
            while stream.read(_BLOCK):
                pass
