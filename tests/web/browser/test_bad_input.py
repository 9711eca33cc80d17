"""What is hard to show is shown all the same: endless, from right to left, emoji, markup, nothing at all, no map."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.web.browser.conftest import served
from tests.web.browser.odd import ODD, endless_reading, odd_reading, spread_reading
from tests.web.browser.test_access import AXE, NO_AXE, violations

from dateline.settle import settle
from dateline.store import Store

Look = Callable[..., Page]
MOST_NODES = 15_000  # elements of a page that a phone scrolls with ease
MOST_SENT = 60_000  # bytes of a page of an endless article, as sent
MOST_READ = 600_000  # and once unpacked

# what the API tells of each fact of an article, cut out of its text as a browser counts and by code points, and what
# the page marks as that fact
OF_FACTS = """async article => {
  const get = async path => (await fetch(`/api/v1/${path}`)).json();
  const [reading, facts] = await Promise.all([get(`readings/${article}`), get(`facts?article=${article}`)]);
  const {text} = reading.article;
  const words = id => [...document.querySelectorAll(`.reading .text mark[data-fact~="${id}"]`)];
  return facts.items.map(({id, words: told, utf16, spans}) => [id, told,
    utf16.map(([start, end]) => text.slice(start, end)).join(""),
    spans.map(([start, end]) => Array.from(text).slice(start, end).join("")).join(""),
    words(id).map(mark => mark.textContent).join("")]);
}"""


@pytest.fixture(scope="session")
def odd(empty: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, dict[str, str]]]:
    """The address of a desk over the odd articles, and the id of each by its name."""
    place = tmp_path_factory.mktemp("odd") / "odd.db"
    shutil.copy(empty, place)
    with Store.open(str(place)) as store:
        ids = {name: store.add(odd_reading(name)).id for name in ODD}
        ids["endless"] = store.add(endless_reading()).id
    with served(place) as address:
        yield address, ids


@pytest.fixture
def open_odd(look: Look, odd: tuple[str, dict[str, str]]) -> Callable[..., Page]:
    """A function that opens the page of an odd article by its name."""
    at, ids = odd

    def opened(name: str, query: str = "", size: str = "desk", **more: object) -> Page:
        return look(f"/articles/{ids[name]}{query}", size, at=at, **more)

    return opened


@pytest.mark.parametrize("size", ["desk", "phone"])
def test_an_endless_article_comes_in_parts_that_a_phone_can_carry(open_odd: Callable[..., Page], size: str) -> None:
    page = open_odd("endless", "?part=12", size)
    expect(page.get_by_role("navigation", name="Parts of the text")).to_contain_text("of 3")
    sent, read = page.evaluate(
        "performance.getEntriesByType('navigation').map(one => [one.encodedBodySize, one.decodedBodySize])[0]"
    )
    assert 0 < sent < MOST_SENT
    assert sent < read < MOST_READ
    assert page.evaluate("document.querySelectorAll('*').length") < MOST_NODES
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_any_part_and_any_fact_of_an_endless_article_is_one_step_away(open_odd: Callable[..., Page]) -> None:
    page = open_odd("endless")
    parts = page.get_by_role("navigation", name="Parts of the text")
    parts.get_by_label("Part").fill("30")
    page.keyboard.press("Enter")
    page.wait_for_url("**part=30")
    card = page.locator(".facts .card").first
    card.locator(".evidence a").first.click()
    assert "#w-" in page.url, "the words stand in the same part"
    number = int(str(card.get_attribute("data-fact")).removeprefix("e"))
    page.goto(page.url.partition("?")[0] + "?fact=e4000#fact-e4000")
    expect(page.locator("#fact-e4000")).to_be_in_viewport()
    assert number < 5000


@pytest.mark.parametrize("name", list(ODD))
def test_what_is_marked_is_the_words_of_the_record_as_browsers_and_as_python_count(
    open_odd: Callable[..., Page], odd: tuple[str, dict[str, str]], name: str
) -> None:
    page = open_odd(name)
    facts = {fact: words for fact, *words in page.evaluate(OF_FACTS, odd[1][name])}
    reading = odd_reading(name)
    told = {"e1": reading.events[0].spans[0], "p1": reading.places[0].span, "q1": reading.quotes[0].segments[0]}
    assert facts == {fact: [span.of(reading.article.text)] * 4 for fact, span in told.items()}


@pytest.mark.parametrize("size", ["desk", "phone"])
@pytest.mark.parametrize("name", ["arabic", "hebrew"])
def test_a_text_from_right_to_left_reads_so_and_its_marks_with_it(
    open_odd: Callable[..., Page], name: str, size: str
) -> None:
    page = open_odd(name, "", size)
    for shown in ("h1.headline", ".text > p", ".card.c-event .evidence a", ".card.c-place h3"):
        assert page.locator(shown).first.evaluate("one => getComputedStyle(one).direction") == "rtl", shown
    event, place = (page.locator(f".text mark[data-fact~='{fact}']").first for fact in ("e1", "p1"))
    first, second = event.bounding_box(), place.bounding_box()
    assert first is not None
    assert second is not None
    assert (first["y"], -first["x"]) < (second["y"], -second["x"]), "what is told later stands further left, or below"
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    if not AXE.exists():
        pytest.skip(NO_AXE)
    assert violations(page) == []


@pytest.mark.parametrize(
    "path",
    ["/articles/{}", "/articles/{}/facts/e1", "/articles/{}/versions", "/search?words=depot", "/review?words=depot"],
)
def test_markup_in_a_headline_is_words_on_every_page(look: Look, odd: tuple[str, dict[str, str]], path: str) -> None:
    at, ids = odd
    page = look(path.format(ids["markup"]), at=at)
    assert page.title() != "taken"
    expect(page.locator("main").get_by_text("<script>document.title='taken'</script>").first).to_be_visible()
    assert page.locator("main :is(img, svg, i, b[onclick], script:not([type='application/json']))").count() == 0
    if path == "/articles/{}":
        expect(page.locator("h1.headline")).to_contain_text("{{ 7 * 7 }}")


NOTHING = (
    "/?status=planned&actor=Nobody", "/search?words=unheardof", "/search?in=acts&words=unheardof",
    "/search?in=quotes&words=unheardof", "/actors?words=unheardof", "/actors?actor=Nobody", "/timeline?actor=Nobody",
    "/pairs?actor=Nobody&other=Noone", "/review?words=unheardof", "/review?type=AID&status=denied",
)  # fmt: skip


@pytest.mark.parametrize("path", NOTHING)
def test_where_nothing_is_found_the_page_says_what_was_asked_and_how_to_go_on(look: Look, path: str) -> None:
    page = look(path, "phone")
    expect(page.locator(".empty").first).to_be_visible()
    assert page.locator(".empty a").count() >= 1, "a way on"
    if not AXE.exists():
        pytest.skip(NO_AXE)
    assert violations(page) == []


@pytest.fixture(scope="session")
def bare(empty: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a desk over a store with nothing in it."""
    place = tmp_path_factory.mktemp("bare") / "bare.db"
    shutil.copy(empty, place)
    with served(place) as address:
        yield address


