"""A Parquet file of readings, written whole or not at all, and read back byte for byte."""

import os
from collections.abc import Generator, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from uuid import uuid4

from dateline.base.codec import encode
from dateline.base.errors import DatelineError
from dateline.base.records import Reading
from dateline.workers.extra import need
from dateline.workers.rows import Row, row_of, schema

MANIFEST = "manifest.json"
_META = b"dateline"  # the key, among the file's own metadata, of what is told about its shard
_ROWS = 256  # a row group: the same on every engine, so that the same readings give the same bytes
_BYTES = 64 << 20  # of JSON: a row group ends with the row that brings it here


class TableFile:
    """A Parquet file that is there whole, or not at all.

    Rows go to a file of another name in the same folder; `finish` gives it its right name once it is on the disk.
    Until then it is a file that nobody takes for one of readings. Raises `DatelineError` where it cannot be written.
    """

    def __init__(self, path: Path) -> None:
        parquet = need("pyarrow.parquet", "Parquet")
        self._path = path
        self._temporary = path.with_name(f".{path.stem}.{uuid4().hex}.tmp")
        self._rows: list[Row] = []
        self._size = 0
        with _in_words(path):
            self._stream = self._temporary.open("wb")
            self._writer: Any = parquet.ParquetWriter(self._stream, schema(), compression="zstd")

    def add(self, reading: Reading) -> None:
        """One more row."""
        line = encode(reading)
        self._rows.append(row_of(reading, line))
        self._size += len(line)
        if len(self._rows) >= _ROWS or self._size >= _BYTES:
            self._write()

    def _write(self) -> None:
        arrow = need("pyarrow", "Parquet")
        with _in_words(self._path):
            self._writer.write_table(arrow.Table.from_pylist(self._rows, schema()))
        self._rows, self._size = [], 0

    def finish(self, told: bytes) -> None:
        """The file takes its name; `told` is kept in it about its shard. Another's file of this name is replaced."""
        if self._rows:
            self._write()
        with _in_words(self._path):
            self._writer.add_key_value_metadata({_META: told})
            self._writer.close()
            self._stream.flush()
            os.fsync(self._stream.fileno())
            self._stream.close()
            self._temporary.replace(self._path)
            sync_folder(self._path.parent)

    def discard(self) -> None:
        """Leave no file."""
        with suppress(OSError):  # the file goes, so nobody misses what a full disk no longer takes
            self._writer.close()
        with suppress(OSError):
            self._stream.close()
        self._temporary.unlink(missing_ok=True)


@contextmanager
def _in_words(path: Path) -> Generator[None]:
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        raise DatelineError(
            f"{path}: the readings cannot be written: {reason}; what is finished stands: mend it and run again"
        ) from error


def sync_folder(folder: Path) -> None:
    """See to it that a new name in a folder is on the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def told_in(path: Path) -> bytes | None:
    """What `finish` was told about the shard of a file; `None` where the file is damaged or not there."""
    arrow, parquet = need("pyarrow", "Parquet"), need("pyarrow.parquet", "Parquet")
    try:
        told: bytes | None = (parquet.read_metadata(path).metadata or {}).get(_META)
    except (OSError, arrow.ArrowException):
        return None
    return told


def lines_of(path: Path) -> Iterator[bytes]:
    """The line of JSON of each reading in a file of `dateline run`, in order. Raises `DatelineError`."""
    arrow, parquet = need("pyarrow", "Parquet"), need("pyarrow.parquet", "Parquet")
    try:
        with parquet.ParquetFile(path) as file:
            for batch in file.iter_batches(batch_size=64, columns=["reading"]):
                yield from (line.encode("utf-8") for line in batch.column("reading").to_pylist())
    except (arrow.ArrowException, KeyError) as error:
        raise DatelineError(f"{path}: this is no Parquet file of readings as `dateline run` writes it") from error
