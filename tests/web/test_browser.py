"""The page in a real browser: links both ways, with and without script, at a desk and on a phone, with a keyboard."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from tests.web.chromium import CHROMIUM

from dateline.base.records import Reading
from dateline.web.page import render_page

DESK, PHONE = (1280, 900), (390, 844)

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here: apt-get install chromium to look at the page"),
]


def opened(browser: Browser, folder: Path, reading: Reading, size: tuple[int, int], *, script: bool = True) -> Page:
    (folder / "page.html").write_text(render_page([reading, reading]), encoding="utf-8")
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, java_script_enabled=script, reduced_motion="reduce"
    )
    page = context.new_page()
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(message.text))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", lambda request: wrong.append(request.url) if not request.url.startswith("file:") else None)
    page.goto((folder / "page.html").as_uri())
    assert wrong == []
    return page


@pytest.mark.parametrize("size", [DESK, PHONE])
def test_the_page_fits_its_width(browser: Browser, tmp_path: Path, crisis: Reading, size: tuple[int, int]) -> None:
    page = opened(browser, tmp_path, crisis, size)
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_a_click_on_words_shows_their_facts(browser: Browser, tmp_path: Path, crisis: Reading) -> None:
    page = opened(browser, tmp_path, crisis, DESK)
    page.locator("#w1-e5-0").locator("xpath=..").locator("a").click()
    assert "on" in (page.locator("#f1-e5").get_attribute("class") or "")
    assert page.locator("#f1-e5").is_visible()
    lit = page.locator("mark.on").all_text_contents()
    assert "".join(lit) == "shelling a border post in April"


def test_a_click_on_a_fact_lights_all_its_words(browser: Browser, tmp_path: Path, crisis: Reading) -> None:
    page = opened(browser, tmp_path, crisis, DESK)
    page.locator("#f2-q1 .evidence a").nth(2).click()
    lit = "".join(page.locator("#r2 mark.on").all_text_contents())
    assert lit.endswith("Then the lights went out and we carried them down by hand.")
    assert page.locator("#r1 mark.on").count() == 0
    assert page.evaluate("document.activeElement.textContent").startswith("Then the lights")
    page.keyboard.press("Escape")
    assert page.locator("mark.on").count() == 0


def test_on_a_phone_the_facts_come_up_over_the_article(browser: Browser, tmp_path: Path, crisis: Reading) -> None:
    page = opened(browser, tmp_path, crisis, PHONE)
    page.locator("#w1-n1-0").locator("xpath=..").locator("a").click()
    sheet = page.locator(".sheet")
    assert sheet.is_visible()
    assert "at least 12 dead" in (sheet.text_content() or "")
    page.keyboard.press("Escape")
    assert not sheet.is_visible()


def test_words_can_be_reached_and_followed_by_keyboard_alone(browser: Browser, tmp_path: Path, crisis: Reading) -> None:
    page = opened(browser, tmp_path, crisis, DESK)
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('mark') !== null"):
            break
    page.keyboard.press("Enter")
    assert page.locator(".card.on").count() == 1


def test_without_script_links_still_lead_both_ways(browser: Browser, tmp_path: Path, crisis: Reading) -> None:
    page = opened(browser, tmp_path, crisis, DESK, script=False)
    page.locator("#f1-e6 .evidence a").click()
    assert page.url.endswith("#w1-e6-0")
    page.locator("#w1-e6-0").locator("xpath=..").locator("a").click()
    assert "#f1-" in page.url


def test_a_kind_of_mark_can_be_put_out_without_script(browser: Browser, tmp_path: Path, crisis: Reading) -> None:
    page = opened(browser, tmp_path, crisis, DESK, script=False)
    words = page.locator("#r1 mark.k-quote").first
    tinted = words.evaluate("element => getComputedStyle(element).backgroundColor")
    page.locator("#r1 .t-quote").uncheck()
    assert words.evaluate("element => getComputedStyle(element).backgroundColor") != tinted
