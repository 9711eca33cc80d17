"""What search must find, whatever database is beneath it."""

import pytest
from tests.conformance.made import reading, strike

from dateline.base.errors import LawError
from dateline.store import Box, Store


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("drone", True),  # in the title, as a plural
        ("STRUCK", True),
        ("elan", True),  # written with an accent
        ("élan", True),
        ("“leave”, arland!", True),
        ("the", True),  # no word is too common
        ("the nowhere", False),
        ("arland karsel", True),
        ('"arland karsel"', False),  # not side by side
        ('"Arland and  Borduria"', True),
        ("nothing", False),
        ('" OR * NEAR( col:x -', False),  # no language of the database's own
        ("'; DROP TABLE facts; --", False),
        ('""', False),
        ("!?", False),
    ],
)
def test_words_find_articles_by_title_and_text(store: Store, words: str, found: bool) -> None:
    store.add(strike())
    store.add(reading("Another text.", given="other"))
    assert [hit.title for hit in store.search(words)] == (["Drones over Karsel"] if found else [])


@pytest.mark.parametrize(
    ("asked", "facts"),
    [
        ({"actor": "meridian"}, ["e1", "w1"]),
        ({"actor": "Voss"}, ["q1"]),
        ({"actor": "Vos"}, None),
        ({"country": "rur"}, ["e1", "p1"]),
        ({"country": "BOR"}, ["w1"]),
        ({"type": "assault"}, ["e1"]),
        ({"type": "PROTEST"}, None),
        ({"status": "happened"}, ["e1"]),
        ({"status": "planned"}, None),
        ({"since": "2031-05-06", "until": "2031-05-06"}, ["e1"]),
        ({"since": "2031-05-07", "until": "2031-05-09"}, ["q1", "p1", "w1"]),
        ({"since": "2031-05-08"}, None),
        ({"until": "2031-05-05"}, None),
        ({"type": "ASSAULT", "country": "ARL"}, None),  # two facts, neither with both
        ({"type": "ASSAULT", "actor": "Meridian", "country": "RUR", "until": "2031-05-06"}, ["e1"]),
    ],
)
def test_what_is_asked_must_hold_of_one_fact(store: Store, asked: dict[str, str], facts: list[str] | None) -> None:
    store.add(strike())
    assert [[fact.id for fact in hit.facts] for hit in store.search(**asked)] == ([facts] if facts else [])  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("box", "found"),
    [
        (Box(west=44, south=12, east=45, north=13), True),
        (Box(west=45, south=12, east=46, north=13), False),
        (Box(west=170, south=0, east=45, north=13), True),  # over the date line
        (Box(west=170, south=0, east=-170, north=13), False),
    ],
)
def test_places_are_found_by_a_box(store: Store, box: Box, found: bool) -> None:
    store.add(strike())
    assert [[fact.id for fact in hit.facts] for hit in store.search(box=box)] == ([["e1", "p1"]] if found else [])


@pytest.mark.parametrize(
    "edges", [(0, 1, 0, 0), (181, 0, 0, 1), (0, -91, 0, 1), (float("nan"), 0, 1, 1)], ids=["up", "x", "y", "nan"]
)
def test_a_box_that_is_none_is_refused(edges: tuple[float, float, float, float]) -> None:
    west, south, east, north = edges
    with pytest.raises(LawError, match="box"):
        Box(west=west, south=south, east=east, north=north)


def test_an_event_of_unknown_day_is_in_no_span_of_days(store: Store) -> None:
    store.add(strike(day=None))
    assert store.search(type="ASSAULT")
    assert not store.search(type="ASSAULT", since="1000-01-01")


def test_words_alone_tell_the_quotes_that_hold_them_and_where_they_stand(store: Store) -> None:
    store.add(strike())
    (hit,) = store.search("bridge")
    assert [(fact.kind, fact.words) for fact in hit.facts] == [("quote", "The élan of bridges")]
    assert hit.excerpt is not None
    assert "élan of bridges" in hit.excerpt
    assert hit.span is not None
    assert hit.span.of(store.get(hit.id).article.text) == hit.excerpt


def test_only_the_latest_reading_is_found(store: Store) -> None:
    store.add(strike("a"))
    store.add(reading("Nothing happened.", given="a"))
    assert store.search("Karsel") == ()
    assert store.search(actor="Meridian") == ()
    assert len(store.search("happened")) == 1


def test_an_older_text_read_anew_does_not_hide_the_latest(store: Store) -> None:
    store.add(reading("Bridge open.", given="a"))
    store.add(reading("Bridge closed.", given="a"))
    store.add(reading("Bridge open.", given="a", version="0.2.0"))
    assert [len(store.search(word)) for word in ("open", "closed")] == [0, 1]


def test_pages_of_a_search_stand_still_while_articles_are_added(store: Store) -> None:
    for name in "abcde":
        store.add(reading("A bridge.", given=name, title=name))
    first = store.search("bridge", limit=2)
    store.add(reading("A bridge.", given="f", title="f"))
    rest = store.search("bridge", limit=9, cursor=first[-1].number)
    assert [hit.title for hit in (*first, *rest)] == list("edcba")


def test_a_text_longer_than_an_index_holds_is_kept_and_found_by_its_beginning(store: Store) -> None:
    text = " ".join(f"w{number:x}ord" for number in range(200_000)) + " " + "x" * 100_000
    store.add(reading(f"Beginning {text}"))
    assert [hit.excerpt is not None for hit in store.search("beginning w2ord")] == [True]


def test_without_anything_asked_the_latest_articles_are_given(store: Store) -> None:
    store.add(strike())
    assert [(hit.title, hit.facts, hit.excerpt) for hit in store.search()] == [("Drones over Karsel", (), None)]
