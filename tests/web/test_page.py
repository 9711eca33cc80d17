"""The page: valid, self-contained, true to the text, every fact marked and listed, and nothing in the text can act."""

import re
from dataclasses import replace

import pytest
from lxml import etree, html

from dateline.base.records import Article, Failure, Maker, Paragraph, Reading
from dateline.base.spans import Span
from dateline.web.cards.words import harmless
from dateline.web.page import render_page

FACTS = ("actors", "places", "times", "quantities", "quotes", "events", "advisories", "checks")


def page_of(*readings: Reading) -> html.HtmlElement:
    return html.document_fromstring(render_page(readings))


def marked(page: html.HtmlElement) -> set[str]:
    return {fact for mark in page.iter("mark") for fact in mark.get("data-fact", "").split()}


def fact_ids(reading: Reading, number: int = 1) -> set[str]:
    return {f"{number}-{fact.id}" for kind in FACTS for fact in getattr(reading, kind)}


def plain(text: str, *roles: str) -> Reading:
    lines = [Span(*found.span()) for found in re.finditer(r"[^\n]+", text)]
    told = roles or ("body",) * len(lines)
    paragraphs = tuple(Paragraph(span=span, role=role) for span, role in zip(lines, told, strict=True))  # type: ignore[arg-type]
    return Reading(id="x", article=Article.of(text, paragraphs=paragraphs), maker=Maker(version="0", codebook="plover"))


def test_every_fact_has_a_mark_and_a_card_and_every_mark_has_its_fact(crisis: Reading) -> None:
    page = page_of(crisis)
    cards = {card.get("data-fact") for card in page.xpath("//li[contains(@class, 'card')]")}
    assert fact_ids(crisis) == marked(page) == cards


def test_the_marks_of_a_fact_hold_its_exact_words(crisis: Reading) -> None:
    page = page_of(crisis)
    for quote in crisis.quotes:
        words = "".join(
            mark.text_content()
            for mark in page.iter("mark")
            if f"1-{quote.id}" in mark.get("data-fact", "").split() and "k-quote" in mark.get("class", "")
        )
        assert words == "".join(span.of(crisis.article.text) for span in quote.segments)


def test_the_text_of_each_paragraph_is_shown_to_the_letter(crisis: Reading) -> None:
    page = page_of(crisis)
    shown = [part.text_content() for part in page.xpath("//article//h2 | //div[@class='text']/*")]
    assert shown == [harmless(part.span.of(crisis.article.text)) for part in crisis.article.paragraphs]


def test_every_anchor_that_is_linked_to_exists_once(crisis: Reading) -> None:
    page = page_of(crisis, crisis)
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    links = {link for link in page.xpath("//a/@href") if link.startswith("#")}
    assert {link[1:] for link in links} <= set(ids)


def test_each_words_link_leads_to_a_mark_of_its_fact(crisis: Reading) -> None:
    page = page_of(crisis)
    for card in page.xpath("//aside//li[contains(@class, 'card')]"):
        for link in card.xpath(".//ul[@class='evidence']//a/@href"):
            (mark,) = page.xpath(f"//*[@id='{link[1:]}']/parent::mark")
            assert card.get("data-fact") in mark.get("data-fact").split()


def test_the_markup_is_well_formed_although_facts_overlap(crisis: Reading) -> None:
    parser = etree.HTMLParser(recover=False)
    source = re.sub(r"<(/?)(main|header|nav|section|article|aside)\b", r"<\1div", render_page([crisis]))
    source = re.sub(r"<(/?)mark\b", r"<\1span", source)  # the parser knows HTML 4, where these names are not
    etree.fromstring(source, parser)
    assert not [entry for entry in parser.error_log if "invalid" not in entry.message]


def test_nothing_in_the_text_becomes_markup(crisis: Reading) -> None:
    page = page_of(crisis)
    assert len(page.xpath("//script")) == 1
    assert len(page.xpath("//style")) == 1
    assert "alert(" not in page.xpath("string(//script)")
    assert not page.xpath("//article//i | //article//em | //article//b[not(ancestor::nav)]")


