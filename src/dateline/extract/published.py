"""When the article was published, and where the page says so: no date rather than a wrong one."""

import re
from collections.abc import Iterator
from datetime import timedelta
from itertools import islice
from typing import NamedTuple

from htmldate import find_date
from lxml.html import HtmlElement

from dateline.base.records import PublishedBasis
from dateline.extract.instants import SHORT_MONTHS, day_of, has_clock, has_zone, iso_instant
from dateline.extract.jsonld import LinkedArticle
from dateline.extract.page import Page

_META = (
    "article:published_time",
    "og:article:published_time",
    "http://ogp.me/ns/article#published_time",
    "article:published",
    "datepublished",
    "parsely-pub-date",
    "cxenseparse:recs:publishtime",
    "cxenseparse:recs:published_time",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.created",
    "date.created",
    "date.available",
    "content:publishdate",
    "prism.publicationdate",
    "citation_publication_date",
    "publishdate",
    "publish-date",
    "publish_date",
    "pubdate",
    "pub_date",
    "publication_date",
    "published",
    "published_at",
    "article.published",
    "article:post_date",
    "article_date_original",
    "og:pubdate",
    "originalpublicationdate",
    "dc.date",
    "dcterms.date",
    "date",
    "article:date",
)
"""Names of meta tags for the first publication, the surest first; those for the last change are not among them."""

_URL_DAY = re.compile(
    rf"/(?P<y>20\d\d|19\d\d)[/-]?(?P<m>0[1-9]|1[0-2]|{'|'.join(SHORT_MONTHS)})"
    r"[/-]?(?P<d>0[1-9]|[12]\d|3[01])(?=[/_.-]|\d{4,6}\b|$)",
    re.IGNORECASE,
)
_SHOWN = re.compile(
    r"\b(?:(?P<d1>\d{1,2})\.\s?(?P<m1>\d{1,2})\.\s?(?P<y1>(?:19|20)\d\d)"
    r"|(?P<y2>(?:19|20)\d\d)[-/.](?P<m2>\d{1,2})[-/.](?P<d2>\d{1,2})"
    rf"|(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?\.? (?P<n3>{'|'.join(SHORT_MONTHS)})[a-z]*\.?,? (?P<y3>(?:19|20)\d\d)"
    rf"|(?P<n4>{'|'.join(SHORT_MONTHS)})[a-z]*\.? (?P<d4>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y4>(?:19|20)\d\d))\b",
    re.IGNORECASE,
)
_CHANGED = re.compile(r"updat|modif|chang|aktualis|actualiz|mise|edit|expire|live|event|birth", re.IGNORECASE)
_TOLD = re.compile(r"publi|pubdate|post|creat|date|time|issued|byline|article|entry|story|header", re.IGNORECASE)


class Published(NamedTuple):
    """An instant as the page gives it, and which part of the page does."""

    instant: str
    basis: PublishedBasis


def find_published(page: Page, linked: LinkedArticle, url: str | None) -> Published | None:
    """The publication date with its basis: linked data, meta tags, a visible <time>, the address, or the page's text.

    The first source that has a date decides the day; another source that tells the same moment more exactly (with the
    minute, with the zone) then gives the instant.
    """
    told = list(_candidates(page, linked, url))
    if not told:
        return _from_text(page.tree)
    first = told[0]
    better = [other for other in told if _same_day(first.instant, other.instant)]
    if has_zone(first.instant) and not _is_midnight(first.instant):
        return first
    for wanted in (has_zone, has_clock):
        exact = next((c for c in better if wanted(c.instant) and not _is_midnight(c.instant)), None)
        if exact and _agree(first.instant, exact.instant):
            return exact
    return first


def _candidates(page: Page, linked: LinkedArticle, url: str | None) -> Iterator[Published]:
    sources: tuple[tuple[PublishedBasis, Iterator[str | None]], ...] = (
        ("json-ld", iter([linked.published])),
        ("meta", page.told(*_META)),
        ("url", iter([_day_in(url)])),
        ("text", _visible(page.tree)),
    )
    for basis, writings in sources:
        for written in writings:
            instant = iso_instant(written)
            if instant:
                yield Published(instant, basis)


def _visible(tree: HtmlElement) -> Iterator[str]:
    """The `datetime` of <time> elements and of microdata that speak of publication, the plainest first."""
    marked = tree.xpath("//*[@itemprop='datePublished' or @pubdate or @itemprop='datecreated']")
    times = [e for e in tree.iter("time") if e.get("datetime") and not _CHANGED.search(_context(e))]
    for element in [*marked, *[e for e in times if _TOLD.search(_context(e))][:1], *times[:1]]:
        written = element.get("datetime") or element.get("content")
        if written:
            yield written


def _context(element: HtmlElement) -> str:
    """The names by which an element and its parent are known, and the words just before it."""
    parent = element.getparent()
    near = [element] if parent is None else [element, parent]
    words = [str(e.get(name) or "") for e in near for name in ("class", "id", "itemprop", "data-testid")]
    before = element.getprevious()
    tail = (before.tail if before is not None else parent.text if parent is not None else "") or ""
    lead = (before.text or "") if before is not None else ""
    return " ".join([*words, lead[-40:], tail[-40:], (element.text or "")[:30]])


def _day_in(url: str | None) -> str | None:
    found = _URL_DAY.search(url or "")
    if not found:
        return None
    month = found["m"].lower()
    number = int(month) if month.isdigit() else SHORT_MONTHS.index(month) + 1
    return f"{found['y']}-{number:02}-{found['d']}"


def _from_text(tree: HtmlElement) -> Published | None:
    """The day that htmldate reads from the page, if readers see it too: alone among the first dates after the title.

    Unchecked, htmldate was wrong on one of seven pages that carry no other date: it took the date of a picture.
    """
    instant = iso_instant(find_date(tree, original_date=True, extensive_search=False, max_date="2100-01-01"))
    if instant is None:
        return None
    text = " ".join(tree.xpath("//body//text()[not(parent::script or parent::style or parent::noscript)]"))
    heading = next((" ".join(h.itertext()) for h in tree.iter("h1")), "").strip()
    shown = _shown_days(text, max(0, text.find(heading)))
    return Published(instant, "text") if set(islice(shown, 3)) == {instant} else None


def _shown_days(text: str, start: int) -> Iterator[str]:
    """The full dates seen from `start` on, in figures ('28.04.2023') or in English ('28 April 2023')."""
    for found in _SHOWN.finditer(text, start):
        year = found["y1"] or found["y2"] or found["y3"] or found["y4"]
        day = found["d1"] or found["d2"] or found["d3"] or found["d4"]
        name = found["n3"] or found["n4"]
        month = SHORT_MONTHS.index(name[:3].lower()) + 1 if name else int(found["m1"] or found["m2"])
        instant = iso_instant(f"{year}-{month:02}-{int(day):02}")
        if instant:
            yield instant


def _is_midnight(instant: str) -> bool:
    """True for a clock of 00:00:00, which mostly stands for a day without a clock."""
    return instant[10:19] in ("T00:00:00", "T00:00")


def _same_day(one: str, other: str) -> bool:
    """True if two days are one, or neighbours, as they are for one moment in two zones."""
    return abs(day_of(one) - day_of(other)) <= timedelta(days=1)


def _agree(one: str, other: str) -> bool:
    """True if the second can be a more exact form of the first: the same day, and the same minute if both have one."""
    if not has_clock(one) or _is_midnight(one):
        return one[:10] == other[:10]
    return one[14:16] == other[14:16] and (one[:10] == other[:10] or has_zone(other))
