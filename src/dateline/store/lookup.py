"""Single things of a store, looked up by those who serve them."""

from collections.abc import Iterator, Sequence

import msgspec
from sqlalchemy import Connection, func, select

from dateline.base.records.story import Judgement
from dateline.base.spans import Span
from dateline.store.heads import entry, text_of
from dateline.store.keep import whole_id
from dateline.store.offsets import Utf16
from dateline.store.records import Correction, Entry, Version
from dateline.store.tables import (
    articles,
    changes,
    corrections,
    facts,
    judgements,
    latest,
    readings,
    stories,
    story_articles,
    versions,
)  # fmt: skip

__all__ = ["whole_id"]
_CORRECTION = msgspec.json.Decoder(Correction)
_JUDGEMENT = msgspec.json.Decoder(Judgement)


class StoryLine(msgspec.Struct, kw_only=True):
    """As much of a story as a list needs; `number` is the cursor to go on from."""

    id: str
    title: str
    articles: list[msgspec.Raw]
    events: list[msgspec.Raw] = []
    origins: list[msgspec.Raw] = []
    first: str | None = None
    last: str | None = None
    number: int = 0


_LINE = msgspec.json.Decoder(StoryLine)


def last_change(connection: Connection) -> int:
    """The number of the last change of the store; 0 where there was none."""
    return connection.execute(select(func.max(changes.c.number))).scalar() or 0


def page_of_articles(
    connection: Connection,
    *,
    limit: int,
    cursor: int | None,
    source: str | None,
    since: str | None,
    until: str | None,
) -> tuple[Entry, ...]:
    """At most `limit` articles, the last added first; `cursor` is the number of the last one already seen."""
    wanted = select(latest, articles.c.key).join(articles, articles.c.id == latest.c.article)
    if cursor is not None:
        wanted = wanted.where(latest.c.number < cursor)
    if source:
        wanted = wanted.where(latest.c.outlet == source)
    if since:
        wanted = wanted.where(latest.c.published >= since)
    if until:
        wanted = wanted.where(latest.c.published <= f"{until}~")  # after all times of that day
    rows = connection.execute(wanted.order_by(latest.c.number.desc()).limit(limit))
    return tuple(map(entry, rows))


def entry_of(connection: Connection, article: str) -> Entry | None:
    """An article by its whole id; `None` where it is not there, or has no text."""
    wanted = select(latest, articles.c.key).join(articles, articles.c.id == latest.c.article)
    row = connection.execute(wanted.where(latest.c.article == article)).first()
    return None if row is None else entry(row)


def versions_of(connection: Connection, article: str) -> Iterator[Version]:
    """The texts of an article by its whole id, oldest first."""
    wanted = select(versions).where(versions.c.article == article).order_by(versions.c.number)
    for row in connection.execute(wanted):
        yield Version(number=row.number, digest=row.digest, added=row.added)


def stories_of(connection: Connection, article: str) -> list[str]:
    """The ids of the stories that name an article."""
    wanted = select(stories.c.id).join(story_articles, story_articles.c.story == stories.c.number)
    return sorted(set(connection.execute(wanted.where(story_articles.c.article == article)).scalars()))


def reading_line(connection: Connection, article: str, version: int | None) -> str | None:
    """The latest reading of an article by its whole id, or of one of its versions, as JSON."""
    wanted = select(readings.c.json).where(readings.c.article == article)
    if version is not None:
        wanted = wanted.where(readings.c.version == version)
    return connection.execute(wanted.order_by(readings.c.version.desc(), readings.c.number.desc()).limit(1)).scalar()


def offsets_of(connection: Connection, ids: Sequence[str]) -> dict[str, Utf16]:
    """For articles (by whole ids) whose offsets browsers count otherwise: how. The others are left out."""
    wide = select(facts.c.owner).where(facts.c.owner == latest.c.number, facts.c.utf16.is_not(None)).exists()
    wanted = select(latest.c.article, readings.c.json).join(readings, readings.c.number == latest.c.reading)
    rows = connection.execute(wanted.where(latest.c.article.in_(sorted(set(ids))), wide)).all()
    return {row.article: Utf16(text_of(row.json)) for row in rows}


