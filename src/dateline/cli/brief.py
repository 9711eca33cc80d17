"""`dateline brief`: what is new since a time."""

import re
import sys
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.base.codec import encode
from dateline.cli import houses, read, readings, stories
from dateline.cli.pipe import until_closed, write_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.base.records.brief import Brief, BriefLine
    from dateline.knowledge.families import Families


def _time(value: str) -> str:
    """The time as given, if it is one; the option's own complaint if not."""
    try:
        datetime.fromisoformat(f"2000-01-01T{value}" if re.fullmatch(r"\d\d:\d\d", value) else value)
    except ValueError:
        raise typer.BadParameter(f"{value!r} is no time; give 06:00, YYYY-MM-DD or YYYY-MM-DDThh:mm+00:00") from None
    return value


Since = Annotated[
    str,
    typer.Option(
        metavar="TIME",
        callback=_time,
        help="A date, a date-time, or a time of day such as 06:00: then of the day of the latest article. UTC if no "
        "zone is given.",
    ),
]
Place = Annotated[
    str | None, typer.Option(metavar="PLACE", help="Only acts there: a code such as IRQ, or a name of a place.")
]
Type = Annotated[str | None, typer.Option("--type", metavar="TYPE", help="Only acts of this type, such as ASSAULT.")]
AsJson = Annotated[bool, typer.Option("--json", help="The brief as one line of JSON.")]


def register(app: typer.Typer) -> None:
    """Put the command of this file on `app`."""
    app.command("brief")(brief_command)


def brief_command(
    sources: stories.Sources = None,
    *,
    since: Since,
    store: stories.Place = None,
    source_files: houses.SourceFiles = None,
    place: Place = None,
    type_: Type = None,
    jsonl: stories.JsonLines = False,
    json: AsJson = False,
    jobs: read.Jobs = 1,
    allow_host: read.AllowHost = None,
    quiet: read.Quiet = False,
) -> None:
    """Tell what is new since a time: new acts, accounts that contradict, changed figures, and what is only repeated.

    Without a source, of the stories of the store. Leaves with 0; with 1 if an article could not be read (it is told,
    and left out); with 2 if the call makes no sense.
    """
    failed = 0
    if readings.of_store(sources, store):
        from dateline.settle.brief import brief_of  # noqa: PLC0415 - what is needed loads here, not with --help

        with readings.settled(store) as kept:
            found = brief_of(kept, since, place=place, type_=type_)
    else:
        sound = readings.sound_readings(sources or [], jsonl=jsonl, jobs=jobs, allow_host=allow_host, quiet=quiet)
        families = houses.families_told(source_files)
        found, failed = _of_readings(sound, since, place, type_, families), sound.failed
    with until_closed():
        if json:
            write_line(encode(found))
        else:
            _print(found)
    if failed:
        raise typer.Exit(1)


def _of_readings(
    sound: readings.Sound, since: str, place: str | None, type_: str | None, families: "Families | None"
) -> "Brief":
    from dateline.reconcile import tell_stories, write_brief  # noqa: PLC0415 - what is needed loads here

    read_first = {reading.id: reading for reading in reversed(list(sound))}
    told = tell_stories(reversed(read_first.values()), families=families)
    return write_brief(told, since, read_first.__getitem__, place=place, type_=type_)


def _print(found: "Brief") -> None:
    from rich.console import Console  # noqa: PLC0415 - loads here, not with --help
    from rich.text import Text  # noqa: PLC0415 - as above

    from dateline.cli.output import LINE  # noqa: PLC0415 - as above
    from dateline.web.cards.words import harmless, one_line  # noqa: PLC0415 - as above

    console = Console(highlight=False, width=None if sys.stdout.isatty() else LINE)
    where = f" in {found.place}" if found.place else ""
    count = len(found.lines)
    head = f"{count} act{'' if count == 1 else 's'}{where} in {found.articles} article(s) since {found.since}"
    console.print(Text(harmless(head), "bold"))
    for line in found.lines:
        console.print()
        for number, words in enumerate(_told(line)):
            console.print(Text(harmless(one_line(words)), "bold" if number == 0 else ""))
    if found.undated:
        console.print()
        console.print(Text(harmless(f"without a date, so no news: {', '.join(found.undated)}"), "dim"))


def _told(line: "BriefLine") -> "Iterator[str]":
    from dateline.web.cards.words import STATUS_SIGNS, shorten  # noqa: PLC0415 - loads here, not with --help

    who = " · ".join(filter(None, (", ".join(line.actors[:2]), ", ".join(line.recipients[:2]))))
    where = f", {line.place.name}" if line.place else ""
    yield f"{line.news.upper()}  {STATUS_SIGNS[line.status]} {line.status}  {line.type}: {who or 'nobody named'}{where}"
    yield f"“{shorten(line.words, 240)}”"
    more = f", {len(line.new_origins)} of them since" if line.news != "new" and line.new_origins else ""
    by = f" ({line.outlet})" if line.outlet not in (None, line.origin) else ""
    yield f"{line.origin}{by}, {line.published or 'no date'} [{line.article}]; origins: {line.origins}{more}"
    for change in line.changes:
        yield f"{change.field}: {', '.join(change.before) or 'not told'} -> {', '.join(change.after)}"
    for dispute in line.disputes:
        yield f"{dispute.field}: “{dispute.said}” against “{dispute.against}” [{dispute.against_article}]"
