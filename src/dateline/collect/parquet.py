"""Parquet -> pages: one row a document, a few rows at a time."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.base.codec import decode_page, encode
from dateline.base.errors import DatelineError, PageError
from dateline.base.records import RawPage
from dateline.collect.limits import check_size, open_regular
from dateline.collect.result import Collected, not_collected

if TYPE_CHECKING:
    import pyarrow.parquet

_ROWS = 16
_FIELDS = tuple(RawPage.__dataclass_fields__)


def collect_parquet(path: Path, name: str) -> Iterator[Collected]:
    """One `Collected` for each row; its columns are called as the fields of an input document (`id`, `text`, `html`).

    Other columns are not read. A row without `text` and `html`, or with a value that is no text, is a failure with the
    row's id, else with `row-3`, counted from 1. Where pyarrow is missing, the file is one failure that says so.
    """
    try:
        import pyarrow as arrow  # noqa: PLC0415 - an extra, and heavy
        import pyarrow.parquet  # noqa: PLC0415 - as above
    except ImportError:
        error = PageError(f"{name}: reading Parquet takes pyarrow, which is not there: pip install 'dateline[tables]'")
        yield not_collected(RawPage(id=name), "collect_parquet", error)
        return
    number = 0
    try:
        with open_regular(path) as stream, pyarrow.parquet.ParquetFile(stream) as table:
            for number, row in enumerate(_rows(table, name), start=1):
                yield _collect_row(row, name, number)
    except (OSError, PageError, arrow.ArrowException) as error:
        what = (error.strerror if isinstance(error, OSError) else None) or " ".join(str(error).split())
        said = f"{name}, after row {number}: the Parquet file cannot be read: {what}"
        yield not_collected(RawPage(id=name), "collect_parquet", PageError(said))


def _rows(table: "pyarrow.parquet.ParquetFile", name: str) -> Iterator[Mapping[str, object]]:
    columns = [column for column in table.schema_arrow.names if column in _FIELDS]
    if not {"text", "html"} & set(columns):
        raise PageError(f"{name} has no column 'text' or 'html'; it has {', '.join(table.schema_arrow.names)[:300]}")
    for batch in table.iter_batches(batch_size=_ROWS, columns=columns, use_threads=False):
        yield from batch.to_pylist()


def _collect_row(row: Mapping[str, object], name: str, number: int) -> Collected:
    told = {field: _as_text(value) for field, value in row.items() if value is not None}
    given = told.get("id")
    id_ = given if isinstance(given, str) and given else f"row-{number}"
    try:
        document = encode(told)
        check_size(len(document))
        page = decode_page(document)
    except (DatelineError, TypeError) as error:
        said = PageError(f"{name}, row {number}: {error}")
        return not_collected(RawPage(id=id_), "collect_parquet", said)
    return Collected(page=page)


def _as_text(value: object) -> object:
    """Days and instants as ISO 8601, numbers of ids as their digits; the rest as it is."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value
