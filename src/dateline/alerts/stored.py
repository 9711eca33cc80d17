"""What a store's stories tell since a change of it: those told anew or corrected, and the readings they stand on."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from sqlalchemy import func, select

from dateline.base.errors import StoreError
from dateline.base.records import Reading
from dateline.base.records.story import Story
from dateline.reconcile.standing import Rejected, standing_story
from dateline.store import Store
from dateline.store.heads import rejected_facts
from dateline.store.tables import changes

BATCH = 200  # changes that are looked at in one go


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldSince:
    """Stories as they are told now, and the readings of their articles, under their ids in the store.

    What persons rejected is in neither. `change` is the last change of the store that was looked at.
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
            wanted = select(changes.c.number, changes.c.kind, changes.c.article)
            wanted = wanted.where(changes.c.number.between(after + 1, last), changes.c.kind.in_(("story", "corrected")))
            rows = connection.execute(wanted.order_by(changes.c.number).limit(BATCH)).all()
        after = rows[-1].number if len(rows) == BATCH else last
        stories = {story.id: story for row in rows for story in _stories(store, row.kind, row.article)}
        yield _standing(store, after, list(stories.values()))


def _standing(store: Store, change: int, stories: Sequence[Story]) -> ToldSince:
    """Stories and their readings without what persons rejected."""
    articles = list(dict.fromkeys(article for story in stories for article in story.articles))
    with store.reading() as connection:
        rejected = rejected_facts(connection, articles)
    readings = [reading for article in articles for reading in _reading(store, article)]
    return ToldSince(
        change=change,
        stories=[standing_story(story, rejected) for story in stories],
        readings=[_without(reading, rejected) for reading in readings],
    )


def _without(reading: Reading, rejected: Rejected) -> Reading:
    """A reading without the advisories that persons rejected."""
    left = tuple(advisory for advisory in reading.advisories if (reading.id, advisory.id) not in rejected)
    return replace(reading, advisories=left)


def _stories(store: Store, kind: str, id_: str) -> Iterator[Story]:
    """The story that was told, or those that the corrected article is in."""
    if kind == "corrected":
        yield from store.stories(id_)
        return
    with suppress(StoreError):  # it is told no more
        yield store.story(id_)


def _reading(store: Store, article: str) -> Iterator[Reading]:
    with suppress(StoreError):  # it was deleted meanwhile; its story is told anew after that
        yield replace(store.get(article), id=article)
