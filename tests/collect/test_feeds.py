"""Feeds and sitemaps tell of pages; what they tell wrongly or hide does no harm."""

import gzip
import json
import random
import time
from datetime import UTC, datetime

import pytest

from dateline.base.errors import FetchError, PageError
from dateline.collect.feeds import is_feed, read_feed
from dateline.collect.found import Found, not_ahead
from dateline.collect.sitemaps import read_list, read_sitemap

FEED = "https://harbour.example/feed"
DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'


def rss(items: str, head: str = '<?xml version="1.0" encoding="utf-8"?>') -> bytes:
    return f'{head}<rss version="2.0" {DC}><channel><title>Harbour</title>{items}</channel></rss>'.encode()


def item(link: str, more: str = "") -> str:
    return f"<item><title>Ferries stop</title><link>{link}</link>{more}</item>"


def pages(content: bytes, **told: str) -> list[Found]:
    return list(read_feed(content, url=FEED, **told).pages)


def test_an_rss_item_tells_its_page_title_date_and_the_publisher_that_is_not_the_feed() -> None:
    more = (
        "<pubDate>Thu, 14 Mar 2024 10:00:00 +0200</pubDate><source url='https://plover.example'>Plover Press</source>"
    )
    assert pages(rss(item("https://plover.example/a#top", more))) == [
        Found(
            url="https://plover.example/a",
            title="Ferries stop",
            published="2024-03-14T08:00:00+00:00",
            publisher="Plover Press",
        )
    ]


def test_an_atom_entry_tells_the_same() -> None:
    feed = (
        b'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>t</title><entry><id>urn:1'
        b'</id><title>Ferries stop</title><link href="/a"/><published>2024-03-14T10:00:00+02:00</published>'
        b"<updated>2024-03-15T10:00:00Z</updated><source><title>Plover Press</title></source></entry></feed>"
    )
    assert pages(feed) == [
        Found(
            url="https://harbour.example/a",
            title="Ferries stop",
            published="2024-03-14T08:00:00+00:00",
            updated="2024-03-15T10:00:00+00:00",
            publisher="Plover Press",
            language="en",
        )
    ]


def test_a_json_feed_tells_the_same_and_one_bad_item_does_no_harm() -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "language": "en",
        "items": [
            {"id": "1", "url": "/a", "title": "Ferries stop", "date_published": "2024-03-14T10:00:00+02:00"},
            {"id": "2", "url": 7},
            {"id": "https://harbour.example/c"},
            {"id": "4", "url": "javascript:alert(1)"},
        ],
    }
    got = pages(json.dumps(feed).encode())
    assert [page.url for page in got] == ["https://harbour.example/a", "https://harbour.example/c"]
    assert (got[0].published, got[0].language) == ("2024-03-14T10:00:00+02:00", "en")


def test_the_publisher_may_stand_in_dublin_core() -> None:
    assert pages(rss(item("/a", "<dc:publisher>Plover Press</dc:publisher>")))[0].publisher == "Plover Press"


@pytest.mark.parametrize(
    ("items", "urls"),
    [
        (item("/a", "<guid>1</guid>") + item("/a", "<guid>2</guid>"), ["/a"]),
        (item("/a", "<guid>1</guid>") + item("/b", "<guid>1</guid>"), ["/a", "/b"]),
        ("<item><title>No page</title></item>" + item("/b"), ["/b"]),
        ("<item><guid>https://harbour.example/g</guid></item>", ["/g"]),
        ("<item><guid isPermaLink='false'>x-17</guid></item>", []),
        (item("file:///etc/passwd") + item("https://mira:secret@harbour.example/a") + item("ftp://x.example/a"), []),
    ],
)
def test_each_address_comes_once_whatever_its_ids_say(items: str, urls: list[str]) -> None:
    assert [page.url.removeprefix("https://harbour.example") for page in pages(rss(items))] == urls


