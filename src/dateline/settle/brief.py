"""What a brief, or a count of acts, needs of the stories of a store; what persons rejected is left out."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from functools import lru_cache

from sqlalchemy import func, or_, select

from dateline.base.codec import decode_story
from dateline.base.records.brief import Brief
from dateline.base.records.story import Story
from dateline.knowledge.countries import countries
from dateline.reconcile import write_brief
from dateline.reconcile.brief import instant_since
from dateline.settle.standing import standing
from dateline.store import Store
from dateline.store.acts import ActQuery, page_of_acts
from dateline.store.tables import latest, stories

_PAGE = 200  # stories, or acts, read at a time
_KEPT = 64  # readings kept at hand
_DAY = len("2031-05-06")


def brief_of(store: Store, since: str, *, place: str | None = None, type_: str | None = None) -> Brief:
    """The brief of the stories of a store, as `write_brief` says; only stories that somebody tells since are opened.

    Raises `DatelineError` for a time of day where no article has a date.
    """
    published = _published(store, since)
    start = instant_since(since, published).isoformat()
    acts = _acts(store, _query(start, place, type_))
    return _brief(store, start, acts, place=place, type_=type_, published=published)


def page_of_brief(
    store: Store,
    since: str,
    *,
    place: str | None = None,
    type_: str | None = None,
    limit: int,
    cursor: str | None = None,
) -> Brief:
    """The brief of at most `limit` acts, the last reported first; its `next` is the cursor of the rest.

    Raises `DatelineError` as `brief_of` does, and `StoreError` where the cursor is none.
    """
    published = _published(store, since)
    start = instant_since(since, published).isoformat()
    page = page_of_acts(store, _query(start, place, type_), limit=limit + 1, cursor=cursor)
    acts = ((act.story, act.id) for act in page[:limit])
    told = _brief(store, start, acts, place=place, type_=type_, published=published)
    return replace(told, next=page[limit - 1].cursor if len(page) > limit else None)


def _query(start: str, place: str | None, type_: str | None) -> ActQuery:
    """The acts that a brief may tell; a name of a place may mean more than the store finds by it, a code does not."""
    return ActQuery(reported_since=start, type=type_, place=place if place in countries() else None, standing=True)


def _brief(
    store: Store,
    start: str,
    acts: Iterable[tuple[str, str]],
    *,
    place: str | None,
    type_: str | None,
    published: Mapping[str, str | None],
) -> Brief:
    """The brief of some acts, each by its story and its id."""
    told: dict[str, set[str]] = {}
    for story, act in acts:
        told.setdefault(story, set()).add(act)
    found = (_only(_standing(store, story), mine) for story, mine in told.items())
    reading_of = lru_cache(maxsize=_KEPT)(store.get)  # lines that stand side by side are often of one article
    return write_brief(found, start, reading_of, place=place, type_=type_, published=published)


def standing_stories(store: Store) -> Iterator[Story]:
    """All stories of a store, page by page, without what persons rejected."""
    after: int | None = 0
    newer = stories.alias()
    told_anew = select(newer.c.number).where(newer.c.id == stories.c.id, newer.c.number > stories.c.number).exists()
    while after is not None:
        with store.reading() as connection:
            wanted = select(stories).where(stories.c.number > after, ~told_anew)
            rows = connection.execute(wanted.order_by(stories.c.number).limit(_PAGE)).all()
            told = standing(connection, [decode_story(row.json) for row in rows])
        yield from told
        after = rows[-1].number if len(rows) == _PAGE else None


def _acts(store: Store, query: ActQuery) -> Iterator[tuple[str, str]]:
    """Story and id of each act of a query."""
    cursor: str | None = None
    while page := page_of_acts(store, query, limit=_PAGE, cursor=cursor):
        yield from ((act.story, act.id) for act in page)
        cursor = page[-1].cursor


def _standing(store: Store, story: str) -> Story:
    whole = store.story(story)
    with store.reading() as connection:
        return standing(connection, [whole])[0]


def _only(story: Story, wanted: set[str]) -> Story:
    return replace(story, events=tuple(event for event in story.events if event.id in wanted))


def _published(store: Store, since: str) -> dict[str, str | None]:
    """When each article was published that may count since a time, and the articles without a date."""
    with store.reading() as connection:
        if re.fullmatch(r"\d\d:\d\d", since):
            day = connection.execute(select(func.max(latest.c.published))).scalar()
        else:
            day = instant_since(since, {}).isoformat()
        dates = select(latest.c.article, latest.c.published).where(
            or_(latest.c.published.is_(None), latest.c.published >= _day_before(day))
        )
        return {row.article: row.published for row in connection.execute(dates.order_by(latest.c.number))}


def _day_before(told: str | None) -> str:
    """Two days before a date or time, for clocks differ by more than one; after all others if there is none."""
    if told is None:
        return "A"
    return (instant_since(told[:_DAY], {}) - timedelta(days=2)).date().isoformat()
