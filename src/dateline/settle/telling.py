"""One story of the store, told from the latest readings of its articles."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import msgspec
from sqlalchemy import Connection, select

from dateline.base.codec import decode_reading
from dateline.base.records import Reading
from dateline.base.records.story import Judgement, Story
from dateline.knowledge.families import Families
from dateline.reconcile.gather import gathered
from dateline.reconcile.tell import tell_story
from dateline.settle.passages import copies_among
from dateline.settle.stories import standing
from dateline.store.chunks import chunks
from dateline.store.settled_tables import joins, settled
from dateline.store.tables import readings

_JUDGEMENT = msgspec.json.Decoder(Judgement)


def tell(connection: Connection, thread: int, families: Families) -> Iterator[Story]:
    """The story of that number; none where its articles are in others now."""
    told = list(_readings(connection, thread))
    if told:
        articles = [reading.id for reading in told]
        judged, joined = standing(connection, articles), _joins(connection, articles)
        yield tell_story(gathered(told, judged, copies_among(connection, articles), joined, families))


def _readings(connection: Connection, thread: int) -> Iterator[Reading]:
    """The readings of a story's articles, each under the id that its article has in the store, as they came."""
    wanted = select(settled.c.article, readings.c.json).join(readings, readings.c.number == settled.c.reading)
    wanted = wanted.where(settled.c.thread == thread).order_by(settled.c.place)
    for article, line in connection.execute(wanted):
        yield replace(decode_reading(line), id=article)


def _joins(connection: Connection, articles: Sequence[str]) -> Iterator[Judgement]:
    """Why these articles are one story, in the order in which that was found."""
    members, found = set(articles), dict[int, str]()
    for some in chunks(articles):
        for row in connection.execute(select(joins).where(joins.c.right.in_(some))):
            if row.left in members:
                found[row.number] = row.json
    yield from (_JUDGEMENT.decode(found[number]) for number in sorted(found))