@pytest.mark.parametrize("path", ["/", "/stories", "/search?words=x", "/actors", "/review", "/precision"])
def test_an_empty_store_is_no_error(look: Look, bare: str, path: str) -> None:
    page = look(path, at=bare)
    expect(page.locator("h1")).to_have_count(1)
    expect(page.locator(".empty").first).to_be_visible()


def test_a_database_that_lost_a_table_under_the_desk_is_told_on_a_page(
    contexts: Callable[..., object], example_store: Path, tmp_path: Path
) -> None:
    place = tmp_path / "half.db"
    shutil.copy(example_store, place)
    with served(place) as at, sqlite3.connect(place) as connection:
        connection.execute("DROP TABLE parties")
        connection.commit()
        page = contexts("desk", True, "light").new_page()  # type: ignore[attr-defined]
        came = page.goto(f"{at}/actors?actor=Karvenia")
        assert came.status == 503
        words = page.locator("main").inner_text()
        page.close()
    assert "no such table: parties" in words
    assert "Traceback" not in words
    assert "sqlalchemy" not in words.lower()


@pytest.fixture(scope="session")
def mapped(empty: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a desk over a story whose acts stand on the map."""
    place = tmp_path_factory.mktemp("mapped") / "mapped.db"
    shutil.copy(empty, place)
    with Store.open(str(place)) as store:
        store.add(spread_reading(30))
        settle(store)
    with served(place) as address:
        yield address


def test_without_webgl_the_map_is_drawn(look: Look, mapped: str) -> None:
    page = look("/", at=mapped)
    assert page.evaluate("document.createElement('canvas').getContext('webgl')") is None
    page.wait_for_selector("dl-map[data-ready]")
    assert page.locator(".map .land path").count() > 100
    assert page.locator(".map .marks .mark").count() >= 1


@pytest.mark.parametrize("path", ["/", "/stories"])
def test_without_script_tables_stand_in_for_map_and_timeline(look: Look, mapped: str, path: str) -> None:
    page = look(path, script=False, at=mapped)
    if path == "/stories":
        page.locator("main a[href^='/stories/']").last.click()
    for name, caption in (("dl-map", "Where it happened"), ("dl-timeline", "When it happened")):
        table = page.locator(f"{name} table")
        expect(table).to_be_visible()
        expect(table).to_contain_text(caption)
        assert table.locator("tbody tr").count() == 30
        assert table.locator("tbody a").first.get_attribute("href")


@pytest.fixture(scope="session")
def crowded(empty: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a desk over a story of two thousand acts."""
    place = tmp_path_factory.mktemp("crowded") / "crowded.db"
    shutil.copy(empty, place)
    with Store.open(str(place)) as store:
        store.add(spread_reading(2000))
        settle(store)
    with served(place) as address:
        yield address


def test_two_thousand_acts_are_a_histogram_and_a_window_on_them(look: Look, crowded: str) -> None:
    page = look("/timeline", at=crowded)
    expect(page.locator("[data-summary]")).to_contain_text("2,000 acts")
    chart = page.locator("dl-series[data-ready] .chart")
    expect(chart.locator("rect.bar")).to_have_count(101)
    page.wait_for_selector("dl-timeline[data-ready]")
    assert page.locator("svg.timeline .mark").count() == 100
    assert page.evaluate("document.querySelectorAll('*').length") < MOST_NODES
    chart.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.wait_for_url("**since=2030-01-07&until=2030-01-13")
    expect(page.locator("[data-summary]")).to_contain_text("20 acts")
    expect(page.locator("dl-series[data-step=day] .chart rect.bar")).to_have_count(7)
    page.locator("dl-series .fig-table summary").click()
    expect(page.locator("dl-series table tbody tr")).to_have_count(7)
    if AXE.exists():
        assert violations(page) == []


def test_a_story_of_two_thousand_acts_stays_usable(look: Look, crowded: str) -> None:
    page = look("/stories", "phone", at=crowded)
    page.locator("main a[href^='/stories/']").first.click()
    page.wait_for_selector("dl-timeline[data-ready]")
    assert page.evaluate("document.querySelectorAll('*').length") < MOST_NODES
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    page.get_by_role("link", name="All acts in order of time").click()
    page.wait_for_url("**/timeline?story=*")
    expect(page.locator("[data-summary]")).to_contain_text("2,000 acts")


def test_where_the_script_does_not_arrive_the_page_is_whole(look: Look, mapped: str) -> None:
    page = look("/", without="**/desk.js", at=mapped)
    expect(page.locator("dl-map table")).to_be_visible()
    page.locator(".act blockquote a").first.click()
    page.wait_for_url("**/articles/**")
