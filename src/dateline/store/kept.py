"""What people keep at the desk under a name: views (a page with its filters) and alert rules. Rows are only added."""

from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, func, select

from dateline.store.desk_tables import kept
from dateline.store.log import insert

KeptKind = Literal["view", "rule"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A view or a rule as it was kept last: by whom, when, and what as JSON."""

    kind: KeptKind
    name: str
    by: str
    at: str
    json: str


def keep(connection: Connection, one: Kept) -> None:
    """Keep something under its name; what had the name before is replaced."""
    insert(connection, kept, kind=one.kind, name=one.name, who=one.by, at=one.at, json=one.json)


def take_away(connection: Connection, kind: KeptKind, name: str, by: str, at: str) -> bool:
    """Keep something no longer; False if nothing of that name was kept."""
    if all(one.name != name for one in all_kept(connection, kind)):
        return False
    insert(connection, kept, kind=kind, name=name, who=by, at=at, json=None)
    return True


def all_kept(connection: Connection, kind: KeptKind) -> tuple[Kept, ...]:
    """What is kept of one kind, by name."""
    last = select(func.max(kept.c.number)).where(kept.c.kind == kind).group_by(kept.c.name)
    wanted = select(kept).where(kept.c.number.in_(last), kept.c.json.is_not(None)).order_by(kept.c.name)
    return tuple(
        Kept(kind=row.kind, name=row.name, by=row.who, at=row.at, json=row.json) for row in connection.execute(wanted)
    )
