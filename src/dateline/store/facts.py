"""The single facts of articles by who, what, where and when, the last added first."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import msgspec
from sqlalchemy import ColumnElement, Connection, Row, Select, func, select

from dateline.base.spans import Span
from dateline.knowledge.countries import countries, country_of_name
from dateline.store.find import holds, phrases_of, within
from dateline.store.names import SIDES, folded_names, place_names, standing
from dateline.store.records import Box, CorrectionVerdict, FactKind
from dateline.store.tables import facts, latest, parties, quote_words

_SPANS = msgspec.json.Decoder(tuple[Span, ...])
_CODE = re.compile(r"[A-Z]{3}")
_NOBODY = (" - ",)  # no name has a sign in it


@dataclass(frozen=True, slots=True, kw_only=True)
class FactQuery:
    """Which facts: each field that is given must hold of one and the same fact.

    `since` and `until` are ISO days, both included: of the act, and of publication for all else; `reported_since` and
    `reported_until` those of publication for all. `actor` is a name, words of one, or the code of a country; with
    `role` it must be that (actor, recipient, speaker, addressee, issuer). `other`, with
    `other_role`, is a second one beside it. `place`
    is the code or name of a country, or the name of a place. `words` must stand in what is quoted. `article` is the
    whole id of one. Facts that persons rejected are left out unless `review` asks for them.
    """

    kind: FactKind | None = None
    since: str | None = None
    until: str | None = None
    reported_since: str | None = None
    reported_until: str | None = None
    place: str | None = None
    box: Box | None = None
    type: str | None = None
    status: str | None = None
    actor: str | None = None
    role: str | None = None
    other: str | None = None
    other_role: str | None = None
    source: str | None = None
    words: str | None = None
    article: str | None = None
    review: CorrectionVerdict | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """Somebody, or a country, with a part in a fact."""

    role: str
    name: str
    country: str | None = None


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
    wanted = matching(connection, query)
    if cursor is not None:
        wanted = wanted.where(facts.c.number < cursor)
    rows = connection.execute(wanted.order_by(facts.c.number.desc()).limit(limit)).all()
    sides = _sides(connection, [row.number for row in rows])
    return tuple(_fact(row, sides.get(row.number, ())) for row in rows)


def one_fact(connection: Connection, article: str, fact: str) -> Fact | None:
    """The fact of that id in the latest reading of an article; `None` where there is none."""
    wanted = _joined().where(latest.c.article == article, facts.c.fact == fact)
    row = connection.execute(wanted).first()
    return None if row is None else _fact(row, _sides(connection, [row.number]).get(row.number, ()))


def matching(connection: Connection, query: FactQuery) -> Select[tuple[object, ...]]:
    """The facts, each with its article, that a query asks for."""
    wanted = _joined()
    if query.words and query.words.strip():
        said = quote_words.c.rowid == facts.c.number
        wanted = wanted.join(quote_words, said).where(holds(connection, quote_words, phrases_of(query.words)))
    return wanted.where(*_conditions(connection, query))


def _joined() -> Select[tuple[object, ...]]:
    told = (latest.c.article, latest.c.title, latest.c.outlet, latest.c.published)
    return select(facts, *told).join(latest, latest.c.number == facts.c.owner)


def _conditions(connection: Connection, query: FactQuery) -> Iterator[ColumnElement[bool]]:
    yield facts.c.review == query.review if query.review else standing()
    yield facts.c.kind == query.kind if query.kind else facts.c.kind != "article"
    if query.type:
        yield facts.c.type.in_((query.type, query.type.upper(), query.type.lower()))
    if query.status:
        yield facts.c.status == query.status
    if query.box:
        yield within(facts, query.box)
    if query.article:
        yield latest.c.article == query.article
    if query.source:
        yield latest.c.outlet == query.source
    yield from _days(query)
    yield from _parties(connection, query)


def _days(query: FactQuery) -> Iterator[ColumnElement[bool]]:
    if query.since:
        yield facts.c.last_day >= query.since
    if query.until:
        yield facts.c.first_day <= query.until
    if query.reported_since:
        yield latest.c.published >= query.reported_since
    if query.reported_until:
        yield func.substr(latest.c.published, 1, 10) <= query.reported_until[:10]


def _parties(connection: Connection, query: FactQuery) -> Iterator[ColumnElement[bool]]:
    for actor, role in ((query.actor, query.role), (query.other, query.other_role)):
        if actor and actor.strip():
            roles = (role,) if role else SIDES
            mine = select(parties.c.fact).where(_named(connection, actor), parties.c.role.in_(roles))
            yield facts.c.number.in_(mine)
    if query.place and query.place.strip():
        yield _placed(connection, query.place.strip())


def _named(connection: Connection, actor: str) -> ColumnElement[bool]:
    names = folded_names(connection, actor)
    if not names and _CODE.fullmatch(actor.strip()):
        return parties.c.country == actor.strip()
    return parties.c.folded.in_(names or _NOBODY)


def _placed(connection: Connection, place: str) -> ColumnElement[bool]:
    code = place.upper() if place.upper() in countries() else country_of_name(place)
    if code is None:
        return facts.c.place.in_(place_names(connection, place))
    there = parties.c.role.in_(("place", "advised"))
    return facts.c.number.in_(select(parties.c.fact).where(parties.c.country == code, there))


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
