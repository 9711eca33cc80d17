"""`dateline code`: articles in, readings out, coded by a codebook of the user's own."""

from pathlib import Path
from typing import Annotated

import typer

from dateline.cli import codebook as books
from dateline.cli import read

Codebook = Annotated[
    Path, typer.Option("--codebook", metavar="FILE", help="The YAML file of your codebook.", show_default=False)
]


def register(app: typer.Typer) -> None:
    """Put the command of this file on `app`."""
    app.command("code")(code_command)


def code_command(
    sources: read.Sources,
    *,
    codebook: Codebook,
    jsonl: read.JsonLines = False,
    json: read.Json = False,
    html: read.Html = None,
    published: read.Published = None,
    title: read.Title = None,
    url: read.Url = None,
    outlet: read.Outlet = None,
    language: read.Language = None,
    jobs: read.Jobs = 1,
    allow_host: read.AllowHost = None,
    quiet: read.Quiet = False,
) -> None:
    """Read articles as `dateline read` does, coded by a codebook of your own.

    Leaves with 0; with 1 if something failed, which the output then tells; with 2 if the call or the codebook is wrong.
    """
    read.check_sources(sources, json_lines=jsonl, about_one={"--title": title, "--url": url})
    read.check_page(html)
    coding = books.load(codebook).coding
    from dateline.cli import sources as from_sources  # noqa: PLC0415 - the parser loads here, not with --help
    from dateline.cli.road import read_out  # noqa: PLC0415 - as above

    given = from_sources.Given(title=title, url=url, published=published, outlet=outlet, language=language)
    pages = from_sources.collect(sources, given, json_lines=jsonl, allow=frozenset(allow_host or ()))
    if read_out(pages, jobs=jobs, as_json=json or jsonl, html=html, quiet=quiet, coding=coding):
        raise typer.Exit(1)