@pytest.mark.parametrize(
    ("content", "charset"),
    [
        (rss(item("/a")).replace(b"Ferries", "Fähren".encode()), None),
        (rss(item("/a")).replace(b"Ferries", "Fähren".encode("cp1252")), None),
        (rss(item("/a")).replace(b"Ferries", "Fähren".encode("cp1252")), "utf-8"),
        (rss(item("/a"), '<?xml version="1.0" encoding="us-ascii"?>').replace(b"Ferries", "Fähren".encode()), "utf-8"),
        (rss(item("/a"), "").decode().replace("Ferries", "Fähren").encode("utf-16"), None),
        (rss(item("/a"), '<?xml version="1.0" encoding="no-such"?>').replace(b"Ferries", "Fähren".encode()), "x"),
    ],
)
def test_a_feed_that_lies_about_its_encoding_is_read_by_its_bytes(content: bytes, charset: str | None) -> None:
    assert [page.title for page in read_feed(content, url=FEED, charset=charset).pages] == ["Fähren stop"]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"<!DOCTYPE html><html><title>Gone</title></html>", "a web page came, not a feed"),
        (b"", "no RSS, Atom or JSON feed"),
        (b"Dear reader, the feed has moved.", "no RSS, Atom or JSON feed"),
        (b'{"version": "1", "items": []}', "no JSON Feed"),
        (b'{"version": "https://jsonfeed.org/version/1", "items": "all"}', "no JSON Feed"),
        (b'{"version"', "no JSON Feed"),
        (rss(item("/a"), f'<?xml version="1.0"?>{LAUGHS}'), "entities of its own"),
        (rss(item("/a"), f'<?xml version="1.0"?><!-- x -->{LAUGHS}').decode().encode("utf-16"), "entities of its own"),
        (rss(item("/a"), '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'), "entities of its own"),
        (b"%PDF-1.7", "a PDF file"),
    ],
)
def test_what_is_no_feed_is_told_in_words(content: bytes, says: str) -> None:
    with pytest.raises(PageError, match=says):
        pages(content)


def test_a_torn_feed_gives_the_items_that_are_whole() -> None:
    whole = rss(item("/a") + item("/b") + item("/c"))
    assert [page.url[-1] for page in pages(whole[: whole.index(b"/c") + 1])] == ["a", "b"]


def test_a_feed_of_many_items_is_read_a_slice_at_a_time() -> None:
    content = rss("".join(item(f"/{number}") for number in range(50_000)))
    start = time.monotonic()
    found = read_feed(content, url=FEED).pages
    assert [next(found).url for _ in range(600)][-1] == "https://harbour.example/599"
    assert time.monotonic() - start < 3


def test_a_feed_with_the_entities_of_web_pages_and_bare_signs_is_mended() -> None:
    content = rss(item("/a?x=1&y=2") + item("/b")).replace(b"Ferries stop", b"Ferries&nbsp;&amp; trams")
    (one, two) = pages(content)
    assert (one.title or "").startswith("Ferries & trams")
    assert [one.url[-10:], two.url[-2:]] == ["/a?x=1&y=2", "/b"]


@pytest.mark.parametrize("piece", ["<item>", "<entry><item>", "</item", "<!--", "<?"])
def test_a_feed_that_opens_without_end_costs_little(piece: str) -> None:
    start = time.monotonic()
    list(pages(rss(piece * 100_000)))
    assert time.monotonic() - start < 4


def test_a_date_from_the_future_is_not_taken_over() -> None:
    now = datetime(2024, 3, 14, 12, tzinfo=UTC)
    days = ("2024-03-14T23:00:00+00:00", "2024-03-15", "2024-03-17", "2031-01-01T00:00:00+00:00", None)
    assert [not_ahead(day, now) for day in days] == [*days[:2], None, None, None]


SITEMAP = "https://harbour.example/sitemap.xml"
NEWS = (
    b'<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
    b'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://harbour.example/a</loc><news:news>'
    b"<news:publication><news:name>Harbour Post</news:name><news:language>en</news:language></news:publication>"
    b"<news:publication_date>2024-03-14T10:00:00Z</news:publication_date><news:title>Ferries stop</news:title>"
    b"</news:news></url><url><loc>https://harbour.example/b</loc><lastmod>2024-03-15</lastmod></url></urlset>"
)


