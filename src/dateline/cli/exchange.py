"""`dateline export`, `import` and `delete`: a store moved whole, and an article taken out."""

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, BinaryIO

import typer

from dateline.cli import keep
from dateline.cli.pipe import until_closed

File = Annotated[
    Path, typer.Argument(metavar="FILE", help="What `dateline export` wrote; - for standard input.", show_default=False)
]
Why = Annotated[str, typer.Option(metavar="WORDS", help="The reason; it stays in the change log.", show_default=False)]


def register(app: typer.Typer) -> None:
    """Put the commands of this file on `app`."""
    app.command("export")(export_command)
    app.command("import")(import_command)
    app.command("delete")(delete_command)


def export_command(*, store: keep.StorePlace = None) -> None:
    """Write everything in the store to standard output, as JSON lines that `dateline import` takes."""
    with keep.open_to_read(store) as kept, until_closed():
        for line in kept.export_lines():
            sys.stdout.buffer.write(line + b"\n")


def import_command(file: File, *, store: keep.StorePlace = None) -> None:
    """Take an export into the store. What is there already stays as it is; a line that is wrong stops it all."""
    from dateline.store import Store  # noqa: PLC0415 - the database library loads here, not with --help

    with _opened(file) as opened, Store.open(store) as kept:
        changed = kept.import_file(opened, str(file))
    typer.echo(f"{changed} {'line' if changed == 1 else 'lines'} of {file} new to the store")


def delete_command(id: keep.Id, *, why: Why, store: keep.StorePlace = None) -> None:  # noqa: A002 - the record's own
    """Take an article out of the store for good: its texts, readings and corrections; its story is told without it."""
    from dateline.settle import settle  # noqa: PLC0415 - the parser and the database load here, not with --help

    with keep.open_to_read(store) as kept:
        deleted = kept.delete(id, why)
        settle(kept)
    typer.echo("deleted" if deleted else "deleted before")


@contextmanager
def _opened(file: Path) -> Iterator[BinaryIO]:
    """The file, or standard input, to be read twice; the argument's own complaint if it cannot be."""
    if str(file) == "-":
        with tempfile.TemporaryFile() as kept:
            shutil.copyfileobj(sys.stdin.buffer, kept)
            kept.seek(0)
            yield kept
        return
    try:
        opened = file.open("rb")
    except OSError as error:
        raise typer.BadParameter(f"{file}: {error.strerror}; name an export", param_hint="FILE") from error
    with opened:
        yield opened
