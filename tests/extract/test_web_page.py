"""What is read from web pages: pages of invented outlets about an invented harbour."""

import json

import pytest

from dateline.base.errors import PageError
from dateline.base.records import Article, RawPage
from dateline.extract import extract_article
from dateline.extract.bylines import people
from dateline.extract.instants import iso_instant

TITLE = "Ferries stopped in Port Varo after a fire on the pier"
BODY = [
    "The harbour master of Port Varo said on Monday that three ferries had been stopped after a fire on the old pier.",
    "Nobody was hurt, she said, and the ferries would sail again by Thursday evening if the wind allowed it.",
    "The fire broke out shortly after midnight in a store of ropes, and forty men fought it until the morning came.",
    "A spokesman for the town said that the pier would be rebuilt in stone, as the council had promised in spring.",
]


def page(head: str = "", before: str = "", inside: str = "", after: str = "", title: str = TITLE) -> str:
    paragraphs = "".join(f"<p>{words}</p>" for words in BODY)
    return (
        f"<html lang='en'><head><title>{title} | The Varo Echo</title>{head}</head><body>"
        f"<nav><a href='/'>Home</a></nav><article><h1>{title}</h1>{before}{paragraphs}{inside}</article>"
        f"{after}</body></html>"
    )


def linked(**fields: object) -> str:
    node = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": TITLE, **fields}
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


def read(html: str, url: str | None = None) -> Article:
    return extract_article(RawPage(html=html, url=url))


def lines(article: Article, *roles: str) -> list[str]:
    return [p.span.of(article.text) for p in article.paragraphs if p.role in roles]


def test_headline_and_body_are_the_text() -> None:
    article = read(page())
    assert article.title == TITLE
    assert lines(article, "headline") == [TITLE]
    assert lines(article, "body") == BODY
    assert article.language == "en"


@pytest.mark.parametrize(
    ("head", "published", "basis"),
    [
        (linked(datePublished="2024-05-03T15:47:42.389Z"), "2024-05-03T15:47:42+00:00", "json-ld"),
        (linked(datePublished="2024-05-03T17:47+0200"), "2024-05-03T17:47+02:00", "json-ld"),
        (
            '<meta property="article:published_time" content="2024-05-03T09:00:00+02:00">',
            "2024-05-03T09:00:00+02:00",
            "meta",
        ),
        ('<meta property="article:modified_time" content="2024-05-03T09:00:00+02:00">', None, None),
        (
            linked(datePublished="2024-05-03") + '<meta name="date" content="2024-05-03T08:15:00+00:00">',
            "2024-05-03T08:15:00+00:00",
            "meta",
        ),
        (linked(datePublished="03/04/2024"), None, None),
    ],
)
def test_the_date_keeps_minute_and_zone_and_says_its_basis(head: str, published: str | None, basis: str | None) -> None:
    article = read(page(head))
    assert (article.published, article.published_basis) == (published, basis)


def test_a_visible_time_and_the_address_give_a_date_too() -> None:
    seen = read(page(before='<p class="published"><time datetime="2024-05-03T09:00:00+02:00">3 May</time></p>'))
    assert (seen.published, seen.published_basis) == ("2024-05-03T09:00:00+02:00", "text")
    told = read(page(), url="https://varo-echo.example/2024/may/03/ferries")
    assert (told.published, told.published_basis) == ("2024-05-03", "url")


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("Ada Brook", ["Ada Brook"]),
        ({"@type": "Person", "name": "Ada Brook"}, ["Ada Brook"]),
        (
            [{"@type": "Person", "name": "Ada Brook"}, {"@type": "Person", "name": "Tom Field"}],
            ["Ada Brook", "Tom Field"],
        ),
        ({"@type": "Person", "givenName": "Ada", "familyName": "Brook"}, ["Ada Brook"]),
        ({"@type": "Person", "name": ["Ada Brook", "Tom Field"]}, ["Ada Brook", "Tom Field"]),
        ({"@type": "Organization", "name": "The Varo Echo"}, []),
        ({"@type": "Person", "name": "Varo Echo Staff"}, []),
        ("Ada Brook, Reuters", ["Ada Brook"]),
    ],
)
def test_authors_are_people_however_the_data_names_them(author: object, names: list[str]) -> None:
    article = read(page(linked(author=author, publisher={"@type": "Organization", "name": "The Varo Echo"})))
    assert [person.name for person in article.authors] == names


def test_a_role_stands_beside_the_name_and_not_in_it() -> None:
    article = read(page(linked(author={"@type": "Person", "name": "Ada Brook", "jobTitle": "Reporter"})))
    assert [(person.name, person.role) for person in article.authors] == [("Ada Brook", "Reporter")]


def test_an_author_may_be_a_reference_into_the_graph() -> None:
    graph = {
        "@graph": [
            {"@type": ["NewsArticle"], "headline": TITLE, "author": {"@id": "#ada"}, "datePublished": "2024-05-03"},
            {"@id": "#ada", "@type": "Person", "name": "Ada Brook", "url": "https://varo-echo.example/ada"},
        ]
    }
    article = read(page(f'<script type="application/ld+json">{json.dumps(graph)}</script>'))
    assert [person.name for person in article.authors] == ["Ada Brook"]
    assert article.published == "2024-05-03"


