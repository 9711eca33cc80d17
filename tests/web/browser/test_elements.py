"""Map, timeline and charts in a browser: what is drawn, moved, filtered and saved, and what is left without script."""

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Page, expect

Look = Callable[..., Page]
ELEMENTS = "/test/elements.html"


@pytest.fixture
def elements(look: Look) -> Page:
    return drawn(look(ELEMENTS))


def drawn(page: Page) -> Page:
    page.wait_for_selector("dl-map[data-ready]")
    page.wait_for_selector("dl-timeline[data-ready]")
    return page


def parameters(page: Page) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(page.url).query).items()}


def transform(page: Page) -> str:
    return page.locator(".map .land").get_attribute("transform") or ""


def test_each_place_is_drawn_as_precisely_as_it_is_known(elements: Page) -> None:
    assert elements.locator(".map .land path").count() == 241
    assert elements.locator(".map .filled .m-country").count() == 2
    assert elements.locator(".map .marks .m-admin1 .disc").count() == 1
    assert elements.locator(".map .m-country :is(.dot, .disc)").count() == 0, "a country is never a dot"
    assert elements.locator(".map .m-country .ring").count() == 1, "a country too small to be seen has an empty ring"
    assert "Ireland" not in (elements.locator(".map").text_content() or "")


def test_a_place_that_is_not_known_is_listed_beside_the_map(elements: Page) -> None:
    beside = elements.locator("dl-map [data-kind=unplaced]")
    assert beside.inner_text().split("\n\n") == ["Not on the map: 1 act", "Place not known: 1 act, denied"]


def test_a_map_with_nothing_on_it_is_the_list_of_what_is_not_on_it(elements: Page) -> None:
    elements.evaluate("""() => {
        const [block, map] = [document.createElement("script"), document.createElement("dl-map")];
        block.type = "application/json";
        block.textContent = JSON.stringify([{id: "a9", name: "Selmar", precision: "city", status: "happened"}]);
        [block.id, map.id, map.dataset.src] = ["bare-block", "bare", "bare-block"];
        document.querySelector("main").append(block, map);
    }""")
    expect(elements.locator("#bare [data-kind=unplaced]")).to_contain_text("Selmar (town or city): 1 act")
    expect(elements.locator("#bare .fig-view")).to_be_hidden()


def test_names_are_text_and_addresses_lead_nowhere_else(elements: Page) -> None:
    hostile = elements.locator(".map .mark", has_text="onerror")
    assert hostile.count() == 1
    assert (hostile.get_attribute("href") or "").startswith("/test/elements.html?place="), "javascript: is no link"
    assert elements.locator("img, .map a[href^='javascript']").count() == 0


@pytest.mark.parametrize("way", ["click", "Enter"])
def test_places_too_near_each_other_are_taken_apart(elements: Page, way: str) -> None:
    bunch = elements.locator(".map .m-bunch")
    assert (bunch.first.get_attribute("aria-label") or "").startswith("2 places, 5 acts: Selmar, Selmar harbour")
    if way == "click":
        bunch.first.click()
    else:
        bunch.first.focus()
        elements.keyboard.press(way)
    assert elements.locator(".map .mark[aria-label^='Selmar harbour']").count() == 1


def test_the_map_moves_by_keyboard_and_by_buttons(elements: Page) -> None:
    elements.locator(".map").focus()
    seen = [transform(elements)]
    for key in ("+", "ArrowLeft", "ArrowUp", "-", "0"):
        elements.keyboard.press(key)
        seen.append(transform(elements))
    assert len(set(seen[:5])) == 5
    assert seen[5] == seen[0]
    for name in ("Zoom in", "Move east", "Move south", "World"):
        elements.get_by_role("button", name=name).click()
        assert transform(elements) != seen[-1]
        seen.append(transform(elements))


