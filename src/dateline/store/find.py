"""Search: articles by their words, by who did what, where and when; the newest first."""

import re
from collections.abc import Iterator, Sequence
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
from dateline.store.heads import entry
from dateline.store.records import Box, Entry, Found, FoundFact
from dateline.store.tables import article_words, articles, facts, latest, parties, party_words, quote_words, readings

_Condition = ColumnElement[bool]
_PHRASE = re.compile(r'"([^"]*)"|(\S+)')
_WORD = re.compile(r"[^\W_]+")
_EXCERPT = 120  # letters shown before and after the word that was found
_SHOWN = 50  # facts told of one article
_FEW_SIDES = 20_000  # sides and places of a country whose facts are looked up one by one
_MANY = 2000  # facts that are too many to gather when only the articles of the newest are wanted


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
        return phrases_of(self.words)


def phrases_of(words: str) -> tuple[str, ...]:
    """What is looked for, as an index has it: word by word, and what stands in quotation marks as one."""
    pieces = (folded(together or alone) for together, alone in _PHRASE.findall(words))
    return tuple(piece for piece in pieces if piece)


def listed(connection: Connection, cursor: int, size: int) -> list[Entry]:
    """At most `size` articles, the first added first; `cursor` is the number of the last one already seen."""
    wanted = select(latest, articles.c.key).join(articles, articles.c.id == latest.c.article)
    wanted = wanted.where(latest.c.number > cursor).order_by(latest.c.number).limit(size)
    return [entry(row) for row in connection.execute(wanted)]


def find(connection: Connection, query: Query, *, limit: int, cursor: int | None) -> tuple[Found, ...]:
    """At most `limit` articles, the last added first; `cursor` is the number of the last one already seen."""
    wanted = select(latest, readings.c.json).join(readings, readings.c.number == latest.c.reading)
    number: ColumnElement[int] = latest.c.number
    for table, phrases in _indexes(query):
        wanted = wanted.join(table, table.c.rowid == latest.c.number).where(holds(connection, table, phrases))
        number = table.c.rowid  # the word index gives them in this order, so that the rest need not be looked at
    if cursor is not None:
        wanted = wanted.where(number < cursor)
    if _conditions(query):
        wanted = wanted.where(_fulfilled(connection, query, walked=number is not latest.c.number))
    rows = connection.execute(wanted.order_by(number.desc()).limit(limit)).all()
    told = _facts(connection, [row.number for row in rows], query)
    return tuple(_found(row, tuple(told[row.number][:_SHOWN]), query) for row in rows)


def _indexes(query: Query) -> Iterator[tuple[Table, tuple[str, ...]]]:
    """The word indexes that narrow the articles down, and what must stand in them."""
    if query.words.strip():
        yield article_words, query.phrases
    if query.actor and query.actor.strip():
        yield party_words, tuple(filter(None, [folded(query.actor)]))


def _fulfilled(connection: Connection, query: Query, *, walked: bool) -> _Condition:
    """True of an article with a fact that meets the conditions: those of few are gathered, else each is looked at.

    Where the articles with some words are `walked`, the facts of a country or box are counted only up to what may pay.
    """
    matching = select(facts.c.owner).where(*_conditions(query, gathered=True))
    if (not walked or query.box or _is_rare(connection, query.country)) and _count(connection, matching) < _MANY:
        return latest.c.number.in_(matching)
    each = select(facts.c.owner).where(facts.c.owner == latest.c.number, *_conditions(query))
    return each.exists()


def _count(connection: Connection, wanted: Select[tuple[int]], most: int = _MANY) -> int:
    """How many rows there are, up to `most`."""
    return connection.execute(select(func.count()).select_from(wanted.limit(most).subquery())).scalar_one()


def _is_rare(connection: Connection, country: str | None) -> bool:
    """True of a country that few sides and places are of."""
    if country is None:
        return False
    told = select(parties.c.fact).where(parties.c.country == country.upper())
    return _count(connection, told, _FEW_SIDES) < _FEW_SIDES


def _conditions(query: Query, *, gathered: bool = False) -> list[_Condition]:
    """What must be true of one fact; where facts are `gathered`, a country's are where to begin."""
    held: list[_Condition] = []
    if query.type:
        # where a country is where to begin, the database may not begin with the type
        type_ = func.coalesce(facts.c.type, "") if gathered and query.country else facts.c.type
        held.append(type_.in_((query.type, query.type.upper(), query.type.lower())))
    if query.status:
        held.append(facts.c.status == query.status)
    if query.since:
        held.append(facts.c.last_day >= query.since)
    if query.until:
        held.append(facts.c.first_day <= query.until)
    if query.box:
        held.append(within(facts, query.box))
    if query.country:
        of_it = select(parties.c.fact).where(parties.c.country == query.country.upper())
        mine = of_it.where(parties.c.fact == facts.c.number)
        held.append(facts.c.number.in_(of_it) if gathered else mine.exists())
    if query.actor and query.actor.strip():
        named = parties.c.folded.contains(f" {folded(query.actor)} ", autoescape=True)
        held.append(select(parties.c.number).where(parties.c.fact == facts.c.number, named).exists())
    return held


def within(table: Table, box: Box) -> _Condition:
    """True of the rows of a table whose place lies in the box."""
    east_of_west, west_of_east = table.c.longitude >= box.west, table.c.longitude <= box.east
    across = or_(east_of_west, west_of_east) if box.west > box.east else and_(east_of_west, west_of_east)
    return and_(table.c.latitude.between(box.south, box.north), across)


def holds(connection: Connection, table: Table, phrases: Sequence[str]) -> _Condition:
    """True of the rows of a word index that hold all the phrases."""
    if connection.dialect.name == "sqlite":
        asked = " ".join(f'"{phrase}"' for phrase in phrases) or '""'
        return literal_column(table.name).op("MATCH", is_comparison=True)(asked)
    found: ColumnElement[object] = literal_column(f"{table.name}.found")
    asked_of = (found.op("@@", is_comparison=True)(func.phraseto_tsquery(text("'dateline'"), one)) for one in phrases)
    return and_(*asked_of) if phrases else false()


def _facts(connection: Connection, owners: Sequence[int], query: Query) -> dict[int, list[FoundFact]]:
    """The facts of articles that match: all conditions, or, where there are none, the quotes with the words."""
    held = _conditions(query)
    if not held and query.phrases and owners:
        held.append(_said(connection, owners, query.phrases))
    told: dict[int, list[FoundFact]] = {owner: [] for owner in owners}
    if held and owners:
        wanted = select(facts).where(facts.c.owner.in_(owners), facts.c.kind != "article", *held)
        for row in connection.execute(wanted.order_by(facts.c.number)):
            told[row.owner].append(_fact(row))
    return told


def _said(connection: Connection, owners: Sequence[int], phrases: Sequence[str]) -> _Condition:
    """True of the quotes of articles that hold the phrases, which are looked for only where their facts stand."""
    number = facts.c.number + 0  # the sum keeps the database from walking all facts in order
    bounds = select(func.min(number), func.max(number)).where(facts.c.owner.in_(owners))
    first, last = connection.execute(bounds).one()
    said = select(quote_words.c.rowid).where(holds(connection, quote_words, phrases))
    return facts.c.number.in_(said.where(quote_words.c.rowid.between(first, last)))


def _fact(row: "Row[tuple[object, ...]]") -> FoundFact:
    return FoundFact(
        kind=row.kind, id=row.fact, words=row.words, type=row.type, status=row.status,
        first_day=row.first_day, last_day=row.last_day, place=row.place,
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