def test_nothing_is_fetched_from_anywhere(crisis: Reading) -> None:
    page = page_of(crisis)
    assert not page.xpath("//link | //img | //iframe | //object | //*[@src] | //*[@srcset] | //*[@style]")
    assert "url(" not in page.xpath("string(//style)")
    assert "@import" not in page.xpath("string(//style)")
    policy = page.xpath("string(//meta[@http-equiv='Content-Security-Policy']/@content)")
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "//evil.example/x", "not an address"])
def test_an_address_that_is_not_of_the_web_is_not_a_link(crisis: Reading, address: str) -> None:
    page = page_of(replace(crisis, article=replace(crisis.article, url=address)))
    assert {link for link in page.xpath("//a/@href") if not link.startswith("#")} == set()


def test_controls_and_overrides_of_direction_are_shown_and_do_not_act(crisis: Reading) -> None:
    source = render_page([crisis])
    assert "⟨U+202E⟩evil⟨U+202C⟩" in source
    assert not set("\x07\u202e\u202c") & set(source)


@pytest.mark.parametrize("words", ["ئێمه\u200cیه", "עברית\u200f!", "👩\u200d🚒", "tab\tand\nline"])
def test_marks_that_ordinary_writing_needs_stay(words: str) -> None:
    assert harmless(words) == words


def test_status_is_told_by_word_and_sign_not_only_by_colour(crisis: Reading) -> None:
    page = page_of(crisis)
    told = {badge.text_content() for badge in page.xpath("//span[contains(@class, 'badge')]")}
    assert {"● happened", "◐ ongoing", "○ planned", "? alleged", "✕ denied", "◇ hypothetical"} <= told
    signs = {mark.get("data-sign") for mark in page.iter("mark")} - {None}
    assert signs == {"◐", "○", "?", "✕", "◇"}


def test_a_failure_is_told(crisis: Reading) -> None:
    (note,) = page_of(crisis).xpath("//p[@class='failure']")
    assert note.text_content() == "find_names failed. ValueError: an <em>odd</em> name"


def test_several_articles_share_a_page_with_an_index(crisis: Reading) -> None:
    other = replace(crisis, id="harbour-2", failures=())
    page = page_of(crisis, other)
    assert marked(page) == fact_ids(crisis, 1) | fact_ids(other, 2)
    assert page.xpath("//nav[@class='index']//a/@href") == ["#r1", "#r2"]
    assert "failed: find_names" in page.xpath("string(//nav[@class='index']//li[1])")


def test_a_page_of_no_articles_says_so() -> None:
    assert page_of().xpath("string(//h1)") == "0 articles"


def test_an_article_without_facts_shows_its_text() -> None:
    page = page_of(plain("One line.\nAnother."))
    assert [part.text_content() for part in page.xpath("//div[@class='text']/*")] == ["One line.", "Another."]
    assert "No facts were found" in page.xpath("string(//aside)")


def test_a_page_that_could_not_be_had_shows_why() -> None:
    lost = replace(
        plain(""), failures=(Failure(step="fetch_page", error="FetchError", detail="the server answered 404"),)
    )
    assert "the server answered 404" in page_of(lost).xpath("string(//article)")


def test_text_outside_paragraphs_is_shown_too(crisis: Reading) -> None:
    page = page_of(replace(crisis, article=replace(crisis.article, paragraphs=crisis.article.paragraphs[3:5])))
    assert marked(page) == fact_ids(crisis)
    whole = [part.text_content() for part in page.xpath("//div[@class='text']/*")]
    assert whole == [harmless(line) for line in crisis.article.text.splitlines() if line.strip()]


def test_the_same_readings_give_the_same_page(crisis: Reading) -> None:
    assert render_page([crisis]) == render_page([replace(crisis)])
