"""What articles are called and say, and stories as they are told now, for those who show many of them."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec
from sqlalchemy import Connection, Row, select

from dateline.base.codec import decode_story
from dateline.base.records.story import Story
from dateline.store.chunks import chunks
from dateline.store.records import Entry
from dateline.store.tables import articles, corrections, facts, latest, readings, stories


class _Article(msgspec.Struct):
    text: str


class _Told(msgspec.Struct):
    """As much of a reading as its text."""

    article: _Article


_TEXT = msgspec.json.Decoder(_Told)


def heads_of(connection: Connection, ids: Iterable[str]) -> dict[str, Entry]:
    """By the id, the articles of the store as a list shows them; those that are not there are left out."""
    found: dict[str, Entry] = {}
    asked = select(latest, articles.c.key).join(articles, articles.c.id == latest.c.article)
    for some in _once(ids):
        for row in connection.execute(asked.where(latest.c.article.in_(some))):
            found[row.article] = entry(row)
    return found


def entry(row: "Row[tuple[object, ...]]") -> Entry:
    """An article as a list shows it, from its row of `latest` with its key."""
    return Entry(
        id=row.article, key=row.key, versions=row.versions, added=row.added, number=row.number, title=row.title,
        outlet=row.outlet, published=row.published,
    )  # fmt: skip


def stories_now(connection: Connection, ids: Iterable[str]) -> dict[str, Story]:
    """By the id, stories as they were told last; those that are told no more are left out."""
    found: dict[str, str] = {}
    for some in _once(ids):
        mine = stories.c.id.in_(some)
        rows = connection.execute(select(stories.c.id, stories.c.json).where(mine).order_by(stories.c.number))
        found |= {row.id: row.json for row in rows}
    return {id_: decode_story(line) for id_, line in found.items()}


def texts_of(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """By the id, the latest texts of articles; those that are not there are left out."""
    found: dict[str, str] = {}
    asked = select(latest.c.article, readings.c.json).join(readings, readings.c.number == latest.c.reading)
    for some in _once(ids):
        for row in connection.execute(asked.where(latest.c.article.in_(some))):
            found[row.article] = text_of(row.json)
    return found


def text_of(line: str) -> str:
    """The text of an article from a reading of it as JSON."""
    return _TEXT.decode(line).article.text


def rejected_facts(connection: Connection, ids: Iterable[str]) -> set[tuple[str, str]]:
    """The facts of articles that persons rejected, as pairs of the article's and the fact's id in its latest reading.

    A rejection holds when the article is read again.
    """
    found: set[tuple[str, str]] = set()
    for some in _once(ids):
        mine = corrections.c.article.in_(some)
        corrected = connection.execute(select(corrections.c.article).where(mine).distinct()).scalars().all()
        if corrected:  # of most articles nobody said anything
            asked = select(latest.c.article, facts.c.fact).join(latest, latest.c.number == facts.c.owner)
            asked = asked.where(latest.c.article.in_(corrected), facts.c.review == "reject")
            found |= {(row.article, row.fact) for row in connection.execute(asked)}
    return found


def _once(ids: Iterable[str]) -> Iterator[Sequence[str]]:
    """Each id once, some at a time."""
    return chunks(list(dict.fromkeys(ids)))
