"""`dateline read`: articles in, readings out."""

import re
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from dateline.base import laws
from dateline.base.errors import LawError
from dateline.base.urls import without_login

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://|(?:file|ftp|data):", re.IGNORECASE)


def register(app: typer.Typer) -> None:
    """Put the command of this file on `app`."""
    app.command("read")(read_command)


def iso_date(value: str | None) -> str | None:
    """The date as given, if it is one; the option's own complaint if not."""
    try:
        laws.need_date("date", value)
        if value is not None:
            datetime.fromisoformat(value)
    except (LawError, ValueError):
        raise typer.BadParameter(f"{value!r} is not an ISO date; give YYYY-MM-DD or YYYY-MM-DDThh:mm+00:00") from None
    return value


Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="SOURCE...",
        help="A file (HTML, text, WARC, Parquet), an address (http, https), a folder, or - for standard input; "
        "with --jsonl, a file of JSON lines or -.",
        show_default=False,
    ),
]
JsonLines = Annotated[
    bool, typer.Option("--jsonl", help='Each line in is a document {"id", "text"} or {"id", "html"}.')
]
Published = Annotated[
    str | None,
    typer.Option(metavar="DATE", callback=iso_date, help="Day or time of publication, where the page gives none."),
]
Title = Annotated[str | None, typer.Option(help="Title, where the page gives none.")]
Url = Annotated[str | None, typer.Option(metavar="URL", help="Address of the page, where it comes from a file.")]
Outlet = Annotated[str | None, typer.Option(help="Name of the outlet, where the page gives none.")]
Language = Annotated[
    str | None, typer.Option(metavar="CODE", help="Language (ISO 639-1), where it should not be told from the text.")
]
Jobs = Annotated[int, typer.Option(min=0, metavar="N", help="Processes to read with; 0 takes every core.")]
AllowHost = Annotated[
    list[str] | None,
    typer.Option(metavar="HOST", help="A host that may be fetched from although its address is not public."),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress on standard error.")]
Json = Annotated[bool, typer.Option("--json", help="One reading a line as JSON (always so with --jsonl).")]
Html = Annotated[
    Path | None, typer.Option(metavar="PAGE", dir_okay=False, help="Write one self-contained HTML page as well.")
]


def read_command(
    sources: Sources,
    *,
    jsonl: JsonLines = False,
    json: Json = False,
    html: Html = None,
    published: Published = None,
    title: Title = None,
    url: Url = None,
    outlet: Outlet = None,
    language: Language = None,
    jobs: Jobs = 1,
    allow_host: AllowHost = None,
    quiet: Quiet = False,
) -> None:
    """Read articles: who did what to whom, who said so, where, when and how many, each with its exact words.

    Leaves with 0; with 1 if something failed, which the output then tells; with 2 if the call makes no sense.
    """
    check_sources(sources, json_lines=jsonl, about_one={"--title": title, "--url": url})
    check_page(html)
    from dateline.cli import sources as from_sources  # noqa: PLC0415 - the parser loads here, not with --help
    from dateline.cli.road import read_out  # noqa: PLC0415 - as above

    given = from_sources.Given(title=title, url=url, published=published, outlet=outlet, language=language)
    pages = from_sources.collect(sources, given, json_lines=jsonl, allow=frozenset(allow_host or ()))
    if read_out(pages, jobs=jobs, as_json=json or jsonl, html=html, quiet=quiet):
        raise typer.Exit(1)


def check_sources(sources: list[str], *, json_lines: bool, about_one: dict[str, str | None]) -> None:
    """Refuse, before anything is read, a source that is not there or of the wrong kind."""
    for source in sources:
        if source != "-":
            _check_source(source, json_lines=json_lines)
    if sources.count("-") > 1:
        raise typer.BadParameter("standard input (-) can be read only once")
    many = len(sources) > 1 or json_lines or Path(sources[0]).is_dir()
    for option, value in about_one.items():
        if many and value is not None:
            raise typer.BadParameter(f"{option} describes one article; several were given")


def _check_source(source: str, *, json_lines: bool) -> None:
    shown = without_login(source)
    if not source.strip():
        raise typer.BadParameter("a SOURCE is empty; expected a file, a folder, an address, or - for standard input")
    if json_lines and (is_address(source) or Path(source).is_dir()):
        raise typer.BadParameter(f"{shown}: with --jsonl each SOURCE is a file of JSON lines, or -")
    if is_address(source) or Path(source).exists():
        return
    if _SCHEME.match(source):
        raise typer.BadParameter(f"{shown}: only http and https are fetched; name a file by its path")
    raise typer.BadParameter(f"{shown}: there is no such file or folder")


def is_address(source: str) -> bool:
    """True if a source is to be fetched."""
    return source.lower().startswith(("http://", "https://"))


def check_page(page: Path | None) -> None:
    """Refuse, before anything is read, a page that cannot be written."""
    if page is not None and not page.absolute().parent.is_dir():
        raise typer.BadParameter(f"{page}: the folder {page.absolute().parent} does not exist", param_hint="--html")
