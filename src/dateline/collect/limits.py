"""How much is read, and of what: regular files only, and never more than one byte above the limit."""

import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from dateline.base.errors import PageError

MAX_BYTES = 20 * 1024 * 1024
"""No article page comes near it: the largest of 300 news pages measured has 3 MB."""

_KINDS = (
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISDIR, "a folder"),
)


def check_size(size: int) -> None:
    """Refuse what is larger than any article page. Raises `PageError`."""
    if size > MAX_BYTES:
        raise PageError(
            f"{size / 1048576:.0f} MB are too many; a page of at most {MAX_BYTES // 1048576} MB is read. "
            "Split a collection into one article a file, or one a line of JSON"
        )


def open_regular(path: Path) -> BinaryIO:
    """The file, open for reading bytes. Raises `PageError` for a pipe or device, which might never end or answer."""
    mode = path.stat().st_mode
    if not stat.S_ISREG(mode):
        kind = next((name for is_kind, name in _KINDS if is_kind(mode)), "no regular file")
        raise PageError(f"this is {kind}; expected a regular file, or - for standard input")
    return path.open("rb")


def read_regular(path: Path) -> bytes:
    """All bytes of a regular file, whatever size it claims. Raises `PageError` above the limit, and `OSError`."""
    with open_regular(path) as stream:
        check_size(path.stat().st_size)
        content = stream.read(MAX_BYTES + 1)
    check_size(len(content))
    return content


def bounded_lines(stream: BinaryIO) -> Iterator[bytes]:
    """The lines of a stream; of a line above the limit only its beginning, one byte longer than the limit."""
    while line := stream.readline(MAX_BYTES + 1):
        yield line
        rest = line
        while len(rest) > MAX_BYTES and not rest.endswith(b"\n"):
            rest = stream.readline(MAX_BYTES + 1)
