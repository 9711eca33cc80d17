"""A database by path or URL, made ready: SQLite, or PostgreSQL where a URL names it."""

import sqlite3
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, NoSuchModuleError
from sqlalchemy.pool import ConnectionPoolEntry

from dateline.base.errors import StoreError
from dateline.store.schema import make_ready, no_store
from dateline.store.told import WAIT, shown, told

_POSTGRESQL = "postgresql+psycopg"
_ANSWER = 10  # seconds that a server has to answer a new connection


def open_engine(place: str, *, make: bool) -> Engine:
    """The database at `place` (a path, or an SQLAlchemy URL), with its tables.

    Where nothing is there they are made; without `make`, `NoStoreError` is raised and nothing is. An older store is
    brought up to date.
    """
    url = _url(place)
    if url.get_backend_name() == "postgresql":
        engine = _postgresql(url, shown(place))
    else:
        engine = _sqlite(url, shown(place), make=make)
    try:
        with told(shown(place)):
            make_ready(engine, shown(place), make=make)
    except StoreError:
        engine.dispose()
        raise
    return engine


def _url(place: str) -> URL:
    if "://" not in place:
        path = Path(place).expanduser()
        if path.is_dir():
            raise StoreError(f"store {place}: this is a folder; name a file in it")
        return URL.create("sqlite", database=str(path))
    try:
        url = make_url(place)
    except (ArgumentError, ValueError) as error:
        raise StoreError(
            f"{shown(place)}: not the URL of a database; give postgresql://USER:PASSWORD@HOST:PORT/DATABASE, or a path"
        ) from error
    if url.drivername in ("postgres", "postgresql", _POSTGRESQL):
        return url.set(drivername=_POSTGRESQL)
    if url.get_backend_name() != "sqlite":
        raise StoreError(f"{shown(place)}: no such kind of store; give a path, sqlite:///PATH or postgresql://...")
    return url


def _sqlite(url: URL, place: str, *, make: bool) -> Engine:
    try:
        engine = create_engine(url)
    except (ArgumentError, NoSuchModuleError, ImportError) as error:
        raise StoreError(f"{place}: no such kind of store: {error}") from error
    _need_file(url.database, place, make=make)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin)
    return engine


def _need_file(database: str | None, place: str, *, make: bool) -> None:
    """See, before SQLite makes one, that there is a file with something in it, or at least a folder to make it in."""
    if not database or database == ":memory:" or database.startswith("file:"):
        return
    path = Path(database)
    with told(place):
        if make:
            path.parent.mkdir(parents=True, exist_ok=True)
        elif not path.exists() or path.stat().st_size == 0:
            raise no_store(place)


def _prepare_sqlite(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    """SQLite as we need it: readers beside a writer, and a commit that is on the disk when it returns."""
    assert isinstance(connection, sqlite3.Connection)
    connection.isolation_level = None  # transactions begin where _begin says so
    for setting in (f"busy_timeout={int(WAIT * 1000)}", "journal_mode=WAL", "synchronous=FULL"):
        connection.execute(f"PRAGMA {setting}")


def _begin(connection: Connection) -> None:
    """Take the writer's place at once where a transaction will write, so that two writers queue and never fail."""
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _postgresql(url: URL, place: str) -> Engine:
    try:
        engine = create_engine(url, pool_pre_ping=True, connect_args={"connect_timeout": _ANSWER})
    except ImportError as error:
        raise StoreError(f"{place}: PostgreSQL needs a package more: pip install 'dateline[postgresql]'") from error
    event.listen(engine, "connect", _prepare_postgresql)
    return engine


def _prepare_postgresql(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    """A commit that is on the disk when it returns, whatever the server's own setting, and no endless waiting."""
    with connection.cursor() as cursor:  # type: ignore[attr-defined]  # the interface leaves this to the driver
        cursor.execute("SET synchronous_commit = on")
        cursor.execute(f"SET lock_timeout = {int(WAIT * 1000)}")
    connection.commit()
