"""Parquet: the tables of CSV with types, written by row groups."""

import io
from collections.abc import Iterable, Iterator
from types import MappingProxyType
from typing import TYPE_CHECKING

from dateline.base.errors import DatelineError
from dateline.exports.comma import TABLES, chosen
from dateline.exports.form import Cell, Chunk, Options, Record, Takes
from dateline.exports.table import Table

if TYPE_CHECKING:
    import pyarrow as pa

GROUP = 20_000  # rows a group: what is held in memory for each table


def arrow() -> "pa":
    """The package pyarrow. Raises `DatelineError` where it is not installed."""
    try:
        import pyarrow  # noqa: PLC0415 - an extra
        import pyarrow.parquet  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise DatelineError(
            "tables with types need the package pyarrow; install it: pip install 'dateline[tables]'"
        ) from error
    return pyarrow


def schema_of(table: Table) -> "pa.Schema":
    """The types of a table's columns; all may be null. Dates stay text, for they may be as coarse as a year."""
    pa = arrow()
    types = {"text": pa.string(), "whole": pa.int64(), "number": pa.float64(), "truth": pa.bool_()}
    return pa.schema([pa.field(c.name, types[c.kind], metadata={"meaning": c.meaning}) for c in table.columns])


def arrow_table(table: Table, rows: list[list[Cell]]) -> "pa.Table":
    """Rows as an Arrow table of the schema of `table`."""
    schema = schema_of(table)
    columns = list(zip(*rows, strict=True)) or [() for _ in table.columns]
    arrays = [arrow().array(list(cells), type=field.type) for cells, field in zip(columns, schema, strict=True)]
    return arrow().table(arrays, schema=schema)


class _Drain(io.RawIOBase):
    """A file to write to, whose bytes are taken out again as they come."""

    def __init__(self) -> None:
        self._bytes, self._at = bytearray(), 0

    def writable(self) -> bool:
        return True

    def write(self, content: bytes) -> int:  # type: ignore[override]
        self._bytes += content
        self._at += len(content)
        return len(content)

    def tell(self) -> int:
        return self._at

    def take(self) -> bytes:
        taken = bytes(self._bytes)
        self._bytes.clear()
        return taken


class _Writer:
    """One table on its way to a Parquet file."""

    def __init__(self, table: Table) -> None:
        self.table, self._drain = table, _Drain()
        self._rows: list[list[Cell]] = []
        self._file = arrow().parquet.ParquetWriter(self._drain, schema_of(table), compression="zstd")

    def add(self, rows: list[list[Cell]]) -> Iterator[Chunk]:
        self._rows += rows
        if len(self._rows) >= GROUP:
            yield self._group()

    def end(self) -> Iterator[Chunk]:
        if self._rows:
            yield self._group()
        self._file.close()
        yield Chunk(self._drain.take(), self.table.name)

    def _group(self) -> Chunk:
        self._file.write_table(arrow_table(self.table, self._rows))
        self._rows = []
        return Chunk(self._drain.take(), self.table.name)


class Parquet:
    """Parquet: one typed file a kind of fact."""

    name, ending, one_file = "parquet", ".parquet", False
    meaning = "Parquet with typed columns, one file a kind of fact, the columns of csv (extra `tables`)"
    takes: frozenset[Takes] = frozenset({"readings", "stories"})
    tables = MappingProxyType({table.name: table.columns for table in TABLES})

    def write(self, records: Iterable[Record], options: Options) -> Iterator[Chunk]:
        """Row groups as they fill, and the end of each file."""
        writers = [_Writer(table) for table in chosen(TABLES, options)]
        for record in records:
            for writer in writers:
                yield from writer.add(list(writer.table.rows(record, options)))
        for writer in writers:
            yield from writer.end()


EXPORTER = Parquet()
