"""Facts that nobody has checked wait in the order of doubt, whatever database is beneath."""

from dataclasses import replace
from typing import Any

import pytest
from tests.conformance.made import strike

from dateline.base.records import Reading
from dateline.store import Correction, Store
from dateline.store.waiting import CursorError, Waiting, WaitingQuery, count_waiting, page_of_waiting


def doubted(given: str, score: float, **fields: Any) -> Reading:
    told = strike(given)
    return replace(told, events=(replace(told.events[0], score=score, **fields),))


@pytest.fixture
def filled(store: Store) -> Store:
    """Four acts, of which two are equally doubtful."""
    for given, score in (("a", 0.9), ("b", 0.2), ("c", 0.4), ("d", 0.9)):
        store.add(doubted(given, score))
    return store


def waiting(store: Store, *, limit: int = 50, cursor: str | None = None, **asked: Any) -> list[Waiting]:
    with store.reading() as connection:
        return list(page_of_waiting(connection, WaitingQuery(**asked), limit=limit, cursor=cursor))


def keys(store: Store, rows: list[Waiting]) -> str:
    named = {entry.id: entry.key for entry in store.list()}
    return "".join(named[row.article] for row in rows)


def test_the_least_certain_comes_first_and_of_equals_the_newest(filled: Store) -> None:
    assert keys(filled, waiting(filled)) == "bcda"


def test_pages_follow_each_other_without_gap_or_repetition(filled: Store) -> None:
    told, cursor = "", None
    while page := waiting(filled, limit=1, cursor=cursor):
        told, cursor = told + keys(filled, page), page[-1].cursor
    assert told == "bcda"


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"kind": "place"}, "dcba"), ({"kind": "quote"}, ""), ({"type": "assault"}, "bcda"), ({"type": "AID"}, ""),
        ({"status": "happened"}, "bcda"), ({"status": "denied"}, ""), ({"country": "rur"}, "bcda"),
        ({"country": "ARL"}, ""), ({"words": "drones"}, "bcda"), ({"words": "unheard"}, ""),
        ({"words": "karsel", "country": "RUR", "type": "ASSAULT"}, "bcda"),
    ],
)  # fmt: skip
def test_what_waits_is_narrowed(filled: Store, asked: dict[str, Any], told: str) -> None:
    assert keys(filled, waiting(filled, **asked)) == told
    with filled.reading() as connection:
        assert count_waiting(connection, WaitingQuery(**asked)) == len(told)


@pytest.mark.parametrize("verdict", ["accept", "correct", "reject"])
def test_what_was_checked_waits_no_more_and_stays_so_when_it_is_read_again(filled: Store, verdict: Any) -> None:
    (first,) = waiting(filled, limit=1)
    field = {"field": "status", "value": "denied"} if verdict == "correct" else {}
    filled.correct(Correction(article=first.article, fact="e1", verdict=verdict, by="Bea", why="read", **field))
    assert keys(filled, waiting(filled)) == "cda"
    filled.add(doubted("b", 0.1, why="another rule"))
    assert keys(filled, waiting(filled)) == "cda"


def test_a_cursor_that_is_none_is_told(filled: Store) -> None:
    with pytest.raises(CursorError, match="give that of the last fact"):
        waiting(filled, cursor="x")


def test_the_queue_is_walked_along_its_index(filled: Store) -> None:
    with filled.reading() as connection:
        if connection.dialect.name != "sqlite":
            pytest.skip("plans are told by SQLite")
        asked = (
            "SELECT fact FROM facts WHERE review IS NULL AND doubt IS NOT NULL AND kind = 'event' "
            "ORDER BY doubt DESC, number DESC LIMIT 12"
        )
        plan = [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {asked}")]
    assert plan == ["SEARCH facts USING INDEX ix_facts_waiting (kind=? AND doubt>?)"]
