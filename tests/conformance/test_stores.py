"""What every store must do, whatever database is beneath it."""

import pytest
from tests.conformance.made import failed, reading

from dateline.base.errors import StoreError
from dateline.store import Store


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


def test_a_list_can_be_read_in_pages(store: Store) -> None:
    for name in "abcde":
        store.add(reading(f"Text {name}.", given=name))
    first = list(store.list(limit=2))
    store.add(reading("Text a, changed.", given="a"))
    rest = list(store.list(cursor=first[-1].number, limit=10))
    assert [entry.key for entry in (*first, *rest)] == list("abcde")
    assert list(store.list(limit=0)) == []


@pytest.mark.parametrize("key", ["x" * 9000, "https://outlet.example/" + "ü" * 4000])
def test_an_address_may_be_longer_than_an_index_holds(store: Store, key: str) -> None:
    assert [store.add(reading("One.", given=key)).kind, store.add(failed(key + "2", "404")).kind] == ["new", "failed"]


def test_what_no_database_takes_as_text_is_kept_all_the_same(store: Store) -> None:
    told = reading("One\x00.", given="nul\x00", title="T\x00", outlet="O\x00")
    assert store.get(store.add(told).id) == told
    assert store.add(failed("nul\x00 gone", "said \x00")).kind == "failed"
    assert store.search("one")[0].title == "T�"


def test_a_deleted_article_leaves_a_line_and_stays_deleted(store: Store) -> None:
    gone, stays = store.add(reading("Gone.", given="1")), store.add(reading("Stays.", given="2"))
    assert [store.delete(gone.id[:12], "asked by the outlet"), store.delete(gone.id, "again")] == [True, False]
    assert [entry.id for entry in store.list()] == [stays.id]
    assert store.search("gone") == ()
    last = store.changes()[-1]
    assert (last.kind, last.id, last.why) == ("deleted", gone.id, "asked by the outlet")
    before = store.changes()
    assert store.add(reading("Gone.", given="1")).kind == "deleted"
    assert store.add(failed("1", "404")).kind == "deleted"
    assert store.changes() == before
    with pytest.raises(StoreError, match="no article's id begins"):
        store.get(gone.id)


def test_a_number_in_the_change_log_is_never_used_twice(store: Store) -> None:
    first = store.add(reading("One.", given="1"))
    store.delete(first.id, "mistake")
    store.add(reading("Two.", given="2"))
    assert [(change.number, change.kind) for change in store.changes()] == [(1, "new"), (2, "deleted"), (3, "new")]


def test_a_deletion_needs_a_reason(store: Store) -> None:
    added = store.add(reading("One."))
    with pytest.raises(StoreError, match="say why"):
        store.delete(added.id, " ")
    assert store.get(added.id).article.text == "One."
