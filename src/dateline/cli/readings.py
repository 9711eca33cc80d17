"""Readings from a file that `dateline read --json` wrote."""

import sys
from collections.abc import Iterator
from pathlib import Path

import typer

from dateline.base.codec import decode_reading
from dateline.base.errors import DatelineError
from dateline.base.records import Reading


def readings_in(path: Path, *, option: str) -> Iterator[Reading]:
    """The readings of a file (`-`: of standard input): one a line, or one alone over as many lines as it likes.

    A file that is none is the complaint of the option that named it.
    """
    try:
        content = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
    except OSError as error:
        raise typer.BadParameter(f"{path}: {error.strerror}; name a file of readings", param_hint=option) from error
    lines = content.splitlines()
    if len(lines) > 1 and not lines[0].rstrip().endswith(b"}"):
        yield _reading(content, str(path), option)
        return
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _reading(line, f"{path}, line {number}", option)


def _reading(line: bytes, place: str, option: str) -> Reading:
    try:
        return decode_reading(line)
    except DatelineError as error:
        raise typer.BadParameter(f"{place}: {error}", param_hint=option) from error
