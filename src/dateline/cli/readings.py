"""Readings from a file that `dateline read --json` wrote."""

from collections.abc import Iterator
from pathlib import Path

import typer

from dateline.base.codec import decode_reading
from dateline.base.errors import DatelineError
from dateline.base.records import Reading


def readings_in(path: Path, *, option: str) -> Iterator[Reading]:
    """The readings of a file, one a line. A file that is none is the complaint of the option that named it."""
    try:
        with path.open("rb") as file:
            for number, line in enumerate(file, start=1):
                if line.strip():
                    yield _reading(line, f"{path}, line {number}", option)
    except OSError as error:
        raise typer.BadParameter(f"{path}: {error.strerror}; name a file of readings", param_hint=option) from error


def _reading(line: bytes, place: str, option: str) -> Reading:
    try:
        return decode_reading(line)
    except DatelineError as error:
        raise typer.BadParameter(f"{place}: {error}", param_hint=option) from error
