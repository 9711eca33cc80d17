"""`python -m benchmarks.acts [PLACE] [--acts N]`: how long a page of acts takes where there are a million.

Acts are made up: a thousand patterns of type, actors, outlets and place (rare and frequent ones), told over three
years. Each question is asked many times with other values; the figures are the median and the 95th of a hundred, in
milliseconds: of the processor with SQLite, which runs in the process, by the clock with PostgreSQL. `PLACE` is the URL
of an empty PostgreSQL database, or nothing for SQLite in a temporary folder.
"""

import argparse
import json
import random
import sys
import tempfile
import time
from array import array
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from sqlalchemy import Connection, Table, text

from dateline.base.codec import encode
from dateline.base.records import Status
from dateline.base.records.story import Account, Locality, MergedEvent, Story
from dateline.base.spans import Span
from dateline.knowledge.countries import countries
from dateline.store import Box, Store
from dateline.store.act_rows import act_told
from dateline.store.act_tables import act_accounts, act_terms, act_words, acts
from dateline.store.acts import ActQuery, page_of_acts
from dateline.store.terms import terms_of

ACTS, PATTERNS, TIMES, DAYS, AN_ARTICLE, A_STORY, PAGE = 1_000_000, 1000, 40, 1100, 10, 80, 50
BEGAN = date(2031, 1, 1)
TYPES = ("ASSAULT", "CONSULT", "ACCUSE", "AID", "PROTEST", "COERCE", "MOBILIZE", "RETREAT")
STATUSES: tuple[Status, ...] = ("happened", "planned", "alleged", "denied")
_BATCH = 20_000


@dataclass(frozen=True)
class Pattern:
    """What many acts have in common."""

    event: MergedEvent
    terms: "array[int]"
    line: str
    words: str


def _patterns(chance: random.Random) -> list[Pattern]:
    """Ten are frequent, the rest the rarer the later."""
    return [_pattern(chance, n) for n in range(PATTERNS)]


def _pattern(chance: random.Random, n: int) -> Pattern:
    codes = sorted(countries())
    told = Locality(
        name=f"Town {n}", country=codes[min(int(chance.paretovariate(0.6)), 190)],
        latitude=chance.uniform(-60, 70), longitude=chance.uniform(-180, 180),
    )  # fmt: skip
    outlets = [f"Outlet {int(chance.paretovariate(0.8))}" for _ in range(chance.choice((1, 1, 1, 2, 4)))]
    words = " ".join(f"word{int(chance.paretovariate(0.5)) % 5000}" for _ in range(14))
    status = chance.choices(STATUSES, (20, 3, 2, 1))[0]
    accounts = tuple(
        Account(article=f"x{n}{outlet}", event="e1", words=words, span=Span(0, 80), status=status, origin=outlet,
                outlet=outlet, countries=(told.country or "",))
        for outlet in dict.fromkeys(outlets)
    )  # fmt: skip
    event = MergedEvent(
        id="x", type=chance.choice(TYPES), modes=(), statuses=(status,), actors=(f"Ministry of {n % 97}",),
        recipients=(f"Group {n % 31}",), accounts=accounts, origins=len(accounts), place=told,
    )  # fmt: skip
    story = Story(id="x", title=f"Story {n}", articles=tuple(account.article for account in accounts))
    return Pattern(event, array("q", sorted(terms_of(event))), encode(act_told(story, event)).decode(), words)


