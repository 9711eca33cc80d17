"""What an exporter is: a name, a file ending, documented columns, and a function from records to bytes.

An installed package adds formats of its own by an entry point of the group `dateline.exports` that names an exporter.
Dateline's own formats stand in the same table (see `dateline.exports.registry`).
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, Literal, NamedTuple, Protocol, TypeVar, runtime_checkable

from dateline.base.records import Reading
from dateline.base.records.story import Story

Cell = str | int | float | bool | None
Kind = Literal["text", "whole", "number", "truth"]
Takes = Literal["readings", "stories"]
Profile = Literal["public", "partner", "internal"]
Record = Reading | Story

PROFILES: tuple[Profile, ...] = ("public", "partner", "internal")
Row = TypeVar("Row")


class Column(NamedTuple):
    """One column, property or element of a format, and what it holds in one line."""

    name: str
    kind: Kind
    meaning: str


class Field(NamedTuple, Generic[Row]):
    """A column and how it is read from a row of its table."""

    column: Column
    read: Callable[[Row], Cell]


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How to write. `tables` are the only tables to write, where a format has several; `None`: all.

    `every_status` puts into shapes of event data also what was planned, alleged, denied or hypothetical.
    """

    takes: Takes
    profile: Profile = "partner"
    excel_safe: bool = False
    every_status: bool = False
    tables: frozenset[str] | None = None


class Chunk(NamedTuple):
    """Some bytes of the file `file` of an export (its name without ending); empty where the export is one file."""

    content: bytes
    file: str = ""


@runtime_checkable
class Exporter(Protocol):
    """One format. `tables` are its columns by table; `one_file` is false where each table or record has its file."""

    name: str
    ending: str
    meaning: str
    takes: frozenset[Takes]
    one_file: bool
    tables: Mapping[str, tuple[Column, ...]]

    def write(self, records: Iterable[Record], options: Options) -> Iterator[Chunk]:
        """The export of `records`, to which the profile was already applied, piece by piece."""
        ...


def text(name: str, meaning: str, read: Callable[[Row], Cell]) -> Field[Row]:
    """A column of words."""
    return Field(Column(name, "text", meaning), read)


def whole(name: str, meaning: str, read: Callable[[Row], Cell]) -> Field[Row]:
    """A column of whole numbers."""
    return Field(Column(name, "whole", meaning), read)


def number(name: str, meaning: str, read: Callable[[Row], Cell]) -> Field[Row]:
    """A column of numbers."""
    return Field(Column(name, "number", meaning), read)


def truth(name: str, meaning: str, read: Callable[[Row], Cell]) -> Field[Row]:
    """A column of true or false."""
    return Field(Column(name, "truth", meaning), read)


def columns(fields: Iterable[Field[Row]]) -> tuple[Column, ...]:
    """The columns of some fields."""
    return tuple(field.column for field in fields)


def listed(values: Iterable[str | None]) -> str | None:
    """Several values in one cell, each once, with '; ' between; `None` where there are none."""
    return "; ".join(dict.fromkeys(value for value in values if value)) or None


def json_list(head: bytes, values: Iterable[object]) -> Iterator[Chunk]:
    """A JSON object whose last field, opened by `head`, is a list: one value a line, written as they come."""
    yield Chunk(head)
    between = b"\n"
    for value in values:
        yield Chunk(between + json.dumps(value, ensure_ascii=False).encode())
        between = b",\n"
    yield Chunk(b"\n]}\n")
