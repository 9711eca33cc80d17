"""A database by path or URL, made ready; every way in which it can refuse becomes a `StoreError` in words."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, select
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.pool import ConnectionPoolEntry

from dateline.base.errors import NoStoreError, StoreError
from dateline.base.urls import without_login
from dateline.store.tables import SCHEMA_VERSION, meta, metadata

WAIT = 30.0  # seconds that one process waits for another that is writing
_REASONS = (
    ("not a database", "it is not a Dateline store; name another file"),
    ("malformed", "the file is damaged; restore it from a copy"),
    ("readonly", "it may only be read; change its permissions or name another file"),
    ("disk is full", "the disk is full; what was added before is safe"),
    ("disk I/O error", "the disk cannot be read or written; what was added before is safe"),
    ("unable to open", "the file cannot be opened or made there"),
    ("database is locked", f"another process has been writing to it for more than {WAIT:.0f} seconds; try again"),
)


def open_engine(place: str, *, make: bool) -> Engine:
    """The database at `place` (a path, or an SQLAlchemy URL), with its tables.

    Where nothing is there they are made; without `make`, `NoStoreError` is raised and nothing is.
    """
    shown = without_login(place)
    try:
        engine = create_engine(_url(place))
    except (ArgumentError, NoSuchModuleError, ImportError) as error:
        raise StoreError(f"{shown}: no such kind of store: {error}") from error
    if engine.dialect.name == "sqlite":
        _need_file(engine.url.database, shown, make=make)
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", _begin)
    try:
        with told(shown):
            _make_ready(engine, shown, make=make)
    except StoreError:
        engine.dispose()
        raise
    return engine


@contextmanager
def told(place: str) -> Iterator[None]:
    """Turn what the database says into a `StoreError` that says what to do."""
    try:
        yield
    except (SQLAlchemyError, OSError) as error:
        said = str(getattr(error, "orig", None) or error)
        reason = next((reason for words, reason in _REASONS if words in said), said)
        raise StoreError(f"store {place}: {reason}") from error


def _url(place: str) -> str | URL:
    if "://" in place:
        return place
    path = Path(place).expanduser()
    if path.is_dir():
        raise StoreError(f"store {place}: this is a folder; name a file in it")
    return URL.create("sqlite", database=str(path))


def _need_file(database: str | None, place: str, *, make: bool) -> None:
    """See, before SQLite makes one, that there is a file with something in it, or at least a folder to make it in."""
    if not database or database == ":memory:" or database.startswith("file:"):
        return
    path = Path(database)
    with told(place):
        if make:
            path.parent.mkdir(parents=True, exist_ok=True)
        elif not path.exists() or path.stat().st_size == 0:
            raise _no_store(place)


def _no_store(place: str) -> NoStoreError:
    return NoStoreError(f"{place}: there is no store there; `dateline add` makes one, or name another place")


def _prepare(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    """SQLite as we need it: readers beside a writer, and a commit that is on the disk when it returns."""
    assert isinstance(connection, sqlite3.Connection)
    connection.isolation_level = None  # transactions begin where _begin says so
    for setting in (f"busy_timeout={int(WAIT * 1000)}", "journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {setting}")


def _begin(connection: Connection) -> None:
    """Take the writer's place at once where a transaction will write, so that two writers queue and never fail."""
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _make_ready(engine: Engine, place: str, *, make: bool) -> None:
    with engine.connect() as connection:
        names = set(inspect(connection).get_table_names())
        if meta.name in names:
            _check_schema(connection, place)
            return
    if names:
        raise StoreError(
            f"store {place}: it is the database of another program (it holds {', '.join(sorted(names)[:3])})"
        )
    if not make:
        raise _no_store(place)
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        if meta.name not in inspect(connection).get_table_names():
            metadata.create_all(connection)
            connection.execute(meta.insert().values(name="schema", value=str(SCHEMA_VERSION)))


def _check_schema(connection: Connection, place: str) -> None:
    found = connection.execute(select(meta.c.value).where(meta.c.name == "schema")).scalar()
    if found != str(SCHEMA_VERSION):
        raise StoreError(
            f"store {place}: it has schema {found}, and this version of Dateline knows schema {SCHEMA_VERSION}; "
            "use a version of Dateline as new as the store"
        )
