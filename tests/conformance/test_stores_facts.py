"""Single facts, names and counts are found by who, what, where and when, whatever database is beneath."""

from dataclasses import replace
from typing import Any

import pytest
from tests.conformance.made import strike

from dateline.base.records import Event
from dateline.base.spans import Span
from dateline.store import Box, Correction, Store, counts, marks
from dateline.store.facts import Fact, one_fact, page_of_facts
from dateline.store.heads import rejected_facts
from dateline.store.names import page_of_names
from dateline.store.precision import precision_by_type
from dateline.store.ways import FactQuery


@pytest.fixture
def filled(store: Store) -> Store:
    """Three strikes, told on three days, one of them of no known day."""
    store.add(strike("a"))
    store.add(strike("b", day="2031-05-03"))
    store.add(strike("c", day=None))
    return store


def found(store: Store, *, limit: int = 50, cursor: int | None = None, **asked: Any) -> list[Fact]:
    with store.reading() as connection:
        return list(page_of_facts(connection, FactQuery(**asked), limit=limit, cursor=cursor))


ASKED: list[tuple[dict[str, Any], int]] = [
    ({}, 12), ({"kind": "event"}, 3), ({"kind": "quote"}, 3), ({"type": "ASSAULT"}, 3), ({"type": "assault"}, 3),
    ({"type": "PROTEST"}, 0), ({"kind": "quote", "type": "direct"}, 3), ({"status": "happened"}, 3),
    ({"status": "denied"}, 0), ({"since": "2031-05-03", "until": "2031-05-03"}, 1), ({"since": "2031-05-06"}, 10),
    ({"until": "2031-05-06"}, 2), ({"actor": "Meridian"}, 6), ({"actor": "meridian", "role": "issuer"}, 3),
    ({"actor": "voss"}, 3), ({"actor": "Ada Voss", "role": "speaker"}, 3), ({"actor": "nobody"}, 0),
    ({"actor": "MRD"}, 9), ({"actor": "%"}, 0), ({"actor": "Ada Voss", "words": "bridges"}, 3),
    ({"words": "elan"}, 3), ({"words": "tunnels"}, 0), ({"words": '"of bridges"'}, 3), ({"place": "karsel"}, 6),
    ({"place": "nowhere"}, 0), ({"box": Box(west=44, south=12, east=45, north=13)}, 6),
    ({"source": "The Courier", "kind": "event"}, 3), ({"source": "The Post"}, 0),
    ({"reported_since": "2031-05-07"}, 12), ({"reported_until": "2031-05-06"}, 0), ({"review": "reject"}, 0),
    ({"actor": "Meridian", "other": "Ada Voss"}, 0), ({"actor": "Meridian", "place": "Karsel"}, 3),

]  # fmt: skip


def test_facts_are_found_page_by_page(filled: Store) -> None:
    for asked, many in ASKED:
        facts = found(filled, **asked)
        assert len(facts) == many, asked
        numbers = [fact.number for fact in facts]
        assert numbers == sorted(set(numbers), reverse=True), asked
        paged: list[Fact] = []
        while page := found(filled, limit=2, cursor=paged[-1].number if paged else None, **asked):
            paged += page
        assert paged == facts, asked


def test_a_fact_tells_its_words_where_they_stand(filled: Store) -> None:
    text = strike("a").article.text
    for fact in found(filled):
        assert [span.of(text) for span in fact.spans] == [fact.words]
        assert fact.utf16 == fact.spans
    event = found(filled, kind="event")[0]
    assert [(side.role, side.name, side.country) for side in event.sides] == [
        ("actor", "Meridian", "MRD"),
        ("place", "", "RUR"),
    ]
    with filled.reading() as connection:
        assert one_fact(connection, event.article, "e1") == event
        assert one_fact(connection, event.article, "e9") is None


def test_an_advisory_is_found_by_whom_it_warns_of(store: Store) -> None:
    told = strike()
    (advisory,) = told.advisories
    store.add(replace(told, advisories=(replace(advisory, countries=("IRQ", "IRN")),)))
    assert [fact.kind for fact in found(store, kind="advisory", place="Iraq")] == ["advisory"]
    assert [fact.kind for fact in found(store, place="irn")] == ["advisory"]
    assert found(store, kind="advisory", place="FRA") == []


def test_an_actor_who_acts_upon_itself_is_found_once(store: Store) -> None:
    told = strike()
    store.add(replace(told, events=(replace(told.events[0], recipients=("a1",)),)))
    assert len(found(store, actor="Meridian", kind="event")) == 1