def utf16(offsets: dict[str, Utf16], article: str, span: Span) -> Span:
    """A span of an article as browsers count."""
    return offsets[article].of(span) if article in offsets else span


def page_of_stories(connection: Connection, *, limit: int, cursor: int | None) -> tuple[StoryLine, ...]:
    """At most `limit` stories as they were told last, the last told first."""
    newer = stories.alias()
    is_last = ~select(newer.c.number).where(newer.c.id == stories.c.id, newer.c.number > stories.c.number).exists()
    wanted = select(stories.c.number, stories.c.json).where(is_last)
    if cursor is not None:
        wanted = wanted.where(stories.c.number < cursor)
    rows = connection.execute(wanted.order_by(stories.c.number.desc()).limit(limit))
    return tuple(_story(row.number, row.json) for row in rows)


def story_lines(connection: Connection, ids: Sequence[str]) -> tuple[StoryLine, ...]:
    """Stories as they were told last, in the order of their ids as given; those that are gone are left out."""
    last = select(func.max(stories.c.number)).where(stories.c.id.in_(ids)).group_by(stories.c.id)
    rows = connection.execute(select(stories.c.number, stories.c.json).where(stories.c.number.in_(last)))
    found = {line.id: line for line in (_story(row.number, row.json) for row in rows)}
    return tuple(found[id_] for id_ in ids if id_ in found)


def _story(number: int, line: str) -> StoryLine:
    return msgspec.structs.replace(_LINE.decode(line), number=number)


def page_of_corrections(
    connection: Connection, *, limit: int, cursor: int | None, article: str | None
) -> tuple[tuple[int, Correction], ...]:
    """At most `limit` corrections with their numbers, the last made first."""
    wanted = select(corrections.c.number, corrections.c.json).order_by(corrections.c.number.desc()).limit(limit)
    if cursor is not None:
        wanted = wanted.where(corrections.c.number < cursor)
    if article is not None:
        wanted = wanted.where(corrections.c.article == article)
    return tuple((row.number, _CORRECTION.decode(row.json)) for row in connection.execute(wanted))


def page_of_judgements(
    connection: Connection, *, limit: int, cursor: int | None, by: str | None
) -> tuple[tuple[int, Judgement], ...]:
    """At most `limit` judgements with their numbers, the last word on each, the last said first."""
    newer = judgements.alias()
    later = select(newer.c.number).where(newer.c.id == judgements.c.id, newer.c.number > judgements.c.number)
    wanted = select(judgements.c.number, judgements.c.json).where(~later.exists())
    if cursor is not None:
        wanted = wanted.where(judgements.c.number < cursor)
    if by is not None:
        wanted = wanted.where(judgements.c.by == by)
    rows = connection.execute(wanted.order_by(judgements.c.number.desc()).limit(limit))
    return tuple((row.number, _JUDGEMENT.decode(row.json)) for row in rows)


def judgement_of(connection: Connection, id_: str) -> Judgement | None:
    """The last word on a judgement; `None` where there is none of that id."""
    wanted = select(judgements.c.json).where(judgements.c.id == id_).order_by(judgements.c.number.desc()).limit(1)
    line = connection.execute(wanted).scalar()
    return None if line is None else _JUDGEMENT.decode(line)


def story_of(connection: Connection, id_: str) -> bytes | None:
    """A story as it was told last, as JSON; `None` where there is none of that id."""
    wanted = select(stories.c.json).where(stories.c.id == id_).order_by(stories.c.number.desc()).limit(1)
    line = connection.execute(wanted).scalar()
    return None if line is None else line.encode()
