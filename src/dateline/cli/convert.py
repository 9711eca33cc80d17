"""`dateline convert`: readings or stories in, a format that other tools read out."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO, Literal

import typer

from dateline.base.codec import decode_reading, decode_story, is_reading
from dateline.base.errors import DatelineError
from dateline.cli.pipe import until_closed

if TYPE_CHECKING:
    from dateline.base.records import Reading
    from dateline.base.records.story import Story
    from dateline.exports import Chunk, Exporter

Source = Annotated[
    Path,
    typer.Argument(
        help="A file of readings or of stories, one a line; a folder or Parquet file of dateline run; `-`: standard "
        "input."
    ),
]
To = Annotated[str, typer.Option("--to", help="The format: jsonl, csv, parquet, geojson, timelinejs, atom, cap ...")]
Out = Annotated[Path | None, typer.Option("--out", help="A file; a folder for a format of several files.")]
Profiles = Literal["public", "partner", "internal"]
OfProfile = Annotated[Profiles, typer.Option("--profile", help="Who will see it.")]
ExcelSafe = Annotated[bool, typer.Option("--excel-safe", help="Write CSV that a spreadsheet program opens safely.")]
EveryStatus = Annotated[
    bool, typer.Option("--every-status", help="Also acts that did not happen, in shapes of event data.")
]
OneTable = Annotated[
    list[str] | None, typer.Option("--table", help="Only this table of a format of several; may be repeated.")
]


def register(app: typer.Typer) -> None:
    """Put the command of this file on `app`."""
    app.command("convert")(convert_command)


def convert_command(
    source: Source,
    to: To,
    *,
    out: Out = None,
    profile: OfProfile = "partner",
    excel_safe: ExcelSafe = False,
    every_status: EveryStatus = False,
    table: OneTable = None,
) -> None:
    """Write readings or stories in a format that other tools read: tables, maps, feeds, alerts, annotations.

    Leaves with 0; with 1 if a record or a file cannot be read or written; with 2 if the call makes no sense.
    """
    from dateline.exports import convert  # noqa: PLC0415 - what is needed loads here, not with --help

    form = _known(to, excel_safe, table)
    to_folder = not form.one_file and not (table is not None and len(table) == 1 and (out is None or out.suffix))
    if to_folder and out is None:
        raise typer.BadParameter(
            f"{to} makes several files; give --out FOLDER, or --table with one of {', '.join(form.tables)}",
            param_hint="--out",
        )
    chunks = convert(
        _records(source), to, profile=profile, excel_safe=excel_safe, every_status=every_status, tables=table
    )
    if out is None:
        with until_closed():
            for content in _of_one(chunks, form):
                sys.stdout.buffer.write(content)
            sys.stdout.buffer.flush()
    elif to_folder:
        _write_folder(chunks, out, form.ending)
    else:
        _write_file(_of_one(chunks, form), out)


def _of_one(chunks: "Iterable[Chunk]", form: "Exporter") -> Iterator[bytes]:
    """The bytes of the one file that the chunks are of; refuses a second one, which has no place to go."""
    first = None
    for chunk in chunks:
        first = chunk.file if first is None else first
        if chunk.file != first:
            raise DatelineError(f"{form.name} makes a file for each record; give --out FOLDER")
        yield chunk.content


def _known(to: str, excel_safe: bool, tables: list[str] | None) -> "Exporter":
    """The format of that name, or the complaint of an option that it cannot serve."""
    from dateline.exports import check_call, exporter  # noqa: PLC0415 - as above

    try:
        form = exporter(to)
        check_call(form, excel_safe=excel_safe, tables=tables)
    except DatelineError as error:
        raise typer.BadParameter(str(error)) from error
    return form


def _records(source: Path) -> "Iterator[Reading | Story]":
    """The readings or stories of a file, line by line, or the readings of what `dateline run` wrote."""
    from dateline.cli.readings import from_run, is_run  # noqa: PLC0415 - as above

    if is_run(str(source)):
        yield from from_run(source)
        return
    from dateline.collect.limits import bounded_lines, open_regular  # noqa: PLC0415 - as above

    name = "standard input" if str(source) == "-" else source.name
    try:
        stream = sys.stdin.buffer if str(source) == "-" else open_regular(source)
    except OSError as error:
        raise typer.BadParameter(f"{source}: {error.strerror}; name a file of readings or stories") from error
    with stream:
        for number, line in enumerate(bounded_lines(stream), 1):
            if line.strip():
                try:
                    yield decode_reading(line) if is_reading(line) else decode_story(line)
                except DatelineError as error:
                    raise DatelineError(f"{name}, line {number}: {error}") from error


def _write_file(contents: Iterable[bytes], out: Path) -> None:
    """One file, which takes its name when it is whole."""
    part = out.with_name(out.name + ".part")
    try:
        with part.open("wb") as file:
            for content in contents:
                file.write(content)
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)
    print(f"written: {out}", file=sys.stderr)


def _write_folder(chunks: "Iterable[Chunk]", out: Path, ending: str) -> None:
    """A file for each table or record; all take their names when the last one is whole."""
    out.mkdir(parents=True, exist_ok=True)
    parts: dict[str, Path] = {}
    try:
        with ExitStack() as stack:
            files: dict[str, BinaryIO] = {}
            for chunk in chunks:
                if chunk.file not in files:
                    if Path(chunk.file).name != chunk.file:
                        raise DatelineError(f"{chunk.file!r} is no name of a file within {out}; the format is at fault")
                    parts[chunk.file] = out / f"{chunk.file}{ending}.part"
                    files[chunk.file] = stack.enter_context(parts[chunk.file].open("wb"))
                files[chunk.file].write(chunk.content)
        for part in parts.values():
            part.replace(part.with_suffix(""))
    finally:
        for part in parts.values():
            part.unlink(missing_ok=True)
    print(f"written: {len(parts)} files in {out}", file=sys.stderr)