def fill(connection: Connection, count: int) -> None:
    """Write the acts with the database's own means."""
    chance = random.Random(7)
    patterns = _patterns(chance)
    weights = [1 / (n + 3) for n in range(PATTERNS)]
    for start in range(0, count, _BATCH):
        numbers = range(start, min(start + _BATCH, count))
        chosen = chance.choices(patterns, weights, k=len(numbers))
        rows: dict[Table, list[tuple[object, ...]]] = {acts: [], act_terms: [], act_accounts: [], act_words: []}
        for number, pattern in zip(numbers, chosen, strict=True):
            day = BEGAN + timedelta(days=number * DAYS // count)
            first = day.toordinal() - int(chance.paretovariate(1.0)) + 1
            reported = int(time.mktime(day.timetuple())) + chance.randrange(86400)
            place = pattern.event.place
            assert place is not None
            rows[acts].append((
                number, f"act{number}", f"story{number // A_STORY}", reported, first, first, place.latitude,
                place.longitude, 0, pattern.terms.tobytes(), pattern.line,
            ))  # fmt: skip
            rows[act_terms] += [(term, reported, number, first, first) for term in pattern.terms]
            rows[act_accounts].append((f"article{number // AN_ARTICLE}", f"e{number}", number))
            rows[act_words].append((number, pattern.words))
        for table, some in rows.items():
            write_rows(connection, table, some)


def write_rows(connection: Connection, table: Table, rows: list[tuple[object, ...]]) -> None:
    """Write rows with the database's own means."""
    names = ", ".join(column.name for column in table.columns)
    driver = connection.connection.cursor()
    if connection.dialect.name == "postgresql":
        with driver.copy(f"COPY {table.name} ({names}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
        return
    marks = ", ".join("?" * len(table.columns))
    driver.executemany(f"INSERT INTO {table.name} ({names}) VALUES ({marks})", rows)  # noqa: S608 - names of tables


def _day(chance: random.Random) -> str:
    return (BEGAN + timedelta(days=chance.randrange(DAYS))).isoformat()


QUESTIONS: dict[str, Callable[[random.Random], ActQuery]] = {
    "the latest": lambda _: ActQuery(),
    "a type": lambda chance: ActQuery(type=chance.choice(TYPES)),
    "a country": lambda chance: ActQuery(place=chance.choice(sorted(countries()))),
    "a place": lambda chance: ActQuery(place=f"Town {chance.randrange(PATTERNS)}"),
    "a type, a country and a status": lambda chance: ActQuery(
        type=chance.choice(TYPES), place=sorted(countries())[min(int(chance.paretovariate(0.6)), 190)], status="alleged"
    ),
    "an actor and a type": lambda chance: ActQuery(actor=f"ministry {chance.randrange(97)}", type=chance.choice(TYPES)),
    "an outlet and at least two origins": lambda chance: ActQuery(source=f"outlet {chance.randrange(40)}", origins=2),
    "at least three origins": lambda _: ActQuery(origins=3),
    "a week": lambda chance: ActQuery(since=(day := _day(chance)), until=f"{day[:8]}28"),
    "a day of the first month": lambda _: ActQuery(since="2031-01-03", until="2031-01-03"),
    "a type in a week of long ago": lambda chance: ActQuery(
        type=chance.choice(TYPES), since="2031-02-01", until="2031-02-07"
    ),
    "reported on a day": lambda chance: ActQuery(reported_since=(day := _day(chance)), reported_until=day),
    "a small box": lambda chance: ActQuery(box=_box(chance, 2)),
    "a large box": lambda chance: ActQuery(box=_box(chance, 40)),
    "a large box and a type": lambda chance: ActQuery(box=_box(chance, 40), type=chance.choice(TYPES)),
    "a word": lambda chance: ActQuery(words=f"word{chance.randrange(5000)}"),
    "a frequent word and a type": lambda chance: ActQuery(words="word1", type=chance.choice(TYPES)),
    "a story": lambda chance: ActQuery(story=f"story{chance.randrange(10000)}"),
    "all at once": lambda chance: ActQuery(
        type=chance.choice(TYPES), status="happened", since="2031-06-01", until="2033-06-01", box=_box(chance, 60),
        actor="ministry", origins=2, standing=True,
    ),
}  # fmt: skip


def _box(chance: random.Random, degrees: float) -> Box:
    west, south = chance.uniform(-180, 180 - degrees), chance.uniform(-60, 70 - degrees)
    return Box(west=west, south=south, east=west + degrees, north=south + degrees)


def figures(place: str, count: int) -> Iterator[tuple[str, float]]:
    """Each figure as it is known."""
    with Store.open(place) as store:
        store.write(lambda connection: fill(connection, count))
        if store.place.startswith("postgresql"):
            store.write(lambda connection: connection.execute(text("ANALYZE")))
        chance, all_ = random.Random(11), list[float]()
        for name, question in QUESTIONS.items():
            taken = sorted(_milliseconds(store, question(chance)) for _ in range(TIMES))
            all_ += taken
            yield f"{name}: ms, median", round(taken[len(taken) // 2], 1)
            yield f"{name}: ms, 95th of a hundred", round(taken[len(taken) * 95 // 100], 1)
        yield "all: ms, 95th of a hundred", round(sorted(all_)[len(all_) * 95 // 100], 1)


def _milliseconds(store: Store, query: ActQuery) -> float:
    """Of a page, and of the page after it where there is one."""
    clock = time.perf_counter if store.place.startswith("postgresql") else time.process_time
    start = clock()
    page = page_of_acts(store, query)
    if len(page) == PAGE:
        page_of_acts(store, query, cursor=page[-1].cursor)
    return (clock() - start) * 1000 / (2 if len(page) == PAGE else 1)


def main() -> None:
    """Print the figures as one JSON object, and each as it is known on standard error."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("place", nargs="?")
    asked.add_argument("--acts", type=int, default=ACTS)
    given, found = asked.parse_args(), dict[str, float]()
    with tempfile.TemporaryDirectory() as folder:
        for name, value in figures(given.place or str(Path(folder) / "kept.db"), given.acts):
            found[name] = value
            sys.stderr.write(f"{name}: {value:g}\n")
    sys.stdout.write(json.dumps(found, indent=1) + "\n")


if __name__ == "__main__":
    main()
