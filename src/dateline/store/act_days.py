"""How many acts there are on each day, and those of one stretch of days in their order."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from dateline.store.act_rows import Act, act_of
from dateline.store.act_tables import acts
from dateline.store.acts import ActQuery, numbers_of
from dateline.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """How many acts begin on a day (ISO), or may have begun on it the earliest; `None` for those of no known day."""

    day: str | None
    acts: int


def days_of(store: Store, query: ActQuery) -> tuple[Day, ...]:
    """The days of the acts that a query asks for, in order, with their counts; acts of no known day first."""
    with store.reading() as connection:
        wanted = numbers_of(connection, query).order_by(None).subquery()
        counted = select(acts.c.first_day, func.count().label("acts")).join(wanted, wanted.c[0] == acts.c.number)
        rows = connection.execute(counted.group_by(acts.c.first_day)).all()
    told = sorted(rows, key=lambda row: (row.first_day is not None, row.first_day))
    return tuple(Day(day=_iso(row.first_day), acts=row.acts) for row in told)


def acts_in_order(store: Store, query: ActQuery, *, limit: int, skip: int = 0) -> tuple[Act, ...]:
    """At most `limit` acts of known days, the earliest first, after as many as are skipped."""
    with store.reading() as connection:
        wanted = numbers_of(connection, query).order_by(None).subquery()
        rows = select(acts).join(wanted, wanted.c[0] == acts.c.number).where(acts.c.first_day.is_not(None))
        order = (acts.c.first_day, acts.c.last_day, acts.c.number)
        found = connection.execute(rows.order_by(*order).limit(limit).offset(skip)).all()
    return tuple(act_of(row) for row in found)


def _iso(day: int | None) -> str | None:
    return None if day is None else date.fromordinal(day).isoformat()
