"""A story: accounts side by side, tolls, who copied whom, quotes, and what people join and part by hand."""

import json
import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from tests.web.desk.browser import Browser

from dateline.base.records import Reading

Desk = Callable[..., Browser]


def story_with(desk: Browser, words: str) -> str:
    return next(str(story.id) for story in desk.app.state.store.stories() if words in story.title)


@pytest.fixture(scope="module")
def drone(example_desk: Browser) -> str:
    return f"/stories/{story_with(example_desk, 'Drone strikes fuel depot')}"


@pytest.fixture
def two(desk_over: Desk, crisis: Reading) -> Browser:
    """The article of a crisis, and the same from another outlet a day later."""
    told = crisis.article
    later = replace(told, outlet="Lissau Radio", url="https://radio.example/1", published="2031-05-07T10:00:00Z")
    return desk_over(crisis, replace(crisis, id="radio-1", article=later), stories=True)


def test_the_list_tells_each_story_with_its_counts(example_desk: Browser) -> None:
    page = example_desk.get("/stories")
    row = page.words("//tr[contains(., 'Drone strikes fuel depot')]")
    assert re.search(r"12 March 2024, 09:20 \+02:00.*15 March 2024, 17:20 UTC86\d+$", row)


def test_sources_stand_side_by_side_and_where_they_differ_is_marked(example_desk: Browser, drone: str) -> None:
    page = example_desk.get(drone)
    table = page.tree.xpath("//table[contains(@class,'accounts')]")[0]
    columns = ["".join(one.itertext()).strip() for one in table.xpath(".//thead/th|.//thead//th")]
    assert len(columns) > 1
    assert "they differ in" in "".join(table.xpath("./caption")[0].itertext())
    assert table.xpath(".//td[@class='differs']")
    assert all(row.xpath("./th[@scope='row']") for row in table.xpath(".//tbody/tr"))


def test_tolls_are_told_as_lowest_best_and_highest_with_who_said_which(example_desk: Browser, drone: str) -> None:
    page = example_desk.get(drone)
    assert page.words("(//p[@class='toll'])[1]") == "lowestbesthighest9911"
    assert page.all("//section[@id='tolls']//table//a[starts-with(@href,'/articles/')]")


def test_wire_copy_hangs_below_who_told_it_first(example_desk: Browser, drone: str) -> None:
    families = example_desk.get(drone).tree.xpath("//ul[@class='tree']/li[.//ul//ul]")
    assert families
    assert "Meridian Wire" in "".join(families[0].xpath("./b")[0].itertext())


def test_quotes_stand_under_their_speaker_with_a_way_to_the_words(example_desk: Browser, drone: str) -> None:
    page = example_desk.get(drone)
    assert "Lena Horvat" in page.all("//section[@id='quotes']/h3")
    link = page.all("//section[@id='quotes']//blockquote/a/@href")[0]
    assert example_desk.get(link).all(f"//span[@id='{link.partition('#')[2]}']")


def test_every_link_within_a_story_leads_somewhere(example_desk: Browser, drone: str) -> None:
    page = example_desk.get(drone)
    ids = set(page.all("//@id"))
    assert {one[1:] for one in page.all("//main//a/@href") if one.startswith("#")} <= ids
    out = {path for path in page.all("//main//a/@href") if path.startswith("/stories/")}
    assert all(example_desk.get(path).status == 200 for path in out)


def test_advisories_tell_what_changed(example_desk: Browser) -> None:
    page = example_desk.get(f"/stories/{story_with(example_desk, 'Governments tell citizens')}")
    assert page.all("//section[@id='advisories']//tbody/tr")


def test_articles_are_taken_out_and_joined_again_by_hand_with_a_reason(two: Browser) -> None:
    (story,) = two.app.state.store.stories()
    page = two.post(f"/stories/{story.id}/split", article=story.articles[1], why="another raid")
    assert page.status == 200
    parted = two.app.state.store.stories()
    assert sorted(len(one.articles) for one in parted) == [1, 1]
    said = [one for one in two.app.state.store.judgements() if one.by == "desk"]
    assert {one.reasons[-1] for one in said} == {"another raid"}
    joined = two.post(f"/stories/{parted[0].id}/join", other=parted[1].id, why="one raid after all")
    assert joined.status == 200
    assert [len(one.articles) for one in two.app.state.store.stories()] == [2]


