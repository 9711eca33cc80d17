"""Every page of the desk in a browser: on a phone, in light and dark, with axe, without script."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests.web.browser.test_access import AXE, NO_AXE, violations

Look = Callable[..., Page]
ALL = "/?reported_since=2024-01-01T00:00"


def first(look: Look, path: str, link: str) -> str:
    """The address of the first link of a kind on a page."""
    page = look(path)
    found = page.locator(f"main a[href^='{link}']").first.get_attribute("href")
    assert found is not None
    return found.partition("?")[0].partition("#")[0]


@pytest.fixture(scope="session")
def addresses() -> dict[str, str]:
    """Addresses that were looked up once."""
    return {}


@pytest.fixture
def address(look: Look, addresses: dict[str, str]) -> Callable[[str], str]:
    """A function that gives the address of a page by its name."""

    def of(name: str) -> str:
        if name not in addresses:
            addresses[name] = _address(look, of, name)
        return addresses[name]

    return of


def _address(look: Look, of: Callable[[str], str], name: str) -> str:
    match name:
        case "today":
            return ALL
        case "story":
            page = look("/stories")
            links = page.locator("main a[href^='/stories/']")
            return links.last.get_attribute("href") or ""
        case "article":
            return first(look, ALL, "/articles/")
        case "fact":
            return first(look, of("article"), of("article") + "/facts/")
        case "versions":
            return of("article") + "/versions"
        case "report":
            return of("story") + "/report"
        case _:
            return OTHERS.get(name, f"/{name}")


PAGES = (
    "today", "stories", "story", "report", "article", "versions", "fact", "review", "precision", "search", "acts",
    "quotes", "timeline", "actors", "actor", "pair", "alerts", "views", "view", "audit", "nothing",
)  # fmt: skip
OTHERS = {
    "search": "/search?words=depot",
    "acts": "/search?in=acts&words=depot",
    "quotes": "/search?in=quotes&words=depot",
    "actor": "/actors?actor=Karvenia",
    "pair": "/pairs?actor=Karvenia&other=Coastal%20Front",
    "view": "/views/new?path=%2F%3Fstatus%3Dplanned",
    "nothing": "/search?words=unheard",
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_can_be_used_by_everybody(look: Look, address: Callable[[str], str], name: str) -> None:
    page = look(address(name), "phone", scheme="dark")
    expect(page.locator("h1")).to_have_count(1)
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    if not AXE.exists():
        pytest.skip(NO_AXE)
    assert violations(page) == []
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": 1280, "height": 900})
    assert violations(page, "color-contrast", "scrollable-region-focusable") == []


@pytest.mark.parametrize("name", ["today", "story", "article", "review", "search"])
def test_a_page_says_the_same_without_script(look: Look, address: Callable[[str], str], name: str) -> None:
    page = look(address(name), script=False)
    expect(page.locator("h1")).to_have_count(1)
    assert page.locator("main :is(.act, .card)").first.is_visible()