def test_the_map_is_dragged_and_a_drag_over_a_mark_follows_no_link(elements: Page) -> None:
    before, address = transform(elements), elements.url
    box = elements.locator(".map .m-city").first.bounding_box()
    assert box is not None
    elements.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    elements.mouse.down()
    elements.mouse.move(box["x"] + 60, box["y"] + 40, steps=3)
    elements.mouse.up()
    assert transform(elements) != before
    assert elements.url == address


def test_the_wheel_scrolls_the_page_until_the_map_has_the_focus(elements: Page) -> None:
    elements.locator(".map").hover(position={"x": 20, "y": 20})
    before = transform(elements)
    elements.mouse.wheel(0, -120)
    assert transform(elements) == before
    elements.locator(".map").focus()
    elements.locator(".map").hover(position={"x": 20, "y": 20})
    elements.mouse.wheel(0, -120)
    expect(elements.locator(".map .land")).not_to_have_attribute("transform", before)


def test_the_view_of_the_map_is_a_filter_in_the_address(elements: Page) -> None:
    elements.get_by_role("button", name="Only this view").click()
    elements.wait_for_url("**box=*")
    west, south, east, north = map(float, parameters(elements)["box"].split(","))
    assert -60 < west < -22
    assert -2 < east < 40
    assert 30 < south < 53
    assert 65 < north < 85
    expect(elements.get_by_role("status")).to_have_text("7 acts of three places.")
    drawn(elements).get_by_role("button", name="Any place").click()
    elements.wait_for_url(lambda url: "box" not in url)
    elements.go_back()
    elements.wait_for_url("**box=*")
    expect(elements.locator("dl-map[data-ready] .box")).not_to_have_attribute("width", "0")


def test_a_box_is_drawn_on_the_map(elements: Page) -> None:
    elements.get_by_role("button", name="Draw a box").click()
    box = elements.locator(".map").bounding_box()
    assert box is not None
    elements.mouse.move(box["x"] + 30, box["y"] + 30)
    elements.mouse.down()
    elements.mouse.move(box["x"] + 200, box["y"] + 150, steps=3)
    elements.mouse.up()
    elements.wait_for_url("**box=*")
    assert len(parameters(elements)["box"].split(",")) == 4


def test_without_its_base_map_the_places_are_still_there(look: Look) -> None:
    page = drawn(look(ELEMENTS, without="**/world.json"))
    assert page.locator(".map .land path").count() == 0
    assert page.locator(".map .m-city").count() >= 1
    assert page.locator("dl-map").evaluate("map => map.classList.contains('is-without-land')")
    assert "Norland" in page.locator("dl-map [data-kind=unplaced]").inner_text()


def test_uncertain_dates_are_bars_and_unknown_ones_are_listed(elements: Page) -> None:
    timeline = elements.locator("svg.timeline")
    label = timeline.locator(".mark[aria-label^='Arrests in Dorn']")
    assert label.get_attribute("aria-label") == "Arrests in Dorn: between 1 Jan 2031 and 31 Jan 2031, alleged"
    assert label.locator("rect.when").count() == 1
    assert timeline.locator(".mark[aria-label^='Withdrawal: until 20 Jan 2031']").count() == 1
    assert timeline.locator(".mark[aria-label^='Strike on the depot: 5 Jan 2031'] circle.when").count() == 1
    assert elements.locator("[data-kind=undated]").inner_text().split("\n\n") == ["Date not known: 1 act", "Shelling"]


def test_a_far_date_does_not_press_the_others_together(elements: Page) -> None:
    first_war = elements.locator("svg.timeline .mark[aria-label^='The first war']")
    assert first_war.count() == 0
    elements.get_by_role("button", name="1 act further off").click()
    assert first_war.count() == 1


