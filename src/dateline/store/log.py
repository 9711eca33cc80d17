"""The change log, and the time that it gives."""

from collections.abc import Iterator
from datetime import UTC, datetime

from sqlalchemy import Connection, Table, select

from dateline.store.records import Change, ChangeKind
from dateline.store.tables import changes


def log(
    connection: Connection,
    kind: ChangeKind,
    id: str,  # noqa: A002 - the record's own field name
    at: str,
    *,
    row: int | None = None,
    version: int | None = None,
    why: str | None = None,
) -> int:
    """Write one line of the change log; its number."""
    return insert(connection, changes, kind=kind, article=id, version=version, added=at, why=why, row=row)


def insert(connection: Connection, table: Table, **values: object) -> int:
    """Add a row; the number that the database gave to it."""
    key = connection.execute(table.insert().values(**values)).inserted_primary_key
    assert key is not None
    return int(key[0])


def lines(connection: Connection, after: int) -> Iterator[Change]:
    """The lines after the one with that number, in order."""
    wanted = select(changes).where(changes.c.number > after).order_by(changes.c.number)
    for row in connection.execute(wanted):
        yield Change(
            number=row.number, kind=row.kind, id=row.article, version=row.version, added=row.added, why=row.why
        )


def now() -> str:
    """This moment as the store tells times: ISO 8601, UTC, to the millisecond."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")
