"""Everybody can use the desk: axe finds nothing wrong, pages fit a phone, keys reach everything."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

Look = Callable[..., Page]
AXE = Path(__file__).parents[3] / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
ELEMENTS = "/test/elements.html"
NO_AXE = "axe-core is not here: make frontend fetches it"
needs_axe = pytest.mark.skipif(not AXE.exists(), reason=NO_AXE)


def violations(page: Page, *rules: str) -> list[str]:
    """What axe finds, by rule and element: by all of its rules, or by these."""
    page.evaluate(AXE.read_text(encoding="utf-8") + ";0")
    options: dict[str, object] = {"resultTypes": ["violations"]}
    if rules:
        options["runOnly"] = list(rules)
    found = page.evaluate("options => axe.run(document, options).then(({violations}) => violations)", options)
    return [f"{one['id']}: {node['target']}: {node['failureSummary']}" for one in found for node in one["nodes"]]


@needs_axe
@pytest.mark.parametrize(("size", "scheme"), [("desk", "light"), ("phone", "dark")])
def test_axe_finds_nothing_wrong_with_the_elements(look: Look, size: str, scheme: str) -> None:
    page = look(ELEMENTS, size, scheme=scheme)
    page.wait_for_selector("dl-map[data-ready]")
    assert violations(page) == []


@pytest.mark.parametrize("size", ["desk", "phone", "wide"])
def test_the_elements_fit_the_width_of_the_screen(look: Look, size: str) -> None:
    page = look(ELEMENTS, size)
    page.wait_for_selector("dl-map[data-ready]")
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_accounts_side_by_side_scroll_within_their_own_region(look: Look) -> None:
    page = look(ELEMENTS, "phone")
    wide, shown = page.locator(".scroll").first.evaluate("region => [region.scrollWidth, region.clientWidth]")
    assert wide > shown


@pytest.fixture
def elements(look: Look) -> Page:
    page = look(ELEMENTS)
    page.wait_for_selector("dl-map[data-ready]")
    return page


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.id || document.activeElement.localName"))


def test_j_and_k_step_through_the_lines_and_enter_opens_one(elements: Page) -> None:
    for key, line in (("j", "a1"), ("j", "a2"), ("j", "a3"), ("j", "a3"), ("k", "a2")):
        elements.keyboard.press(key)
        assert focused(elements) == line
    assert elements.locator(".is-on").count() >= 3, "the line under the keys is lit on map and timeline"
    elements.keyboard.press("Enter")
    elements.wait_for_url("**#two")


def test_every_key_has_a_button_or_a_link(elements: Page) -> None:
    shown = elements.locator("[data-key]:visible").evaluate_all("all => all.map(one => one.dataset.key)")
    assert {"j", "k", "a", "r", "/", "?", "g t", "g s"} <= set(shown)
    elements.locator("[data-key='j']:visible").first.click()
    assert focused(elements) == "a1"


def test_keys_lead_to_the_search_and_to_other_pages(elements: Page) -> None:
    elements.keyboard.press("/")
    assert focused(elements) == "find"
    elements.keyboard.type("gjk?")
    assert elements.locator("#find").input_value() == "gjk?", "typing is typing"
    assert focused(elements) == "find"
    elements.keyboard.press("Escape")
    elements.keyboard.press("g")
    elements.keyboard.press("t")
    elements.wait_for_load_state()
    assert elements.locator("#find").input_value() == ""


def test_the_help_lists_the_keys_of_the_page_and_puts_them_out(elements: Page) -> None:
    elements.keyboard.press("?")
    dialog = elements.get_by_role("dialog", name="Keys on this page")
    expect(dialog).to_contain_text("g then t")
    expect(dialog).to_contain_text("Accept")
    dialog.get_by_label("Single keys act").uncheck()
    elements.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    elements.keyboard.press("j")
    assert focused(elements) != "a1"
    elements.evaluate("localStorage.clear()")


def test_the_page_is_reached_past_the_header_by_one_key(elements: Page) -> None:
    elements.keyboard.press("Tab")
    elements.keyboard.press("Enter")
    assert focused(elements) == "main"


def test_print_leaves_out_what_only_a_screen_can_use(elements: Page) -> None:
    elements.emulate_media(media="print")
    assert not elements.locator("header.masthead").is_visible()
    assert not elements.locator(".fig-tools").first.is_visible()
    assert elements.locator(".map").is_visible()


def test_forced_colours_still_show_the_line_under_the_keys(elements: Page) -> None:
    elements.emulate_media(forced_colors="active")
    elements.keyboard.press("j")
    assert elements.locator("#a1").evaluate("line => getComputedStyle(line).outlineStyle") == "solid"
