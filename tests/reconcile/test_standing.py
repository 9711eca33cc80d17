"""Acts as persons left them tell what they would tell if the rejected accounts had never come."""

from dataclasses import replace
from itertools import combinations

import pytest

from dateline.base.records import RawPage, Reading
from dateline.base.records.story import MergedEvent, Story
from dateline.pipeline import read_page
from dateline.reconcile import tell_stories
from dateline.reconcile.standing import standing_act, standing_story

LEADS = (
    ("a", "Nine people were killed when a drone hit a grain depot in Odesa on Tuesday, the mayor said.", "12T09:00Z"),
    ("b", "Eleven people were killed when a Russian drone hit a depot in Odesa on Tuesday, police said.", "12T15:00Z"),
    ("c", "Odesa: at least 14 people died in the attack on a grain depot, killed by drones on Tuesday.", "12T18:00Z"),
)


@pytest.fixture(scope="module")
def readings() -> tuple[Reading, ...]:
    return tuple(
        read_page(RawPage(id=id_, text=text, title="Depot hit", outlet=f"Outlet {id_}", published=f"2024-03-{time}"))
        for id_, text, time in LEADS
    )


@pytest.fixture(scope="module")
def story(readings: tuple[Reading, ...]) -> Story:
    (told,) = tell_stories(readings)
    return told


def assault(story: Story) -> MergedEvent:
    return next(event for event in story.events if event.type == "ASSAULT")


def test_the_accounts_of_the_act_differ_in_what_they_count(story: Story) -> None:
    act = assault(story)
    assert len(act.accounts) == 3
    assert [(toll.low, toll.high) for toll in act.tolls] == [(9, 14)]


@pytest.mark.parametrize("gone", ["a", "b", "c", "ab", "ac", "bc"])
def test_without_rejected_accounts_an_act_is_as_the_others_tell_it(
    readings: tuple[Reading, ...], story: Story, gone: str
) -> None:
    act = assault(story)
    found = standing_act(act, {(a.article, a.event) for a in act.accounts if a.article in gone})
    (others,) = tell_stories(reading for reading in readings if reading.id not in gone)
    expected = assault(others)
    assert found is not None
    untold = replace(found, id=expected.id, start=expected.start, end=expected.end, modes=expected.modes)
    assert replace(untold, precision=expected.precision) == expected


def test_an_act_of_which_all_accounts_are_rejected_stands_no_more_and_leaves_the_timeline(story: Story) -> None:
    act = assault(story)
    rejected = {(account.article, account.event) for account in act.accounts}
    assert standing_act(act, rejected) is None
    left = standing_story(story, rejected)
    assert act.id not in {event.id for event in left.events} | {moment.event for moment in left.timeline}
    assert left.articles == story.articles


def test_where_nothing_is_rejected_a_story_stays_the_same(story: Story) -> None:
    assert standing_story(story, {("a", "e99"), ("x", "e1")}) is story


def test_all_accounts_may_be_rejected_but_one(story: Story) -> None:
    act = assault(story)
    for some in combinations(act.accounts, 2):
        found = standing_act(act, {(account.article, account.event) for account in some})
        assert found is not None
        assert len(found.accounts) == 1
        assert found.differences == ()
