"""Stories grow in the store as they do in memory, article by article, whatever database is beneath it."""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from tests.conformance.made import reading
from tests.reconcile.test_stories import ARTICLES

from dateline.base.codec import encode
from dateline.base.errors import StoreError
from dateline.base.ids import content_id
from dateline.base.records import RawPage, Reading
from dateline.base.records.story import Judgement, Story
from dateline.collect import collect_folder
from dateline.pipeline import read_page
from dateline.reconcile import tell_stories
from dateline.settle import Settled, join, settle, split
from dateline.settle import round as rounds
from dateline.store import Store
from dateline.store.acts import ActQuery, page_of_acts

EXAMPLES = Path(__file__).parents[2] / "examples" / "articles"


@cache
def examples() -> tuple[Reading, ...]:
    return tuple(read_page(found.page) for found in collect_folder(EXAMPLES))


@cache
def look_alikes() -> dict[str, Reading]:
    """Two dams, floods and bombs that are one story or another, and an article with the words of one of them."""
    made = {}
    for name, (title, text) in ARTICLES.items():
        made[name] = read_page(RawPage(id=name, text=f"{title}\n{text}", title=title, published="2024-10-05"))
    title, text = ARTICLES["dam-2"]
    made["copy"] = read_page(RawPage(id="copy", text=text, title=title, published="2024-10-06", outlet="Other"))
    return made


def add(store: Store, readings: Sequence[Reading], *, each: bool = False) -> None:
    for one in readings:
        store.add(one)
        if each:
            settle(store)
    settle(store)


def under_store_ids(readings: Sequence[Reading]) -> list[Reading]:
    return [replace(one, id=content_id(one.article.url or one.id)) for one in readings]


def lines(stories: Sequence[Story] | Iterator[Story]) -> list[bytes]:
    return sorted(encode(story) for story in stories)


def groups(store: Store) -> set[frozenset[str]]:
    """The stories by the names of their articles."""
    names = {entry.id: entry.key for entry in store.list()}
    return {frozenset(names[article] for article in story.articles) for story in store.stories()}


def id_of(name: str) -> str:
    return content_id(name)


def story_of(store: Store, name: str) -> Story:
    (story,) = store.stories(id_of(name))
    return story


@pytest.mark.parametrize("each", [True, False])
def test_the_examples_are_told_to_the_letter_as_in_memory(store: Store, each: bool) -> None:
    add(store, examples(), each=each)
    assert lines(store.stories()) == lines(tell_stories(under_store_ids(examples())))
    shown = page_of_acts(store, ActQuery(), limit=500)
    assert {act.id for act in shown} == {event.id for story in store.stories() for event in story.events}


@pytest.mark.parametrize("seed", range(3))
def test_articles_in_any_order_are_told_to_the_letter_as_in_memory(store: Store, seed: int) -> None:
    order = random.Random(seed).sample(list(look_alikes().values()), len(look_alikes()))
    add(store, order, each=bool(seed % 2))
    assert lines(store.stories()) == lines(tell_stories(under_store_ids(order)))


def test_settling_again_changes_nothing_and_does_nothing(store: Store) -> None:
    add(store, list(look_alikes().values()))
    before = (store.changes(), store.judgements())
    assert settle(store) == Settled()
    assert (store.changes(), store.judgements()) == before


def test_what_is_found_is_kept_as_judgements(store: Store) -> None:
    add(store, list(look_alikes().values()))
    known = {judgement.id for judgement in store.judgements()}
    assert {judgement.id for story in store.stories() for judgement in story.judgements} <= known
    assert {judgement.by for judgement in store.judgements()} == {"dateline"}


