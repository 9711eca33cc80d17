"""The log of alerts: JSON lines that tell what was raised, when, why, and where it was sent; one writer at a time."""

import os
from collections.abc import Callable, Iterable, Iterator
from io import FileIO
from pathlib import Path
from typing import Self

import msgspec

from dateline.alerts.records import Alert, LineKind, LogLine
from dateline.base.codec import encode
from dateline.base.errors import DatelineError
from dateline.base.journal import append, locked

_LINE = msgspec.json.Decoder(LogLine)


def logged(path: Path) -> list[LogLine]:
    """The lines of a log; none where there is no file. A last line that a crash tore does not count.

    Raises `DatelineError` for a file that is no log of alerts.
    """
    return list(_lines(path, path.read_bytes())) if path.exists() else []


def raised(lines: Iterable[LogLine]) -> list[Alert]:
    """The alerts of a log in the order in which they were raised."""
    return [line.alert for line in lines if line.line == "raised" and line.alert is not None]


def pending(lines: Iterable[LogLine]) -> list[tuple[Alert, str]]:
    """Each alert with each place that it was raised for and has not reached, in the order of the log."""
    waiting: dict[tuple[str, str], Alert] = {}
    for line in lines:
        for place in line.to:
            if line.line == "raised" and line.alert is not None:
                waiting[(line.id, place)] = line.alert
            elif line.line == "sent":
                waiting.pop((line.id, place), None)
    return [(alert, place) for (_, place), alert in waiting.items()]


class AlertLog:
    """A log that is open for adding to it, and locked against a second writer until it is closed."""

    def __init__(self, path: Path, now: Callable[[], str]) -> None:
        self.path = path
        self._now = now
        self._stream = locked(path, "another run writes this log")
        try:
            self.lines = logged(path)
            _mend(self._stream)
        except (DatelineError, OSError):
            self._stream.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stream.close()

    def raise_alert(self, alert: Alert, places: tuple[str, ...]) -> None:
        """Write down that an alert is due at some places; it is never raised again."""
        self._add(LogLine(at=self._now(), line="raised", id=alert.id, to=places, alert=alert))

    def tell(self, line: LineKind, alert: Alert, place: str, detail: str | None = None) -> None:
        """Write down what came of sending an alert to one place."""
        self._add(LogLine(at=self._now(), line=line, id=alert.id, to=(place,), detail=detail))

    def _add(self, line: LogLine) -> None:
        append(self._stream, encode(line) + b"\n")
        os.fsync(self._stream.fileno())
        self.lines.append(line)


def _lines(path: Path, content: bytes) -> Iterator[LogLine]:
    whole = content[: content.rfind(b"\n") + 1]
    if content and not whole and content[:6] != b'{"at":'[: len(content)]:
        raise DatelineError(f"{path}: no log of alerts; name a new file with --log")
    for number, line in enumerate(whole.splitlines(), 1):
        try:
            yield _LINE.decode(line)
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            raise DatelineError(
                f"{path}, line {number}: no line of a log of alerts: {error}; name another file with --log"
            ) from error


def _mend(stream: FileIO) -> None:
    """Take away a last line that a crash tore: what it told was not done yet, or is done again."""
    stream.seek(0)
    content = stream.read()
    stream.truncate(content.rfind(b"\n") + 1)
    stream.seek(0, os.SEEK_END)
