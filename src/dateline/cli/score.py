"""`dateline score`: readings held against gold articles that people made."""

import json as json_
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli import codebook as books
from dateline.cli import read
from dateline.cli.pipe import until_closed

if TYPE_CHECKING:
    from dateline.base.records import Reading
    from dateline.knowledge.coding import Coding
    from dateline.measure.gold import GoldArticle

Gold = Annotated[
    list[Path], typer.Argument(metavar="GOLD...", help="Gold files (JSON), or folders of them.", show_default=False)
]
Readings = Annotated[
    Path | None,
    typer.Option("--pred", metavar="FILE", help="Readings (JSON lines); without it the texts are read now."),
]
Detail = Annotated[bool, typer.Option("--detail", help="Tell each miss, each extra and each wrong field in words.")]
AsJson = Annotated[bool, typer.Option("--json", help="All figures as one JSON object.")]


def register(app: typer.Typer) -> None:
    """Put the command of this file on `app`."""
    app.command("score")(score_command)


def score_command(
    gold: Gold,
    *,
    pred: Readings = None,
    detail: Detail = False,
    json: AsJson = False,
    codebook: books.OwnFile = None,
    jobs: read.Jobs = 1,
    quiet: read.Quiet = False,
) -> None:
    """Score readings against gold articles: precision and recall of each kind of fact, and which fields are right.

    Leaves with 0; with 1 if an article has no usable reading; with 2 if a gold file is wrong.
    """
    from dateline.knowledge.coding import shipped  # noqa: PLC0415 - what is needed loads here, not with --help

    coding = shipped() if codebook is None else books.load(codebook).coding
    articles = _load(gold, coding)
    readings = _read_now(articles, coding, jobs, quiet) if pred is None else _given(pred)
    from dateline.cli.figures import as_json, as_tables  # noqa: PLC0415 - as above
    from dateline.measure.scoring import score  # noqa: PLC0415 - as above

    result = score(articles, readings)
    with until_closed():
        if json:
            typer.echo(json_.dumps(as_json(result, detail=detail), ensure_ascii=False))
        else:
            typer.echo("\n".join(as_tables(result, detail=detail)))
    if result.unread:
        raise typer.Exit(1)


def _load(gold: list[Path], coding: "Coding") -> "list[GoldArticle]":
    from dateline.measure.gold import GoldError, load_gold  # noqa: PLC0415 - pydantic loads here, not with --help

    try:
        return load_gold(gold, coding.book)
    except OSError as error:
        raise typer.BadParameter(f"{error.filename}: {error.strerror}; name a gold file or a folder of them") from error
    except GoldError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from error


def _read_now(articles: "list[GoldArticle]", coding: "Coding", jobs: int, quiet: bool) -> "dict[str, Reading]":
    """The readings of the gold's own texts."""
    from dateline.base.records import RawPage, Reading  # noqa: PLC0415 - the parser loads here, not with --help
    from dateline.cli.road import read_each  # noqa: PLC0415 - as above
    from dateline.collect import Collected  # noqa: PLC0415 - as above

    found: dict[str, Reading] = {}
    pages = (
        Collected(
            page=RawPage(id=one.id, text=one.text, title=one.title, published=one.document_date, outlet=one.outlet)
        )
        for one in articles
    )
    read_each(pages, jobs=jobs, quiet=quiet, take=lambda one: found.update({one.id: one}), coding=coding)
    return found


def _given(path: Path) -> "dict[str, Reading]":
    """The readings of a file, by id."""
    from dateline.cli.readings import readings_in  # noqa: PLC0415 - the codec loads here, not with --help

    return {reading.id: reading for reading in readings_in(path, option="--pred")}
