"""`dateline codebook`: look at a codebook, and see what is wrong with one's own."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.pipe import until_closed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.knowledge.codebook import EventType
    from dateline.knowledge.coding import Coding
    from dateline.knowledge.ownbook import OwnBook

group = typer.Typer(no_args_is_help=True, help="Look at the codebook, or check one of your own.")

File = Annotated[Path, typer.Argument(metavar="FILE", help="The YAML file of a codebook.", show_default=False)]
OwnFile = Annotated[
    Path | None, typer.Option("--codebook", metavar="FILE", help="A codebook of your own, instead of the shipped one.")
]
TypeName = Annotated[str | None, typer.Argument(metavar="TYPE", help="One type, whole.", show_default=False)]


def register(app: typer.Typer) -> None:
    """Put the commands of this file on `app`."""
    app.add_typer(group, name="codebook")


def load(path: Path) -> "OwnBook":
    """The codebook of a file; where it is not there or cannot be used, the call's own complaint, line by line."""
    from dateline.knowledge.ownbook import CodebookError, load_own  # noqa: PLC0415 - pydantic loads here

    try:
        return load_own(path)
    except OSError as error:
        raise typer.BadParameter(f"{path}: {error.strerror}; name the YAML file of a codebook") from error
    except CodebookError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from error


@group.command("check")
def check_command(file: File) -> None:
    """Say what is wrong with a codebook of your own, line by line, and run its examples.

    Leaves with 0 if nothing is; with 1 if something is; with 2 if the file is not there or is no YAML of ours.
    """
    from dateline.knowledge.ownbook import CodebookError, load_own  # noqa: PLC0415 - pydantic loads here

    try:
        own = load_own(file)
    except OSError as error:
        raise typer.BadParameter(f"{file}: {error.strerror}; name the YAML file of a codebook") from error
    except CodebookError as error:
        typer.echo(str(error))
        raise typer.Exit(1 if error.legible else 2) from error
    from dateline.measure.examples import failing_examples  # noqa: PLC0415 - the parser loads here, not with --help

    failing = failing_examples(own)
    with until_closed():
        for wrong in failing:
            typer.echo(str(wrong))
        typer.echo(_counted(own, len(failing)))
    if failing:
        raise typer.Exit(1)


@group.command("show")
def show_command(type_name: TypeName = None, *, codebook: OwnFile = None) -> None:
    """Print the types of the codebook, or one type with its modes and the words that tell it."""
    from dateline.knowledge.coding import shipped  # noqa: PLC0415 - the tables load here, not with --help

    coding = shipped() if codebook is None else load(codebook).coding
    if type_name is not None and type_name.upper() not in coding.book.types:
        known = ", ".join(coding.book.types)
        raise typer.BadParameter(f"{type_name!r} is no type of {coding.book.name}; expected one of {known}")
    with until_closed():
        for line in _overview(coding) if type_name is None else _whole(coding, coding.book.types[type_name.upper()]):
            typer.echo(line)


def _counted(own: "OwnBook", failing: int) -> str:
    form = own.form
    counts = {
        "type": len(form.types),
        "mode": sum(len(told.modes) for told in form.types.values()),
        "frame": sum(len(frames) for part in (form.verbs, form.nouns) for frames in part.values()),
        "example": len(form.examples),
    }
    told = ", ".join(f"{count} {name}{'' if count == 1 else 's'}" for name, count in counts.items())
    what = f"{failing} wrong" if failing else "nothing wrong"
    return f"{own.typed.file}: {own.coding.book.name}: {told}; {what}"


def _overview(coding: "Coding") -> "Iterator[str]":
    yield coding.book.name
    for kind in coding.book.types.values():
        yield ""
        yield f"{kind.name}  quad {kind.quad}, CAMEO {kind.cameo}, intensity {kind.intensity:+g}"
        yield f"    {kind.definition}"
        if kind.modes:
            yield f"    modes: {', '.join(kind.modes)}"


def _whole(coding: "Coding", kind: "EventType") -> "Iterator[str]":
    yield f"{kind.name}  quad {kind.quad}, CAMEO {kind.cameo}, intensity {kind.intensity:+g}  ({coding.book.name})"
    yield f"    {kind.definition}"
    shown = coding.lexicon.mode_words.get(kind.name, {})
    for mode in kind.modes.values():
        yield ""
        yield f"  {mode.name}  CAMEO {mode.cameo}, intensity {mode.intensity:+g}"
        yield f"    {mode.definition}"
        if words := sorted(shown.get(mode.name, ())):
            yield f"    shown by: {_listed(words)}"
    for label, table in (("verbs", coding.lexicon.verbs), ("nouns", coding.lexicon.nouns)):
        told = {"_".join(frame.words) for frames in table.values() for frame in frames if frame.type == kind.name}
        if told:
            yield ""
            yield f"  {label}: {_listed(sorted(told))}"


def _listed(words: list[str]) -> str:
    return ", ".join(word.replace("_", " ") for word in words)