@pytest.mark.parametrize("dies_in", ["tell", "add_stories", "keep_found", "_set_mark"])
def test_a_settling_that_is_cut_short_is_made_whole_by_the_next(
    store: Store, dies_in: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    order = list(look_alikes().values())
    for one in order:
        store.add(one)
    before = store.changes()

    def dies(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(rounds, dies_in, dies)
        with pytest.raises(KeyboardInterrupt):
            settle(store)
    assert store.changes() == before
    settle(store)
    assert lines(store.stories()) == lines(tell_stories(under_store_ids(order)))


def test_steps_of_any_size_give_the_same(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rounds, "STEP", 2)
    order = list(look_alikes().values())
    add(store, order)
    assert lines(store.stories()) == lines(tell_stories(under_store_ids(order)))


def test_a_new_version_takes_the_place_of_the_old_one_in_its_story(store: Store) -> None:
    add(store, list(look_alikes().values()))
    before = groups(store)
    old = look_alikes()["dam-2"]
    add(
        store,
        [read_page(RawPage(id="dam-2", text=f"{old.article.text}\nA bridge at Harn fell.", published="2024-10-07"))],
    )
    assert groups(store) == before
    story = story_of(store, "dam-2")
    assert story.published[story.articles.index(id_of("dam-2"))] == "2024-10-07"
    add(store, [look_alikes()["dam-3"]])
    assert groups(store) == before


def test_a_deleted_article_leaves_its_story_which_is_told_anew(store: Store) -> None:
    order = list(look_alikes().values())
    add(store, order)
    store.delete(id_of("dam-1"), "asked for")
    assert not any(id_of("dam-1") in story.articles for story in store.stories())
    settle(store)
    left = [one for one in order if one.id != "dam-1"]
    assert lines(store.stories()) == lines(tell_stories(under_store_ids(left)))
    store.delete(id_of("flood-1"), "asked for")
    settle(store)
    assert frozenset({"flood-1"}) not in groups(store)
    add(store, [reading("Nothing of the kind.", given="other")])
    assert frozenset({"other"}) in groups(store)


def judged(left: str, right: str, **fields: object) -> Judgement:
    plain = Judgement(
        id=content_id("articles", id_of(left), id_of(right)), kind="articles", left=id_of(left), right=id_of(right),
        verdict="same", score=1.0, reasons=("read",), by="Ada",
    )  # fmt: skip
    return replace(plain, **fields)  # type: ignore[arg-type]


def test_a_withdrawn_join_parts_the_story_and_stays_withdrawn(store: Store) -> None:
    add(store, [look_alikes()["bomb-1"], look_alikes()["bomb-2"]])
    (found,) = [one for one in store.judgements() if one.kind == "articles" and one.verdict == "same"]
    store.judge(replace(found, by="Ada", withdrawn=True))
    settle(store)
    assert groups(store) == {frozenset({"bomb-1"}), frozenset({"bomb-2"})}
    add(store, [look_alikes()["flood-1"]])
    assert groups(store) == {frozenset({"bomb-1"}), frozenset({"bomb-2"}), frozenset({"flood-1"})}
    store.judge(replace(found, by="Ada", withdrawn=False))
    settle(store)
    assert groups(store) == {frozenset({"bomb-1", "bomb-2"}), frozenset({"flood-1"})}


def test_what_was_judged_before_the_articles_came_stands_as_in_memory(store: Store) -> None:
    said = [judged("flood-1", "bomb-3"), judged("dam-1", "dam-3", verdict="different")]
    for one in said:
        store.judge(one)
    order = list(look_alikes().values())
    add(store, order)
    assert lines(store.stories()) == lines(tell_stories(under_store_ids(order), said))


def test_a_person_joins_two_stories_and_parts_them_again(store: Store) -> None:
    add(store, list(look_alikes().values()))
    dam, bomb = story_of(store, "dam-1"), story_of(store, "bomb-1")
    one = join(store, dam.id, bomb.id, "Ada", "one inquiry")
    both = frozenset({"dam-1", "dam-2", "dam-3", "copy", "bomb-1", "bomb-2"})
    assert both in groups(store)
    assert store.story(one).id == store.story(dam.id).id == store.story(bomb.id).id
    with pytest.raises(StoreError, match="are one already"):
        join(store, dam.id, bomb.id, "Ada", "again")
    left, new = split(store, one, [id_of("bomb-1")[:10], id_of("bomb-2")], "Bea", "two inquiries")
    assert {frozenset({"bomb-1", "bomb-2"}), both - {"bomb-1", "bomb-2"}} <= groups(store)
    assert (store.story(new).id, store.story(left).id) == (bomb.id, dam.id)
    assert both in {*groups(store)} or join(store, left, new, "Ada", "one after all")
    assert both in groups(store)


def test_a_split_stays_in_whatever_order_the_rest_comes(store: Store) -> None:
    add(store, [look_alikes()[name] for name in ("dam-1", "dam-2", "dam-3")])
    split(store, story_of(store, "dam-1").id, [id_of("dam-3")], "Ada", "the inquiry is its own story")
    assert groups(store) == {frozenset({"dam-1", "dam-2"}), frozenset({"dam-3"})}
    add(store, [look_alikes()["copy"], look_alikes()["flood-1"]])
    assert not any({"dam-1", "dam-3"} <= group for group in groups(store))


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (lambda store, dam: split(store, dam, [], "Ada", "x"), "give some of its 3 articles, and not all"),
        (lambda store, dam: split(store, dam, [""], "Ada", "x"), "more than one article of the story begins"),
        (lambda store, dam: split(store, dam, ["zz"], "Ada", "x"), "no article of the story begins with 'zz'"),
        (lambda store, dam: join(store, dam, "zz", "Ada", "x"), "there is no story 'zz'"),
        (lambda store, dam: join(store, dam, dam, " ", "x"), "a person and a reason"),
        (lambda store, dam: join(store, dam, dam, "dateline", "x"), "a person and a reason"),
    ],
)
def test_what_makes_no_sense_by_hand_is_said_so(store: Store, asked: Callable[[Store, str], object], said: str) -> None:
    add(store, [look_alikes()[name] for name in ("dam-1", "dam-2", "dam-3")])
    with pytest.raises(StoreError, match=said):
        asked(store, story_of(store, "dam-1").id)


def test_two_processes_that_settle_in_turn_do_no_harm(store: Store, place: str) -> None:
    order = list(look_alikes().values())
    with Store.open(place) as other:
        for number, one in enumerate(order):
            (store, other)[number % 2].add(one)
            settle((store, other)[number // 2 % 2])
        settle(other)
    assert lines(store.stories()) == lines(tell_stories(under_store_ids(order)))


def test_a_source_that_cannot_be_read_is_said_so(store: Store) -> None:
    store.keep_source("courier", '{"feeds":3}')
    with pytest.raises(StoreError, match="a source of the store cannot be read"):
        settle(store)


def test_an_export_settles_into_the_same_stories(store: Store, tmp_path: Path) -> None:
    add(store, list(look_alikes().values()))
    split(store, story_of(store, "dam-1").id, [id_of("dam-3")], "Ada", "the inquiry is its own story")
    (tmp_path / "export").write_bytes(b"\n".join(store.export_lines()))
    with Store.open(str(tmp_path / "other.db")) as other:
        with (tmp_path / "export").open("rb") as file:
            other.import_file(file, "export")
        before = lines(other.stories())
        settle(other)
        assert lines(other.stories()) == before == lines(store.stories())