@pytest.mark.parametrize("broken", ["{", '{"@type": "NewsArticle", "headline": ', "[" * 5000, "null", "<!-- -->"])
def test_broken_linked_data_does_no_harm(broken: str) -> None:
    assert read(page(f'<script type="application/ld+json">{broken}</script>')).title == TITLE


def test_linked_data_with_a_last_comma_and_raw_line_breaks_is_read() -> None:
    text = '{"@type": "NewsArticle", "headline": "x\ny", "datePublished": "2024-05-03T09:00Z",}'
    assert read(page(f'<script type="application/ld+json">{text}</script>')).published == "2024-05-03T09:00+00:00"


def test_the_byline_that_readers_see_names_the_authors() -> None:
    article = read(page(before='<div class="byline">By <span>Ada Brook</span> and <span>Tom Field</span></div>'))
    assert [person.name for person in article.authors] == ["Ada Brook", "Tom Field"]


def test_an_agency_among_the_authors_is_the_agency() -> None:
    article = read(page(linked(author={"@type": "Organization", "name": "Associated Press"})))
    assert article.agency
    assert article.agency.name == "AP"
    assert article.authors == ()


def test_captions_promotions_and_related_links_are_not_body() -> None:
    figure = "<figure><img src='a.jpg'><figcaption>Smoke over the old pier of Port Varo at dawn</figcaption></figure>"
    more = "<ul><li><a href='/2'>Storm closes the northern road for a week</a></li></ul><p>Read more: The pier</p>"
    article = read(page(before=figure, inside=more))
    assert lines(article, "body") == BODY
    assert "Smoke over the old pier" not in article.text


def test_a_correction_is_told_as_one() -> None:
    note = "Correction: An earlier version of this story gave a wrong number of ferries. There were three of them."
    assert lines(read(page(inside=f"<p>{note}</p>")), "correction") == [note]


def test_a_marked_standfirst_comes_after_the_headline() -> None:
    words = "Three ferries lie in port while the town counts what the fire has cost it"
    article = read(page(before=f'<div class="standfirst"><p>{words}</p></div>'))
    assert lines(article, "standfirst") == [words]
    assert article.paragraphs[1].role == "standfirst"


def test_the_outlets_name_is_no_part_of_the_title() -> None:
    html = f"<html><head><title>{TITLE} - The Varo Echo</title>"
    html += "<meta property='og:site_name' content='The Varo Echo'></head>"
    html += "<body>" + "".join(f"<p>{words}</p>" for words in BODY) + "</body></html>"
    assert read(html).title == TITLE


@pytest.mark.parametrize("html", ["", "   ", "<html></html>", "<!doctype html>", "no markup", "<p></p>", "<!-- -->"])
def test_a_page_without_an_article_gives_an_empty_one(html: str) -> None:
    assert lines(read(html), "body") in ([], ["no markup"])


def test_control_characters_do_not_reach_the_text() -> None:
    assert "\x00" not in read(page().replace("Nobody", "No\x00body")).text


def test_a_long_script_that_reads_like_a_tag_is_no_reason_to_refuse_a_page() -> None:
    script = "<script>if(a<b " + "&& c " * 6_000 + ") go()</script>"
    assert read(page(head=script)).title == TITLE


@pytest.mark.parametrize(
    ("html", "says"),
    [
        ("<div>" * 100_000 + "x", "nested"),
        ("<html><body " + " ".join(f"a{n}='x'" for n in range(6_000)) + "><p>x</p>", "attributes"),
        ("<html><body><p x='>' " + " ".join(f"a{n}" for n in range(6_000)) + "><p>x</p>", "attributes"),
        ("<p>" + "word " * 500_000, "characters of text"),
        ("<p>a</p>" * 100_001, "elements"),
        ("\x01\x02\x03\x04" * 500, "not text"),
        ("x" * (20 * 1024 * 1024 + 1), "characters of HTML"),
    ],
    ids=["deep", "attributes", "attributes-behind-a-quote", "long", "many", "binary", "large"],
)
def test_what_no_article_needs_is_refused_in_words(html: str, says: str) -> None:
    with pytest.raises(PageError, match=says):
        read(html)


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("By Ada Brook", ["Ada Brook"]),
        ("Ada Brook, ada@varo.example", ["Ada Brook"]),
        ("Von Karla Linde und Jens Hof", ["Karla Linde", "Jens Hof"]),
        ("Political Editor Ada Brook", ["Ada Brook"]),
        ("Ada Brook in Port Varo", ["Ada Brook"]),
        ("María de la Vega", ["María de la Vega"]),
        ("Staff reporter", []),
        ("Varo News Desk", []),
        ("AFP", []),
        ("https://varo.example/ada", []),
    ],
)
def test_people_are_told_from_desks_roles_and_addresses(written: str, names: list[str]) -> None:
    assert [person.name for person in people(written)] == names


@pytest.mark.parametrize(
    ("written", "instant"),
    [
        ("20240503", "2024-05-03"),
        ("2024/5/3", "2024-05-03"),
        ("2024-05-03T15:47:42+02", "2024-05-03T15:47:42+02:00"),
        ("Fri May 03 2024 10:00:00 GMT+0100 (CET)", "2024-05-03T10:00:00+01:00"),
        ("05/03/2024", None),
        ("yesterday", None),
        ("0001-01-01T00:00:00", None),
        (None, None),
    ],
)
def test_only_dates_that_cannot_be_mistaken_are_read(written: str | None, instant: str | None) -> None:
    assert iso_instant(written) == instant
