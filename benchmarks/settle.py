"""`python -m benchmarks.settle [PLACE] [--articles N ...]`: what one more article costs a store that has so many.

Made-up articles of `benchmarks.growth` with three events each, a thousand a day. At each size 100 more are added and
settled in lots of ten: the milliseconds of processor and clock that an article takes to be added, and to be settled,
and the bytes of disk that it takes. Most of those before are only in what stories and copies are looked up in. `PLACE`
is the URL of an empty PostgreSQL database, or nothing for SQLite in a temporary folder.
"""

import argparse
import json
import random
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import islice
from pathlib import Path

from sqlalchemy import Connection, Table, text

from benchmarks.acts import write_rows
from benchmarks.growth import articles
from dateline.base.records import Actor, Event, EventTime, Mention, Place, Reading
from dateline.base.spans import Span
from dateline.reconcile.copies.passage import passages_of
from dateline.reconcile.stories.profile import profile_of
from dateline.settle import settle
from dateline.store import Store
from dateline.store.settled_tables import passage_keys, passages, settled, strong_words
from dateline.store.threads import packed

SAMPLE, LOT, A_DAY = 100, 10, 1000
POOL = 1000  # articles that the filling is made of
LAST = 200  # articles that are added before the sample; those before them are only in the index
TYPES = ("ASSAULT", "CONSULT", "ACCUSE", "AID", "PROTEST")
BEGAN = datetime(2031, 1, 1, tzinfo=UTC)
Figures = dict[str, float]


def with_facts(number: int, reading: Reading) -> Reading:
    """The article with a day, an outlet, and three events by an actor in a place that its title names."""
    chance = random.Random(number)
    body, title = reading.article.text, (reading.article.title or "x").split()
    day = BEGAN + timedelta(days=number / A_DAY)
    article = replace(
        reading.article, published=day.isoformat(timespec="minutes"), published_basis="given",
        outlet=f"Outlet {number % 97}",
    )  # fmt: skip
    actor = Actor(
        id="a1", name=min(title).title(), kind="org", mentions=(Mention(span=Span(0, 5).strip(body), form="name"),)
    )
    town = random.Random(max(title))
    place = Place(
        id="p1", name=max(title).title(), span=Span(90, 99).strip(body), precision="city", score=1.0,
        country=town.choice(("IRQ", "UKR", "FRA", "MLI")), latitude=town.uniform(-60, 60),
        longitude=town.uniform(-180, 180),
    )  # fmt: skip
    events = tuple(
        Event(
            id=f"e{n}", type=chance.choice(TYPES), quad=4, cameo="190", intensity=-9.0, status="happened", score=0.9,
            why="made", spans=(Span(start, start + 80).strip(body),),
            trigger=Span(start, start + 80).strip(body), actors=("a1",),
            place="p1",
            time=EventTime(start=day.date().isoformat(), end=None, precision="day", basis="stated"),
        )
        for n, start in enumerate(sorted(chance.sample(range(0, len(body) - 100, 90), 3)), start=1)
    )  # fmt: skip
    return replace(reading, article=article, actors=(actor,), places=(place,), events=events)


def figures(place: str, sizes: tuple[int, ...]) -> Iterator[tuple[str, float]]:
    """Each figure as it is known."""
    stream = (with_facts(number, reading) for number, reading in enumerate(articles()))
    pool = [_filler(reading) for reading in islice(stream, POOL)]
    with Store.open(place) as store:
        kept = 0
        for size in sizes:
            for start in range(kept, size - LAST, 1000):
                store.write(partial(_fill, pool, range(start, min(start + 1000, size - LAST))))
            for lot in _lots(stream, LAST, LOT):
                _add(store, lot)
            yield from _sample(store, stream, size)
            kept = size + SAMPLE


@dataclass(frozen=True)
class Filler:
    """What an article is looked up by."""

    strong: tuple[str, ...]
    profile: bytes
    passages: tuple[tuple[bytes, bytes, int], ...]  # runs, weights, and how many keys


def _filler(reading: Reading) -> Filler:
    profile = profile_of(reading)
    mine = tuple((p.runs.tobytes(), p.weights.tobytes(), len(p.keys)) for p in passages_of(reading))
    return Filler(profile.strong, packed(profile), mine)


def _fill(pool: Sequence[Filler], numbers: range, connection: Connection) -> None:
    """Let articles be found, older than all that were added and in stories of eight, without keeping their words.

    They are those of the pool over and over, with paragraphs that stand nowhere else.
    """
    chance = random.Random(numbers.start)
    rows: dict[Table, list[tuple[object, ...]]] = {settled: [], strong_words: [], passages: [], passage_keys: []}
    for number in numbers:
        filler = pool[number % len(pool)]
        thread, place = -(number - number % 8) - 1, number % 8
        rows[settled].append((f"f{number}", -number - 1, 0, thread, place, filler.profile))
        rows[strong_words] += [(word, -number - 1) for word in filler.strong]
        for paragraph, (runs, weights, keys) in enumerate(filler.passages):
            passage = -number * 10 - paragraph - 1
            rows[passages].append((passage, f"f{number}", paragraph, runs, weights))
            rows[passage_keys] += [(chance.getrandbits(63), passage) for _ in range(keys)]
    for table, some in rows.items():
        write_rows(connection, table, some)


def _add(store: Store, lot: list[Reading]) -> None:
    for reading in lot:
        store.add(reading)
    settle(store)


def _sample(store: Store, stream: Iterator[Reading], size: int) -> Iterator[tuple[str, float]]:
    adding, settling, clock, before = 0.0, 0.0, 0.0, _bytes(store)
    for lot in _lots(stream, SAMPLE, LOT):
        start = time.process_time()
        for reading in lot:
            store.add(reading)
        between, began = time.process_time(), time.perf_counter()
        settle(store)
        adding += between - start
        settling += time.process_time() - between
        clock += time.perf_counter() - began
    yield f"add: ms of processor an article at {size}", round(adding * 1000 / SAMPLE, 2)
    yield f"settle: ms of processor an article at {size}", round(settling * 1000 / SAMPLE, 2)
    yield f"settle: ms of clock an article at {size}", round(clock * 1000 / SAMPLE, 2)
    yield f"kB an article at {size}", round((_bytes(store) - before) / SAMPLE / 1000, 2)


def _lots(stream: Iterator[Reading], count: int, size: int) -> Iterator[list[Reading]]:
    for start in range(0, count, size):
        yield list(islice(stream, min(size, count - start)))


def _bytes(store: Store) -> int:
    with store.reading() as connection:
        if connection.dialect.name == "postgresql":
            size = (
                "SELECT sum(pg_total_relation_size(c.oid)) FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace"
            )
            return int(
                connection.execute(text(f"{size} WHERE relkind = 'r' AND nspname = current_schema()")).scalar_one()
            )
        pages = connection.execute(text("PRAGMA page_count")).scalar_one()
        return int(pages) * int(connection.execute(text("PRAGMA page_size")).scalar_one())


def main() -> None:
    """Print the figures as one JSON object, and each as it is known on standard error."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("place", nargs="?")
    asked.add_argument("--articles", type=int, nargs="+", default=(1_000, 10_000, 100_000))
    given = asked.parse_args()
    found: Figures = {}
    with tempfile.TemporaryDirectory() as folder:
        for name, value in figures(given.place or str(Path(folder) / "kept.db"), tuple(given.articles)):
            found[name] = value
            sys.stderr.write(f"{name}: {value:g}\n")
    sys.stdout.write(json.dumps(found, indent=1) + "\n")


if __name__ == "__main__":
    main()