def test_a_stretch_brushed_on_the_timeline_is_a_filter_in_the_address(elements: Page) -> None:
    elements.locator("svg.timeline").scroll_into_view_if_needed()
    box = elements.locator("svg.timeline").bounding_box()
    assert box is not None
    elements.mouse.move(box["x"] + 8, box["y"] + box["height"] - 4)
    elements.mouse.down()
    elements.mouse.move(box["x"] + 80, box["y"] + box["height"] - 4, steps=3)
    elements.mouse.up()
    elements.wait_for_url("**since=*")
    asked = parameters(elements)
    assert re.fullmatch(r"20(30|31)-\d\d-\d\d", asked["since"])
    assert asked["since"] < asked["until"] < "2031-04"
    expect(elements.locator("svg.timeline .chosen")).to_have_count(1)


def test_days_are_chosen_by_keyboard_as_well(elements: Page) -> None:
    elements.get_by_label("From").fill("2031-01-02")
    elements.get_by_label("to", exact=True).fill("2031-01-09")
    elements.keyboard.press("Enter")
    elements.wait_for_url("**since=*")
    assert parameters(elements) == {"since": "2031-01-02", "until": "2031-01-09"}


@pytest.mark.parametrize("way", ["hover", "focus"])
def test_line_map_and_timeline_light_up_together(elements: Page, way: str) -> None:
    line = elements.locator("#a2 .line a")
    if way == "hover":
        line.hover()
    else:
        line.focus()
    lit = elements.locator(".is-on").evaluate_all(
        "all => all.map(one => one.closest('dl-map, dl-timeline, ol').localName)"
    )
    assert sorted(lit) == ["dl-map", "dl-timeline", "ol"]


def test_a_chart_reads_its_days_to_those_who_use_keys(elements: Page) -> None:
    chart = elements.locator("dl-series .chart").first
    assert "Dead at Selmar, people, 5 January 2031 to 11 January 2031" in (chart.get_attribute("aria-label") or "")
    chart.focus()
    elements.keyboard.press("ArrowRight")
    elements.keyboard.press("ArrowRight")
    expect(elements.get_by_role("status")).to_have_text("6 January 2031: dead 9 (7 to 12); injured 24 (20 to 30)")


def test_each_picture_has_its_table(elements: Page) -> None:
    for details in elements.locator(".fig-table").all():
        details.locator("summary").click()
        assert details.locator("table, ol").first.is_visible()


@pytest.mark.parametrize("name", ["dl-map", "dl-timeline", "dl-series"])
def test_a_picture_is_saved_with_its_source_line(elements: Page, name: str, tmp_path: Path) -> None:
    with elements.expect_download() as coming:
        elements.locator(name).first.get_by_role("button", name="Save as SVG picture").click()
    coming.value.save_as(tmp_path / "picture.svg")
    words = (tmp_path / "picture.svg").read_text(encoding="utf-8")
    texts = [one.text for one in ElementTree.fromstring(words).iter("{http://www.w3.org/2000/svg}text")]
    assert texts[-1] is not None
    assert texts[-1].startswith("Source: Dateline, 12 articles")
    assert not re.search(r"href|<script|style=|class=|onerror=(?!alert)", words)


def test_a_picture_is_saved_as_png(elements: Page, tmp_path: Path) -> None:
    with elements.expect_download() as coming:
        elements.locator("dl-map").get_by_role("button", name="Save as PNG picture").click()
    coming.value.save_as(tmp_path / "picture.png")
    assert coming.value.suggested_filename == "where-it-happened.png"
    assert (tmp_path / "picture.png").read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"


def test_without_script_tables_stand_in_for_the_pictures(look: Look) -> None:
    page = look(ELEMENTS, script=False)
    assert page.locator("dl-map table").is_visible()
    assert page.locator("dl-timeline ol").is_visible()
    assert page.locator("svg").count() == 0


def test_the_base_map_is_fetched_only_where_a_map_is_shown(look: Look) -> None:
    page = look("/review")
    names = page.evaluate("performance.getEntriesByType('resource').map(one => one.name.split('/').pop())")
    assert "desk.js" in names
    assert "world.json" not in names
