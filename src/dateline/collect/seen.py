"""What earlier rounds have seen, so that nothing is fetched twice without need and no failure is forgotten."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

import msgspec

from dateline.base.errors import DatelineError
from dateline.base.journal import append, locked

MAX_TRIES = 5
"""Rounds in which a page that failed is tried; then it is left alone until its feed tells of a change."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What is remembered of an address: when and for which source it was asked, and what the server gave to ask again.

    `updated` is what the feed told of the page; `digest` is that of its content. `failed` says why there is no page,
    after `tries` tries; with `final` it is not tried again.
    """

    url: str
    source: str
    when: str
    etag: str | None = None
    modified: str | None = None
    updated: str | None = None
    digest: str | None = None
    failed: str | None = None
    tries: int = 0
    final: bool = False


class Seen(Protocol):
    """Where marks are kept between rounds."""

    def get(self, url: str) -> Mark | None:
        """What is remembered of an address."""

    def keep(self, mark: Mark) -> None:
        """Remember, instead of what was remembered of that address."""

    def marks(self) -> Iterator[Mark]:
        """All that is remembered, the latest of each address."""


class MemorySeen:
    """Marks that last as long as this object."""

    def __init__(self) -> None:
        self._lines: dict[str, bytes] = {}

    def get(self, url: str) -> Mark | None:
        """What is remembered of an address."""
        line = self._lines.get(url)
        return None if line is None else _DECODER.decode(line)

    def keep(self, mark: Mark) -> None:
        """Remember, instead of what was remembered of that address."""
        self._lines[mark.url] = _ENCODER.encode(mark)

    def marks(self) -> Iterator[Mark]:
        """All that is remembered, the latest of each address."""
        return map(_DECODER.decode, self._lines.values())


class FileSeen(MemorySeen):
    """Marks in a file of JSON lines to which each new one is added at once: a crash costs at most the last line.

    Opened, the file is read whole; it is written anew where most of it is outdated. Raises `DatelineError` for a file
    that holds something else. One process at a time may use it.
    """

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._stream = locked(path, "another round is under way with it")
        self._written = 0  # lines in the file
        try:
            self._load()
        except DatelineError:
            self._stream.close()
            raise

    def keep(self, mark: Mark) -> None:
        """Remember, and write it down. Raises `DiskError`, and remembers nothing, where the disk does not take it."""
        line = _ENCODER.encode(mark) + b"\n"
        append(self._stream, line)
        self._lines[mark.url] = line[:-1]
        self._written += 1
        self._keep_small()

    def close(self) -> None:
        """Let go of the file."""
        self._stream.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _load(self) -> None:
        content = self._path.read_bytes()
        *whole, torn = content.split(b"\n")
        for number, line in enumerate(whole, start=1):
            self._take(line, number)
        self._written = len(whole)
        if torn:
            self._stream.truncate(len(content) - len(torn))
        self._keep_small()

    def _take(self, line: bytes, number: int) -> None:
        try:
            self._lines[_DECODER.decode(line).url] = line
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            raise DatelineError(
                f"{self._path}, line {number}: no mark of what was seen: {error}; name another file with --seen"
            ) from error

    def _keep_small(self) -> None:
        """Write the file anew where most of its lines are outdated; where there is no room for that, it stays."""
        if self._written <= 2 * len(self._lines) + 100:
            return
        fresh = self._path.with_name(f"{self._path.name}.new")
        fresh.unlink(missing_ok=True)
        stream = locked(fresh, "another round is under way with it")
        try:
            append(stream, b"".join(line + b"\n" for line in self._lines.values()))
            os.fsync(stream.fileno())
            fresh.replace(self._path)
        except OSError:  # what was remembered stands in the old file
            stream.close()
            fresh.unlink(missing_ok=True)
            return
        self._stream.close()
        self._stream, self._written = stream, len(self._lines)


_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder(Mark)
