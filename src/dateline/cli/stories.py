"""`dateline stories`, `story`, `join`, `split`: the stories of articles that are named, or of the store."""

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.base.codec import encode
from dateline.cli import houses, read, readings
from dateline.cli.keep import StorePlace, open_to_read
from dateline.cli.pipe import until_closed, write_line

if TYPE_CHECKING:
    from dateline.base.records.story import Story

Sources = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[SOURCE...]", show_default=False,
        help="As for `dateline read`; with --jsonl, a line may be a reading. Without any: the stories of the store.",
    ),
]  # fmt: skip
JsonLines = Annotated[
    bool, typer.Option("--jsonl", help='Each line in is a document {"id", "text"} or {"id", "html"}, or a reading.')
]
AsJson = Annotated[bool, typer.Option("--json", help="One story a line as JSON (always so with --jsonl).")]
OneAsJson = Annotated[bool, typer.Option("--json", help="The story as one line of JSON.")]
Place = Annotated[
    str | None,
    typer.Option(
        "--store", metavar="PATH", help="The stories of this store, as for `dateline add`.", show_default=False
    ),
]
Most = Annotated[int | None, typer.Option("--limit", min=1, metavar="N", help="At most so many stories of the store.")]
Id = Annotated[str, typer.Argument(metavar="ID", help="The id that `dateline stories` shows.")]
Second = Annotated[str, typer.Argument(metavar="OTHER", help="The id of the other story.")]
Articles = Annotated[
    list[str], typer.Argument(metavar="ARTICLE...", help="The ids of articles of the story, or their first letters.")
]
By = Annotated[str, typer.Option("--by", metavar="NAME", help="Who decides this.")]
Why = Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason, as others will read it.")]


def register(app: typer.Typer) -> None:
    """Put the commands of this file on `app`."""
    app.command("stories")(stories_command)
    app.command("story")(story_command)
    app.command("join")(join_command)
    app.command("split")(split_command)


def stories_command(
    sources: Sources = None,
    *,
    store: Place = None,
    source_files: houses.SourceFiles = None,
    limit: Most = None,
    jsonl: JsonLines = False,
    json: AsJson = False,
    jobs: read.Jobs = 1,
    allow_host: read.AllowHost = None,
    quiet: read.Quiet = False,
) -> None:
    """Join the articles that tell one story: each act once with all accounts, who copied whom, and a timeline.

    Without a source, list the stories of the store, the one told last first: id, articles, independent origins, last
    report and title, with tabs between, or as JSON without what persons rejected. Leaves with 0; with 1 if an article
    could not be read (it is told, and in no story); with 2 if the call makes no sense.
    """
    if not sources:
        _list(store, limit, as_json=json or jsonl)
        return
    if store is not None or limit is not None:
        raise typer.BadParameter(
            "--store and --limit are for the stories of the store; leave out the sources, or these"
        )
    sound = readings.sound_readings(sources, jsonl=jsonl, jobs=jobs, allow_host=allow_host, quiet=quiet)
    from dateline.reconcile import tell_stories  # noqa: PLC0415 - what is needed loads here, not with --help

    families = houses.families_told(source_files)
    with until_closed():
        for story in tell_stories(sound, families=families):
            _show(story, as_json=json or jsonl)
    if sound.failed:
        raise typer.Exit(1)


def story_command(id: Id, *, store: StorePlace = None, json: OneAsJson = False) -> None:  # noqa: A002 - a field's name
    """Show one story of the store, also by an id that it had before, without what persons rejected in it."""
    with open_to_read(store) as kept, kept.reading() as connection:
        from dateline.settle.standing import standing  # noqa: PLC0415 - the database loads here, not with --help

        (story,) = standing(connection, [kept.story(id)])
    with until_closed():
        _show(story, as_json=json)


def join_command(id: Id, other: Second, *, by: By, why: Why, store: StorePlace = None) -> None:  # noqa: A002 - as above
    """Make two stories of the store one, and print its id. It stays so; `dateline split` parts them again."""
    with open_to_read(store) as kept:
        from dateline.settle import join  # noqa: PLC0415 - what is needed loads here, not with --help

        typer.echo(join(kept, id, other, by, why))


def split_command(
    id: Id,  # noqa: A002 - as above
    articles: Articles,
    *,
    by: By,
    why: Why,
    store: StorePlace = None,
) -> None:
    """Take articles out of a story of the store into one of their own, and print the ids of both, a line each."""
    with open_to_read(store) as kept:
        from dateline.settle import split  # noqa: PLC0415 - what is needed loads here, not with --help

        for one in split(kept, id, articles, by, why):
            typer.echo(one)


def _list(store: str | None, limit: int | None, *, as_json: bool) -> None:
    with open_to_read(store) as kept, until_closed():
        from dateline.settle.standing import last_told_first  # noqa: PLC0415 - the database loads here, not with --help

        for story in islice(last_told_first(kept), limit):
            if as_json:
                write_line(encode(story))
            else:
                typer.echo("\t".join(_columns(story)))


def _columns(story: "Story") -> Iterator[str]:
    from dateline.web.cards.words import harmless, one_line  # noqa: PLC0415 - loads here, not with --help

    told = (story.id, str(len(story.articles)), str(len(story.origins)), story.last or "-", story.title or "-")
    yield from (harmless(one_line(part)) for part in told)


def _show(story: "Story", *, as_json: bool) -> None:
    from dateline.cli.story import print_story  # noqa: PLC0415 - what is needed loads here, not with --help

    if as_json:
        write_line(encode(story))
    else:
        print_story(story)
