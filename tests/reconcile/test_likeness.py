"""An article is held against a story as a whole: a story that is tight in itself takes in nothing that is not."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from dateline.base.records import Reading
from dateline.reconcile.stories.likeness import likeness, loosest, story_odds, weighing
from dateline.reconcile.stories.profile import Profile, profile_of
from dateline.reconcile.vectors import spread

Write = Callable[..., Reading]

HALL = (
    "A missile hit the covered market of Karsa on Monday and killed six stallholders, Mayor Ida Brandt said.",
    "Six stallholders died in Karsa when a missile came through the roof of the covered market, Ida Brandt said.",
    "Karsa buried six stallholders on Thursday, whom a missile had killed in the covered market.",
)
DEPOT = "Missiles struck the tram depot of Karsa on Sunday and killed a night watchman, Mayor Ida Brandt said."


@pytest.fixture
def hall(write: Write) -> list[Profile]:
    return [profile_of(write(f"hall-{n}", text)) for n, text in enumerate(HALL)]


@pytest.fixture
def depot(write: Write) -> Profile:
    return profile_of(write("depot", DEPOT))


def test_the_loosest_article_of_a_story_is_the_one_least_like_the_rest(hall: list[Profile], depot: Profile) -> None:
    learned = weighing()
    assert loosest([*hall, depot], learned) == pytest.approx(
        sum(likeness(one, depot, learned) for one in hall) / len(hall)
    )
    assert loosest(hall, learned) > loosest([*hall, depot], learned)


def test_an_article_is_less_likely_of_a_story_that_is_tighter_in_itself(hall: list[Profile], depot: Profile) -> None:
    learned = replace(weighing(), unsure=-100.0)
    lax = replace(learned, strain=0.0)
    assert story_odds([depot], hall, learned) < story_odds([depot], hall, lax)
    assert story_odds(hall[:1], hall[1:], learned) == story_odds(hall[:1], hall[1:], lax)


def test_of_a_single_article_nobody_knows_how_tight_its_story_is(hall: list[Profile], depot: Profile) -> None:
    learned = replace(weighing(), unsure=-100.0, apart=0.0)
    assert story_odds([depot], hall[:1], learned) == pytest.approx(likeness(depot, hall[0], learned))


def test_a_long_story_is_held_against_another_in_bounded_time(hall: list[Profile], depot: Profile) -> None:
    many = [replace(hall[n % 3], id=f"hall-{n}") for n in range(24)]
    assert story_odds(many, [depot], weighing()) == story_odds(many, [depot], weighing())
    assert loosest(many, weighing()) > loosest([*hall, depot], weighing())


@pytest.mark.parametrize(
    ("one", "other", "most", "expected"),
    [
        ({"karsa": 1.0}, {"karsa": 1.0}, 0.1, 0.1),
        ({"karsa": 0.6, "market": 0.8}, {"karsa": 0.6, "market": 0.8}, 1.0, 1.0),
        ({"karsa": 0.6, "market": 0.8}, {"karsa": 0.6, "tram": 0.8}, 0.1, 0.1),
        ({"karsa": 0.2, "market": 0.2, "roof": 0.2}, {"karsa": 0.3, "market": 0.3}, 0.1, 0.12),
        ({}, {"karsa": 1.0}, 0.1, 0.0),
    ],
)
def test_no_single_word_makes_two_articles_alike(
    one: dict[str, float], other: dict[str, float], most: float, expected: float
) -> None:
    assert spread(one, other, most) == spread(other, one, most) == pytest.approx(expected)
