"""`dateline stories`: many articles in, stories out."""

import sys
from collections.abc import Iterator
from contextlib import closing
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.base.codec import decode_reading, encode, is_reading
from dateline.base.errors import DatelineError
from dateline.cli import read
from dateline.cli.pipe import until_closed, write_line
from dateline.cli.progress import Progress

if TYPE_CHECKING:
    from dateline.base.records import Reading

JsonLines = Annotated[
    bool, typer.Option("--jsonl", help='Each line in is a document {"id", "text"} or {"id", "html"}, or a reading.')
]
AsJson = Annotated[bool, typer.Option("--json", help="One story a line as JSON (always so with --jsonl).")]


def register(app: typer.Typer) -> None:
    """Put the command of this file on `app`."""
    app.command("stories")(stories_command)


def stories_command(
    sources: read.Sources,
    *,
    jsonl: JsonLines = False,
    json: AsJson = False,
    jobs: read.Jobs = 1,
    allow_host: read.AllowHost = None,
    quiet: read.Quiet = False,
) -> None:
    """Join the articles that tell one story: each act once with all accounts, who copied whom, and a timeline.

    Leaves with 0; with 1 if an article could not be read (it is told, and in no story); with 2 if the call makes no
    sense.
    """
    sound = sound_readings(sources, jsonl=jsonl, jobs=jobs, allow_host=allow_host, quiet=quiet)
    from dateline.cli.story import print_story  # noqa: PLC0415 - what is needed loads here, not with --help
    from dateline.reconcile import tell_stories  # noqa: PLC0415 - as above

    with until_closed():
        for story in tell_stories(sound):
            if json or jsonl:
                write_line(encode(story))
            else:
                print_story(story)
    if sound.failed:
        raise typer.Exit(1)


def sound_readings(sources: list[str], *, jsonl: bool, jobs: int, allow_host: list[str] | None, quiet: bool) -> "Sound":
    """The readings of the sources of a command that looks at many articles; a source that is not there is refused."""
    read.check_sources(sources, json_lines=jsonl, about_one={})
    readings = _from_lines(sources, jobs) if jsonl else _from_pages(sources, jobs, frozenset(allow_host or ()))
    return Sound(readings, quiet=quiet)


class Sound:
    """The readings that have a text; of the others their failures are told on standard error."""

    def __init__(self, readings: "Iterator[Reading]", *, quiet: bool) -> None:
        self._readings, self._quiet = readings, quiet
        self.failed = 0

    def __iter__(self) -> "Iterator[Reading]":
        with Progress(quiet=self._quiet) as progress:
            for reading in self._readings:
                progress.step(failed=bool(reading.failures))
                self.failed += bool(reading.failures)
                for failure in reading.failures:
                    print(f"dateline: {reading.id}: {failure.detail}", file=sys.stderr)
                if reading.article.text.strip():
                    yield reading


def _from_pages(sources: list[str], jobs: int, allow: frozenset[str]) -> "Iterator[Reading]":
    from dateline.cli import sources as from_sources  # noqa: PLC0415 - the parser loads here, not with --help
    from dateline.workers import read_all  # noqa: PLC0415 - as above

    with closing(read_all(from_sources.collect(sources, from_sources.Given(), allow=allow), jobs)) as readings:
        yield from readings


def _from_lines(sources: list[str], jobs: int) -> "Iterator[Reading]":
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


def _decoded(line: bytes, name: str, number: int) -> "Reading":
    try:
        return decode_reading(line)
    except DatelineError as error:
        raise DatelineError(f"{name}, line {number}: {error}") from error