def test_names_are_told_with_how_many_facts_tell_of_them(filled: Store) -> None:
    def names(kind: str, **asked: object) -> list[tuple[str, str | None, int]]:
        with filled.reading() as connection:
            told = page_of_names(connection, kind, limit=9, **asked)  # type: ignore[arg-type]
        return [(name.name, name.country, name.facts) for name in told]

    assert names("actor") == [("Meridian", "MRD", 6), ("Ada Voss", "MRD", 3)]
    assert names("actor", words="vos") == [("Ada Voss", "MRD", 3)]
    assert names("place") == [("Karsel", "RUR", 3)]
    assert names("place", country="fra") == []
    first = next(iter(filled.list()))
    filled.add(replace(strike("a"), events=(), advisories=()))
    assert names("actor") == [("Meridian", "MRD", 4), ("Ada Voss", "MRD", 3)]
    filled.delete(first.id, "asked for")
    assert names("actor") == [("Meridian", "MRD", 4), ("Ada Voss", "MRD", 2)]


def test_facts_are_counted_by_period_beside_the_volume_of_articles(filled: Store) -> None:
    with filled.reading() as connection:
        told = counts.count_of(connection, FactQuery(kind="event", actor="Meridian"), "day")
        assert [(count.period, count.type, count.facts, count.articles) for count in told] == [
            (None, "ASSAULT", 1, 1), ("2031-05-03", "ASSAULT", 1, 1), ("2031-05-06", "ASSAULT", 1, 1),
        ]  # fmt: skip
        by_source = counts.count_of(connection, FactQuery(kind="event", source="The Courier"), "year")
        assert [(count.period, count.facts) for count in by_source] == [(None, 1), ("2031", 2)]
        volume = counts.volume_of(connection, "month", since="2031-05-07", until="2031-05-07")
        assert [(one.period, one.articles) for one in volume] == [("2031-05", 3)]


EVENT = strike().events[0]
ELSEWHERE = replace(EVENT, spans=(Span(26, 44),), trigger=Span(26, 30))
READ_AGAIN: dict[str, tuple[tuple[Event, ...], set[str]]] = {
    "as before": ((EVENT,), {"e1"}),
    "another id": ((replace(EVENT, id="e7"),), {"e7"}),
    "another status": ((replace(EVENT, status="alleged"),), {"e1"}),
    "less words": ((replace(EVENT, spans=(Span(0, 15),)),), {"e1"}),
    "another type": ((replace(EVENT, type="PROTEST"),), set()),
    "other words": ((ELSEWHERE,), set()),
    "one more": ((replace(ELSEWHERE, id="e1"), replace(EVENT, id="e2")), {"e2"}),
    "gone": ((), set()),
}


def test_a_rejection_holds_in_another_reading_of_the_same_words(store: Store) -> None:
    for name, (events, gone) in READ_AGAIN.items():
        added = store.add(strike(name))
        store.correct(Correction(article=added.id, fact="e1", verdict="reject", by="Ada", why="a drill"))
        store.add(replace(strike(name), events=events, maker=replace(strike().maker, version="2")))
        with store.reading() as connection:
            assert {fact for _, fact in rejected_facts(connection, [added.id])} == gone, name
        standing = {fact.id for fact in found(store, kind="event", article=added.id)}
        assert standing == {event.id for event in events} - gone, name


def test_a_rejection_holds_when_the_text_has_changed_around_the_words(store: Store) -> None:
    added = store.add(strike())
    store.correct(Correction(article=added.id, fact="q1", verdict="reject", by="Ada", why="not said"))
    told = strike()
    text = f"Updated. {told.article.text}"
    article = replace(told.article, text=text, digest=type(told.article).of(text).digest)
    moved = replace(told.quotes[0], id="q2", segments=tuple(span.shift(9) for span in told.quotes[0].segments))
    quotes = (replace(moved, speaker=None),)
    store.add(replace(told, article=article, actors=(), events=(), places=(), advisories=(), quotes=quotes))
    with store.reading() as connection:
        assert rejected_facts(connection, [added.id]) == {(added.id, "q2")}
        said = marks.said_of(connection, added.id, store.get(added.id))
    assert [one.why for one in said["q2"]] == ["not said"]


def test_the_last_word_on_a_fact_counts_whatever_it_was_called(store: Store) -> None:
    added = store.add(strike())
    wrong = Correction(article=added.id, fact="e1", verdict="reject", by="Ada", why="a drill")
    store.correct(wrong)
    store.add(replace(strike(), events=(replace(strike().events[0], id="e5"),)))
    store.correct(replace(wrong, fact="e5", verdict="accept", why="no drill"))
    assert [fact.review for fact in found(store, kind="event")] == ["accept"]
    with store.reading() as connection:
        (told,) = precision_by_type(connection)
    assert (told.kind, told.type, told.accepted, told.rejected, told.right) == ("event", "ASSAULT", 1, 0, 1.0)
