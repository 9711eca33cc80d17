"""Counts of facts by period and type, with how many articles there were."""

from dataclasses import dataclass
from typing import Literal, get_args

from sqlalchemy import ColumnElement, Connection, func, select

from dateline.store.facts import matching
from dateline.store.tables import latest
from dateline.store.ways import FactQuery

Per = Literal["day", "month", "year"]
PERS: tuple[Per, ...] = get_args(Per)
_LETTERS: dict[Per, int] = {"day": 10, "month": 7, "year": 4}


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many facts of a type fall in a period, in how many articles; `period` is `None` where no day is told."""

    period: str | None
    type: str | None
    facts: int
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Volume:
    """How many articles were published in a period, on whatever; `period` is `None` for those without a day."""

    period: str | None
    articles: int


def count_of(connection: Connection, query: FactQuery, per: Per) -> tuple[Count, ...]:
    """The facts that a query asks for by period and type, in order; those without a day first."""
    found = matching(connection, query).subquery()
    period = _period(found.c.first_day, per)
    articles = func.count(found.c.owner.distinct())
    wanted = select(period.label("period"), found.c.type, func.count().label("facts"), articles.label("articles"))
    rows = connection.execute(wanted.group_by(period, found.c.type)).all()
    told = [Count(period=row.period, type=row.type, facts=row.facts, articles=row.articles) for row in rows]
    return tuple(sorted(told, key=lambda count: (count.period or "", count.type or "")))


def volume_of(
    connection: Connection, per: Per, *, since: str | None = None, until: str | None = None
) -> tuple[Volume, ...]:
    """How many articles each period has, in order; `since` and `until` are ISO days."""
    period = _period(latest.c.published, per)
    wanted = select(period.label("period"), func.count().label("articles")).group_by(period)
    if since:
        wanted = wanted.where(latest.c.published >= since)
    if until:
        wanted = wanted.where(latest.c.published <= f"{until}~")  # after all times of that day
    told = [Volume(period=row.period, articles=row.articles) for row in connection.execute(wanted)]
    return tuple(sorted(told, key=lambda volume: volume.period or ""))


def _period(day: "ColumnElement[str | None]", per: Per) -> "ColumnElement[str | None]":
    return func.substr(day, 1, _LETTERS[per])
