"""The tables of search, kept in step with the latest reading of each article."""

from collections.abc import Mapping, Sequence
from itertools import count

from sqlalchemy import Connection, Table, delete, func, select

from dateline.base.codec import decode_reading, encode
from dateline.base.records import Reading
from dateline.store import desk_tables, marks, names
from dateline.store.flatten import FlatFact, facts_of, folded
from dateline.store.offsets import Utf16
from dateline.store.tables import (
    article_words,
    articles,
    changes,
    facts,
    latest,
    parties,
    party_words,
    quote_words,
    readings,
    versions,
)  # fmt: skip

Row = Mapping[str, object]
_NEWEST = (readings.c.version.desc(), readings.c.number.desc())


def newest(connection: Connection, article: str) -> int | None:
    """The number of the reading that tells the latest text of an article."""
    mine = select(readings.c.number).where(readings.c.article == article)
    return connection.execute(mine.order_by(*_NEWEST).limit(1)).scalar()


def put(connection: Connection, article: str, owner: int, number: int, reading: Reading) -> None:
    """Let search find an article by this reading of it; it must not be there by another.

    `owner` is the number of the change that the article came with, `number` that of the reading.
    """
    texts = select(func.count().label("texts"), func.max(versions.c.added).label("added"))
    kept = connection.execute(texts.where(versions.c.article == article)).one()
    told = reading.article
    _insert(connection, latest, [{
        "number": owner, "article": article, "reading": number, "versions": kept.texts, "added": kept.added,
        "title": plain(told.title), "outlet": plain(told.outlet), "published": told.published,
    }])  # fmt: skip
    _insert(connection, article_words, [{"rowid": owner, "words": folded(f"{told.title or ''}\n{told.text}")}])
    said = marks.verdicts(connection, article, reading)
    _put_facts(connection, owner, list(facts_of(reading)), Utf16(told.text), said)


def drop(connection: Connection, owner: int) -> None:
    """Let search find an article no more."""
    mine = select(facts.c.number).where(facts.c.owner == owner)
    names.count_facts(connection, list(connection.execute(mine).scalars()), -1)
    connection.execute(delete(party_words).where(party_words.c.rowid == owner))
    connection.execute(delete(quote_words).where(quote_words.c.rowid.in_(mine)))
    connection.execute(delete(parties).where(parties.c.fact.in_(mine)))
    connection.execute(delete(facts).where(facts.c.owner == owner))
    connection.execute(delete(article_words).where(article_words.c.rowid == owner))
    connection.execute(delete(latest).where(latest.c.number == owner))


def rebuild(connection: Connection) -> None:
    """Make the tables of search anew from the readings, and what older corrections are about."""
    marks.make_up(connection)
    for table in (desk_tables.names, party_words, quote_words, article_words, parties, facts, latest):
        connection.execute(delete(table))
    came = select(changes.c.number, articles.c.id).join(articles, articles.c.id == changes.c.article)
    for owner, article in connection.execute(came.where(changes.c.kind == "new").order_by(changes.c.number)).all():
        number = newest(connection, article)
        line = connection.execute(select(readings.c.json).where(readings.c.number == number)).scalar()
        if number is not None and line is not None:
            put(connection, article, owner, number, decode_reading(line))


def plain(words: str | None) -> str | None:
    """Words as every database takes them: PostgreSQL knows no NUL."""
    return words.replace("\x00", "\N{REPLACEMENT CHARACTER}") if words else words


def _put_facts(
    connection: Connection, owner: int, flat: Sequence[FlatFact], offsets: Utf16, reviewed: Mapping[str, str]
) -> None:
    numbers, party_numbers = _free(connection, facts), _free(connection, parties)
    rows: list[Row] = []
    taking_part: list[Row] = []
    said: list[Row] = []
    for number, fact in zip(numbers, flat, strict=False):
        rows.append({
            "number": number, "owner": owner, "kind": fact.kind, "fact": fact.fact, "type": plain(fact.type),
            "status": fact.status, "first_day": fact.first_day, "last_day": fact.last_day, "place": plain(fact.place),
            "latitude": fact.latitude, "longitude": fact.longitude, "words": plain(fact.words),
            "review": reviewed.get(fact.fact), "doubt": fact.doubt, "spans": encode(fact.spans).decode(),
            "utf16": encode([offsets.of(span) for span in fact.spans]).decode() if offsets.wide else None,
        })  # fmt: skip
        taking_part += [
            {
                "number": next(party_numbers),
                "fact": number,
                "role": party.role,
                "name": plain(party.name),
                "folded": f" {folded(party.name)} ",
                "country": party.country,
            }
            for party in fact.parties
        ]
        if fact.kind == "quote":
            said.append({"rowid": number, "words": folded(fact.words)})
    called = sorted({str(row["folded"]) for row in taking_part})
    named: list[Row] = [{"rowid": owner, "words": " ".join(called)}]
    for table, added in ((facts, rows), (parties, taking_part), (quote_words, said), (party_words, named)):
        _insert(connection, table, added)
    names.count_facts(connection, [int(str(row["number"])) for row in rows], 1)


def _free(connection: Connection, table: Table) -> "count[int]":
    """The numbers that no row has yet; nobody else writes meanwhile."""
    return count((connection.execute(select(func.max(table.c.number))).scalar() or 0) + 1)


def _insert(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    if rows:
        connection.execute(table.insert().inline(), rows)
