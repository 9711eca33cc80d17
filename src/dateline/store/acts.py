"""The acts of all stories by who, what, where and when, the last reported first.

Each act has a row for each term by which it may be asked for (its type, its country, each word of its actors' names),
in the order of its last report. A query walks the rarest of its terms from the newest on, looks the other terms up act
by act, and stops when a page is full: what it costs is bounded by how often the rarest term is told, not by how much is
kept.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, Connection, FromClause, Select, func, or_, select

from dateline.base.errors import StoreError
from dateline.knowledge.countries import countries, country_of_name
from dateline.reconcile.when import instant_of
from dateline.store.act_rows import Act, act_of
from dateline.store.act_tables import act_terms, act_words, acts
from dateline.store.find import holds, phrases_of, within
from dateline.store.flatten import folded
from dateline.store.records import Box
from dateline.store.terms import MOST_ORIGINS, hash_of

if TYPE_CHECKING:
    from dateline.store.store import Store

_MANY = 3000  # acts that are gathered and put in order; where there are more, the newest are walked
_PAGE = 1000  # acts of one page at most
_DAY = len("2031-05-06")
_SECONDS = 24 * 60 * 60
_CURSOR = re.compile(r"(-?[0-9]{1,18})~([0-9]{1,18})")
_Condition = ColumnElement[bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActQuery:
    """Which acts: each field that is given must hold.

    `since` and `until` are ISO days, both included; an act counts if it may have been on one of them. `reported_since`
    and `reported_until` are ISO dates or times of its last report. `place` is the code or name of a country, or the
    name of a place; `actor` words of the name of an actor or recipient; `source` an outlet or origin; `origins` the
    least number of independent first sources. `standing` leaves out the acts that persons rejected.
    """

    since: str | None = None
    until: str | None = None
    reported_since: str | None = None
    reported_until: str | None = None
    place: str | None = None
    box: Box | None = None
    type: str | None = None
    status: str | None = None
    actor: str | None = None
    source: str | None = None
    origins: int = 1
    story: str | None = None
    words: str = ""
    standing: bool = False


def page_of_acts(store: "Store", query: ActQuery, *, limit: int = 50, cursor: str | None = None) -> tuple[Act, ...]:
    """At most `limit` acts (1,000 in one page), the last reported first; `cursor` is that of the last one already seen.

    Raises `StoreError` where a day, a time or the cursor is none.
    """
    with store.reading() as connection:
        wanted = numbers_of(connection, query, cursor).limit(max(0, min(limit, _PAGE)))
        numbers = list(connection.execute(wanted).scalars())
        rows = {row.number: row for row in connection.execute(select(acts).where(acts.c.number.in_(numbers)))}
    return tuple(act_of(rows[number]) for number in numbers)


def numbers_of(connection: Connection, query: ActQuery, cursor: str | None = None) -> "Select[tuple[int]]":
    """The numbers of the acts that a query asks for, the last reported first. Raises `StoreError` as `page_of_acts`."""
    terms = [hash_of(kind, value) for kind, value in _terms(query)]
    return _wanted(connection, query, terms, tuple(_bounds(query, cursor)))


def _terms(query: ActQuery) -> Iterator[tuple[str, str]]:
    """What an act must be told by, each a lookup."""
    if query.type:
        yield "type", query.type.upper()
    if query.status:
        yield "status", query.status
    if query.place:
        code = query.place.upper() if query.place.upper() in countries() else country_of_name(query.place)
        yield ("country", code) if code else ("place", folded(query.place))
    if query.actor is not None:
        yield from (("actor", word) for word in folded(query.actor).split())
    if query.source:
        yield "source", folded(query.source)
    if query.origins > 1:
        yield "origins", str(min(query.origins, MOST_ORIGINS))


_Bound = tuple[str, int]  # what is bounded, and where
_Bounds = tuple[_Bound, ...]


def _bounds(query: ActQuery, cursor: str | None) -> Iterator[_Bound]:
    """Where a walk begins and ends, and which days count."""
    if query.reported_since:
        yield "reported_since", _second("reported_since", query.reported_since, last=False)
    if query.reported_until:
        yield "reported_until", _second("reported_until", query.reported_until, last=True)
    if query.since:
        yield "since", _day("since", query.since)
    if query.until:
        yield "until", _day("until", query.until)
    if cursor:
        told = _CURSOR.fullmatch(cursor)
        if told is None:
            raise StoreError(f"cursor {cursor!r}: it is none; give that of the last act of the page before")
        yield from (("cursor", int(told[1])), ("number", int(told[2])))


def _within(walked: FromClause, bounds: _Bounds) -> Iterator[_Condition]:
    """What must be true of a row of the walk."""
    columns, told = walked.c, dict(bounds)
    if "reported_since" in told:
        yield columns.reported >= told["reported_since"]
    if "reported_until" in told:
        yield columns.reported <= told["reported_until"]
    if "since" in told:
        yield columns.last_day >= told["since"]
    if "until" in told:
        yield columns.first_day <= told["until"]
    if "cursor" in told:
        number = columns.number if walked is acts else columns.act
        yield columns.reported <= told["cursor"]
        yield or_(columns.reported < told["cursor"], number < told["number"])


def _wanted(connection: Connection, query: ActQuery, terms: Sequence[int], bounds: _Bounds) -> "Select[tuple[int]]":
    """The numbers, by the way that looks at the fewest rows: a few acts are gathered, a term is walked, or all acts."""
    gathered, looked_up = _gathered(connection, query)
    if query.standing:
        looked_up.append(acts.c.rejected == 0)
    if gathered is not None:
        held = [gathered, *_within(acts, bounds), *(_told_by(term, acts.c.reported, acts.c.number) for term in terms)]
        # the sum keeps the database from walking all acts in order instead of sorting these few
        return (
            select(acts.c.number).where(*held, *looked_up).order_by((acts.c.reported + 0).desc(), acts.c.number.desc())
        )
    if terms:
        return _walk(_rarest_first(connection, terms), bounds, looked_up)
    every = select(acts.c.number).where(*_within(acts, bounds), *looked_up)
    every = every.with_hint(acts, "INDEXED BY ix_acts_reported", "sqlite")
    return every.order_by(acts.c.reported.desc(), acts.c.number.desc())


def _walk(terms: Sequence[int], bounds: _Bounds, looked_up: Sequence[_Condition]) -> "Select[tuple[int]]":
    """The acts of the first term in order, those of the other terms looked up one by one."""
    first = act_terms.alias("walked")
    held = [first.c.term == terms[0], *_within(first, bounds)]
    held += [_told_by(term, first.c.reported, first.c.act) for term in terms[1:]]
    wanted = select(first.c.act)
    if looked_up:
        wanted = wanted.join(acts, acts.c.number == first.c.act)
    wanted = wanted.where(*held, *looked_up)
    return wanted.order_by(first.c.reported.desc(), first.c.act.desc())


def _told_by(term: int, reported: ColumnElement[int], number: ColumnElement[int]) -> _Condition:
    other = act_terms.alias()
    return select(other.c.act).where(other.c.term == term, other.c.reported == reported, other.c.act == number).exists()


def _rarest_first(connection: Connection, terms: Sequence[int]) -> list[int]:
    """The terms by how many acts are told by them, counted no further than the rarest needs it."""
    if len(terms) == 1:
        return list(terms)
    counts: dict[int, int] = {}
    for most in (_MANY, 10 * _MANY, 100 * _MANY):
        told = (select(act_terms.c.act).where(act_terms.c.term == term).limit(most).subquery() for term in terms)
        asked = select(*(select(func.count()).select_from(rows).scalar_subquery() for rows in told))
        counts = dict(zip(terms, connection.execute(asked).one(), strict=True))
        if min(counts.values()) < most:
            break
    return sorted(terms, key=lambda term: counts[term])


def _gathered(connection: Connection, query: ActQuery) -> tuple[_Condition | None, list[_Condition]]:
    """A condition that few acts meet, if there is one, and those that are left to be looked up."""
    found: list[tuple[bool, _Condition, _Condition]] = []
    if query.story:
        mine = acts.c.story == query.story
        found.append((True, mine, mine))
    if phrases := phrases_of(query.words):
        with_words = select(act_words.c.rowid).where(holds(connection, act_words, phrases))
        few = _count(connection, with_words) < _MANY
        found.append(
            (few, acts.c.number.in_(with_words), with_words.where(act_words.c.rowid == acts.c.number).exists())
        )
    if query.box:
        few = _count(connection, select(acts.c.number).where(within(acts, query.box))) < _MANY
        found.append((few, within(acts, query.box), within(acts, query.box)))
    narrow = next((gather for few, gather, _ in found if few), None)
    return narrow, [look for _, gather, look in found if gather is not narrow]


def _count(connection: Connection, wanted: "Select[tuple[int]]") -> int:
    """How many rows there are, up to many."""
    return connection.execute(select(func.count()).select_from(wanted.limit(_MANY).subquery())).scalar_one()


def _day(name: str, told: str) -> int:
    try:
        return date.fromisoformat(told).toordinal()
    except ValueError as error:
        raise StoreError(f"{name} {told!r}: no ISO day; give one like 2031-05-06") from error


def _second(name: str, told: str, *, last: bool) -> int:
    """A time in seconds since 1970; a day alone is its first, or its last, second."""
    try:
        if len(told) == _DAY:
            day = datetime.combine(date.fromisoformat(told), time(), UTC)
            return int(day.timestamp()) + (_SECONDS - 1 if last else 0)
        moment = instant_of(told)
    except ValueError as error:
        raise StoreError(f"{name} {told!r}: no ISO date or time; give one like 2031-05-06T10:00Z") from error
    assert moment is not None
    return int(moment.timestamp())
