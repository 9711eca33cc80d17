"""Stories as they are told now: an article is in one of them, and what was told before goes when it is told anew."""

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Connection, delete, select, update

from dateline.base.codec import decode_story, encode
from dateline.base.errors import StoreError
from dateline.base.ids import digest
from dateline.base.records.story import Judgement, Story
from dateline.store import act_rows
from dateline.store.chunks import chunks
from dateline.store.log import insert, log
from dateline.store.settled_tables import story_names
from dateline.store.tables import changes, judgements, stories, story_articles


def add_stories(connection: Connection, told: Sequence[Story], at: str) -> list[bool]:
    """Keep stories as they are told now; of each, whether it is told otherwise than last time.

    Stories that hold an article of these, and are not among them, are told no more: their ids lead to these.
    """
    mine = {story.id for story in told}
    replaced = {story.id: [one for one in _holding(connection, story.articles) if one not in mine] for story in told}
    return [_add(connection, story, replaced[story.id], at) for story in told]


def _add(connection: Connection, story: Story, replaced: Sequence[str], at: str) -> bool:
    line = encode(story).decode("utf-8")
    last = select(stories.c.digest).where(stories.c.id == story.id).order_by(stories.c.number.desc()).limit(1)
    if not replaced and connection.execute(last).scalar() == digest(line):
        return False
    _drop(connection, [story.id, *replaced])
    number = insert(connection, stories, id=story.id, digest=digest(line), json=line)
    named = [{"story": number, "article": article} for article in dict.fromkeys(story.articles)]
    connection.execute(story_articles.insert(), named)
    for one in replaced:
        log(connection, "story", one, at, why=f"told as part of {story.id}")
    _rename(connection, story.id, replaced)
    log(connection, "story", story.id, at, row=number)
    act_rows.put(connection, story, replaced)
    return True


def forget(connection: Connection, articles: Sequence[str]) -> None:
    """Take out the stories that hold one of these articles, for they hold its words."""
    gone = _holding(connection, articles)
    _drop(connection, gone)
    act_rows.forget(connection, gone)


def last_story(connection: Connection, id_: str) -> Story:
    """A story as it was told last, also by an id that it had before; raises `StoreError`."""
    now = connection.execute(select(story_names.c.story).where(story_names.c.id == id_)).scalar() or id_
    line = connection.execute(select(stories.c.json).where(stories.c.id == now)).scalar()
    if line is None:
        raise StoreError(f"there is no story {id_!r}; `dateline stories --store` shows the ids")
    return decode_story(line)


def all_stories(connection: Connection, article: str | None) -> Iterator[Story]:
    """Each story as it was told last, of one article (as the story names it) or of all."""
    wanted = select(stories.c.json).order_by(stories.c.number)
    if article is not None:
        wanted = wanted.join(story_articles, story_articles.c.story == stories.c.number)
        wanted = wanted.where(story_articles.c.article == article)
    yield from (decode_story(line) for line in connection.execute(wanted).scalars())


def page_of_stories(connection: Connection, before: int | None, size: int) -> list[tuple[int, Story]]:
    """At most `size` stories with their numbers, the one told last first; `before` is that of the last one seen."""
    wanted = select(stories.c.number, stories.c.json).order_by(stories.c.number.desc()).limit(size)
    if before is not None:
        wanted = wanted.where(stories.c.number < before)
    return [(row.number, decode_story(row.json)) for row in connection.execute(wanted)]


def keep_found(connection: Connection, found: Iterable[Judgement], at: str) -> None:
    """Keep what Dateline judged; what is known stands as it is."""
    fresh = {judgement.id: judgement for judgement in found}
    for ids in chunks(list(fresh)):
        for known in connection.execute(select(judgements.c.id).where(judgements.c.id.in_(ids))).scalars():
            fresh.pop(known, None)
    for judgement in fresh.values():
        line = encode(judgement).decode("utf-8")
        number = insert(
            connection, judgements, id=judgement.id, by=judgement.by, withdrawn=0, digest=digest(line), json=line
        )
        log(connection, "judged", judgement.id, at, row=number)


def _holding(connection: Connection, articles: Sequence[str]) -> list[str]:
    """The ids of the stories that hold one of these articles."""
    found: dict[str, None] = {}
    for mine in chunks(articles):
        wanted = select(stories.c.id).join(story_articles, story_articles.c.story == stories.c.number)
        wanted = wanted.where(story_articles.c.article.in_(mine)).distinct().order_by(stories.c.id)
        found.update(dict.fromkeys(connection.execute(wanted).scalars()))
    return list(found)


def _drop(connection: Connection, ids: Sequence[str]) -> None:
    for mine in chunks(ids):
        numbers = list(connection.execute(select(stories.c.number).where(stories.c.id.in_(mine))).scalars())
        for some in chunks(numbers):
            connection.execute(delete(story_articles).where(story_articles.c.story.in_(some)))
            connection.execute(delete(stories).where(stories.c.number.in_(some)))
        told = changes.c.article.in_(mine)
        connection.execute(update(changes).where(told, changes.c.kind == "story").values(row=None))


def _rename(connection: Connection, now: str, before: Sequence[str]) -> None:
    """Let the ids of stories that are told no more lead to the one that tells their articles."""
    connection.execute(delete(story_names).where(story_names.c.id == now))
    for one in before:
        connection.execute(update(story_names).where(story_names.c.story == one).values(story=now))
        connection.execute(delete(story_names).where(story_names.c.id == one))
        connection.execute(story_names.insert().values(id=one, story=now))
