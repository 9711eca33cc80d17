"""The timeline: a histogram of all acts, and those of a stretch of days in their order, part by part."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from tests.web.browser.odd import spread_reading
from tests.web.desk.browser import Browser

from dateline.base.records import EventTime, Reading

Desk = Callable[..., Browser]


@pytest.fixture
def desk(desk_over: Desk) -> Browser:
    return desk_over(spread_reading(250), stories=True)


def bars(desk: Browser, path: str) -> dict[str, int]:
    page = desk.get(path)
    rows = page.tree.xpath("//dl-series//tbody/tr")
    return {row.xpath("string(th)"): int(row.xpath("string(td)")) for row in rows}


def test_all_acts_stand_in_the_histogram_and_a_part_of_them_below(desk: Browser) -> None:
    page = desk.get("/timeline")
    assert "250 acts, 1 January 2030 to 29 November 2031" in page.words()
    counted = bars(desk, "/timeline")
    assert sum(counted.values()) == 250
    assert next(iter(counted)) == "week from 31 December 2029"
    assert len(page.all("//ol[@class='acts']/li")) == 100
    assert "Part 1 of 3" in page.words()


def test_the_parts_hold_each_act_once_in_order_of_time(desk: Browser) -> None:
    found = [
        one
        for part in (1, 2, 3)
        for one in desk.get(f"/timeline?part={part}").all("//dl-timeline//tbody/tr/td[5]/a/@href")
    ]
    assert len(found) == len(set(found)) == 250
    days = [one for part in (1, 3) for one in desk.get(f"/timeline?part={part}").all("//ol//span[@class='when']")]
    assert days[0] == "1 January 2030"
    assert days[-1].endswith("November 2031")


@pytest.mark.parametrize(
    ("asked", "step"),
    [("", "week"), ("since=2030-03-01&until=2030-04-15", "day"), ("since=2030-03-03&until=2030-03-03", "day")],
)
def test_the_fewer_days_are_asked_for_the_shorter_are_the_periods(desk: Browser, asked: str, step: str) -> None:
    page = desk.get(f"/timeline?{asked}")
    assert page.all("//dl-series/@data-step") == [step]


def test_a_period_leads_to_its_own_acts(desk: Browser) -> None:
    counted = bars(desk, "/timeline?type=AID")
    first = desk.get("/timeline?type=AID&part=1").all("//dl-series//tbody/tr[2]/th/a/@href")[0]
    assert first.startswith("/timeline?type=AID&since=2030-01-")
    assert sum(bars(desk, first).values()) == list(counted.values())[1]


def test_a_few_acts_far_off_do_not_press_the_others_together(desk_over: Desk) -> None:
    told = spread_reading(40)
    day = "1975-05-05"
    old = EventTime(ref="t0", start=day, end=day, precision="day", basis="stated")
    time = replace(told.times[0], start=day, end=day, value=day)
    far = replace(told, events=(replace(told.events[0], time=old), *told.events[1:]), times=(time, *told.times[1:]))
    desk = desk_over(far, stories=True)
    page = desk.get("/timeline")
    assert "39 acts, 18 January 2030 to" in page.words()
    (link,) = page.tree.xpath("//a[contains(., '1 act further off')]/@href")
    assert "40 acts, 5 May 1975 to" in desk.get(link).words()


def test_acts_of_no_known_day_are_counted_and_left_out(desk_over: Desk, crisis: Reading) -> None:
    words = desk_over(crisis, stories=True).get("/timeline").words()
    assert "acts of no known day are left out" in words


@pytest.mark.parametrize("path", ["/timeline?type=AID&status=denied", "/timeline?part=99", "/timeline?story=none"])
def test_where_nothing_is_found_it_says_how_to_go_on(desk: Browser, path: str) -> None:
    page = desk.get(path)
    assert page.status == 200
    assert "/timeline" in page.all("//div[@class='empty']//a/@href")


def test_a_part_that_is_none_is_refused_in_words(desk: Browser) -> None:
    assert desk.get("/timeline?part=0").status == 422
