"""Where a large file may be cut: between lines of JSON, and between records of a web archive."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from os import SEEK_END
from pathlib import Path
from typing import BinaryIO

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from dateline.collect.limits import open_regular

BLOCK = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """The bytes of a file from `start` to `end`: `lines` lines from number `line` on, or so many `pages` of an archive.

    Of an archive `lines` is 0, and `pages` is how many there seem to be.
    """

    start: int
    end: int
    line: int = 1
    lines: int = 0
    pages: int = 0


def cut_lines(path: Path, size: int) -> Iterator[Stretch]:
    """Stretches of `size` lines each; an empty file is one of none. Raises `PageError` and `OSError`."""
    with open_regular(path) as stream:
        line, lines = 1, _pass_lines(stream, size)
        yield Stretch(start=0, end=stream.tell(), lines=lines, pages=lines)
        while lines:
            start, line = stream.tell(), line + lines
            if lines := _pass_lines(stream, size):
                yield Stretch(start=start, end=stream.tell(), line=line, lines=lines, pages=lines)


def _pass_lines(stream: BinaryIO, size: int) -> int:
    """Go on by `size` lines, however long; how many there were."""
    lines, within = 0, False
    while lines < size and (block := stream.readline(BLOCK)):
        within = not block.endswith(b"\n")
        lines += not within
    return lines + within


def cut_archive(path: Path, size: int) -> Iterator[Stretch]:
    """Stretches of `size` web pages each, that begin at a record; the last goes to the end of the file.

    What cannot be read belongs to the last, and so does an archive packed as one: its records have no place of their
    own in the file. Raises `PageError` and `OSError`.
    """
    with open_regular(path) as stream:
        end = stream.seek(0, SEEK_END)
        stream.seek(0)
        places = list(_places(stream))
        cuts = [(0, 0)]
        cuts += [(place, n) for n, place in enumerate(places) if n and n % size == 0 and _begins_record(stream, place)]
    cuts.append((end, len(places)))
    for (start, first), (stop, last) in pairwise(cuts):
        yield Stretch(start=start, end=stop, pages=last - first)


def _places(stream: BinaryIO) -> Iterator[int]:
    """Where in the file the record of each web page begins, as far as records can be read."""
    try:
        for record in ArchiveIterator(stream, record_types=WarcRecordType.response):
            if _is_page(record):
                yield record.stream_pos
    except OSError:
        return  # told as a failure of the shard when it is read


def _begins_record(stream: BinaryIO, place: int) -> bool:
    stream.seek(place)
    return stream.read(5).startswith((b"WARC/", b"\x1f\x8b\x08"))


def _is_page(record: WarcRecord) -> bool:
    answer = record.http_headers
    return answer is not None and answer.status_code == 200 and "html" in (record.http_content_type or "")
