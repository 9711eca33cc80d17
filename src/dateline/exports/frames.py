"""Readings or stories as data frames, one a kind of fact, with the columns of the CSV tables (extra `tables`)."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from dateline.base.errors import DatelineError
from dateline.exports.comma import TABLES
from dateline.exports.conversion import shown_records
from dateline.exports.form import Cell, Options, Profile, Record
from dateline.exports.parquet import arrow, arrow_table

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa


def to_pandas(records: Iterable[Record], profile: Profile = "partner") -> "dict[str, pd.DataFrame]":
    """A pandas frame for each kind of fact; what is not known is `NA`. Raises `DatelineError` without pandas."""
    try:
        import pandas as pd  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise _missing("pandas") from error
    pa = arrow()
    types = {
        pa.string(): pd.StringDtype(),
        pa.int64(): pd.Int64Dtype(),
        pa.float64(): pd.Float64Dtype(),
        pa.bool_(): pd.BooleanDtype(),
    }
    return {name: table.to_pandas(types_mapper=types.get) for name, table in _tables(records, profile).items()}


def to_polars(records: Iterable[Record], profile: Profile = "partner") -> "dict[str, pl.DataFrame]":
    """A polars frame for each kind of fact; what is not known is null. Raises `DatelineError` without polars."""
    try:
        import polars as pl  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise _missing("polars") from error
    return {name: pl.DataFrame(pl.from_arrow(table)) for name, table in _tables(records, profile).items()}


def _tables(records: Iterable[Record], profile: Profile) -> "dict[str, pa.Table]":
    takes, shown = shown_records(records, profile)
    options = Options(takes=takes, profile=profile)
    tables = [table for table in TABLES if table.takes == takes]
    rows: dict[str, list[list[Cell]]] = {table.name: [] for table in tables}
    for record in shown:
        for table in tables:
            rows[table.name] += table.rows(record, options)
    return {table.name: arrow_table(table, rows[table.name]) for table in tables}


def _missing(package: str) -> DatelineError:
    return DatelineError(f"frames need the package {package}; install it: pip install 'dateline[tables]'")
