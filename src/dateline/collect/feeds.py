"""RSS, Atom, JSON Feed -> the addresses of pages, with what the feed tells of each."""

import io
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from time import struct_time
from typing import NamedTuple, cast

import feedparser
import httpx
import msgspec

from dateline.base.errors import PageError
from dateline.collect.found import Found, Listing, instant
from dateline.collect.markup import is_web_page, mended, xml_text

_OPEN = re.compile(r"<(item|entry)[\s>]")
_CLOSE = {tag: re.compile(rf"</{tag}\s*+>") for tag in ("item", "entry")}
_FEED = re.compile(
    rb"(?:<\?.*?\?>\s*|<!--.*?-->\s*|<!DOCTYPE\b[^>]*>\s*)*+<(?:\w+:)?(?:rss|feed|RDF|urlset|sitemapindex)\b", re.DOTALL
)
_SLICE = 500  # items that are parsed at once: a feed of 50,000 never stands in memory as a whole tree
_LONGEST = 100_000  # characters of one item, or of a feed in which none is whole; torn markup is slow to read
_JSON_FEED = "https://jsonfeed.org/version/"


class _Author(msgspec.Struct):
    name: str | None = None


class _JsonItem(msgspec.Struct):
    url: str | None = None
    external_url: str | None = None
    id: str | int | float | None = None
    title: str | None = None
    date_published: str | None = None
    date_modified: str | None = None
    language: str | None = None


class _JsonFeed(msgspec.Struct):
    version: str
    items: list[msgspec.Raw] = []
    language: str | None = None


def read_feed(content: bytes, *, url: str, charset: str | None = None) -> Listing:
    """The pages that the feed at `url` tells of, in its order, each address once.

    Items without an address on the web are left out. Raises `PageError`, in words, for what is no feed.
    """
    if content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{":
        return Listing(kind="json", pages=_once(_of_json(content, url)))
    text = xml_text(content, charset=charset)
    if is_web_page(text):
        raise PageError("a web page came, not a feed; look at the page for the address of its feed")
    head = _parsed(_without_items(text), url)
    version = str(head.get("version") or "")
    if not version:
        raise PageError("this is no RSS, Atom or JSON feed; look whether the address is right")
    language = head.get("feed", {}).get("language")
    kind = "atom" if version.startswith("atom") else "rss"
    return Listing(kind=kind, pages=_once(_of_xml(text, url, language)))  # type: ignore[arg-type]


def is_feed(content: bytes) -> bool:
    """True if the first words are those of an RSS, Atom or JSON feed, a sitemap or an index of them."""
    start = content[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"{"):
        return _JSON_FEED.encode() in start.replace(b"\\/", b"/")
    return _FEED.match(start) is not None


def _without_items(text: str) -> str:
    """The feed before its first item, closed again: what it says of itself."""
    first = next(_items(text), None)
    return text[:_LONGEST] if first is None else text[: first.start][:_LONGEST] + _tail(text)


class _Item(NamedTuple):
    """Where an item stands in the text of its feed."""

    start: int
    end: int


def _items(text: str) -> Iterator[_Item]:
    """The items that are whole, in one pass however often a feed opens one and does not close it."""
    at = 0
    while opening := _OPEN.search(text, at):
        closing = _CLOSE[opening[1]].search(text, opening.end())
        if closing is None:
            return
        at = closing.end()
        if at - opening.start() <= _LONGEST:
            yield _Item(opening.start(), at)


def _tail(text: str) -> str:
    root = re.search(r"<((?:\w+:)?(?:rss|feed|RDF))\b", text)
    if root is None:
        return ""
    return "</channel></rss>" if root[1] == "rss" else f"</{root[1]}>"


def _of_xml(text: str, url: str, language: str | None) -> Iterator[Found]:
    first = next(_items(text), None)
    if first is None:  # items under a prefix, or torn: as a whole, and the parser mends what it can
        yield from _entries(text[:_LONGEST], url, language)
        return
    head, tail, waiting = text[: first.start], _tail(text), []
    for item in _items(text):
        waiting.append(text[item.start : item.end])
        if len(waiting) == _SLICE:
            yield from _entries(head + "".join(waiting) + tail, url, language)
            waiting.clear()
    if waiting:
        yield from _entries(head + "".join(waiting) + tail, url, language)


def _entries(text: str, url: str, language: str | None) -> Iterator[Found]:
    for entry in cast("list[feedparser.FeedParserDict]", _parsed(text, url).get("entries", [])):
        address = _address(entry, url)
        if address is not None:
            updated = _when(dict.get(entry, "updated_parsed"))  # its own `get` takes the date of publication instead
            source = entry.get("source") or {}
            yield Found(
                url=address,
                title=_words(entry.get("title")),
                published=_when(entry.get("published_parsed")) or updated,
                updated=updated,
                publisher=_words(source.get("title")) or _words(entry.get("publisher")),
                language=_words(entry.get("language")) or _words(language),
            )


def _parsed(text: str, url: str) -> feedparser.FeedParserDict:
    """What feedparser makes of it; given a stream, so that nothing in it is ever taken for an address to open."""
    told = {"content-type": "application/xml; charset=utf-8", "content-location": url}
    stream = io.BytesIO(mended(text))
    try:
        return feedparser.parse(stream, response_headers=told, sanitize_html=False, resolve_relative_uris=False)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError, AssertionError) as error:
        raise PageError(f"the feed cannot be read: {type(error).__name__} in what it says") from error


