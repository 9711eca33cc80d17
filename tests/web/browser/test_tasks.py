"""What people do at the desk, page by page, in a browser."""

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page, expect

Look = Callable[..., Page]
ALL = "/?reported_since=2024-01-01T00:00"


def parameters(page: Page) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(page.url).query).items()}


def test_today_is_narrowed_in_place_and_the_address_says_how(look: Look) -> None:
    page = look(ALL)
    before = page.locator(".act").count()
    page.get_by_label("Status").select_option("planned")
    page.locator("form.filters button").last.click()
    page.wait_for_url("**status=planned*")
    expect(page.locator(".act").first).to_have_class("act s-planned")
    assert 0 < page.locator(".act").count() < before
    expect(page.locator("#announcements")).to_contain_text("since 1 January 2024")
    page.get_by_label("Take off status planned").click()
    page.wait_for_url(lambda url: "status" not in url)
    expect(page.locator(".act")).to_have_count(before)
    page.go_back()
    page.wait_for_url("**status=planned*")
    expect(page.locator("dl-timeline[data-ready]")).to_have_count(1)


def test_a_line_of_today_leads_to_its_words_by_keyboard_alone(look: Look) -> None:
    page = look(ALL)
    page.keyboard.press("j")
    act = page.evaluate("document.activeElement.dataset.act")
    assert page.locator(f"dl-timeline [data-act='{act}'], .act[data-act='{act}']").first.evaluate(
        "one => one.classList.contains('is-on') || one.classList.contains('is-current')"
    )
    words = page.locator(f".act[data-act='{act}'] blockquote").inner_text()
    page.keyboard.press("Enter")
    page.wait_for_url("**/articles/**")
    assert words.split("…")[0] in page.locator(".reading article").inner_text()


def test_a_day_brushed_on_the_timeline_narrows_today(look: Look) -> None:
    page = look(ALL)
    page.wait_for_selector("dl-timeline[data-ready]")
    box = page.locator("svg.timeline").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 5, box["y"] + box["height"] - 3)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] - 3, steps=3)
    page.mouse.up()
    page.wait_for_url("**&since=*")
    assert {"since", "until", "reported_since"} <= set(parameters(page))


def test_a_story_shows_accounts_side_by_side_tolls_and_origins(look: Look) -> None:
    page = look("/stories")
    page.locator("main a[href^='/stories/']").last.click()
    expect(page.locator("table.accounts").first).to_be_visible()
    assert page.locator("dl-series[data-ready] .curve").count() >= 1
    assert page.locator(".tree li").count() >= 3


def test_the_facts_of_an_article_light_their_words_and_lead_to_them(look: Look) -> None:
    page = look(ALL)
    page.locator(".act blockquote a").first.click()
    page.wait_for_url("**/articles/**")
    card = page.locator(".facts .card").first
    card.hover()
    name = card.get_attribute("data-fact")
    lit = page.locator(".reading mark.is-on")
    assert lit.count() >= 1
    assert all(name in (one.get_attribute("data-fact") or "").split(" ") for one in lit.all())
    card.locator(".evidence a").first.click()
    assert "#w-" in page.url


def test_a_kind_of_mark_is_put_out(look: Look) -> None:
    page = look(ALL)
    page.locator(".act blockquote a").first.click()
    page.wait_for_url("**/articles/**")
    mark = page.locator(".text mark.k-event").first
    line = "one => getComputedStyle(one).textDecorationLine"
    assert mark.evaluate(line) == "underline"
    page.locator(".kinds .t-event").uncheck()
    assert mark.evaluate(line) == "none"


def test_facts_are_accepted_and_rejected_by_keyboard_alone(look: Look) -> None:
    page = look("/review")
    first = page.locator(".queue > li").first.get_attribute("id")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.id") == first
    page.keyboard.press("a")
    page.wait_for_url("**saved=*")
    expect(page.locator("main [role=status]")).to_contain_text("kept with your name")
    expect(page.locator(f"#{first}")).to_have_count(0)
    second = page.evaluate("document.activeElement.id")
    assert second == page.locator(".queue > li").first.get_attribute("id"), "the next fact has the focus"
    page.keyboard.press("r")
    assert page.evaluate("document.activeElement.name") == "why", "a rejection needs a reason"
    page.keyboard.type("it never happened")
    page.keyboard.press("Escape")
    page.keyboard.press("r")
    expect(page.locator(f"[id='{second}']")).to_have_count(0)
    address = page.locator("main [role=status]").inner_text()
    assert "ejected" in address


def test_what_is_right_instead_is_said_by_keyboard(look: Look) -> None:
    page = look("/review")
    page.keyboard.press("j")
    page.keyboard.press("c")
    assert page.evaluate("document.activeElement.name") == "field"


def test_on_a_phone_the_filters_wait_behind_a_button(look: Look) -> None:
    page = look(ALL, "phone")
    expect(page.get_by_label("Actor", exact=True)).to_be_hidden()
    page.get_by_role("button", name="Filters").click()
    expect(page.get_by_label("Actor", exact=True)).to_be_visible()


def test_the_first_page_weighs_less_than_400_kb_before_the_map(look: Look) -> None:
    page = look("/")
    sizes = page.evaluate(
        "[...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]"
        ".filter(one => !one.name.endsWith('world.json')).map(one => one.decodedBodySize)"
    )
    assert 0 < sum(sizes) < 400_000
