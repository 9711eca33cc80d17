"""`settle`: what was added, changed, deleted or judged since the last time finds its way into the stories.

It works through the change log in steps, each of which is one transaction: articles are placed, the stories that this
touched are told anew, and the mark moves on, or nothing of it happens. So it may be killed at any moment and run again,
by several processes at once.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

import msgspec
from pydantic import ValidationError
from sqlalchemy import Connection, Row, delete, func, select, update

from dateline.base.codec import decode_reading
from dateline.base.errors import StoreError
from dateline.base.records import Reading
from dateline.base.records.story import Judgement
from dateline.collect.families import families_of_settings
from dateline.knowledge.families import Families
from dateline.reconcile.stories import Stories
from dateline.reconcile.stories.profile import profile_of
from dateline.settle.passages import take_up
from dateline.settle.stories import Profiles, StoredStories, put_words
from dateline.settle.telling import tell
from dateline.store import Store
from dateline.store.log import now
from dateline.store.settled_tables import joins, settled, stale_threads, strong_words
from dateline.store.tables import changes, judgements, latest, meta, readings
from dateline.store.tellings import add_stories, keep_found
from dateline.store.threads import packed, remove_texts, stands, unpacked

STEP = 32  # changes in one transaction: others who write wait for so many
_MARK = "settled"  # the number of the last change that the stories know
_ARTICLES = ("new", "version", "reading")
_JUDGED = ("judged", "withdrawn")
_KINDS = (*_ARTICLES, *_JUDGED)
_JUDGEMENT = msgspec.json.Decoder(Judgement)
_Change = Row[tuple[object, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """How many articles were placed or told anew, and how many stories are told otherwise than before."""

    articles: int = 0
    stories: int = 0


def settle(store: Store) -> Settled:
    """Bring the stories of a store up to date with all that is in it. Raises `StoreError` if it cannot be kept."""
    profiles, total = Profiles(), Settled()
    families = _families(store)
    while _is_behind(store):
        step = store.write(partial(_step, profiles=profiles, families=families))
        total = Settled(articles=total.articles + step.articles, stories=total.stories + step.stories)
    return total


def _families(store: Store) -> Families:
    """Which outlets are of one house, as the store's sources say."""
    try:
        return families_of_settings(store.sources().values())
    except ValidationError as error:
        raise StoreError(f"a source of the store cannot be read: {error}; keep it anew as its file is now") from error


def _is_behind(store: Store) -> bool:
    with store.reading() as connection:
        last = connection.execute(select(func.max(changes.c.number))).scalar() or 0
        return _mark(connection) < last or bool(_stale(connection))


def _step(connection: Connection, profiles: Profiles, families: Families) -> Settled:
    """Settle the next changes."""
    at, done = now(), _mark(connection)
    lines = _next(connection, done)
    index = StoredStories(connection, profiles)
    _place_anew(connection, index, _stale(connection))
    placed = sum([_take(connection, index, line) for line in lines])
    told = [story for thread in index.touched for story in tell(connection, thread, families)]
    new = add_stories(connection, told, at)
    keep_found(connection, (*index.found, *(judgement for story in told for judgement in story.judgements)), at)
    connection.execute(delete(stale_threads))
    whole = len(lines) < STEP
    last = connection.execute(select(func.max(changes.c.number))).scalar() if whole else lines[-1].number
    _set_mark(connection, last or 0)
    return Settled(articles=placed, stories=sum(new))


def _next(connection: Connection, done: int) -> Sequence[_Change]:
    wanted = select(changes).where(changes.c.number > done, changes.c.kind.in_(_KINDS))
    return connection.execute(wanted.order_by(changes.c.number).limit(STEP)).all()


def _take(connection: Connection, index: StoredStories, line: _Change) -> bool:
    """Do what one line of the change log means; true if an article was placed or is told anew."""
    if line.kind in _ARTICLES:
        return _take_article(connection, index, line.article)
    if line.row is not None:
        _take_judgement(connection, index, line.row)
    return False


def _take_article(connection: Connection, index: StoredStories, article: str) -> bool:
    wanted = select(latest.c.number, latest.c.reading, readings.c.json)
    wanted = wanted.join(readings, readings.c.number == latest.c.reading).where(latest.c.article == article)
    row = connection.execute(wanted).one_or_none()
    if row is None:
        return False  # it was deleted since
    before = connection.execute(select(settled).where(settled.c.article == article)).one_or_none()
    if before is not None and before.reading == row.reading:
        return False
    reading = replace(decode_reading(row.json), id=article)
    if before is not None:
        _renew(connection, index, before, row.reading, reading)
    else:
        index.expect(row.number, row.reading)
        Stories(index).add(profile_of(reading))
    take_up(connection, reading)
    return True


def _renew(connection: Connection, index: StoredStories, before: _Change, number: int, reading: Reading) -> None:
    """Let another reading of an article stand in the place of the one before, in the story that it is in."""
    remove_texts(connection, reading.id)
    profile = profile_of(reading)
    mine = update(settled).where(settled.c.article == reading.id)
    connection.execute(mine.values(reading=number, profile=packed(profile)))
    put_words(connection, profile, before.number)
    index.moved(before.thread)


def _take_judgement(connection: Connection, index: StoredStories, number: int) -> None:
    """Let the stories of what a person judged, or withdrew, be as that says."""
    line = connection.execute(select(judgements.c.json).where(judgements.c.number == number)).scalar_one()
    judgement = _JUDGEMENT.decode(line)
    if not stands(judgement):
        return
    articles = [id_.partition("#")[0] for id_ in (judgement.left, judgement.right)]
    threads = dict.fromkeys(story for article in articles if (story := index.story_of(article)) is not None)
    if judgement.kind == "articles":
        _place_anew(connection, index, list(threads))
    for thread in threads:
        index.moved(thread)


def _place_anew(connection: Connection, index: StoredStories, threads: Sequence[int]) -> None:
    """Take the articles of stories out, and place them in the order in which they came.

    So it is where an article was deleted as well: why others were joined to it is found anew.
    """
    wanted = select(settled).where(settled.c.thread.in_(threads)).order_by(settled.c.number)
    members = connection.execute(wanted).all()
    for row in members:
        connection.execute(delete(strong_words).where(strong_words.c.number == row.number))
        connection.execute(delete(joins).where(joins.c.right == row.article))
        connection.execute(delete(settled).where(settled.c.article == row.article))
        index.forget(row.article)
    index.forget_said()
    for thread in threads:
        index.moved(thread)
    for row in members:
        index.expect(row.number, row.reading)
        Stories(index).add(unpacked(row.profile))


def _stale(connection: Connection) -> list[int]:
    return list(connection.execute(select(stale_threads.c.thread).order_by(stale_threads.c.thread)).scalars())


def _mark(connection: Connection) -> int:
    return int(connection.execute(select(meta.c.value).where(meta.c.name == _MARK)).scalar() or 0)


def _set_mark(connection: Connection, number: int) -> None:
    changed = connection.execute(update(meta).where(meta.c.name == _MARK).values(value=str(number)))
    if changed.rowcount == 0:
        connection.execute(meta.insert().values(name=_MARK, value=str(number)))
