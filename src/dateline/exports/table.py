"""A table that several formats write: its columns, and the rows that a record gives."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dateline.exports.form import Cell, Column, Options, Record, Takes


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows of one kind; each has a cell for every column, `None` where nothing is known."""

    name: str
    takes: Takes
    columns: tuple[Column, ...]
    rows: Callable[[Record, Options], Iterator[list[Cell]]]
