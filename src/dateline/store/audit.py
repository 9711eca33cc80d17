"""The audit log of the desk: who did what, when and from where."""

from dataclasses import dataclass

from sqlalchemy import Connection, select

from dateline.store.desk_tables import audit
from dateline.store.index import plain
from dateline.store.log import insert

_LONGEST = 2000  # letters of one column


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """One line of the audit log: who, in which role, from which address, did what to what. `number` is the cursor."""

    at: str
    who: str
    role: str
    client: str
    action: str
    what: str
    number: int = 0


def note(connection: Connection, deed: Deed) -> None:
    """Add a line to the audit log."""
    told = {name: getattr(deed, name) for name in ("at", "who", "role", "client", "action", "what")}
    insert(connection, audit, **{name: (plain(words) or "")[:_LONGEST] for name, words in told.items()})


def page_of_deeds(connection: Connection, *, limit: int, cursor: int | None = None) -> tuple[Deed, ...]:
    """At most `limit` lines, the last first; `cursor` is the number of the last one already seen."""
    wanted = select(audit).order_by(audit.c.number.desc()).limit(limit)
    if cursor is not None:
        wanted = wanted.where(audit.c.number < cursor)
    return tuple(
        Deed(
            number=row.number, at=row.at, who=row.who, role=row.role, client=row.client, action=row.action,
            what=row.what,
        )
        for row in connection.execute(wanted)
    )  # fmt: skip
