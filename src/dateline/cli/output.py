"""Readings on standard output, and on a page."""

import sys
from pathlib import Path

from rich.console import Console

from dateline.base.codec import encode
from dateline.base.errors import DatelineError
from dateline.base.records import Reading
from dateline.cli.pipe import write_line
from dateline.cli.summary import print_summary
from dateline.web.page import render_page

LINE = 100  # characters a line of the summary where no terminal says how wide it is


def show(reading: Reading, *, as_json: bool) -> None:
    """One reading on standard output: a line of JSON, or a summary."""
    if as_json:
        write_line(encode(reading))
    else:
        print_summary(reading, Console(highlight=False, width=None if sys.stdout.isatty() else LINE))


def write_page(readings: list[Reading], page: Path) -> None:
    """Write the self-contained page of some readings, and say on standard error where it is."""
    try:
        page.write_text(render_page(readings), encoding="utf-8")
    except OSError as error:
        raise DatelineError(f"{page}: the page cannot be written: {error.strerror}") from error
    print(f"page: {page}", file=sys.stderr)
