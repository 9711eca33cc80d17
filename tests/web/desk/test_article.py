"""The page of an article: every fact marked and listed, both ways linked, however long the text is."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from tests.web.desk.browser import Browser, Page

from dateline.base.records import Article, Event, Maker, Paragraph, Reading
from dateline.base.spans import Span
from dateline.store import Correction

Desk = Callable[..., Browser]


def article_id(desk: Browser) -> str:
    entry = next(desk.app.state.store.list())
    assert isinstance(entry.id, str)
    return entry.id


@pytest.fixture
def desk(desk_over: Desk, crisis: Reading) -> Browser:
    return desk_over(crisis)


def test_the_text_stands_there_to_the_letter(desk: Browser, crisis: Reading) -> None:
    page = desk.get(f"/articles/{article_id(desk)}")
    shown = "".join(page.tree.xpath("//article")[0].itertext())
    for paragraph in crisis.article.paragraphs:
        words = paragraph.span.of(crisis.article.text)
        if "\u202e" not in words:
            assert words in shown


def test_every_fact_has_a_card_and_every_card_leads_to_its_words_and_back(desk: Browser, crisis: Reading) -> None:
    page = desk.get(f"/articles/{article_id(desk)}")
    facts = {fact.id for kind in ("events", "quotes", "places", "times", "quantities", "actors", "advisories", "checks")
             for fact in getattr(crisis, kind)}  # fmt: skip
    assert {one.removeprefix("fact-") for one in page.all("//li[contains(@class,'card')]/@id")} == facts
    ids = set(page.all("//@id"))
    targets = [one for one in page.all("//main//a/@href") if one.startswith("#")]
    assert len(targets) > 50
    assert {one[1:] for one in targets} <= ids
    assert {fact for told in page.all("//mark/@data-fact") for fact in told.split()} == facts


def test_words_of_two_facts_are_marked_as_both(desk: Browser) -> None:
    page = desk.get(f"/articles/{article_id(desk)}")
    both = page.tree.xpath("//mark[contains(concat(' ', @data-fact, ' '), ' e3 ') and contains(@data-fact, 'q2')]")
    assert [" ".join(one.itertext()) for one in both] == ["warned", "crushed"]


@pytest.mark.parametrize(
    ("status", "sign"), [("planned", "○"), ("alleged", "?"), ("denied", "✕"), ("hypothetical", "◇"), ("ongoing", "◐")]
)
def test_a_status_is_told_by_sign_and_word_and_not_by_colour_alone(desk: Browser, status: str, sign: str) -> None:
    page = desk.get(f"/articles/{article_id(desk)}")
    assert sign in page.all(f"//mark[contains(@class,'s-{status}')]/@data-sign")
    assert f"{sign} {status}" in page.all(f"//li//span[contains(@class,'badge') and contains(@class,'s-{status}')]")
    assert any(f"event, {status}" in title for title in page.all("//mark/a/@title"))


def test_each_fact_says_why(desk: Browser) -> None:
    page = desk.get(f"/articles/{article_id(desk)}")
    why = page.words("//li[@id='fact-e1']//details")
    assert "rule: verb 'struck' of the trigger list" in why
    assert "trigger “struck”" in why


def test_markup_in_article_headline_and_outlet_stays_words(desk: Browser) -> None:
    page = desk.get(f"/articles/{article_id(desk)}")
    assert "<script>alert" not in page.text
    assert "&lt;script&gt;alert" in page.text
    assert "The Harbour <i>Courier</i>" in page.words()
    assert page.all("//main//script") == []
    assert "\u202e" not in page.text
    assert "⟨U+202E⟩evil" in page.text


def test_the_address_of_the_original_is_followed_only_where_it_is_one(desk_over: Desk, crisis: Reading) -> None:
    hostile = replace(crisis, article=replace(crisis.article, url="javascript:alert(1)"))
    page = desk_over(hostile)
    shown = page.get(f"/articles/{article_id(page)}")
    assert "javascript:" not in shown.text


def test_a_rejected_fact_is_struck_out_with_who_and_why(desk: Browser) -> None:
    id_ = article_id(desk)
    desk.app.state.store.correct(
        Correction(article=id_, fact="e4", verdict="reject", by="Ilse Marn", why="only an <if>", at="2031-05-07")
    )
    page = desk.get(f"/articles/{id_}")
    assert page.all("//li[@id='fact-e4']//s[@class='rejected']") == ["Orvenia → Vosta"]
    assert "✕ rejected, by Ilse Marn, 7 May 2031: only an <if>" in page.words("//li[@id='fact-e4']")


def test_an_unknown_article_is_not_found_and_the_page_says_so(desk: Browser) -> None:
    page = desk.get("/articles/nothing")
    assert page.status == 404
    assert "no article's id begins with 'nothing'" in page.words()


def test_versions_are_compared_word_by_word_and_fact_by_fact(desk_over: Desk, crisis: Reading) -> None:
    text = crisis.article.text.replace("Karsel on Monday", "Karsal on Monday")
    later = replace(crisis, article=replace(crisis.article, text=text, digest=Article.of(text).digest))
    desk = desk_over(crisis, replace(later, advisories=()))
    id_ = article_id(desk)
    assert "2 versions: what changed" in desk.get(f"/articles/{id_}").words()
    page = desk.get(f"/articles/{id_}/versions")
    assert page.all("//del") == ["Karsel"]
    assert page.all("//ins") == ["Karsal"]
    assert "told no more" in page.words("//section[h2='Facts']")
    assert "This is version 1 of 2" in desk.get(f"/articles/{id_}?version=1").words()


def long_article(paragraphs: int, filler: str, number: int = 1) -> Reading:
    """An article with one event in each paragraph, and as much text as one likes."""
    told, events, at = [], [], 0
    for count in range(paragraphs):
        words = f"Rebels attacked post {count}. {filler}"
        told.append(words)
        span = Span(at, at + len(f"Rebels attacked post {count}"))
        events.append(
            Event(
                id=f"e{count + 1}",
                type="ASSAULT",
                quad=4,
                cameo="190",
                intensity=-9.0,
                status="happened",
                spans=(span,),
                trigger=Span(at + 7, at + 15),
                score=0.5,
                why="rule: attacked",
            )
        )
        at += len(words) + 1
    text = "\n".join(told)
    starts = [0]
    for words in told:
        starts.append(starts[-1] + len(words) + 1)
    paragraph = tuple(
        Paragraph(span=Span(start, start + len(words.rstrip()))) for start, words in zip(starts, told, strict=False)
    )
    article = Article.of(text, title=f"Attack {number}", paragraphs=paragraph)
    return Reading(id=f"long-{number}", article=article, events=tuple(events), maker=Maker(version="1", codebook="own"))


def part_of(page: Page) -> str:
    """Which part it is, as its form says."""
    form = "(//nav[@class='pager'])[1]//form"
    (number,), (count,) = page.all(f"{form}//input[@name='part']/@value"), page.all(f"{form}/span")
    return f"{number} {count}"


def test_a_long_article_comes_in_parts_and_links_cross_them(desk_over: Desk) -> None:
    desk = desk_over(long_article(600, "Nothing more was heard. " * 10))
    id_ = article_id(desk)
    first = desk.get(f"/articles/{id_}")
    assert part_of(first) == "1 of 3"
    assert 200 < len(first.all("//li[contains(@class,'card')]")) <= 250
    last = desk.get(f"/articles/{id_}?fact=e600")
    assert last.all("//li[@id='fact-e600']")
    assert part_of(last) == "3 of 3"
    cards = [one for number in (1, 2, 3) for one in desk.get(f"/articles/{id_}?part={number}").all("//li/@id")]
    assert sorted(cards) == sorted(f"fact-e{number}" for number in range(1, 601))


def test_one_paragraph_of_two_megabytes_comes_in_parts_as_well(desk_over: Desk) -> None:
    desk = desk_over(long_article(1, "Nothing more was heard. " * 84_000))
    page = desk.get(f"/articles/{article_id(desk)}?part=3")
    assert page.status == 200
    assert len(page.text) < 200_000
    assert part_of(page) == "3 of 34"


@pytest.mark.parametrize(
    "words", ["انفجار في المدينة القديمة", "🇺🇦🔥 explosion 👩‍👩‍👧 at the port", "<script>alert(1)</script> strikes"]
)
def test_any_headline_is_shown_as_it_is_in_its_own_direction(desk_over: Desk, crisis: Reading, words: str) -> None:
    untold = tuple(replace(p, role="body") for p in crisis.article.paragraphs)
    desk = desk_over(replace(crisis, article=replace(crisis.article, title=words, paragraphs=untold)))
    page = desk.get(f"/articles/{article_id(desk)}")
    assert page.all("//h1[@dir='auto']") == [words]
