"""What a store's stories tell since a change of it: the stories that were told anew, and the readings they stand on."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from sqlalchemy import func, select

from dateline.base.errors import StoreError
from dateline.base.records import Reading
from dateline.base.records.story import Story
from dateline.store import Store
from dateline.store.tables import changes

BATCH = 200  # changes of stories that are looked at in one go


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldSince:
    """Stories as they are told now, and the readings of their articles, under their ids in the store.

    `change` is the last change of the store that was looked at.
    """

    change: int
    stories: Sequence[Story]
    readings: Sequence[Reading]


def told_since(store: Store, after: int) -> Iterator[ToldSince]:
    """What was told after a change of the store, some stories at a time; nothing if nothing happened since."""
    with store.reading() as connection:
        last = connection.execute(select(func.max(changes.c.number))).scalar() or 0
    while after < last:
        with store.reading() as connection:
            wanted = select(changes.c.number, changes.c.article)
            wanted = wanted.where(changes.c.number.between(after + 1, last), changes.c.kind == "story")
            rows = connection.execute(wanted.order_by(changes.c.number).limit(BATCH)).all()
        after = rows[-1].number if len(rows) == BATCH else last
        stories = {story.id: story for row in rows for story in _story(store, row.article)}
        articles = dict.fromkeys(article for story in stories.values() for article in story.articles)
        readings = [reading for article in articles for reading in _reading(store, article)]
        yield ToldSince(change=after, stories=list(stories.values()), readings=readings)


def _story(store: Store, id_: str) -> Iterator[Story]:
    with suppress(StoreError):  # it is told no more
        yield store.story(id_)


def _reading(store: Store, article: str) -> Iterator[Reading]:
    with suppress(StoreError):  # it was deleted meanwhile; its story is told anew after that
        yield replace(store.get(article), id=article)
