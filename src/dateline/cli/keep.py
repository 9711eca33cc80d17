"""`dateline add`, `list`, `show`: the store of what was read."""

from typing import TYPE_CHECKING, Annotated

import typer

from dateline.base.errors import NoStoreError
from dateline.cli import codebook as books
from dateline.cli import read
from dateline.cli.pipe import until_closed

if TYPE_CHECKING:
    from dateline.base.records import Reading
    from dateline.store import Added, Store

StorePlace = Annotated[
    str | None,
    typer.Option(
        "--store", metavar="PATH", envvar="DATELINE_STORE", help="The store: a file, or the URL of a database. "
        "Without it, the user's own.", show_default=False,
    ),
]  # fmt: skip
Id = Annotated[str, typer.Argument(metavar="ID", help="The id that add and list show, or its first letters.")]
VersionNumber = Annotated[
    int | None, typer.Option("--version", min=1, metavar="N", help="That version of its text instead of the latest.")
]


def register(app: typer.Typer) -> None:
    """Put the commands of this file on `app`."""
    app.command("add")(add_command)
    app.command("list")(list_command)
    app.command("show")(show_command)


def add_command(
    sources: read.Sources,
    *,
    jsonl: read.JsonLines = False,
    store: StorePlace = None,
    codebook: books.OwnFile = None,
    published: read.Published = None,
    title: read.Title = None,
    url: read.Url = None,
    outlet: read.Outlet = None,
    language: read.Language = None,
    jobs: read.Jobs = 1,
    allow_host: read.AllowHost = None,
    quiet: read.Quiet = False,
) -> None:
    """Read articles and keep them: what is known already stays as it is, what has changed is a new version.

    Then each finds its story.
    """
    read.check_sources(sources, json_lines=jsonl, about_one={"--title": title, "--url": url})
    coding = None if codebook is None else books.load(codebook).coding
    from dateline.cli import sources as from_sources  # noqa: PLC0415 - the parser loads here, not with --help
    from dateline.cli.road import read_each  # noqa: PLC0415 - as above
    from dateline.settle import settle  # noqa: PLC0415 - as above
    from dateline.store import Store  # noqa: PLC0415 - as above

    given = from_sources.Given(title=title, url=url, published=published, outlet=outlet, language=language)
    pages = from_sources.collect(sources, given, json_lines=jsonl, allow=frozenset(allow_host or ()), whole_paths=True)
    with Store.open(store) as kept:

        def take(reading: "Reading") -> None:
            _tell(kept.add(reading), reading)

        failed = read_each(pages, jobs=jobs, quiet=quiet, take=take, coding=coding)
        settle(kept)
    if failed:
        raise typer.Exit(1)


def list_command(*, store: StorePlace = None) -> None:
    """List the articles of the store: id, versions, publication, outlet and title, with tabs between."""
    from dateline.web.cards.words import harmless, one_line  # noqa: PLC0415 - loads here, not with --help

    with open_to_read(store) as kept, until_closed():
        for entry in kept.list():
            told = (entry.id, str(entry.versions), entry.published, entry.outlet, entry.title or entry.key)
            typer.echo("\t".join(harmless(one_line(part or "-")) for part in told))


def show_command(
    id: Id,  # noqa: A002 - the record's own field name
    *,
    version: VersionNumber = None,
    json: read.Json = False,
    html: read.Html = None,
    store: StorePlace = None,
) -> None:
    """Show one article of the store."""
    read.check_page(html)
    from dateline.cli.output import show, write_page  # noqa: PLC0415 - what it needs loads here, not with --help

    with open_to_read(store) as kept:
        reading = kept.get(id, version)
    with until_closed():
        show(reading, as_json=json)
    if html is not None:
        write_page([reading], html)


def open_to_read(place: str | None) -> "Store":
    """The store, which must be there already: the option's own complaint if it is not."""
    from dateline.store import Store  # noqa: PLC0415 - the database library loads here, not with --help

    try:
        return Store.open(place, make=False)
    except NoStoreError as error:
        raise typer.BadParameter(str(error), param_hint="--store") from error


def _tell(added: "Added", reading: "Reading") -> None:
    from dateline.web.cards.words import harmless, one_line, shorten  # noqa: PLC0415 - loads here, not with --help

    words = {
        "new": "new",
        "same": "unchanged",
        "version": f"changed: version {added.version}",
        "reading": "read anew: the same text, another reading",
        "deleted": "deleted before, and not kept again",
        "failed": "failed: " + "; ".join(failure.detail for failure in reading.failures),
    }
    title = shorten(reading.article.title or reading.article.text or reading.id, 70)
    typer.echo(f"{added.id}  {harmless(one_line(words[added.kind]))}  {harmless(title)}")
