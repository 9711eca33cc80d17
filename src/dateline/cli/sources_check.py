"""`dateline sources`: what is wrong with the files of sources, and which sources a store knows."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli import read, sources_kept
from dateline.cli.pipe import until_closed

if TYPE_CHECKING:
    from dateline.collect.source import Source

group = typer.Typer(no_args_is_help=True, help="Check the files of sources; list those that the store knows.")

Files = Annotated[
    list[Path], typer.Argument(metavar="SOURCE.yaml...", help="A YAML file a source.", show_default=False)
]
Fetch = Annotated[bool, typer.Option("--fetch", help="Ask each feed and sitemap as well whether it answers.")]


def register(app: typer.Typer) -> None:
    """Put the commands of this file on `app`."""
    sources_kept.register(group)
    app.add_typer(group, name="sources")


def load_all(files: list[Path]) -> "list[Source]":
    """The sources of some files; where one cannot be used, the call's own complaint, line by line."""
    sources, wrongs = _load(files)
    if wrongs:
        typer.echo("\n".join(wrongs), err=True)
        raise typer.Exit(2)
    return list(sources.values())


@group.command("check")
def check_command(files: Files, *, fetch: Fetch = False, allow_host: read.AllowHost = None) -> None:
    """Say what is wrong with the files of sources, line by line.

    Leaves with 0 if nothing is; with 1 if something is; with 2 if a file is not there.
    """
    sources, wrongs = _load(files)
    with until_closed():
        for line in wrongs:
            typer.echo(line)
        for file, source in sources.items():
            told = _asked(source, frozenset(allow_host or ())) if fetch else []
            wrongs += told
            typer.echo("\n".join(f"{file}: {line}" for line in told) or f"{file}: nothing is wrong")
    if wrongs:
        raise typer.Exit(1)


def _load(files: list[Path]) -> "tuple[dict[Path, Source], list[str]]":
    """The sources that can be used, by file, and what is wrong with the others."""
    from dateline.collect.source_file import SourceError, load_source  # noqa: PLC0415 - pydantic loads here

    sources: dict[Path, Source] = {}
    wrongs = []
    for file in files:
        try:
            sources[file] = load_source(file)
        except OSError as error:
            raise typer.BadParameter(f"{file}: {error.strerror}; name the YAML file of a source") from error
        except SourceError as error:
            wrongs.append(str(error))
    names = Counter(source.name for source in sources.values())
    twice = [name for name, count in names.items() if count > 1]
    return sources, wrongs + [f"{names[name]} files have the name {name!r}; give each its own" for name in twice]


def _asked(source: "Source", allow: frozenset[str]) -> list[str]:
    """What is wrong with the answers of the source's feeds and sitemaps."""
    from dateline.collect.fetch import USER_AGENT  # noqa: PLC0415 - loads here, not with --help
    from dateline.collect.trial import try_listings  # noqa: PLC0415 - as above
    from dateline.collect.visitor import Visitor  # noqa: PLC0415 - as above
    from dateline.web.cards.words import harmless, one_line  # noqa: PLC0415 - as above

    visitor = Visitor(agent=USER_AGENT, allow=allow)
    return [harmless(one_line(reason)) for reason in try_listings(source, visitor)]
