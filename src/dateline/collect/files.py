"""Files and folders -> pages. A file that vanished or cannot be read is told, and the rest goes on."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from dateline.base.errors import PageError
from dateline.base.records import RawPage
from dateline.collect import warc
from dateline.collect.content import collect_bytes
from dateline.collect.jsonl import collect_jsonl
from dateline.collect.limits import bounded_lines, open_regular, read_regular
from dateline.collect.parquet import collect_parquet
from dateline.collect.result import Collected, not_collected

SUFFIXES = (".html", ".htm", ".xhtml", ".txt", ".json", ".jsonl", ".parquet", *warc.SUFFIXES)
"""The endings that a folder is searched for."""

Reader = Callable[[Path, str], Iterator[Collected]]


def collect_path(path: Path) -> Iterator[Collected]:
    """The pages of a folder, of a file of many (`.jsonl`, `.parquet`, `.warc`, `.warc.gz`), or of one page or text."""
    if path.is_dir():
        yield from collect_folder(path)
    else:
        yield from _collect_any(path, printable(path.name))


def holds_many(path: Path) -> bool:
    """True for a file that by its name holds many documents."""
    return _reader_of(path.name) is not None


def _collect_any(path: Path, name: str) -> Iterator[Collected]:
    reader = _reader_of(path.name)
    if reader is None:
        yield collect_file(path, name=name)
    else:
        yield from reader(path, name)


def _reader_of(name: str) -> Reader | None:
    """What reads a file of many documents; `None` for a file that holds one."""
    readers: dict[tuple[str, ...], Reader] = {
        (".jsonl",): collect_lines,
        (".parquet",): collect_parquet,
        warc.SUFFIXES: warc.collect_warc,
    }
    return next((reader for endings, reader in readers.items() if name.lower().endswith(endings)), None)


def collect_file(path: Path, *, name: str | None = None) -> Collected:
    """The page of one file (HTML, plain text, or one JSON document). Its id is `name`, or else the file's own name."""
    name = printable(name or path.name)
    try:
        content = read_regular(path)
    except (OSError, PageError) as error:
        return _unreadable(name, error)
    return collect_bytes(content, name=name, id=name)


def collect_folder(path: Path) -> Iterator[Collected]:
    """The pages of all files below a folder whose endings are in `SUFFIXES`, in the order of their names.

    The id is the file's path below the folder. Hidden files and folders are passed over; links to folders are not
    followed. The list is made first: a file that vanishes midway gives a failure, not a gap.
    """
    for name in _names(path):
        yield from _collect_any(path / name, printable(name))


def printable(name: str) -> str:
    """The name of a file, with each byte that is no character written out as two hex digits after a backslash and x."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _names(folder: Path) -> list[str]:
    names = []
    for here, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        inside = Path(here).relative_to(folder)
        names += [
            (inside / name).as_posix() for name in files if not name.startswith(".") and name.lower().endswith(SUFFIXES)
        ]
    return sorted(names)


def collect_lines(path: Path, name: str) -> Iterator[Collected]:
    """The pages of a file of JSON lines; `name` is what failures and warnings call the file."""
    try:
        with open_regular(path) as stream:
            yield from collect_jsonl(bounded_lines(stream), name=name)
    except (OSError, PageError) as error:
        yield _unreadable(name, error)


def _unreadable(name: str, error: OSError | PageError) -> Collected:
    reason = str(error)
    if isinstance(error, OSError):
        reason = f"the file cannot be read: {error.strerror or type(error).__name__}"
    return not_collected(RawPage(id=name), "collect_file", PageError(f"{name}: {reason}"))
