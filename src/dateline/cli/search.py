"""`dateline search`: articles of the store by words, by who did what, where and when."""

from typing import TYPE_CHECKING, Annotated

import typer

from dateline.base.errors import LawError
from dateline.cli import keep, read
from dateline.cli.pipe import until_closed, write_line

if TYPE_CHECKING:
    from dateline.store import Box, Found

Words = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[WORDS]...",
        help='Words of title or text, all of them; "in quotation marks" side by side.',
        show_default=False,
    ),
]
Actor = Annotated[
    str | None, typer.Option(metavar="NAME", help="Somebody who acts, is acted upon, speaks, is spoken to or warns.")
]
Country = Annotated[
    str | None, typer.Option(metavar="CODE", help="Country (ISO 3166-1 alpha-3) of a side, of the place, or warned of.")
]
Type = Annotated[str | None, typer.Option(metavar="TYPE", help="Type of event, as `dateline codebook show` tells.")]
Status = Annotated[
    str | None, typer.Option(metavar="STATUS", help="happened, ongoing, planned, alleged, denied or hypothetical.")
]
Since = Annotated[str | None, typer.Option(metavar="DAY", callback=read.iso_date, help="On that day or later.")]
Until = Annotated[str | None, typer.Option(metavar="DAY", callback=read.iso_date, help="On that day or earlier.")]
Area = Annotated[str | None, typer.Option("--box", metavar="W,S,E,N", help="Within these degrees of the map.")]
Limit = Annotated[int, typer.Option(min=1, max=1000, metavar="N", help="Articles to show.")]
Cursor = Annotated[int | None, typer.Option(metavar="NUMBER", help="Go on after the article of that number.")]
Json = Annotated[bool, typer.Option("--json", help="One article a line as JSON, with the facts that match.")]


def register(app: typer.Typer) -> None:
    """Put the command of this file on `app`."""
    app.command("search")(search_command)


def search_command(
    words: Words = None,
    *,
    actor: Actor = None,
    country: Country = None,
    type: Type = None,  # noqa: A002 - the record's own field name
    status: Status = None,
    since: Since = None,
    until: Until = None,
    box: Area = None,
    limit: Limit = 20,
    cursor: Cursor = None,
    json: Json = False,
    store: keep.StorePlace = None,
) -> None:
    """Search the store: articles that have the words and a fact of which the rest holds, the last added first."""
    area = _box(box)
    with keep.open_to_read(store) as kept:
        found = kept.search(
            " ".join(words or ()), actor=actor, country=country, type=type, status=status,
            since=since and since[:10], until=until and until[:10], box=area, limit=limit, cursor=cursor,
        )  # fmt: skip
    with until_closed():
        for one in found:
            _tell(one, as_json=json)
    if not found:
        typer.echo("nothing found", err=True)


def _box(edges: str | None) -> "Box | None":
    """The part of the map that is meant; the option's own complaint if it is none."""
    from dateline.store import Box  # noqa: PLC0415 - the database library loads here, not with --help

    if edges is None:
        return None
    try:
        west, south, east, north = map(float, edges.split(","))
        return Box(west=west, south=south, east=east, north=north)
    except (ValueError, LawError) as error:
        raise typer.BadParameter(
            f"{edges!r} is no part of the map; give west,south,east,north in degrees", param_hint="--box"
        ) from error


def _tell(found: "Found", *, as_json: bool) -> None:
    from dateline.base.codec import encode  # noqa: PLC0415 - loads here, not with --help
    from dateline.web.cards.words import harmless, one_line, shorten  # noqa: PLC0415 - as above

    if as_json:
        write_line(encode(found))
        return
    head = (found.id, found.published, found.outlet, found.title or "(no title)")
    typer.echo("  ".join(harmless(one_line(part or "-")) for part in head))
    if found.excerpt and not found.facts:
        typer.echo(f"    {harmless(one_line(found.excerpt))}")
    for fact in found.facts:
        told = " ".join(part for part in (fact.type, fact.status, fact.first_day, fact.place) if part)
        typer.echo(f"    {fact.id}  {harmless(one_line(told))}: {harmless(shorten(one_line(fact.words), 100))}")
