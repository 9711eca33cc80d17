"""Collected pages -> readings -> what the caller asked for: JSON lines, a summary, a page."""

import sys
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from rich.console import Console

from dateline.base.codec import encode
from dateline.base.errors import DatelineError
from dateline.base.records import Reading
from dateline.cli.pipe import until_closed, write_line
from dateline.cli.progress import Progress
from dateline.cli.summary import print_summary
from dateline.collect import Collected
from dateline.web.page import render_page
from dateline.workers import read_all

LINE = 100  # characters a line of the summary where no terminal says how wide it is


def read_out(pages: Iterable[Collected], *, jobs: int, as_json: bool, html: Path | None, quiet: bool) -> int:
    """Read all pages and show them as they come; how many readings have failures."""
    failed = 0
    kept: list[Reading] = []
    readings = read_all(pages, jobs)
    with Progress(quiet=quiet) as progress, closing(readings), until_closed():
        for reading in readings:
            failed += bool(reading.failures)
            show(reading, as_json=as_json)
            progress.step(failed=bool(reading.failures))
            if html is not None:
                kept.append(reading)
    if html is not None:
        write_page(kept, html)
    return failed


def show(reading: Reading, *, as_json: bool) -> None:
    """One reading on standard output."""
    if as_json:
        write_line(encode(reading))
    else:
        print_summary(reading, Console(highlight=False, width=None if sys.stdout.isatty() else LINE))


def write_page(readings: list[Reading], page: Path) -> None:
    """Write the self-contained page of some readings, and say where it is."""
    try:
        page.write_text(render_page(readings), encoding="utf-8")
    except OSError as error:
        raise DatelineError(f"{page}: the page cannot be written: {error.strerror}") from error
    print(f"page: {page}", file=sys.stderr)
