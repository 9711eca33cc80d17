"""What every store must do, whatever database is beneath it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dateline.base.errors import StoreError
from dateline.base.records import Article, Failure, Maker, Reading
from dateline.store import Store

STORES = ("sqlite", "sqlite-url", "postgresql")


def reading(
    text: str, *, given: str = "given-1", url: str | None = None, version: str = "0.1.0", **fields: str
) -> Reading:
    article = Article.of(text, url=url, **fields)
    return Reading(id=given, article=article, maker=Maker(version=version, codebook="plover"))


def failed(given: str, why: str) -> Reading:
    return replace(reading("", given=given), failures=(Failure(step="fetch_page", error="FetchError", detail=why),))


@pytest.fixture(params=STORES)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "postgresql":
        return str(request.getfixturevalue("cluster").new_database())
    return (
        str(tmp_path / "new" / "folder" / "kept.db") if request.param == "sqlite" else f"sqlite:///{tmp_path}/kept.db"
    )


@pytest.fixture
def store(place: str) -> Iterator[Store]:
    with Store.open(place) as opened:
        yield opened


def test_what_is_added_comes_back_to_the_letter(store: Store) -> None:
    told = reading("“Ünïcode”\n\n\ttab, nul \x00 and \U0001f30d", title="T", outlet="O")
    assert store.get(store.add(told).id) == told


def test_the_same_article_twice_changes_nothing(store: Store) -> None:
    first = store.add(reading("The bridge is open."))
    before = (store.versions(first.id), list(store.list()), store.changes())
    again = store.add(reading("The bridge is open."))
    assert (first.kind, again.kind, again.id) == ("new", "same", first.id)
    assert (store.versions(first.id), list(store.list()), store.changes()) == before


def test_a_changed_article_is_a_new_version_and_the_old_one_stays(store: Store) -> None:
    old, new = reading("The bridge is open."), reading("The bridge is closed.")
    assert [store.add(old).kind, store.add(new).kind] == ["new", "version"]
    key = next(store.list()).id
    assert [version.number for version in store.versions(key)] == [1, 2]
    assert store.get(key) == new
    assert store.get(key, version=1) == old


def test_adding_old_and_new_text_again_changes_nothing(store: Store) -> None:
    texts = [reading("The bridge is open."), reading("The bridge is closed.")]
    for told in texts:
        store.add(told)
    before = store.changes()
    assert [store.add(told).kind for told in texts] == ["same", "same"]
    assert store.changes() == before


def test_the_address_is_the_article_even_if_its_id_differs(store: Store) -> None:
    first = store.add(reading("One.", given="x", url="https://outlet.example/a"))
    second = store.add(reading("Two.", given="y", url="https://outlet.example/a"))
    assert (second.kind, second.id, second.version) == ("version", first.id, 2)


def test_another_reading_of_the_same_text_is_kept_beside_the_first(store: Store) -> None:
    first = store.add(reading("One."))
    second = store.add(reading("One.", version="0.2.0"))
    assert (second.kind, second.version) == ("reading", 1)
    assert store.get(first.id).maker.version == "0.2.0"
    assert len(store.versions(first.id)) == 1


def test_articles_are_listed_in_the_order_in_which_they_were_added(store: Store) -> None:
    for name in ("zebra", "apple", "mango"):
        store.add(
            reading(
                f"On {name}.",
                given=name,
                title=name.title(),
                outlet="The Courier",
                published="2031-05-06",
                published_basis="given",
            )
        )
    store.add(reading("On zebra, changed.", given="zebra", title="Zebra 2"))
    assert [(entry.key, entry.title, entry.versions) for entry in store.list()] == [
        ("zebra", "Zebra 2", 2),
        ("apple", "Apple", 1),
        ("mango", "Mango", 1),
    ]


def test_an_article_that_could_not_be_read_is_kept_as_a_failure_once(store: Store) -> None:
    kinds = [store.add(failed("gone", "404")).kind for _ in range(2)]
    assert kinds == ["failed", "failed"]
    assert list(store.list()) == []
    assert [change.kind for change in store.changes()] == ["failed"]


def test_an_empty_text_without_failure_is_an_article(store: Store) -> None:
    assert store.add(reading("")).kind == "new"


def test_an_id_may_be_cut_short_while_it_stays_unique(store: Store) -> None:
    added = [store.add(reading(f"Text {n}.", given=str(n))) for n in range(20)]
    assert store.get(added[3].id[:8]).id == "3"
    with pytest.raises(StoreError, match="more than one"):
        store.get("")
    with pytest.raises(StoreError, match="no article's id begins with '%'"):
        store.get("%")


def test_a_version_that_is_not_there_is_said_so(store: Store) -> None:
    added = store.add(reading("One."))
    with pytest.raises(StoreError, match="no version 7"):
        store.get(added.id, version=7)


def test_changes_can_be_followed_from_where_one_left_off(store: Store) -> None:
    store.add(reading("One."))
    seen = store.changes()[-1].number
    store.add(reading("Two."))
    assert [(change.kind, change.version) for change in store.changes(after=seen)] == [("version", 2)]


def test_what_was_added_is_there_when_the_store_is_opened_again(place: str) -> None:
    with Store.open(place) as store:
        added = store.add(reading("One."))
    with Store.open(place) as store:
        assert store.get(added.id).article.text == "One."


def test_two_open_stores_see_each_others_articles(place: str) -> None:
    with Store.open(place) as one, Store.open(place) as other:
        one.add(reading("One.", given="1"))
        other.add(reading("Two.", given="2"))
        assert [entry.key for entry in one.list()] == ["1", "2"] == [entry.key for entry in other.list()]
