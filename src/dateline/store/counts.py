"""Counts of facts by period and type, with how many articles there were; and how many facts persons found right."""

from dataclasses import dataclass
from typing import Literal, get_args

from sqlalchemy import ColumnElement, Connection, func, select

from dateline.store.facts import matching
from dateline.store.records import CorrectionVerdict, FactKind
from dateline.store.tables import facts, latest
from dateline.store.ways import FactQuery

Per = Literal["day", "month", "year"]
PERS: tuple[Per, ...] = get_args(Per)
_SAID = get_args(CorrectionVerdict)
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Precision:
    """What persons said of facts of one kind and type: how many they accepted, put right in part, and rejected.

    `right` is the share of those accepted.
    """

    kind: FactKind
    type: str | None
    accepted: int
    corrected: int
    rejected: int
    right: float


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


def precision_by_type(connection: Connection) -> tuple[Precision, ...]:
    """What persons said of the facts of the latest readings, by kind and type."""
    wanted = select(facts.c.kind, facts.c.type, facts.c.review, func.count().label("facts"))
    wanted = wanted.where(facts.c.review.in_(_SAID)).group_by(facts.c.kind, facts.c.type, facts.c.review)
    told: dict[tuple[FactKind, str | None], dict[str, int]] = {}
    for row in connection.execute(wanted):
        told.setdefault((row.kind, row.type), {})[row.review] = row.facts
    return tuple(_precision(*key, told[key]) for key in sorted(told, key=lambda key: (key[0], key[1] or "")))


def _precision(kind: FactKind, type_: str | None, said: dict[str, int]) -> Precision:
    accepted, corrected, rejected = (said.get(verdict, 0) for verdict in _SAID)
    right = round(accepted / (accepted + corrected + rejected), 3)
    return Precision(kind=kind, type=type_, accepted=accepted, corrected=corrected, rejected=rejected, right=right)


def _period(day: "ColumnElement[str | None]", per: Per) -> "ColumnElement[str | None]":
    return func.substr(day, 1, _LETTERS[per])
