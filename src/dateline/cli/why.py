"""`dateline why`: how a fact of a reading was found, in words."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli import codebook as books
from dateline.cli import keep
from dateline.cli.pipe import until_closed

if TYPE_CHECKING:
    from rich.console import Console

    from dateline.base.records import Reading
    from dateline.knowledge.codebook import Codebook

Where = Annotated[
    str,
    typer.Argument(
        metavar="READING",
        help="A file of readings (JSON), - for standard input, or the id of an article of the store.",
        show_default=False,
    ),
]
Fact = Annotated[
    str | None, typer.Argument(metavar="FACT", help="The id of a fact; without it all are listed.", show_default=False)
]
Article = Annotated[
    str | None, typer.Option("--article", metavar="ID", help="Which reading of a file, where it holds several.")
]


def register(app: typer.Typer) -> None:
    """Put the command of this file on `app`."""
    app.command("why")(why_command)


def why_command(
    where: Where,
    fact: Fact = None,
    *,
    article: Article = None,
    codebook: books.OwnFile = None,
    store: keep.StorePlace = None,
) -> None:
    """Tell how a fact was found: its words, trigger and rule, type, sides, status, time, place, source and score.

    A fact is named by its id in the reading: an event, a quote, an actor, a place, a time, a number and so on.
    """
    from rich.console import Console  # noqa: PLC0415 - loads here, not with --help

    from dateline.cli.output import LINE  # noqa: PLC0415 - as above

    reading = _reading(where, article, store)
    console = Console(highlight=False, width=None if sys.stdout.isatty() else LINE)
    with until_closed():
        if fact is None:
            _list(reading, console)
        else:
            _tell(reading, fact, codebook, console)


def _reading(where: str, article: str | None, store: str | None) -> "Reading":
    """The reading of a file, or, where there is no such file, of the store."""
    if where != "-" and not Path(where).exists():
        with keep.open_to_read(store) as kept:
            return kept.get(where)
    from dateline.cli.readings import readings_in  # noqa: PLC0415 - the codec loads here, not with --help

    found = list(readings_in(Path(where), option="READING"))
    if article is not None:
        found = [reading for reading in found if reading.id == article]
    if len(found) != 1:
        many = f"{len(found)} readings" if found else "no reading" + (f" of {article!r}" if article else "")
        ids = ", ".join(reading.id for reading in found[:10])
        raise typer.BadParameter(f"{where}: {many}; name one with --article{f', as one of {ids}' if ids else ''}")
    return found[0]


def _list(reading: "Reading", console: "Console") -> None:
    """Each fact by its id and the first line of its card."""
    from rich.text import Text  # noqa: PLC0415 - loads here, not with --help

    from dateline.cli.summary import headline, print_indented  # noqa: PLC0415 - as above
    from dateline.web.cards import sections  # noqa: PLC0415 - as above
    from dateline.web.cards.words import harmless  # noqa: PLC0415 - as above

    if not (found := sections(reading)):
        why = "; ".join(failure.detail for failure in reading.failures)
        console.print(Text(harmless(f"no facts{': ' if why else ''}{why}")))
    for section in found:
        console.print(Text(section.title.upper(), style="bold"))
        for card in section.cards:
            print_indented(Text.assemble(f"{card.id:<5} ", headline(card)), 2, console)


def _tell(reading: "Reading", fact: str, codebook: Path | None, console: "Console") -> None:
    from rich.text import Text  # noqa: PLC0415 - loads here, not with --help

    from dateline.cli.summary import headline, print_indented  # noqa: PLC0415 - as above
    from dateline.web.cards.words import harmless, one_line  # noqa: PLC0415 - as above
    from dateline.web.why import explain  # noqa: PLC0415 - as above

    found = explain(reading, fact, _book(reading, codebook))
    if not found:
        raise typer.BadParameter(f"{fact!r} is no fact of {reading.id}; dateline why READING lists them")
    for one in found:
        print_indented(headline(one.card), 0, console)
        for note in one.reasons:
            words = harmless(one_line("".join(part.words for part in note.parts)))
            print_indented(Text.assemble((f"{note.label}: ", "dim"), words), 2, console)


def _book(reading: "Reading", own: Path | None) -> "Codebook | None":
    """The codebook that the reading was made with, if it is the shipped one or the one that is given."""
    from dateline.knowledge.coding import shipped  # noqa: PLC0415 - the tables load here, not with --help

    book = shipped().book if own is None else books.load(own).coding.book
    if own is not None and book.name != reading.maker.codebook:
        raise typer.BadParameter(
            f"{own} is {book.name}, but the reading was made with {reading.maker.codebook}", param_hint="--codebook"
        )
    return book if book.name == reading.maker.codebook else None
