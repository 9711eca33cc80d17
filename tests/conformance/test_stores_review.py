"""What people and rules decide is kept and never changed, whatever database is beneath it."""

from dataclasses import replace

import pytest
from tests.conformance.made import judgement, reading, story, strike

from dateline.base.errors import LawError, StoreError
from dateline.store import Correction, Store


def kinds(store: Store) -> list[str]:
    return [change.kind for change in store.changes()]


def test_a_judgement_is_kept_once_and_what_dateline_judged_stands(store: Store) -> None:
    later = replace(judgement(), score=0.5)
    assert [store.judge(one) for one in (judgement(), judgement(), later)] == [True, False, False]
    assert store.judgements() == (judgement(),)


def test_a_withdrawn_judgement_does_not_come_back_by_itself(store: Store) -> None:
    withdrawn = judgement(by="Ada", withdrawn=True)
    assert [store.judge(one) for one in (judgement(), withdrawn, judgement(), withdrawn)] == [True, True, False, False]
    assert store.judgements() == (withdrawn,)
    assert kinds(store) == ["judged", "withdrawn"]


def test_a_person_can_judge_anew_what_was_withdrawn(store: Store) -> None:
    store.judge(judgement())
    store.judge(judgement(by="Ada", withdrawn=True))
    assert store.judge(judgement(by="Bea"))
    assert store.judgements() == (judgement(by="Bea"),)


def test_corrections_of_a_fact_are_kept_with_who_when_and_why(store: Store) -> None:
    added = store.add(strike())
    wrong = Correction(
        article=added.id, fact="e1", verdict="reject", by="Ada", why="a drill", at="2031-05-08T10:00:00Z"
    )
    right = replace(wrong, verdict="correct", field="status", value="alleged", why="no proof", at=None)
    assert [store.correct(one) for one in (wrong, wrong, right)] == [True, False, True]
    first, second = store.corrections(added.id[:10])
    assert first == wrong
    assert second.at is not None
    assert replace(second, at=None) == right
    assert store.corrections() == (first, second)
    assert kinds(store) == ["new", "corrected", "corrected"]


@pytest.mark.parametrize(
    "fields", [{"by": ""}, {"why": ""}, {"verdict": "correct"}, {"value": "x"}, {"at": "yesterday"}], ids=str
)
def test_a_correction_without_who_why_or_what_is_refused(fields: dict[str, str]) -> None:
    with pytest.raises(LawError, match="correction"):
        replace(Correction(article="a", fact="e1", verdict="accept", by="Ada", why="seen"), **fields)  # type: ignore[arg-type]


def test_a_correction_of_no_article_is_refused(store: Store) -> None:
    with pytest.raises(StoreError, match="no article's id begins"):
        store.correct(Correction(article="a", fact="e1", verdict="accept", by="Ada", why="seen"))


def test_a_story_is_kept_each_time_it_is_told_otherwise(store: Store) -> None:
    told = (story("Fire", "a"), story("Fire", "a"), story("Fire", "a", "b"), story("Flood", "c", given="story-2"))
    assert [store.keep_story(one) for one in told] == [True, False, True, True]
    assert store.stories() == told[2:]
    assert store.stories("b") == (told[2],)
    assert store.stories("z") == ()
    assert kinds(store) == ["story"] * 3


def test_a_story_goes_with_an_article_whose_words_it_holds(store: Store) -> None:
    added = store.add(reading("Fire.", given="a"))
    store.correct(Correction(article=added.id, fact="e1", verdict="reject", by="Ada", why="a drill"))
    store.keep_story(story("Fire", "a", "b"))
    store.keep_story(story("Flood", "c", given="story-2"))
    store.delete(added.id, "asked for")
    assert [one.title for one in store.stories()] == ["Flood"]
    assert store.corrections() == ()


def test_the_settings_of_a_source_are_kept_each_time_they_change(store: Store) -> None:
    told = ['{"feeds":[]}', '{"feeds":[]}', '{"feeds":["x"]}', '{"feeds":[]}']
    assert [store.keep_source("courier", one) for one in told] == [True, False, True, True]
    assert store.sources() == {"courier": '{"feeds":[]}'}
    with pytest.raises(StoreError, match="its settings are no JSON"):
        store.keep_source("courier", "{")
