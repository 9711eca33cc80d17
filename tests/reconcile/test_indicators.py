"""Indicators count acts by their own day, with how loudly they were told beside."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from dateline.base.records import Reading
from dateline.base.records.indicators import Indicator
from dateline.reconcile import count_acts, tell_stories
from dateline.reconcile.indicators import is_burst

Write = Callable[..., Reading]

STRIKE = "A drone struck the grain terminal in Odesa on Tuesday, killing three dock workers, the mayor said."
AGAIN = "On Tuesday a drone hit the grain terminal in Odesa and killed three dock workers, a hospital said."


def rows(*readings: Reading, dimension: str = "all") -> list[Indicator]:
    return [row for row in count_acts(tell_stories(readings)) if row.dimension == dimension]


def test_one_act_in_two_articles_is_counted_once_with_its_articles_and_origins_beside(write: Write) -> None:
    one = write("a", STRIKE, outlet="Northgate Times", published="2024-03-12")
    other = write("b", AGAIN, outlet="Harbour Courier", published="2024-03-13")
    (row,) = rows(one, other, dimension="type")
    assert (row.period, row.key, row.acts, row.others) == ("2024-03-12", "ASSAULT", 1, 0)
    assert (row.accounts, row.articles, row.origins, row.volume) == (2, 2, 2, 1)


def test_an_act_that_stands_in_two_stories_is_counted_once_with_all_its_accounts(write: Write) -> None:
    one = write("a", STRIKE, outlet="Northgate Times", published="2024-03-12")
    other = write("b", AGAIN, outlet="Harbour Courier", published="2024-03-12")
    earlier, both = (list(tell_stories(told)) for told in ([one], [one, other]))
    (row,) = [row for row in count_acts([*earlier, *both]) if row.dimension == "type"]
    assert (row.acts, row.accounts, row.articles, row.origins, row.volume) == (1, 2, 2, 2, 2)


def test_the_place_is_counted_by_country_region_and_town(write: Write) -> None:
    one = write("a", STRIKE, published="2024-03-12")
    assert [row.key for row in rows(one, dimension="country")] == ["UKR"]
    assert [row.key for row in rows(one, dimension="town")] == ["UKR/Odesa"]
    assert len(rows(one, dimension="admin1")) == 1


def test_a_plan_is_not_counted_among_what_happened(write: Write) -> None:
    plan = write(
        "a", "Romania will send 300 soldiers to Moldova next Friday, its president said.", published="2024-03-12"
    )
    assert [(row.acts, row.others) for row in rows(plan)] == [(0, 1)] * len(rows(plan))
    assert [row.key for row in rows(plan, dimension="status")] == ["planned"]


def test_an_act_without_a_day_is_not_put_on_the_day_of_publication(write: Write) -> None:
    undated = write("a", "Police in Lviv arrested a former bank director over missing savings.")
    assert [row.period for row in rows(undated)] == [None]


def test_actors_are_paired_by_state_or_name(write: Write) -> None:
    visit = write("a", "Poland expelled two diplomats of Belarus on Tuesday.", published="2024-03-12")
    sanction = write("b", "Turkey imposed sanctions on Romania on Tuesday.", published="2024-03-12")
    assert "TUR > ROU" in [row.key for row in rows(visit, sanction, dimension="pair")]


def test_the_baseline_is_the_median_of_the_28_days_before_and_is_not_known_without_them(write: Write) -> None:
    def strike(day: date) -> Reading:
        town = ("Odesa", "Lviv")[day.day % 2]
        text = f"A drone struck a depot in {town} on {day:%A}, killing {day.day} guards."
        return write(day.isoformat(), text, published=day.isoformat())

    first = date(2024, 1, 1)
    found = rows(*(strike(first + timedelta(days=n)) for n in range(30)), dimension="type")
    baselines = {row.period: row.baseline for row in found}
    assert baselines["2024-01-20"] is None
    assert baselines["2024-01-29"] == 1


@pytest.mark.parametrize(
    ("acts", "past", "burst"),
    [
        (3, [0] * 28, False),
        (4, [0] * 28, True),
        (2, [0] * 28, False),
        (12, [8, 10] * 14, False),
        (13, [8, 10] * 14, True),
        (40, [10, 40] * 14, False),
    ],
)
def test_a_burst_is_far_above_what_is_usual(acts: int, past: list[int], *, burst: bool) -> None:
    assert is_burst(acts, past) is burst


def test_the_same_articles_give_the_same_rows(write: Write) -> None:
    readings = [write("a", STRIKE, published="2024-03-12"), write("b", AGAIN, published="2024-03-13")]
    assert count_acts(tell_stories(readings)) == count_acts(tell_stories(readings))


def test_weeks_are_iso_weeks(write: Write) -> None:
    found = count_acts(tell_stories([write("a", STRIKE, published="2024-03-12")]), "week")
    assert {row.period for row in found} == {"2024-W11"}