def _address(entry: feedparser.FeedParserDict, feed: str) -> str | None:
    """Where the item's page is: its link, else an id that is an address itself."""
    for told in (entry.get("link"), entry.get("id") if entry.get("guidislink", True) else None):
        address = absolute(told, feed)
        if address is not None:
            return address
    return None


def absolute(told: object, base: str) -> str | None:
    """The web address that was told, seen from `base` and without its fragment; `None` if it is none."""
    if not isinstance(told, str) or not told.strip() or len(told) > 2000:
        return None
    try:
        address = httpx.URL(base).join(told.strip()).copy_with(fragment=None)
    except (httpx.InvalidURL, UnicodeError, ValueError):
        return None
    return str(address) if address.scheme in ("http", "https") and address.host and not address.userinfo else None


def _of_json(content: bytes, url: str) -> Iterator[Found]:
    try:
        feed = msgspec.json.decode(content.removeprefix(b"\xef\xbb\xbf"), type=_JsonFeed)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise PageError(f"this is JSON, but no JSON Feed: {error}") from error
    if not feed.version.startswith(_JSON_FEED):
        raise PageError(f"this is JSON, but no JSON Feed: its version is {feed.version[:80]!r}")
    return _json_items(feed, url)


def _json_items(feed: _JsonFeed, url: str) -> Iterator[Found]:
    for raw in feed.items:
        try:
            item = msgspec.json.decode(raw, type=_JsonItem)
        except (msgspec.MsgspecError, UnicodeDecodeError):
            continue  # one bad item is no reason to lose the rest
        address = absolute(item.url, url) or absolute(item.external_url, url) or _web_id(item.id, url)
        if address is not None:
            yield Found(
                url=address,
                title=_words(item.title),
                published=instant(item.date_published),
                updated=instant(item.date_modified) or instant(item.date_published),
                language=_words(item.language) or _words(feed.language),
            )


def _web_id(told: object, url: str) -> str | None:
    return absolute(told, url) if isinstance(told, str) and told.startswith(("http://", "https://")) else None


def _once(pages: Iterator[Found]) -> Iterator[Found]:
    """Each address once: feeds repeat items, under one id or under ids that change from one round to the next."""
    seen: set[str] = set()
    for page in pages:
        if page.url not in seen:
            seen.add(page.url)
            yield page


def _words(told: object) -> str | None:
    return " ".join(told.split())[:1000] or None if isinstance(told, str) else None


def _when(told: object) -> str | None:
    """The instant in UTC that feedparser understood, if it understood one."""
    if not isinstance(told, struct_time):
        return None
    try:
        return datetime(*told[:6], tzinfo=UTC).isoformat(timespec="seconds")
    except ValueError:
        return None
