"""Search: articles by their words, by who did what, where and when; the newest first."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import msgspec
from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    Table,
    and_,
    false,
    func,
    literal_column,
    or_,
    select,
    text,
)

from dateline.base.spans import Span
from dateline.store.flatten import folded
from dateline.store.records import Box, Entry, Found, FoundFact
from dateline.store.tables import article_words, articles, facts, latest, parties, party_words, quote_words, readings

_PHRASE = re.compile(r'"([^"]*)"|(\S+)')
_WORD = re.compile(r"[^\W_]+")
_EXCERPT = 120  # letters shown before and after the word that was found
_SHOWN = 50  # facts told of one article


class _Article(msgspec.Struct):
    text: str


class _Told(msgspec.Struct):
    """As much of a reading as an excerpt needs."""

    article: _Article


_TEXT = msgspec.json.Decoder(_Told)


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What is looked for: every field that is given must hold; all but the words hold of one and the same fact.

    `country` is the country of a side, of the place, or one that is warned of. `since` and `until` are ISO days, both
    included.
    """

    words: str = ""
    actor: str | None = None
    country: str | None = None
    type: str | None = None
    status: str | None = None
    since: str | None = None
    until: str | None = None
    box: Box | None = None

    @property
    def phrases(self) -> tuple[str, ...]:
        """The words looked for; those in quotation marks stay together."""
        pieces = (folded(together or alone) for together, alone in _PHRASE.findall(self.words))
        return tuple(piece for piece in pieces if piece)


def listed(connection: Connection, cursor: int, size: int) -> list[Entry]:
    """At most `size` articles, the first added first; `cursor` is the number of the last one already seen."""
    wanted = select(latest, articles.c.key).join(articles, articles.c.id == latest.c.article)
    wanted = wanted.where(latest.c.number > cursor).order_by(latest.c.number).limit(size)
    return [
        Entry(
            id=row.article, key=row.key, versions=row.versions, added=row.added, number=row.number,
            title=row.title, outlet=row.outlet, published=row.published,
        )
        for row in connection.execute(wanted)
    ]  # fmt: skip


def find(connection: Connection, query: Query, *, limit: int, cursor: int | None) -> tuple[Found, ...]:
    """At most `limit` articles, the last added first; `cursor` is the number of the last one already seen."""
    wanted = select(latest, readings.c.json).join(readings, readings.c.number == latest.c.reading)
    if cursor is not None:
        wanted = wanted.where(latest.c.number < cursor)
    if query.words.strip():
        matching = _matches(connection, article_words, query.phrases)
        wanted = wanted.where(latest.c.number.in_(matching))
    conditions = _conditions(connection, query)
    if conditions:
        wanted = wanted.where(latest.c.number.in_(select(facts.c.owner).where(*conditions)))
    rows = connection.execute(wanted.order_by(latest.c.number.desc()).limit(limit)).all()
    return tuple(_found(row, _facts(connection, row.number, query, conditions), query) for row in rows)


def _conditions(connection: Connection, query: Query) -> list[ColumnElement[bool]]:
    """What must be true of one fact."""
    held: list[ColumnElement[bool]] = []
    if query.type:
        held.append(facts.c.type.in_((query.type, query.type.upper(), query.type.lower())))
    if query.status:
        held.append(facts.c.status == query.status)
    if query.since:
        held.append(facts.c.last_day >= query.since)
    if query.until:
        held.append(facts.c.first_day <= query.until)
    if query.box:
        held.append(_within(query.box))
    if query.country:
        held.append(facts.c.number.in_(select(parties.c.fact).where(parties.c.country == query.country.upper())))
    if query.actor and query.actor.strip():
        named = _matches(connection, party_words, (folded(query.actor),))
        held.append(facts.c.number.in_(select(parties.c.fact).where(parties.c.number.in_(named))))
    return held


def _within(box: Box) -> ColumnElement[bool]:
    east_of_west, west_of_east = facts.c.longitude >= box.west, facts.c.longitude <= box.east
    across = or_(east_of_west, west_of_east) if box.west > box.east else and_(east_of_west, west_of_east)
    return and_(facts.c.latitude.between(box.south, box.north), across)


def _matches(connection: Connection, table: Table, phrases: Sequence[str]) -> Select[tuple[int]]:
    """The rows of a word index that hold all the phrases."""
    if connection.dialect.name == "sqlite":
        asked = " ".join(f'"{phrase}"' for phrase in phrases) or '""'
        return select(table.c.rowid).where(literal_column(table.name).op("MATCH")(asked))
    found: ColumnElement[object] = literal_column(f"{table.name}.found")
    asked_of: list[ColumnElement[bool]] = [
        found.op("@@")(func.phraseto_tsquery(text("'dateline'"), phrase)) for phrase in phrases
    ]
    return select(table.c.rowid).where(*(asked_of or [false()]))


def _facts(
    connection: Connection, owner: int, query: Query, conditions: Sequence[ColumnElement[bool]]
) -> tuple[FoundFact, ...]:
    """The facts of one article that match: all conditions, or, where there are none, the quotes with the words."""
    held = list(conditions)
    if not held:
        if not query.phrases:
            return ()
        said = _matches(connection, quote_words, query.phrases)
        held.append(facts.c.number.in_(said))
    wanted = select(facts).where(facts.c.owner == owner, facts.c.kind != "article", *held)
    rows = connection.execute(wanted.order_by(facts.c.number).limit(_SHOWN))
    return tuple(
        FoundFact(
            kind=row.kind, id=row.fact, words=row.words, type=row.type, status=row.status,
            first_day=row.first_day, last_day=row.last_day, place=row.place,
        )
        for row in rows
    )  # fmt: skip


def _found(row: "Row[tuple[object, ...]]", told: tuple[FoundFact, ...], query: Query) -> Found:
    body = _TEXT.decode(row.json).article.text
    span = _excerpt(body, query.phrases)
    return Found(
        id=row.article, number=row.number, facts=told, title=row.title, outlet=row.outlet, published=row.published,
        excerpt=span.of(body) if span else None, span=span,
    )  # fmt: skip


def _excerpt(body: str, phrases: Sequence[str]) -> Span | None:
    """The words around the first one of the text that begins like one looked for."""
    starts = tuple(word[: max(3, len(word) - 3)] for phrase in phrases for word in phrase.split())
    if not starts:
        return None
    hit = next((word for word in _WORD.finditer(body) if folded(word.group()).startswith(starts)), None)
    if hit is None:
        return None
    start, end = max(0, hit.start() - _EXCERPT), min(len(body), hit.end() + _EXCERPT)
    while 0 < start < hit.start() and not body[start - 1].isspace():
        start += 1
    while hit.end() < end < len(body) and not body[end].isspace():
        end -= 1
    return Span(start, end).strip(body)
