"""Briefs and counts of a store are those of the same articles from files, whatever database is beneath it."""

import json
from dataclasses import replace
from functools import cache

import pytest
from tests.conformance.test_stores_settle import add, examples, under_store_ids

from dateline.base.errors import DatelineError
from dateline.base.records import RawPage, Reading
from dateline.base.records.brief import Brief
from dateline.pipeline import read_page
from dateline.reconcile import count_acts, tell_stories, write_brief
from dateline.settle import settle
from dateline.settle.brief import brief_of, standing_stories
from dateline.store import Correction, Store

LEAD = "{} people were killed when a drone hit a grain depot in Odesa on Tuesday, {} said."


@cache
def told() -> tuple[Reading, ...]:
    return tuple(
        read_page(RawPage(id=id_, text=LEAD.format(*words), title="Depot hit", outlet=outlet, published=published))
        for id_, words, outlet, published in (
            ("a", ("Nine", "the mayor"), "Northgate Times", "2024-03-12T09:00Z"),
            ("b", ("Eleven", "the governor"), "Harbour Courier", "2024-03-12T15:00Z"),
        )
    )


def from_readings(readings: list[Reading], since: str, place: str | None, type_: str | None) -> Brief:
    kept = {reading.id: reading for reading in readings}
    return write_brief(tell_stories(readings), since, kept.__getitem__, place=place, type_=type_)


ASKED = (
    ("2024-03-13T00:00+02:00", None, None),
    ("2024-03-13", "Karvenia", None),
    ("06:00", None, "assault"),
    ("2030-01-01", None, None),
    ("1990-01-01", None, None),
)


def test_briefs_and_counts_of_a_store_are_those_of_its_readings(store: Store) -> None:
    add(store, examples())
    mine = under_store_ids(examples())
    assert count_acts(standing_stories(store)) == count_acts(tell_stories(mine))
    for since, place, type_ in ASKED:
        found = brief_of(store, since, place=place, type_=type_)
        expected = from_readings(mine, since, place, type_)
        assert found.lines == expected.lines
        assert (found.since, found.articles) == (expected.since, expected.articles)
        assert sorted(found.undated) == sorted(expected.undated)


def test_an_act_that_persons_rejected_is_in_no_brief_and_no_count(store: Store) -> None:
    first = told()[0]
    add(store, [first])
    (entry,) = store.list()
    for event in first.events:
        store.correct(Correction(article=entry.id, fact=event.id, verdict="reject", by="Ada", why="a film"))
    assert brief_of(store, "2024-03-12").lines == ()
    assert count_acts(standing_stories(store)) == ()


def test_a_newer_version_that_the_stories_do_not_know_yet_leaves_the_words_as_they_were_told(store: Store) -> None:
    pages = [replace(page, article=replace(page.article, url="https://courier.example/depot")) for page in told()]
    add(store, pages[:1])
    store.add(pages[1])
    (line,) = brief_of(store, "2024-03-12T06:00Z", type_="ASSAULT").lines
    assert line.words.startswith("Nine people were killed") or "drone hit" in line.words
    settle(store)
    (line,) = brief_of(store, "2024-03-12T06:00Z", type_="ASSAULT").lines
    assert line.words.startswith("Eleven people were killed")


def test_a_time_of_day_in_a_store_without_a_dated_article_is_refused_in_words(store: Store) -> None:
    with pytest.raises(DatelineError, match="give a whole date"):
        brief_of(store, "06:00")


def test_outlets_of_one_owner_by_their_sources_are_one_origin(store: Store) -> None:
    for reading in told():
        outlet = str(reading.article.outlet)
        host = outlet.lower().replace(" ", "-")
        settings = {"name": outlet, "owner": "Estuary Press", "feeds": [{"url": f"https://{host}.example/rss"}]}
        store.keep_source(outlet, json.dumps(settings))
    add(store, told())
    (line,) = brief_of(store, "2024-03-12T12:00Z", type_="ASSAULT").lines
    assert (line.origin, line.outlet, line.origins, line.new_origins) == ("Estuary Press", "Harbour Courier", 1, ())


def test_the_figures_of_a_rejected_account_count_no_more(store: Store) -> None:
    add(store, told())
    (story,) = standing_stories(store)
    act = next(event for event in story.events if event.tolls)
    assert [(toll.low, toll.high) for toll in act.tolls] == [(9, 11)]
    gone = act.accounts[0]
    store.correct(Correction(article=gone.article, fact=gone.event, verdict="reject", by="Ada", why="a film"))
    (story,) = standing_stories(store)
    act = next(event for event in story.events if event.tolls)
    assert [(toll.low, toll.best, toll.high) for toll in act.tolls] == [(11, 11, 11)]
    lines = brief_of(store, "2024-03-12").lines
    assert "nine" not in str([line.changes + line.disputes for line in lines]).casefold()