@pytest.mark.parametrize(
    ("way", "fields", "told"),
    [
        ("split", {"why": " "}, "why: came nothing"),
        ("split", {"why": "x"}, "give some of its 2 articles, and not all"),
        ("join", {"why": "x", "other": "nothing"}, "there is no story"),
        ("join", {"why": "", "other": "x"}, "why: came nothing"),
    ],
)
def test_what_cannot_be_joined_or_parted_is_told(two: Browser, way: str, fields: dict[str, str], told: str) -> None:
    (story,) = two.app.state.store.stories()
    page = two.post(f"/stories/{story.id}/{way}", **fields)
    assert page.status == 422
    assert told in page.words()


def test_an_unknown_story_is_not_found(example_desk: Browser) -> None:
    assert example_desk.get("/stories/nothing").status == 404


def test_a_report_has_a_footnote_for_every_sentence(example_desk: Browser, drone: str) -> None:
    page = example_desk.get(f"{drone}/report")
    passages = page.tree.xpath("//ol[@class='report']/li[starts-with(@id,'act-')]")
    assert passages
    ids = set(page.all("//@id"))
    for passage in passages:
        refs = passage.xpath(".//blockquote//sup/a/@href")
        assert refs
        assert {ref[1:] for ref in refs} <= ids
        told = "".join(passage.xpath("(.//blockquote)[1]/sup//text()"))
        assert told == ", ".join(ref.removeprefix("#source-") for ref in refs), "two numbers are not read as one"


def test_the_file_needs_nothing_else_and_runs_nothing(example_desk: Browser, drone: str) -> None:
    page = example_desk.get(f"{drone}/file")
    assert page.headers["content-disposition"].startswith("attachment; filename=")
    assert page.all("//script|//link|//img|//iframe|//form") == []
    assert "default-src 'none'; style-src 'sha256-" in page.all("//meta[@http-equiv]/@content")[0]
    assert all(one.startswith(("#", "http://", "https://")) for one in page.all("//a/@href"))


def test_hostile_words_act_on_no_page_of_a_story(desk_over: Desk, crisis: Reading) -> None:
    evil = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
    actors = tuple(replace(actor, name=evil) for actor in crisis.actors)
    told = replace(crisis.article, title=evil, outlet=evil, url="javascript:alert(1)")
    desk = desk_over(replace(crisis, actors=actors, article=told), stories=True)
    (story,) = desk.app.state.store.stories()
    for path in (f"/stories/{story.id}", f"/stories/{story.id}/report", f"/stories/{story.id}/file", "/stories", "/"):
        page = desk.get(path)
        assert page.status == 200
        assert page.all("//main//img") == []
        assert "<script>alert" not in page.text
        assert not [link for link in page.all("//a/@href") if link.startswith("javascript")]


def test_what_people_rejected_counts_nowhere_and_is_struck_out(two: Browser) -> None:
    (story,) = two.app.state.store.stories()
    act = next(event for event in story.events if len(event.accounts) == 2 and not event.background)
    for account in act.accounts:
        two.post(f"/articles/{account.article}/facts/{account.event}", verdict="reject", why="a drill")
    page = two.get(f"/stories/{story.id}")
    assert page.all("//section[@id='rejected']/ol/li/@data-act") == [act.id]
    assert page.all("//section[@id='rejected']//s[@class='rejected']")
    assert act.id not in page.all("//section[@id='accounts']//li/@data-act|//section[@id='once']//li/@data-act")
    assert f"act-{act.id}" not in two.get(f"/stories/{story.id}/report").all("//li/@id")
    assert act.id not in two.get("/?reported_since=2031-05-01").all("//li/@data-act")


def test_an_account_that_people_rejected_is_told_no_more_and_the_others_stand(two: Browser) -> None:
    (story,) = two.app.state.store.stories()
    act = next(event for event in story.events if len(event.accounts) == 2 and not event.background)
    account = act.accounts[0]
    two.post(f"/articles/{account.article}/facts/{account.event}", verdict="reject", why="a drill")
    assert account.article not in " ".join(two.get(f"/stories/{story.id}").all(f"//li[@id='act-{act.id}']//a/@href"))
    assert act.id in two.get("/?reported_since=2031-05-01").all("//li/@data-act")
    told = json.loads(two.get(f"/api/v1/stories/{story.id}").text)
    (whole,) = [event for event in told["events"] if event["id"] == act.id]
    assert [one["article"] for one in whole["accounts"]] == [act.accounts[1].article]
    assert account.article not in {figure["article"] for toll in whole.get("tolls", ()) for figure in toll["told"]}
