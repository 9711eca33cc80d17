"""The twelve example articles together: which acts are one, whose words they are, and what is counted by whom."""

from functools import cache
from pathlib import Path

import pytest

from dateline.base.records import Reading
from dateline.base.records.story import MergedEvent, Story
from dateline.collect import collect_folder
from dateline.pipeline import read_page
from dateline.reconcile import tell_stories, write_brief

ARTICLES = Path(__file__).parents[2] / "examples" / "articles"


@cache
def readings() -> tuple[Reading, ...]:
    return tuple(read_page(found.page) for found in collect_folder(ARTICLES))


@cache
def stories() -> tuple[Story, ...]:
    return tuple(tell_stories(readings()))


def number(article: str) -> int:
    """The number by which the README of the examples knows an article."""
    return int(article[:2])


def acts(type_: str, word: str) -> list[MergedEvent]:
    """The acts of a type of which one account has a word."""
    events = (event for story in stories() for event in story.events if event.type == type_)
    return [event for event in events if any(word in account.words for account in event.accounts)]


def told_in(event: MergedEvent) -> list[int]:
    return sorted(number(account.article) for account in event.accounts)


def story_of(article: int) -> list[int]:
    (story,) = [story for story in stories() if article in map(number, story.articles)]
    return sorted(map(number, story.articles))


def test_the_depot_attack_and_its_aftermath_are_one_story() -> None:
    assert {1, 2, 3, 4, 5, 6, 8} <= set(story_of(1))


def test_the_talks_and_the_ceasefire_are_one_story_and_not_that_of_the_attack() -> None:
    assert {11, 12} <= set(story_of(11))
    assert 1 not in story_of(11)


def test_the_depot_attack_is_one_act_by_all_who_tell_it() -> None:
    (attack,) = [event for event in acts("ASSAULT", "drone") if 1 in told_in(event)]
    assert {1, 2, 3, 4} <= set(told_in(attack))
    assert not {6, 10, 12} & set(told_in(attack))
    assert attack.origins >= 4


def test_the_toll_of_the_depot_attack_says_who_counted_what() -> None:
    (attack,) = [event for event in acts("ASSAULT", "drone") if 1 in told_in(event)]
    (wounded,) = [toll for toll in attack.tolls if toll.unit == "injured"]
    assert (wounded.low, wounded.high) == (28, 31)
    assert {(number(figure.article), figure.low) for figure in wounded.told} == {(1, 31), (2, 28)}


def test_the_two_strikes_of_one_day_stay_two_and_neither_is_the_depot_attack() -> None:
    (attack,) = [event for event in acts("ASSAULT", "drone") if 1 in told_in(event)]
    strikes = [event for event in acts("ASSAULT", "drone") if told_in(event) == [10]]
    assert len(strikes) == 2
    assert attack not in strikes


def test_the_helicopter_and_the_mine_are_acts_of_their_own() -> None:
    assert [told_in(event) for event in acts("ASSAULT", "helicopter")] == [[6]]
    assert [told_in(event) for event in acts("ASSAULT", "mine")] == [[12]]


def test_sanctions_done_and_sanctions_planned_stay_two() -> None:
    done, planned = acts("SANCTION", "United States"), acts("SANCTION", "European Union")
    assert [event.statuses for event in (*done, *planned)] == [("happened",), ("planned",)]


def test_the_agreement_of_istanbul_is_one_act_of_one_origin() -> None:
    (agreed,) = acts("AGREE", "agreed on Wednesday")
    assert told_in(agreed) == [11, 12]
    assert (agreed.origins, {account.origin for account in agreed.accounts}) == (1, {"Meridian Wire"})


def test_a_meeting_that_was_planned_and_then_held_is_one_act_with_both_statuses() -> None:
    (meeting,) = acts("CONSULT", "Petrak")
    assert (told_in(meeting), set(meeting.statuses)) == ([6, 8], {"planned", "happened"})


@pytest.mark.parametrize("words", ["The ministry blamed the Coastal Front"])
def test_words_that_the_courier_copied_are_those_of_meridian_wire(words: str) -> None:
    (blame,) = acts("ACCUSE", words)
    assert told_in(blame) == [1, 2]
    assert {account.origin for account in blame.accounts} == {"Meridian Wire"}


def test_the_courier_remains_a_source_of_its_own() -> None:
    attack = next(story for story in stories() if 1 in map(number, story.articles))
    own = {origin.name: sorted(map(number, origin.articles)) for origin in attack.origins}
    assert own["Meridian Wire"][0] == 1
    assert 5 in own["Harbour Courier"]


def test_the_brief_of_the_day_after_says_what_is_new_and_what_only_repeats() -> None:
    brief = write_brief(stories(), "2024-03-13T00:00+02:00", {r.id: r for r in readings()}.__getitem__)
    attack = [line for line in brief.lines if line.type == "ASSAULT" and line.news != "new"]
    assert [line.article[:2] for line in attack]
    assert {"MOBILIZE", "THREATEN"} <= {line.type for line in brief.lines if line.news == "new"}
    assert [number(article) for article in brief.undated] == [10]
