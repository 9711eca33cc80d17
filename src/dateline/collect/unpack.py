"""Compressed bytes -> bytes, with a ceiling: a small answer must not unfold into the whole memory."""

import zlib
from collections.abc import Iterable

from dateline.base.errors import FetchError

MAX_RATIO = 200
"""Web pages shrink 3 to 30 times; a bomb 1,000 times."""
_FREE = 1024 * 1024
_STEP = 256 * 1024


def unpack(chunks: Iterable[bytes], encoding: str, ceiling: int) -> bytes:
    """All of `chunks`, unpacked by the HTTP content coding `encoding`.

    Raises `FetchError` above `ceiling` bytes, for a suspicious ratio, a damaged stream, or a coding not asked for.
    """
    coding = encoding.strip().lower()
    if coding in ("", "identity"):
        return _joined(chunks, ceiling)
    if coding not in ("gzip", "x-gzip", "deflate"):
        raise FetchError(f"the server sent the coding {encoding!r}, which was not asked for")
    unpacker, out, came = _Unpacker(), bytearray(), 0
    for chunk in chunks:
        came += len(chunk)
        for piece in unpacker.pieces(chunk):
            out += piece
            _check(len(out), came, ceiling)
    return bytes(out)


def _joined(chunks: Iterable[bytes], ceiling: int) -> bytes:
    out = bytearray()
    for chunk in chunks:
        out += chunk
        _check(len(out), len(out), ceiling)
    return bytes(out)


def _check(size: int, came: int, ceiling: int) -> None:
    if size > ceiling:
        raise FetchError(f"the page is larger than {ceiling // 1048576} MB; no article is")
    if size > _FREE and size > MAX_RATIO * came:
        raise FetchError(
            f"the answer unfolds more than {MAX_RATIO} times ({came} bytes to {size}); it looks like a bomb"
        )


class _Unpacker:
    """gzip, zlib and bare deflate, a bounded piece at a time."""

    def __init__(self) -> None:
        self._zlib: zlib._Decompress | None = None

    def pieces(self, chunk: bytes) -> Iterable[bytes]:
        if self._zlib is None:
            self._zlib = zlib.decompressobj(zlib.MAX_WBITS | 32 if _has_header(chunk) else -zlib.MAX_WBITS)
        try:
            while chunk and not self._zlib.eof:
                yield self._zlib.decompress(chunk, _STEP)
                chunk = self._zlib.unconsumed_tail
        except zlib.error as error:
            raise FetchError(f"the compressed answer is damaged: {error}") from error


def _has_header(chunk: bytes) -> bool:
    """True for gzip and zlib; some servers send deflate without any header."""
    if chunk[:2] == b"\x1f\x8b" or len(chunk) < 2:
        return True
    return chunk[0] & 0x0F == 8 and (chunk[0] << 8 | chunk[1]) % 31 == 0
