"""`python -m benchmarks.desk fill|grow|ask|crowd PLACE`: how fast the desk answers over a large store.

`fill` makes a store of made-up news (`crowd.py`); `grow` puts nine more of each row beside it; `ask` serves it on one
core and asks for what an analyst keeps open; `crowd` lets 50 readers and one writer at it for two minutes.
"""

import argparse
import json
import random
import statistics
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta
from functools import cache, partial

import httpx
from sqlalchemy import Connection, Integer, Table, literal, select

from benchmarks.crowd import ARTICLES_A_STORY, DAYS, EVENTS_AN_ARTICLE, FIRST_DAY, Crowd
from dateline.base.records import Reading
from dateline.base.records.story import Story
from dateline.reconcile import tell_stories
from dateline.store import Store
from dateline.store.acts import ActQuery, page_of_acts
from dateline.store.tables import metadata

AT_ONCE = 16  # stories in one piece of work for the maker
ASKED = 60  # times that each address is asked for, each time about something else
READERS, SECONDS = 50, 120
THINKING = 1.0  # seconds between two requests of one reader
_APART = 100_000_000  # between the numbers of a row and of its copy
_COPIED = (
    "act_accounts act_terms act_words acts article_words articles changes facts latest parties party_words quote_words "
    "readings stories story_articles versions"
).split()
_NUMBERS = frozenset({"number", "rowid", "owner", "fact", "act", "reading", "row", "story"})
_NAMES = {
    "articles": ("id", "key"), "versions": ("article",), "readings": ("article",), "changes": ("article",),
    "latest": ("article",), "stories": ("id",), "story_articles": ("article",), "acts": ("id", "story"),
    "act_accounts": ("article",),
}  # fmt: skip
WORDS = ("ministry", "police detained", '"will answer for this"', "courier", "embassy threatened")
TYPES = ("ASSAULT", "CONSULT", "ACCUSE", "PROTEST", "AID")
COUNTRIES = ("FRA", "KEN", "BRA", "IDN", "POL")


