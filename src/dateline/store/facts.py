"""The single facts of articles by who, what, where and when, the last added first."""

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec
from sqlalchemy import Column, Connection, Row, Select, Table, select

from dateline.base.spans import Span
from dateline.store.records import CorrectionVerdict, FactKind, Side
from dateline.store.tables import facts, latest, parties
from dateline.store.ways import FactQuery, Way, find_way

_SPANS = msgspec.json.Decoder(tuple[Span, ...])
_TOLD = (latest.c.article, latest.c.title, latest.c.outlet, latest.c.published)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A fact of an article's latest reading, with its exact words and where they stand.

    `spans` are code points into the article's text, the clearest words first; `utf16` are the same in UTF-16 code
    units, as browsers count. `first_day` and `last_day` are those of the act, and of publication for all else. `review`
    is the last word of persons on it. `number` is the cursor to go on from.
    """

    number: int
    article: str
    kind: FactKind
    id: str
    words: str
    spans: tuple[Span, ...]
    utf16: tuple[Span, ...]
    sides: tuple[Side, ...]
    type: str | None = None
    status: str | None = None
    first_day: str | None = None
    last_day: str | None = None
    place: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    review: CorrectionVerdict | None = None


def page_of_facts(
    connection: Connection, query: FactQuery, *, limit: int, cursor: int | None = None
) -> tuple[Fact, ...]:
    """At most `limit` facts, the last added first; `cursor` is the number of the last one already seen."""
    way = find_way(connection, query)
    wanted = _with_article(way, facts, *_TOLD)
    if cursor is not None:
        wanted = wanted.where(way.number < cursor)
    rows = connection.execute(wanted.order_by(way.number.desc()).limit(limit)).all()
    sides = _sides(connection, [row.number for row in rows])
    return tuple(_fact(row, sides.get(row.number, ())) for row in rows)


def one_fact(connection: Connection, article: str, fact: str) -> Fact | None:
    """The fact of that id in the latest reading of an article; `None` where there is none."""
    wanted = select(facts, *_TOLD).join(latest, latest.c.number == facts.c.owner)
    row = connection.execute(wanted.where(latest.c.article == article, facts.c.fact == fact)).first()
    return None if row is None else _fact(row, _sides(connection, [row.number]).get(row.number, ()))


def matching(connection: Connection, query: FactQuery) -> Select[tuple[object, ...]]:
    """Day, type and article of each fact that a query asks for."""
    way = find_way(connection, query)
    told = (facts.c.first_day, facts.c.type, facts.c.owner)
    if not (query.source or query.article or query.reported_since or query.reported_until):
        return select(*told).select_from(way.walked).where(*way.held)
    return _with_article(way, *told)


def _with_article(way: Way, *told: Column[object] | Table) -> Select[tuple[object, ...]]:
    # the sum keeps the database from beginning with the articles
    joined = way.walked.join(latest, latest.c.number == facts.c.owner + 0)
    return select(*told).select_from(joined).where(*way.held)


def _sides(connection: Connection, numbers: Sequence[int]) -> dict[int, tuple[Side, ...]]:
    told: dict[int, list[Side]] = {}
    wanted = select(parties).where(parties.c.fact.in_(numbers)).order_by(parties.c.number)
    for row in connection.execute(wanted):
        told.setdefault(row.fact, []).append(Side(role=row.role, name=row.name, country=row.country))
    return {number: tuple(sides) for number, sides in told.items()}


def _fact(row: "Row[tuple[object, ...]]", sides: tuple[Side, ...]) -> Fact:
    spans = _SPANS.decode(row.spans)
    return Fact(
        number=row.number, article=row.article, kind=row.kind, id=row.fact, words=row.words, spans=spans,
        utf16=_SPANS.decode(row.utf16) if row.utf16 else spans, sides=sides, type=row.type, status=row.status,
        first_day=row.first_day, last_day=row.last_day, place=row.place, latitude=row.latitude,
        longitude=row.longitude, title=row.title, outlet=row.outlet, published=row.published, review=row.review,
    )  # fmt: skip
