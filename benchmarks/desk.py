"""`python -m benchmarks.desk fill|ask|crowd PLACE`: how fast the desk answers over a large store.

`fill` makes a store of made-up news (`crowd.py`); `ask` serves it on one core and asks for the pages that an analyst
keeps open; `crowd` lets 50 readers and one writer at it for two minutes.
"""

import argparse
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from functools import cache

from benchmarks.crowd import ARTICLES_A_STORY, EVENTS_AN_ARTICLE, Crowd
from dateline.base.records import Reading
from dateline.base.records.story import Story
from dateline.reconcile import tell_stories
from dateline.store import Store

_AHEAD = 64  # stories that are made while others are being kept


def fill(place: str, articles: int) -> None:
    """Add made-up news to a store until it holds that many articles; what is there already is left as it is."""
    start = time.monotonic()
    with Store.open(place) as store, ProcessPoolExecutor(1) as maker:
        made = maker.map(_told, range(articles // ARTICLES_A_STORY), chunksize=_AHEAD)
        for number, (readings, stories) in enumerate(made, start=1):
            for reading in readings:
                store.add(reading)
            for story in stories:
                store.keep_story(story)
            if number % 500 == 0:
                kept = number * ARTICLES_A_STORY
                rate = kept / (time.monotonic() - start)
                sys.stderr.write(f"{kept} articles, {kept * EVENTS_AN_ARTICLE} events, {rate:.0f} articles a second\n")


@cache
def _crowd() -> Crowd:
    return Crowd()


def _told(number: int) -> tuple[tuple[Reading, ...], tuple[Story, ...]]:
    """A story's readings, and how they are told."""
    readings = _crowd().story(number)
    return readings, tuple(tell_stories(readings))


def main() -> None:
    """Do what was asked."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("work", choices=["fill"])
    asked.add_argument("place")
    asked.add_argument("--articles", type=int, default=100_000)
    given = asked.parse_args()
    fill(given.place, given.articles)


if __name__ == "__main__":
    main()