def fill(place: str, articles: int) -> None:
    """Add made-up news to a store until it holds that many articles."""
    start = time.monotonic()
    with Store.open(place) as store, ProcessPoolExecutor(1) as maker:
        held = sum(1 for _ in store.list()) // ARTICLES_A_STORY
        made = maker.map(_told, range(held, articles // ARTICLES_A_STORY), chunksize=AT_ONCE)
        for number, (readings, stories) in enumerate(made, start=1):
            for reading in readings:
                store.add(reading)
            for story in stories:
                store.keep_story(story)
            if number % 500 == 0:
                kept, rate = (held + number) * ARTICLES_A_STORY, number * ARTICLES_A_STORY / (time.monotonic() - start)
                print(f"{kept} articles, {kept * EVENTS_AN_ARTICLE} events, {rate:.0f} a second", file=sys.stderr)


def grow(place: str, times: int = 10) -> None:
    """Put so many rows in place of each: what is asked of the store then finds that many times as much."""
    with Store.open(place) as store:
        for table in metadata.sorted_tables:
            if table.name in _COPIED:
                for number in range(1, times):
                    store.write(partial(_copy, table=table, number=number))
                print(f"{table.name}: {times} times as many rows", file=sys.stderr)


def _copy(connection: Connection, *, table: Table, number: int) -> None:
    """The table's first rows once more, under names and numbers of their own."""
    numbers = [column for column in table.columns if column.name in _NUMBERS and isinstance(column.type, Integer)]
    names = [column for column in table.columns if column.name in _NAMES.get(table.name, ())]
    told = [
        column + number * _APART
        if column in numbers
        else literal(f"{number}~").concat(column)
        if column in names
        else column
        for column in table.columns
    ]
    first = numbers[0] < _APART if numbers else ~names[0].contains("~")
    connection.execute(table.insert().from_select(list(table.columns), select(*told).where(first)))


@cache
def _crowd() -> Crowd:
    return Crowd()


def _told(number: int) -> tuple[tuple[Reading, ...], tuple[Story, ...]]:
    """A story's readings, and how they are told."""
    readings = _crowd().story(number)
    return readings, tuple(tell_stories(readings))


def ask(place: str) -> dict[str, float]:
    """The 95th percentile of the time to the last byte of each kind of address, in ms, on one core."""
    figures = {}
    with _served(place) as address, httpx.Client(base_url=address, timeout=120) as client:
        chance = random.Random(3)
        for name, addresses in _kinds(place, chance).items():
            times = sorted(1000 * _asked(client, next(addresses)) for _ in range(ASKED))
            figures[f"{name}: p95 ms"] = round(times[int(0.95 * len(times))], 1)
            print(
                f"{figures[f'{name}: p95 ms']:8} ms p95, {statistics.median(times):8.1f} median, {name}",
                file=sys.stderr,
            )
    return figures


def _kinds(place: str, chance: random.Random) -> dict[str, Iterator[str]]:
    """Kinds of pages and answers, each with addresses without end."""
    with Store.open(place, make=False) as store:
        entries = [entry.id for entry in store.list(limit=2000)]
        stories = sorted({act.story for act in page_of_acts(store, ActQuery(), limit=1000)})

    def made(pattern: str) -> Iterator[str]:
        while True:
            since = FIRST_DAY + timedelta(days=chance.randrange(DAYS))
            west, south = chance.randrange(-170, 150), chance.randrange(-50, 50)
            yield pattern.format(
                since=since, until=since + timedelta(days=1), story=chance.choice(stories),
                article=chance.choice(entries), words=chance.choice(WORDS), type=chance.choice(TYPES),
                place=chance.choice(COUNTRIES),
                west=west, south=south, east=west + 20, north=south + 15,
            )  # fmt: skip

    return {
        "today": made("/"),
        "today since a day": made("/?reported_since={since}&reported_until={until}"),
        "today, one type": made("/?reported_since={since}&type={type}"),
        "today, one country": made("/?reported_since={since}&place={place}"),
        "map: a box": made("/api/v1/events?box={west},{south},{east},{north}&limit=200"),
        "story": made("/stories/{story}"),
        "article": made("/articles/{article}"),
        "search": made("/search?words={words}"),
        "search, type and country": made("/search?words={words}&type={type}&place={place}"),
        "API: acts of a type": made("/api/v1/events?type={type}&since={since}"),
        "API: quotes": made("/api/v1/quotes?words={words}"),
    }


def crowd(place: str, readers: int = READERS, seconds: float = SECONDS) -> dict[str, float]:
    """Answers by status when many read and one writes at once, and how long they took."""
    told: Counter[int] = Counter()
    times: list[float] = []
    end = time.monotonic() + seconds

    def read(number: int) -> None:
        kinds = list(_kinds(place, random.Random(number)).values())
        chance = random.Random(number)
        with httpx.Client(base_url=address, timeout=120) as client:
            while time.monotonic() < end:
                start = time.perf_counter()
                told[client.get(next(chance.choice(kinds))).status_code] += 1
                times.append(time.perf_counter() - start)
                time.sleep(THINKING * chance.random() * 2)

    with _served(place) as address, ThreadPoolExecutor(readers) as pool:
        writer = threading.Thread(target=_write, args=(place, end, told))
        writer.start()
        for done in [pool.submit(read, number) for number in range(readers)]:
            done.result()
        writer.join()
    wrong = sum(number for status, number in told.items() if status >= 400)
    return {
        "answers": float(len(times)), "errors": float(wrong), "written meanwhile": float(told[0]),
        "p95 ms": round(1000 * sorted(times)[int(0.95 * len(times))], 1),
    }  # fmt: skip


def _write(place: str, end: float, told: Counter[int]) -> None:
    """Add a story's articles again and again; what was written is counted under 0."""
    number = 10_000_000
    with Store.open(place) as store:
        while time.monotonic() < end:
            number += 1
            readings, stories = _told(number)
            for reading in readings:
                store.add(reading)
                told[0] += 1
            for story in stories:
                store.keep_story(story)


def _asked(client: httpx.Client, address: str) -> float:
    """Seconds until the whole answer is there."""
    start = time.perf_counter()
    client.get(address).raise_for_status()
    return time.perf_counter() - start


@contextmanager
def _served(place: str) -> Iterator[str]:
    """The desk over a store, in a process of its own on one core; its address."""
    command = ["taskset", "-c", "0", sys.executable, "-m", "dateline", "desk", "--store", place, "--port", "0"]
    with subprocess.Popen([*command, "--rate", "100000"], stderr=subprocess.PIPE, text=True) as desk:
        assert desk.stderr is not None
        line = desk.stderr.readline()
        if "http" not in line:
            desk.kill()
            raise SystemExit(f"the desk did not start: {line}{desk.stderr.read()}")
        threading.Thread(target=desk.stderr.read, daemon=True).start()
        try:
            yield next(word for word in line.split() if word.startswith("http"))
        finally:
            desk.terminate()


def main() -> None:
    """Do what was asked, and print the figures as JSON."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("work", choices=["fill", "grow", "ask", "crowd"])
    asked.add_argument("place")
    asked.add_argument("--articles", type=int, default=100_000)
    given = asked.parse_args()
    if given.work == "fill":
        fill(given.place, given.articles)
    elif given.work == "grow":
        grow(given.place)
    else:
        print(json.dumps(ask(given.place) if given.work == "ask" else crowd(given.place), indent=1))


if __name__ == "__main__":
    main()
