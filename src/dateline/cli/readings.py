"""Readings for the commands that look at many: from a file of them, or read now from the sources that people name."""

import sys
from collections.abc import Iterator
from contextlib import closing
from itertools import chain, groupby
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from dateline.base.codec import decode_reading, is_reading
from dateline.base.errors import DatelineError
from dateline.base.records import Reading
from dateline.cli import read
from dateline.cli.progress import Progress

if TYPE_CHECKING:
    from dateline.store import Store


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


class Sound:
    """The readings that have a text; of the others their failures are told on standard error."""

    def __init__(self, readings: Iterator[Reading], *, quiet: bool) -> None:
        self._readings, self._quiet = readings, quiet
        self.failed = 0

    def __iter__(self) -> Iterator[Reading]:
        with Progress(quiet=self._quiet) as progress:
            for reading in self._readings:
                progress.step(failed=bool(reading.failures))
                self.failed += bool(reading.failures)
                for failure in reading.failures:
                    print(f"dateline: {reading.id}: {failure.detail}", file=sys.stderr)
                if reading.article.text.strip():
                    yield reading


def sound_readings(sources: list[str], *, jsonl: bool, jobs: int, allow_host: list[str] | None, quiet: bool) -> Sound:
    """The readings of the sources of a command that looks at many articles; a source that is not there is refused.

    A folder or a Parquet file that `dateline run` wrote is taken as what it is, with `--jsonl` and without.
    """
    runs = frozenset(source for source in sources if is_run(source))
    others = [source for source in sources if source not in runs]
    if others:
        read.check_sources(others, json_lines=jsonl, about_one={})
    allow = frozenset(allow_host or ())

    def readings() -> Iterator[Reading]:
        for of_run, group in groupby(sources, runs.__contains__):
            some = list(group)
            if of_run:
                yield from (reading for source in some for reading in from_run(Path(source)))
            else:
                yield from _from_lines(some, jobs) if jsonl else _from_pages(some, jobs, allow)

    return Sound(readings(), quiet=quiet)


def of_store(sources: list[str] | None, store: str | None) -> bool:
    """True where no source is named, so that the stories of the store are asked; both at once are refused."""
    if sources and store is not None:
        raise typer.BadParameter("name sources, or a store whose stories are asked; not both", param_hint="--store")
    return not sources


def settled(place: str | None) -> "Store":
    """The store, which must be there already, with its stories brought up to date."""
    from dateline.cli.keep import open_to_read  # noqa: PLC0415 - the database loads here, not with --help
    from dateline.settle import settle  # noqa: PLC0415 - as above

    store = open_to_read(place)
    settle(store)
    return store


def is_run(source: str) -> bool:
    """True for a folder or a Parquet file that `dateline run` wrote."""
    path = Path(source)
    if path.is_dir():
        manifest = path / "manifest.json"
        return manifest.is_file() and b'"dateline.run/' in manifest.read_bytes()
    if path.suffix.lower() != ".parquet" or not path.is_file():
        return False
    from dateline.workers.table import told_in  # noqa: PLC0415 - loads here, not with --help

    return told_in(path) is not None


def from_run(path: Path) -> Iterator[Reading]:
    """The readings of what `dateline run` wrote; shards that are not done are told on standard error."""
    from dateline.workers import readings_of  # noqa: PLC0415 - loads here, not with --help
    from dateline.workers.manifest import read_manifest  # noqa: PLC0415 - as above

    manifest = read_manifest(path) if path.is_dir() else None
    if manifest is not None and manifest.done < len(manifest.shards):
        told = f"only {manifest.done} of {len(manifest.shards)} shards are done; the rest is left out"
        print(f"dateline: {path}: {told} (run again to read it)", file=sys.stderr)
    yield from readings_of(path)


def _from_pages(sources: list[str], jobs: int, allow: frozenset[str]) -> Iterator[Reading]:
    from dateline.cli import sources as from_sources  # noqa: PLC0415 - the parser loads here, not with --help
    from dateline.workers import read_all  # noqa: PLC0415 - as above

    with closing(read_all(from_sources.collect(sources, from_sources.Given(), allow=allow), jobs)) as readings:
        yield from readings


def _from_lines(sources: list[str], jobs: int) -> Iterator[Reading]:
    """The readings of files of JSON lines; the first line tells whether a file holds documents or readings."""
    from dateline.collect.jsonl import collect_jsonl  # noqa: PLC0415 - loads here, not with --help
    from dateline.collect.limits import bounded_lines, open_regular  # noqa: PLC0415 - as above
    from dateline.workers import read_all  # noqa: PLC0415 - as above

    for source in sources:
        stream = sys.stdin.buffer if source == "-" else open_regular(Path(source))
        name = "standard input" if source == "-" else Path(source).name
        with stream:
            lines = bounded_lines(stream)
            first = next(lines, b"")
            if is_reading(first):
                yield from (_decoded(line, name, n) for n, line in enumerate(chain([first], lines), 1) if line.strip())
            else:
                with closing(read_all(collect_jsonl(chain([first], lines), name=name), jobs)) as readings:
                    yield from readings


def _decoded(line: bytes, name: str, number: int) -> Reading:
    try:
        return decode_reading(line)
    except DatelineError as error:
        raise DatelineError(f"{name}, line {number}: {error}") from error
