"""CSV: a file for each kind of fact, or one alone; also so that a spreadsheet program runs no formula from it."""

import csv
import io
from collections.abc import Iterable, Iterator
from types import MappingProxyType

from dateline.exports.facts import FACT_TABLES
from dateline.exports.form import Cell, Chunk, Column, Options, Record, Takes
from dateline.exports.merged import STORY_TABLES
from dateline.exports.table import Table
from dateline.exports.words import carried

TABLES: tuple[Table, ...] = (*FACT_TABLES, *STORY_TABLES)
BYTE_ORDER_MARK = "\ufeff"  # tells Excel that the file is UTF-8
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def chosen(tables: Iterable[Table], options: Options) -> list[Table]:
    """The tables that readings, or stories, give and that are asked for."""
    return [t for t in tables if t.takes == options.takes and (options.tables is None or t.name in options.tables)]


def comma_rows(rows: Iterable[Iterable[Cell]], *, excel_safe: bool = False) -> bytes:
    """Rows as CSV (RFC 4180) in UTF-8. What is not known is an empty cell; a control character is U+FFFD."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerows([cell_text(cell, excel_safe=excel_safe) for cell in row] for row in rows)
    return out.getvalue().encode()


def header(names: Iterable[str], *, excel_safe: bool = False) -> bytes:
    """The row of names, after the byte order mark that a spreadsheet program needs."""
    return (BYTE_ORDER_MARK if excel_safe else "").encode() + comma_rows([names])


def cell_text(cell: Cell, *, excel_safe: bool = False) -> str:
    """A cell as text. `excel_safe` puts an apostrophe before words that a spreadsheet would take for a formula."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if not isinstance(cell, str):
        return repr(cell)
    words = carried(cell)
    risky = excel_safe and (words.startswith(_FORMULA) or words.lstrip().startswith(_FORMULA))
    return f"'{words}" if risky else words


class Csv:
    """CSV: one file a kind of fact, UTF-8, one row a fact."""

    name, ending, one_file = "csv", ".csv", False
    meaning = "CSV, one file a kind of fact (events, quotes, actors, places, quantities, advisories; acts, accounts)"
    takes: frozenset[Takes] = frozenset({"readings", "stories"})
    tables = MappingProxyType({table.name: table.columns for table in TABLES})

    def write(self, records: Iterable[Record], options: Options) -> Iterator[Chunk]:
        """A header for each table, then its rows record by record."""
        tables = chosen(TABLES, options)
        for table in tables:
            yield Chunk(header((c.name for c in table.columns), excel_safe=options.excel_safe), table.name)
        for record in records:
            for table in tables:
                if rows := list(table.rows(record, options)):
                    yield Chunk(comma_rows(rows, excel_safe=options.excel_safe), table.name)


class Flat:
    """A format of one table and one file with commas (or tabs) between."""

    one_file = True
    takes: frozenset[Takes] = frozenset({"readings", "stories"})

    def __init__(self, *, name: str, ending: str, meaning: str, table: Table, second_row: tuple[str, ...] = ()) -> None:
        self.name, self.ending, self.meaning = name, ending, meaning
        self.tables: MappingProxyType[str, tuple[Column, ...]] = MappingProxyType({table.name: table.columns})
        self._table, self._second = table, second_row

    def write(self, records: Iterable[Record], options: Options) -> Iterator[Chunk]:
        """The header (and a second row of hashtags, where the format has one), then the rows."""
        tabs = self.ending.endswith(".tsv")
        names = [column.name for column in self._table.columns]
        if tabs:
            yield Chunk("\t".join(names).encode() + b"\n")
        else:
            yield Chunk(header(names, excel_safe=options.excel_safe))
        if self._second:
            yield Chunk(comma_rows([self._second]))
        for record in records:
            rows = list(self._table.rows(record, options))
            if rows and tabs:
                yield Chunk(tabbed(rows))
            elif rows:
                yield Chunk(comma_rows(rows, excel_safe=options.excel_safe))


def tabbed(rows: Iterable[Iterable[Cell]]) -> bytes:
    """Rows with tabs between and no quotation marks: line breaks and tabs within a cell become spaces."""
    return b"".join("\t".join(" ".join(cell_text(cell).split()) for cell in row).encode() + b"\n" for row in rows)


EXPORTER = Csv()