@pytest.mark.parametrize("content", [NEWS, gzip.compress(NEWS)], ids=["plain", "gzip"])
def test_a_news_sitemap_tells_pages_titles_dates_and_the_publication(content: bytes) -> None:
    first, second = read_sitemap(content, url=SITEMAP).pages
    when = "2024-03-14T10:00:00+00:00"
    assert first == Found(
        url="https://harbour.example/a",
        title="Ferries stop",
        published=when,
        updated=when,
        publisher="Harbour Post",
        language="en",
    )
    assert (second.url, second.published, second.updated) == ("https://harbour.example/b", None, "2024-03-15")


def test_an_index_tells_its_sitemaps_the_newest_first() -> None:
    index = "".join(
        f"<sitemap><loc>/{name}.xml</loc><lastmod>{day}</lastmod></sitemap>"
        for name, day in (("old", "2023-01-01"), ("new", "2024-03-14"))
    )
    got = read_sitemap(f'<sitemapindex xmlns="x">{index}</sitemapindex>'.encode(), url=SITEMAP)
    assert [inner.url for inner in got.inner] == ["https://harbour.example/new.xml", "https://harbour.example/old.xml"]
    assert list(got.pages) == []


def test_a_torn_sitemap_gives_what_stands_before_the_tear() -> None:
    assert [page.url for page in read_sitemap(NEWS[:-40], url=SITEMAP).pages] == ["https://harbour.example/a"]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"<html><body>Not here</body></html>", "a web page came, not a sitemap"),
        (rss(item("/a")), "its root is <rss>"),
        (b"", "no XML element|no sitemap"),
        (b"nothing", "no sitemap"),
        (LAUGHS.encode() + b"<urlset><url><loc>&b;</loc></url></urlset>", "entities of its own"),
        (gzip.compress(LAUGHS.encode() + NEWS), "entities of its own"),
        (gzip.compress(b"\0" * 30_000_000), "bomb|larger"),
        (gzip.compress(gzip.compress(NEWS)), "gzip-compressed"),
        (gzip.compress(NEWS)[:10] + b"\xff" * 20, "damaged"),
    ],
)
def test_what_is_no_sitemap_is_told_in_words(content: bytes, says: str) -> None:
    with pytest.raises((PageError, FetchError), match=says):
        list(read_sitemap(content, url=SITEMAP).pages)


def test_a_list_gives_its_addresses_and_shows_what_is_none() -> None:
    lines = [b"\xef\xbb\xbf# ferries\n", b"https://harbour.example/a\r\n", b"\n", b"harbour.example/b\n"]
    assert list(read_list(lines)) == [Found(url="https://harbour.example/a"), "harbour.example/b"]


@pytest.mark.parametrize(
    ("content", "yes"),
    [
        (rss(""), True),
        (b'<?xml version="1.0"?>\n<!-- by hand -->\n<feed xmlns="http://www.w3.org/2005/Atom">', True),
        (NEWS, True),
        (b'{"version": "https:\\/\\/jsonfeed.org\\/version\\/1.1", "items": []}', True),
        (b'{"id": "a", "text": "The feed of the sea."}', False),
        (b"<!doctype html><html><body><feed>", False),
        (b"The <rss> element", False),
    ],
)
def test_a_feed_is_known_by_its_first_words(content: bytes, *, yes: bool) -> None:
    assert is_feed(content) is yes


PIECES = [
    b"<",
    b"&",
    b"\xff",
    b"\0",
    b"<![CDATA[",
    b"]]>",
    b"<!--",
    b"<!DOCTYPE x",
    b"&#x110000;",
    b"http://[",
    b"<item>",
]


def test_no_torn_feed_or_sitemap_breaks_its_reader() -> None:
    chance = random.Random(7)
    whole = [rss(item("/a", "<pubDate>Thu, 14 Mar 2024 10:00:00 GMT</pubDate>") * 3), NEWS]
    read_through = refused = 0
    for _ in range(300):
        content = bytearray(chance.choice(whole))
        for _ in range(chance.randint(1, 6)):
            at = chance.randrange(len(content))
            content[at : at + chance.choice((0, 0, 1, 20))] = chance.choice(PIECES)
        for read in (read_feed, read_sitemap):
            try:
                read_through += all(page.url for page in read(bytes(content), url=FEED).pages)
            except PageError:
                refused += 1
    assert read_through + refused == 600
    assert min(read_through, refused) > 0
