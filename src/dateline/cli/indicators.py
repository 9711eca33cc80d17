"""`dateline indicators`: counts of acts over time."""

import csv
import dataclasses
import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.base.codec import encode
from dateline.cli import houses, read, readings, stories
from dateline.cli.pipe import until_closed, write_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.base.records.indicators import Indicator


class Period(StrEnum):
    """What acts are counted by."""

    DAY = "day"
    WEEK = "week"


By = Annotated[Period, typer.Option(help="Count by day or by ISO week.")]
AsJson = Annotated[bool, typer.Option("--json", help="One indicator a line as JSON.")]
AsCsv = Annotated[bool, typer.Option("--csv", help="As CSV with a header.")]


def register(app: typer.Typer) -> None:
    """Put the command of this file on `app`."""
    app.command("indicators")(indicators_command)


def indicators_command(
    sources: stories.Sources = None,
    *,
    store: stories.Place = None,
    source_files: houses.SourceFiles = None,
    by: By = Period.DAY,
    jsonl: stories.JsonLines = False,
    json: AsJson = False,
    as_csv: AsCsv = False,
    jobs: read.Jobs = 1,
    allow_host: read.AllowHost = None,
    quiet: read.Quiet = False,
) -> None:
    """Count acts, not reports: by day or week, place, pair of actors, type and status, with baseline and bursts.

    Without a source, of the stories of the store. Leaves with 0; with 1 if an article could not be read (it is told,
    and left out); with 2 if the call makes no sense.
    """
    if json and as_csv:
        raise typer.BadParameter("--json and --csv exclude each other; give one of them", param_hint="--csv")
    from dateline.reconcile import count_acts, tell_stories  # noqa: PLC0415 - what is needed loads here

    failed = 0
    if readings.of_store(sources, store):
        from dateline.settle.brief import standing_stories  # noqa: PLC0415 - as above

        with readings.settled(store) as kept:
            found = count_acts(standing_stories(kept), by.value)
    else:
        sound = readings.sound_readings(sources or [], jsonl=jsonl, jobs=jobs, allow_host=allow_host, quiet=quiet)
        found = count_acts(tell_stories(sound, families=houses.families_told(source_files)), by.value)
        failed = sound.failed
    with until_closed():
        if json:
            for row in found:
                write_line(encode(row))
        elif as_csv:
            _write_csv(found)
        else:
            _print(found)
    if failed:
        raise typer.Exit(1)


def _write_csv(found: "Sequence[Indicator]") -> None:
    from dateline.base.records.indicators import Indicator  # noqa: PLC0415 - loads here, not with --help

    columns = [field.name for field in dataclasses.fields(Indicator)]
    writer = csv.DictWriter(sys.stdout, columns, lineterminator="\n")
    writer.writeheader()
    for row in found:
        told = dataclasses.asdict(row) | {"burst": "true" if row.burst else "false"}
        writer.writerow({name: _cell(value) for name, value in told.items()})


def _cell(value: object) -> object:
    """A value as a spreadsheet may hold it: words that begin like a formula are told as words."""
    return f"'{value}" if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t")) else value


def _print(found: "Sequence[Indicator]") -> None:
    from dateline.web.cards.words import harmless, shorten  # noqa: PLC0415 - loads here, not with --help

    typer.echo(f"{'period':12}{'by':9}{'key':32}{'acts':>5}{'others':>7}{'articles':>9}{'origins':>8}{'baseline':>9}")
    for row in found:
        baseline = "-" if row.baseline is None else f"{row.baseline:g}"
        key = harmless(shorten(row.key, 31))
        line = f"{row.period or 'no day':12}{row.dimension:9}{key:32}{row.acts:5}{row.others:7}{row.articles:9}"
        typer.echo(f"{line}{row.origins:8}{baseline:>9}{'  burst' if row.burst else ''}")
