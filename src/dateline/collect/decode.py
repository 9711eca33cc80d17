"""Bytes -> text: byte order mark, then what the server said, then what the page says, then what the bytes look like."""

import codecs
import re

from charset_normalizer import from_bytes

from dateline.base.errors import PageError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark begins in the same way
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BINARY = {
    b"%PDF": "a PDF file",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"RIFF": "a RIFF media file",
    b"PK\x03\x04": "a ZIP archive or office document",
    b"\x1f\x8b": "gzip-compressed; unpack it first",
    b"\x28\xb5\x2f\xfd": "Zstandard-compressed; unpack it first",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"\x7fELF": "a program",
}
_META_CHARSET = re.compile(
    rb"<(?:meta[^>]{0,200}?charset|\?xml[^>]{0,100}?encoding)\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE
)
_HIGH = re.compile(rb"[\x80-\xff]+")
_HEAD = 4096
_SAMPLE = 65_536
_CONTROL = bytes(sorted({*range(32)} - {9, 10, 12, 13, 27}))


def decode(content: bytes, *, charset: str | None = None) -> str:
    """The text of `content`. `charset` is what the server said, if it said anything.

    Raises `PageError` for what is plainly not text (a PDF, a picture, an archive, many control characters).
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding, "replace").removeprefix("\ufeff")
    _refuse_binary(content)
    for told in (charset, _declared(content), "utf-8"):
        text = _try(content, told)
        if text is not None:
            return text
    for looks in (_western, _likely):  # each reads all bytes, so only where nobody told the encoding
        text = _try(content, looks(content))
        if text is not None:
            return text
    return content.decode("utf-8", "replace")


def _refuse_binary(content: bytes) -> None:
    for magic, what in _BINARY.items():
        if content.startswith(magic):
            raise PageError(f"the content is {what}; expected a web page or plain text")
    head = content[:_HEAD]
    odd = len(head) - len(head.translate(None, _CONTROL))
    if odd > 0.05 * len(head):
        raise PageError(
            f"the content is binary: {odd} of its first {len(head)} bytes are control characters; "
            "expected a web page or plain text"
        )


def _declared(content: bytes) -> str | None:
    found = _META_CHARSET.search(content[:_HEAD])
    return found.group(1).decode("ascii", "ignore") if found else None


def _western(content: bytes) -> str | None:
    """Windows-1252, what browsers fall back on, where the bytes are mostly ASCII and nearly every other stands alone.

    Letters of other alphabets stand in runs.
    """
    runs = _HIGH.findall(content)
    alone = sum(len(run) == 1 for run in runs)
    return "cp1252" if runs and 4 * sum(map(len, runs)) <= len(content) and alone >= 0.9 * len(runs) else None


def _likely(content: bytes) -> str | None:
    best = from_bytes(content[:_SAMPLE]).best()
    return best.encoding if best else "cp1252"


def _try(content: bytes, encoding: str | None) -> str | None:
    """The text in that encoding, or `None` where it has no such name or does not fit.

    Pages that claim Latin-1 or ASCII hold Windows-1252, as browsers know; a page that can be read as a web page does
    not begin with UTF-16 in its own <meta>, so such a claim is void. A cut last character does not void UTF-8.
    """
    if encoding is None:
        return None
    try:
        name = codecs.lookup(encoding).name
        if name.startswith(("utf-16", "utf-32")):
            return None
        if name == "utf-8":
            return codecs.getincrementaldecoder("utf-8")().decode(content)
        return content.decode("cp1252" if name in ("iso8859-1", "ascii") else name)
    except (LookupError, UnicodeDecodeError, ValueError, TypeError):
        return None
