"""Standard output, and a reader of it who may leave before the end."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import typer


@contextmanager
def until_closed() -> Iterator[None]:
    """Write inside; if the reader of standard output (`| head`) leaves, so do we: quietly, for nothing has failed."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        drop_output()
        raise typer.Exit(0) from None


def drop_output() -> None:
    """Send what is left of standard output nowhere, or the interpreter would complain when it flushes at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())


def write_line(line: bytes) -> None:
    """One line of UTF-8 to standard output, sent at once so that a pipeline behind it can work on it."""
    sys.stdout.buffer.write(line + b"\n")
    sys.stdout.buffer.flush()
