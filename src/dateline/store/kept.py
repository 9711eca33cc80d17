"""What people keep at the desk under a name: views (a page with its filters) and alert rules. Rows are only added."""

import re
from dataclasses import dataclass
from typing import Literal, get_args

import msgspec
from sqlalchemy import Connection, Row, func, select

from dateline.base.errors import LawError
from dateline.store.desk_tables import kept
from dateline.store.log import insert

KeptKind = Literal["view", "rule"]
KINDS: tuple[KeptKind, ...] = get_args(KeptKind)
GONE = "null"  # the JSON of what is kept no longer
_NAME = re.compile(r"[^/\x00-\x1f\x7f-\x9f]{1,100}")
_PATH = re.compile(r"/(?![/\\])[^\x00-\x1f\x7f-\x9f]{0,1999}")
_LONGEST = 20_000  # letters of a rule


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
    line = None if one.json == GONE else one.json
    insert(connection, kept, kind=one.kind, name=one.name, who=one.by, at=one.at, json=line)


def take_away(connection: Connection, kind: KeptKind, name: str, by: str, at: str) -> bool:
    """Keep something no longer; False if nothing of that name was kept."""
    if all(one.name != name for one in all_kept(connection, kind)):
        return False
    keep(connection, Kept(kind=kind, name=name, by=by, at=at, json=GONE))
    return True


def all_kept(connection: Connection, kind: KeptKind) -> tuple[Kept, ...]:
    """What is kept of one kind, by name."""
    last = select(func.max(kept.c.number)).where(kept.c.kind == kind).group_by(kept.c.name)
    wanted = select(kept).where(kept.c.number.in_(last), kept.c.json.is_not(None)).order_by(kept.c.name)
    return tuple(map(_kept, connection.execute(wanted)))


def history(connection: Connection) -> tuple[Kept, ...]:
    """All that was ever kept, in that order; what was taken away has the JSON `GONE`."""
    return tuple(map(_kept, connection.execute(select(kept).order_by(kept.c.number))))


def take_over(connection: Connection, one: Kept) -> bool:
    """Keep what another store kept; False if this one knows it, or something later of that name."""
    same = select(kept).where(kept.c.kind == one.kind, kept.c.name == one.name)
    known = [_kept(row) for row in connection.execute(same)]
    if one in known or any(other.at > one.at for other in known):
        return False
    keep(connection, one)
    return True


def need_lawful(one: Kept) -> None:
    """Raises `LawError` for what no desk keeps."""
    told = msgspec.json.decode(one.json)
    path = isinstance(told, str) and _PATH.fullmatch(told)
    rule = isinstance(told, dict) and len(one.json) <= _LONGEST
    if not _NAME.fullmatch(one.name) or not one.by:
        raise LawError(f"{one.kind} {one.name!r}: give a name of 1 to 100 signs without '/', and who keeps it")
    if one.json != GONE and not (path if one.kind == "view" else rule):
        raise LawError(
            f"{one.kind} {one.name!r}: a view is an address of the desk, such as '/search', a rule a mapping"
        )


def _kept(row: "Row[tuple[object, ...]]") -> Kept:
    return Kept(kind=row.kind, name=row.name, by=row.who, at=row.at, json=row.json or GONE)
