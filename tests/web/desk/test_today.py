"""Today: what is new since a time that the reader picks, each act with its words, its sources and a way to both."""

import json
from collections.abc import Callable
from dataclasses import replace

import pytest
from tests.web.desk.browser import Browser, Page

from dateline.base.records import Reading

Desk = Callable[..., Browser]
LINES = "//ol[@class='acts']/li"


def block(page: Page, id_: str) -> list[dict[str, object]]:
    found = json.loads(page.tree.xpath(f"//script[@id='{id_}']")[0].text)
    assert isinstance(found, list)
    return found


@pytest.fixture
def desk(desk_over: Desk, crisis: Reading) -> Browser:
    later = replace(
        crisis.article, outlet="Lissau Radio", url="https://radio.example/1", published="2031-05-07T10:00:00Z"
    )
    return desk_over(crisis, replace(crisis, id="radio-1", article=later), stories=True)


def test_without_a_time_it_shows_the_day_before_the_newest_report(desk: Browser) -> None:
    page = desk.get("/")
    assert "since 6 May 2031, 10:00 UTC, 24 hours before the newest report of 7 May 2031, 10:00 UTC" in page.words()
    assert page.all("//input[@name='reported_since']/@value") == ["2031-05-06T10:00"]


def test_acts_are_grouped_by_what_kind_of_news_they_are(desk: Browser) -> None:
    first = desk.get("/?reported_since=2031-05-06T00:00")
    assert [one.partition(" ")[0] for one in first.all("//section[contains(@class,'group')]/h2")] == ["New"]
    second = desk.get("/?reported_since=2031-05-07T00:00")
    assert second.all("//section[contains(@class,'group')]/@class") == ["group g-repeated"]


def test_each_line_tells_status_words_time_place_and_counts(desk: Browser) -> None:
    page = desk.get("/?reported_since=2031-05-06&type=ASSAULT&status=happened")
    (line,) = page.tree.xpath(LINES)
    words = " ".join("".join(line.itertext()).split())
    assert words.startswith("● happened Assault: aerial · Vosta → Orvenia KARSEL, Orvenia (Harbour News) -- Vostan war")
    assert line.xpath(".//blockquote//mark")[0].text.startswith("Vostan warplanes struck a fuel depot")
    assert "5 May 2031 · Karsel, ORV · 1 origin, 2 articles" in words
    story, article = line.get("data-story"), line.xpath(".//blockquote/a/@href")[0]
    assert f"/stories/{story}#act-{line.get('data-act')}" in line.xpath(".//a/@href")
    assert article.endswith("#w-e1-0")
    assert desk.get(article).all("//span[@id='w-e1-0']")


def test_list_map_and_timeline_carry_the_same_acts(desk: Browser) -> None:
    page = desk.get("/?reported_since=2031-05-06")
    acts = page.all(f"{LINES}/@data-act")
    points, items = block(page, "points"), block(page, "items")
    assert {one["id"] for one in points} | {one["id"] for one in items} <= set(acts)
    struck = next(one for one in points if one["name"] == "Karsel")
    assert (struck["lat"], struck["lon"], struck["precision"]) == (12.5, 44.25, "city")
    assert set(page.all("//dl-map//tr/@data-act")) == {one["id"] for one in points}
    assert set(page.all("//dl-timeline//tr/@data-act")) == {one["id"] for one in items}


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("place=Nowhere", "No act that matches place Nowhere was reported since"),
        ("reported_since=2032-01-01", "was reported since 1 January 2032"),
        ("words=zzz&type=AID", "type AID, words zzz"),
    ],
)
def test_zero_results_say_what_was_asked_and_how_to_widen(desk: Browser, query: str, told: str) -> None:
    page = desk.get(f"/?{query}")
    assert page.status == 200
    assert told in page.words("//div[@class='empty']")
    assert page.all("//div[@class='empty']//a/@href")


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("since=foo", "since: came 'foo'; no ISO date or time, as 2024-03-12"),
        ("status=maybe", "status: came 'maybe'"),
        ("box=1,2,3", "box: came '1,2,3'; no box of west,south,east,north"),
        ("box=1,50,3,40", "box: came '1,50,3,40'; box: give west, south, east, north"),
        ("origins=none", "origins: came 'none'"),
        ("cursor=x", "cursor: came 'x'"),
        ("reported_since=0000-99", "reported_since: came '0000-99'"),
    ],
)
def test_a_filter_that_makes_no_sense_is_told_with_what_was_expected(desk: Browser, query: str, told: str) -> None:
    page = desk.get(f"/?{query}")
    assert page.status == 422
    assert told in page.words()


def test_every_filter_can_be_taken_off_and_the_view_kept(desk: Browser) -> None:
    page = desk.get("/?type=ASSAULT&status=alleged&reported_since=2031-05-06")
    links = page.all("//ul[@class='chips']//a/@href")
    assert "/?type=ASSAULT&reported_since=2031-05-06" in links
    assert "/views/new?path=%2F%3Ftype%3DASSAULT%26status%3Dalleged%26reported_since%3D2031-05-06" in links


def test_more_acts_than_fit_go_on_on_the_next_page_without_gap_or_repeat(desk: Browser) -> None:
    whole = desk.get("/?reported_since=2031-05-06").all(f"{LINES}/@data-act")
    seen: list[str] = []
    path = "/?reported_since=2031-05-06&limit=2"
    while path:
        page = desk.get(path)
        seen += page.all(f"{LINES}/@data-act")
        path = next(iter(page.all("//nav[@class='pager']/a/@href")), "")
    assert sorted(seen) == sorted(whole)


def test_a_store_without_stories_says_which_command_makes_them(desk_over: Desk, crisis: Reading) -> None:
    assert "dateline stories" in desk_over(crisis).get("/").words("//div[@class='empty']")
    assert "dateline add" in desk_over().get("/").words("//div[@class='empty']")


def test_hostile_words_end_no_block_of_data(desk_over: Desk, crisis: Reading) -> None:
    evil = replace(crisis, actors=tuple(replace(a, name="</script><script>alert(1)</script>") for a in crisis.actors))
    page = desk_over(evil, stories=True).get("/")
    assert "<script>alert" not in page.text
    assert any("alert(1)" in str(one["label"]) for one in block(page, "items"))


def test_the_examples_are_told_with_changes_and_contradictions(example_desk: Browser) -> None:
    page = example_desk.get("/?reported_since=2024-03-12T12:00")
    assert page.status == 200
    assert len(page.all(LINES)) > 20
