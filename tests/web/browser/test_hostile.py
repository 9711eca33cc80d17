"""An article that would like to take over the desk is shown as words: markup, emoji, endless words, both directions."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

Look = Callable[..., Page]


@pytest.fixture
def article(look: Look) -> Callable[[str], Page]:
    """A function that opens the hostile article on a screen of a size."""

    def opened(size: str) -> Page:
        page = look("/search?words=Karsel")
        address = page.locator("main h2 a[href^='/articles/']").first.get_attribute("href")
        return look(address or "", size)

    return opened


@pytest.mark.parametrize("size", ["desk", "phone"])
def test_its_headline_is_words_and_nothing_of_it_runs(article: Callable[[str], Page], size: str) -> None:
    page = article(size)
    expect(page.locator("h1.headline")).to_contain_text("<img src=x onerror=alert(1)> 🚀")
    assert page.title() != "taken"
    assert page.locator("main img, main style, main script:not([type='application/json'])").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_marks_stand_where_the_words_are_after_emoji(article: Callable[[str], Page]) -> None:
    page = article("desk")
    fact = page.locator(".facts .card.c-event", has_text="arrested three men").first
    name = fact.get_attribute("data-fact")
    marked = "".join(page.locator(f".reading mark[data-fact~='{name}']").all_text_contents())
    assert marked == "The police arrested three men"


def test_a_search_for_markup_is_a_search_for_words(look: Look) -> None:
    page = look("/search?words=%3Cscript%3Ealert(1)%3C%2Fscript%3E")
    assert page.locator("main script").count() == 0
    expect(page.locator("form.filters input[name=words]")).to_have_value("<script>alert(1)</script>")
