"""Web archives (WARC, plain or packed with gzip) -> pages, one record at a time."""

import zlib
from collections.abc import Iterator
from os import SEEK_END
from pathlib import Path
from typing import BinaryIO

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from dateline.base.errors import PageError
from dateline.base.records import RawPage
from dateline.collect.content import collect_bytes
from dateline.collect.limits import MAX_BYTES, check_size, open_regular
from dateline.collect.result import Collected, not_collected
from dateline.collect.unpack import unpack

SUFFIXES = (".warc", ".warc.gz")
_PAGES = ("text/html", "application/xhtml+xml")
_STEP = 1024 * 1024


def collect_warc(path: Path, name: str, *, start: int = 0, end: int | None = None) -> Iterator[Collected]:
    """The web pages of an archive, in its order: good answers whose type is HTML; the rest is passed over.

    The id of a page is that of its record. A record that cannot be read is a failure in its place; an archive that is
    cut or damaged gives all that stands before, and a failure at the end. `name` is what failures call the archive.
    `start` and `end` keep to the records that begin between these bytes of the file; a record must begin at `start`.
    """
    last, cut = start, False
    try:
        with open_regular(path) as stream:
            stream.seek(start)
            for record in ArchiveIterator(stream, record_types=WarcRecordType.response, auto_decode="transfer"):
                last = record.stream_pos
                if end is not None and last >= end:
                    return
                got = _collect_record(record, name)
                cut = got is not None and got.failure is not None and got.failure.error == _CutError.__name__
                if got is not None:
                    yield got
        if not cut:
            _check_end(path, last)
    except (OSError, PageError) as error:
        said = f"the archive cannot be read: {error.strerror or error}" if isinstance(error, OSError) else str(error)
        yield not_collected(RawPage(id=name), "collect_warc", PageError(f"{name}: {said}"))


class _CutError(PageError):
    """A record that ends before its end."""


def _collect_record(record: WarcRecord, name: str) -> Collected | None:
    """The page of a record, or why there is none; `None` for a record that holds no web page."""
    id_ = (record.record_id or "").strip("<>") or f"{name}@{record.stream_pos}"
    url = (record.headers.get("WARC-Target-URI") or "").strip("<>") or None
    try:
        return _page(record, id_, url)
    except (PageError, OSError) as error:
        where = f"{name}, record at byte {record.stream_pos}"
        return not_collected(RawPage(id=id_, url=url), "collect_warc", type(error)(f"{where}: {error}"))


def _page(record: WarcRecord, id_: str, url: str | None) -> Collected | None:
    answered = record.http_headers
    if answered is None or answered.status_code is None:
        raise _CutError("the record is cut, or holds no answer of a server; what came before it stands")
    if not 200 <= answered.status_code < 300 or (record.http_content_type or "text/html").lower() not in _PAGES:
        return None
    length = record.content_length
    check_size(length)
    content = record.reader.read(MAX_BYTES + 1)
    chunked = "chunked" in (answered.get("Transfer-Encoding") or "").lower()
    if len(content) < length and not chunked:
        raise _CutError(f"the record is cut: {len(content)} of {length} bytes are there; what came before it stands")
    content = unpack([content], answered.get("Content-Encoding") or "", MAX_BYTES)
    kind = f"text/html; charset={record.http_charset}" if record.http_charset else "text/html"
    return collect_bytes(content, name=id_, content_type=kind, url=url, id=id_)


def _check_end(path: Path, last: int) -> None:
    """Refuse an archive that ends within a record: looks at what follows the last page. Raises `PageError`."""
    with open_regular(path) as stream:
        packed = stream.read(2) == b"\x1f\x8b"
        stream.seek(last)
        whole = _ends_packed(stream) if packed else _ends_plain(stream)
    if not whole:
        raise PageError("the archive is cut: it ends within a record; what came before stands. Fetch it again")


def _ends_plain(stream: BinaryIO) -> bool:
    """True if the last bytes are the empty lines that close a record."""
    end = stream.seek(0, SEEK_END)
    stream.seek(max(0, end - 4))
    return stream.read(4).replace(b"\r", b"").endswith(b"\n\n")


def _ends_packed(stream: BinaryIO) -> bool:
    """True if each gzip member from here on has its end."""
    member = zlib.decompressobj(zlib.MAX_WBITS | 16)
    fresh = True
    while chunk := member.unused_data or member.unconsumed_tail or stream.read(_STEP):
        if member.eof:
            member = zlib.decompressobj(zlib.MAX_WBITS | 16)
        try:
            member.decompress(chunk, _STEP)
        except zlib.error:
            return False
        fresh = False
    return member.eof and not fresh
