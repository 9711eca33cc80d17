"""`python -m benchmarks.store [PLACE]`: how fast the store is, and that no kill loses what was acknowledged.

Readings are the example articles over and over, each with a number in its title and text, so that each is a new
article. `PLACE` is where stores are made: the URL of an empty PostgreSQL database for each figure (`...{}`), or
nothing for SQLite in a temporary folder.
"""

import argparse
import json
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path

from dateline.base.ids import digest
from dateline.base.records import Reading
from dateline.collect import collect_folder
from dateline.pipeline import read_page
from dateline.store import Box, Store

ROOT = Path(__file__).parents[1]
ARTICLES = 10_000
KILLS = 200
_SEARCHES: tuple[tuple[str, Callable[[Store], object]], ...] = (
    ("a common word", lambda store: store.search("the")),
    ("a word", lambda store: store.search("embassy")),
    ("a rare word", lambda store: store.search("number7777")),
    ("two words and a country", lambda store: store.search("drone strike", country="UKR")),
    ("an actor", lambda store: store.search(actor="ministry")),
    ("an actor and a type", lambda store: store.search(actor="ministry", type="ASSAULT")),
    ("a type, a status and days", lambda store: store.search(type="ASSAULT", status="happened", since="2020-01-01")),
    ("a box", lambda store: store.search(box=Box(west=20, south=30, east=50, north=60))),
    ("a box without anything", lambda store: store.search(box=Box(west=-150, south=-60, east=-140, north=-50))),
)


def main() -> None:
    """Print the figures as one JSON object, and each as it is known on standard error."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("place", nargs="?", help="URL with {} where the name of the store goes")
    asked.add_argument("--articles", type=int, default=ARTICLES)
    asked.add_argument("--kills", type=int, default=KILLS)
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = given.place or f"{folder}/{{}}.db"
        figures = _speed(place.format("speed"), given.articles) | _kills(place.format("kills"), given.kills)
    sys.stdout.write(json.dumps(figures, indent=1) + "\n")


def _speed(place: str, articles: int) -> dict[str, float]:
    """Adds a second at the start and at the end, and how long searches take then."""
    figures: dict[str, float] = {}
    with Store.open(place) as store:
        taken, processor = [], 0.0
        for reading in islice(_readings(0), articles):
            start, busy = time.perf_counter(), time.process_time()
            store.add(reading)
            taken.append(time.perf_counter() - start)
            processor += time.process_time() - busy
        figures["store: processor ms an add"] = _told("ms of processor an add", 1000 * processor / articles)
        figures["store: adds a second, first 500"] = _told("adds a second at first", 500 / sum(taken[:500]))
        figures[f"store: adds a second, last 500 of {articles}"] = _told("at the end", 500 / sum(taken[-500:]))
        all_times = []
        for name, search in _SEARCHES:
            times = [_timed(lambda search=search: search(store)) for _ in range(20)]  # type: ignore[misc]
            all_times += times
            _told(f"ms for {name}", 1000 * statistics.median(times))
        figures[f"store: search p95 at {articles} articles, ms"] = _told(
            "ms, search p95", 1000 * sorted(all_times)[int(len(all_times) * 0.95)]
        )
        figures["store: list a page of 50, ms"] = _told("ms, a page of the list", 1000 * _timed(lambda: _page(store)))
    return figures


def _page(store: Store) -> None:
    list(store.list(cursor=ARTICLES // 2, limit=50))


def _kills(place: str, kills: int) -> dict[str, float]:
    """What is lost, and what is there twice, after that many kills at random moments."""
    chance = random.Random(7)
    acknowledged: set[str] = set()
    for kill in range(kills):
        command = [
            sys.executable,
            "-m",
            "tests.conformance.adder",
            place,
            str(kill * 100_000),
            str(kill * 100_000 + 99_999),
        ]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as writer:
            assert writer.stdout is not None
            first = writer.stdout.readline()
            time.sleep(chance.random() * 0.2)
            writer.kill()
            acknowledged |= {f"article-{line.strip()}" for line in (first, *writer.stdout) if line.endswith("\n")}
    with Store.open(place) as store:
        kept = [entry.key for entry in store.list()]
        found = set(_all_found(store))
    _told("acknowledged before a kill", len(acknowledged))
    return {
        f"store: lost in {kills} kills": _told("lost", len(acknowledged - set(kept))),
        f"store: twice after {kills} kills": _told("twice", len(kept) - len(set(kept))),
        f"store: not found by search after {kills} kills": _told("not found", len(set(kept) - found)),
    }


def _all_found(store: Store) -> Iterator[str]:
    cursor = None
    while hits := store.search("article", limit=500, cursor=cursor):
        yield from (str(hit.title) for hit in hits)
        cursor = hits[-1].number


def _timed(work: Callable[[], object]) -> float:
    """Seconds that some work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _told(name: str, figure: float) -> float:
    """The figure, rounded, and told on standard error as soon as it is known."""
    sys.stderr.write(f"{round(figure, 1):10} {name}\n")
    return round(figure, 1)


def _readings(first: int) -> Iterator[Reading]:
    pages = (found.page for found in collect_folder(ROOT / "examples" / "articles") if found.failure is None)
    examples = [read_page(page) for page in pages]
    for number, reading in enumerate(cycle(examples), start=first):
        yield _numbered(reading, number)


def _numbered(reading: Reading, number: int) -> Reading:
    """The same reading as an article of its own."""
    text = f"{reading.article.text}\nnumber number{number}"
    article = replace(reading.article, text=text, digest=digest(text), url=f"https://outlet.example/{number}")
    return replace(reading, article=article)


if __name__ == "__main__":
    main()
