"""Collected pages -> readings -> what the caller asked for."""

from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path

from dateline.base.records import Reading
from dateline.cli.output import show, write_page
from dateline.cli.pipe import until_closed
from dateline.cli.progress import Progress
from dateline.collect import Collected
from dateline.knowledge.coding import Coding
from dateline.workers import read_all


def read_out(
    pages: Iterable[Collected],
    *,
    jobs: int,
    as_json: bool,
    html: Path | None,
    quiet: bool,
    coding: Coding | None = None,
) -> int:
    """Read all pages and show them as they come, and on a page if one is asked for; how many have failures."""
    kept: list[Reading] = []

    def take(reading: Reading) -> None:
        show(reading, as_json=as_json)
        if html is not None:
            kept.append(reading)

    failed = read_each(pages, jobs=jobs, quiet=quiet, take=take, coding=coding)
    if html is not None:
        write_page(kept, html)
    return failed


def read_each(
    pages: Iterable[Collected],
    *,
    jobs: int,
    quiet: bool,
    take: Callable[[Reading], None],
    coding: Coding | None = None,
) -> int:
    """Read all pages, give each reading to `take` in order, and show progress; how many have failures."""
    failed = 0
    readings = read_all(pages, jobs, coding)
    with Progress(quiet=quiet) as progress, closing(readings), until_closed():
        for reading in readings:
            failed += bool(reading.failures)
            take(reading)
            progress.step(failed=bool(reading.failures))
    return failed
