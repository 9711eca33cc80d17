"""The articles of each story as the store looks them up: kept in step when an article goes."""

import zlib
from array import array

import msgspec
from sqlalchemy import Connection, bindparam, delete, or_, select

from dateline.base.records.story import Judgement
from dateline.reconcile.copies.passage import keys_of
from dateline.reconcile.stories.profile import Profile
from dateline.store.settled_tables import (
    copies,
    joins,
    judged,
    passage_keys,
    passages,
    settled,
    stale_threads,
    strong_words,
)  # fmt: skip

_SHIFT = 1 << 63  # PostgreSQL and SQLite know no number of 64 bits without a sign
_PROFILE = msgspec.msgpack.Decoder(Profile)
_BY_RULE = "dateline"
_DROP_WORD = delete(strong_words).where(
    strong_words.c.word == bindparam("a_word"), strong_words.c.number == bindparam("a_number")
)
_DROP_KEY = delete(passage_keys).where(
    passage_keys.c.key == bindparam("a_key"), passage_keys.c.passage == bindparam("a_passage")
)


def packed(profile: Profile) -> bytes:
    """A profile as it is kept."""
    return zlib.compress(msgspec.msgpack.encode(profile), 1)


def unpacked(kept: bytes) -> Profile:
    """The profile that `packed` was given, words in the same order."""
    return _PROFILE.decode(zlib.decompress(kept))


def signed(key: int) -> int:
    """The key of a run as it is kept."""
    return key - _SHIFT


def unsigned(key: int) -> int:
    """The key of a run that is kept so."""
    return key + _SHIFT


def remove(connection: Connection, article: str) -> None:
    """Take an article out of its story, which must be told anew."""
    row = connection.execute(select(settled).where(settled.c.article == article)).one_or_none()
    if row is not None:
        remove_texts(connection, article)
        mark_stale(connection, row.thread)
        connection.execute(delete(settled).where(settled.c.article == article))
    for table in (joins, copies):
        connection.execute(delete(table).where(or_(table.c.left == article, table.c.right == article)))
    connection.execute(delete(judged).where(judged.c.article == article))


def remove_texts(connection: Connection, article: str) -> None:
    """Take out what an article is found by: its strong words, its passages and their copies."""
    row = connection.execute(select(settled).where(settled.c.article == article)).one()
    words = [{"a_word": word, "a_number": row.number} for word in unpacked(row.profile).strong]
    if words:
        connection.execute(_DROP_WORD, words)
    mine = connection.execute(select(passages).where(passages.c.article == article)).all()
    keys = [
        {"a_key": signed(key), "a_passage": row.number}
        for row in mine
        for key in keys_of(array("Q", row.runs), array("f", row.weights))
    ]
    if keys:
        connection.execute(_DROP_KEY, keys)
    connection.execute(delete(passages).where(passages.c.article == article))
    connection.execute(delete(copies).where(or_(copies.c.left == article, copies.c.right == article)))


def mark_stale(connection: Connection, thread: int) -> None:
    """Let a story be told anew when stories are told next."""
    known = select(stale_threads.c.thread).where(stale_threads.c.thread == thread)
    if connection.execute(known).scalar() is None:
        connection.execute(stale_threads.insert().values(thread=thread))


def stands(judgement: Judgement) -> bool:
    """True of what persons judged and of what was withdrawn: it stands above what is found."""
    return judgement.by != _BY_RULE or judgement.withdrawn


def note(connection: Connection, judgement: Judgement, number: int) -> None:
    """Let a judgement that stands be found by its articles; `number` is that of its row."""
    if stands(judgement):
        named = dict.fromkeys(id_.partition("#")[0] for id_ in (judgement.left, judgement.right))
        connection.execute(judged.insert(), [{"article": article, "judgement": number} for article in named])
