"""What articles are called and say, and stories as they are told now, for those who show many of them."""

from collections.abc import Iterable

import msgspec
from sqlalchemy import Connection, select

from dateline.base.codec import decode_story
from dateline.base.records.story import Story
from dateline.store.records import Entry
from dateline.store.tables import articles, corrections, facts, latest, readings, stories

_CHUNK = 400  # ids in one condition


class _Article(msgspec.Struct):
    text: str


class _Told(msgspec.Struct):
    """As much of a reading as its text."""

    article: _Article


_TEXT = msgspec.json.Decoder(_Told)


def heads_of(connection: Connection, ids: Iterable[str]) -> dict[str, Entry]:
    """By the id, the articles of the store as a list shows them; those that are not there are left out."""
    wanted = list(dict.fromkeys(ids))
    found: dict[str, Entry] = {}
    for start in range(0, len(wanted), _CHUNK):
        mine = latest.c.article.in_(wanted[start : start + _CHUNK])
        asked = select(latest, articles.c.key).join(articles, articles.c.id == latest.c.article).where(mine)
        for row in connection.execute(asked):
            found[row.article] = Entry(
                id=row.article, key=row.key, versions=row.versions, added=row.added, number=row.number,
                title=row.title, outlet=row.outlet, published=row.published,
            )  # fmt: skip
    return found


def stories_now(connection: Connection, ids: Iterable[str]) -> dict[str, Story]:
    """By the id, stories as they were told last; those that are told no more are left out."""
    wanted = list(dict.fromkeys(ids))
    found: dict[str, str] = {}
    for start in range(0, len(wanted), _CHUNK):
        mine = stories.c.id.in_(wanted[start : start + _CHUNK])
        rows = connection.execute(select(stories.c.id, stories.c.json).where(mine).order_by(stories.c.number))
        found |= {row.id: row.json for row in rows}
    return {id_: decode_story(line) for id_, line in found.items()}


def texts_of(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """By the id, the latest texts of articles; those that are not there are left out."""
    wanted = list(dict.fromkeys(ids))
    found: dict[str, str] = {}
    for start in range(0, len(wanted), _CHUNK):
        asked = select(latest.c.article, readings.c.json).join(readings, readings.c.number == latest.c.reading)
        for row in connection.execute(asked.where(latest.c.article.in_(wanted[start : start + _CHUNK]))):
            found[row.article] = _TEXT.decode(row.json).article.text
    return found


def rejected_facts(connection: Connection, ids: Iterable[str]) -> set[tuple[str, str]]:
    """The facts of articles that persons rejected, as pairs of the article's and the fact's id in its latest reading.

    A rejection holds when the article is read again.
    """
    wanted = list(dict.fromkeys(ids))
    found: set[tuple[str, str]] = set()
    for start in range(0, len(wanted), _CHUNK):
        mine = corrections.c.article.in_(wanted[start : start + _CHUNK])
        corrected = connection.execute(select(corrections.c.article).where(mine).distinct()).scalars().all()
        if corrected:  # of most articles nobody said anything
            asked = select(latest.c.article, facts.c.fact).join(latest, latest.c.number == facts.c.owner)
            asked = asked.where(latest.c.article.in_(corrected), facts.c.review == "reject")
            found |= {(row.article, row.fact) for row in connection.execute(asked)}
    return found
