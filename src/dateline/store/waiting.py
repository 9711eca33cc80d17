"""The facts that nobody has checked, the least certain first."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Column, ColumnElement, Connection, Select, Table, func, select

from dateline.base.errors import StoreError
from dateline.store.find import holds, phrases_of
from dateline.store.names import told_by
from dateline.store.records import FactKind
from dateline.store.tables import article_words, facts, latest, parties

MOST_COUNTED = 200  # facts that are counted; beyond there are many
_FEW = 2000  # articles, or facts, that are gathered; where there are more, the least certain facts are walked
_CURSOR = re.compile(r"([01](?:\.[0-9]{1,4})?)~([0-9]{1,18})")
_Condition = ColumnElement[bool]


class CursorError(StoreError):
    """What was given to go on from is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingQuery:
    """Which facts: each field that is given must hold. `country` is a code, `words` stand in title or text."""

    kind: FactKind = "event"
    type: str | None = None
    status: str | None = None
    country: str | None = None
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A fact of the latest reading of an article that waits for a person; `cursor` is to go on from."""

    article: str
    fact: str
    cursor: str


def page_of_waiting(
    connection: Connection, query: WaitingQuery, *, limit: int, cursor: str | None = None
) -> tuple[Waiting, ...]:
    """At most `limit` facts, the least certain first, of equals the newest. Raises `CursorError` on a wrong cursor."""
    wanted = _wanted(connection, query, latest.c.article, facts.c.fact, facts.c.doubt, facts.c.number)
    wanted = wanted.join(latest, latest.c.number == facts.c.owner + 0)  # the sum keeps the walk one of facts
    if cursor is not None:
        wanted = wanted.where(_after(cursor))
    rows = connection.execute(wanted.order_by(facts.c.doubt.desc(), facts.c.number.desc()).limit(limit)).all()
    return tuple(Waiting(article=row.article, fact=row.fact, cursor=f"{row.doubt}~{row.number}") for row in rows)


def count_waiting(connection: Connection, query: WaitingQuery) -> int:
    """How many facts wait, counted up to one more than `MOST_COUNTED`."""
    some = _wanted(connection, query, facts.c.number).limit(MOST_COUNTED + 1).subquery()
    return connection.execute(select(func.count()).select_from(some)).scalar_one()


def _wanted(
    connection: Connection, query: WaitingQuery, *told: "Column[object] | Table"
) -> "Select[tuple[object, ...]]":
    held = (facts.c.review.is_(None), facts.c.doubt.is_not(None), facts.c.kind == query.kind)
    return select(*told).select_from(facts).where(*held, *_conditions(connection, query))


def _conditions(connection: Connection, query: WaitingQuery) -> Iterator[_Condition]:
    if query.type:
        yield facts.c.type == (query.type.upper() if query.kind == "event" else query.type.lower())
    if query.status:
        yield facts.c.status == query.status
    if query.country:
        yield _told_there(connection, query.country.upper())
    if phrases := phrases_of(query.words):
        with_words = select(article_words.c.rowid).where(holds(connection, article_words, phrases))
        few = connection.execute(select(func.count()).select_from(with_words.limit(_FEW).subquery())).scalar_one()
        if few < _FEW:
            yield facts.c.owner.in_(with_words)
        else:
            yield with_words.where(article_words.c.rowid == facts.c.owner).exists()


def _told_there(connection: Connection, country: str) -> _Condition:
    """True of the facts that tell of a country as their place."""
    there = select(parties.c.fact).where(parties.c.country == country, parties.c.role == "place")
    if told_by(connection, "place", country=country) < _FEW:
        return facts.c.number.in_(there)
    return there.where(parties.c.fact == facts.c.number).exists()


def _after(cursor: str) -> _Condition:
    told = _CURSOR.fullmatch(cursor)
    if told is None:
        raise CursorError(f"cursor {cursor!r}: it is none; give that of the last fact of the page before")
    doubt, number = float(told[1]), int(told[2])
    return (facts.c.doubt < doubt) | ((facts.c.doubt == doubt) & (facts.c.number < number))
