"""An address, or a list of them -> pages. The address of a feed or a sitemap stands for the pages that it lists."""

from collections.abc import Iterator
from pathlib import Path

import httpx

from dateline.base.errors import PageError
from dateline.base.records import RawPage
from dateline.collect.ask import Answer
from dateline.collect.content import charset_of
from dateline.collect.feeds import is_feed, read_feed
from dateline.collect.fetch import USER_AGENT, check_page, check_status, fetch_answer, page_of
from dateline.collect.found import Listing
from dateline.collect.limits import bounded_lines, open_regular
from dateline.collect.result import Collected, not_collected
from dateline.collect.sitemaps import read_list, read_sitemap
from dateline.collect.visitor import Manner, Visitor, check_opt_out

_PAUSE = Manner(gap=1.0)
_FEEDS = ("application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json")


def collect_address(url: str, *, allow: frozenset[str] = frozenset()) -> Iterator[Collected]:
    """The page at an address; of a feed or sitemap, the pages that it lists, fetched politely one by one."""
    try:
        answer = fetch_answer(url, judge=_check_kind, allow=allow)
        if not is_feed(answer.content):
            check_page(answer.status, answer.headers)
            yield Collected(page=page_of(answer))
            return
        yield from _listed(_listing(answer), Visitor(agent=USER_AGENT, allow=allow))
    except PageError as error:
        yield not_collected(RawPage(url=url), "fetch_page", error)


def _check_kind(status: int, headers: httpx.Headers) -> None:
    """Refuse what is by its type neither a page nor a feed. Raises `FetchError`."""
    kind = headers.get("content-type", "").strip().lower()
    if kind.startswith(_FEEDS):
        check_status(status)
    else:
        check_page(status, headers)


def collect_addresses(path: Path, name: str, *, allow: frozenset[str] = frozenset()) -> Iterator[Collected]:
    """The pages of a file of addresses, one a line, fetched politely; lines that begin with # are comments."""
    visitor = Visitor(agent=USER_AGENT, allow=allow)
    try:
        with open_regular(path) as stream:
            for found in read_list(bounded_lines(stream)):
                if isinstance(found, str):
                    error = PageError(
                        f"{name}: {found[:200]!r} is no web address; give one like https://news.example/a"
                    )
                    yield not_collected(RawPage(id=name), "collect_addresses", error)
                else:
                    yield _fetched(found.url, visitor)
    except (OSError, PageError) as error:
        said = (
            f"{name}: the file cannot be read: {error.strerror}" if isinstance(error, OSError) else f"{name}: {error}"
        )
        yield not_collected(RawPage(id=name), "collect_addresses", PageError(said))


def _listing(answer: Answer) -> Listing:
    charset = charset_of(answer.headers.get("content-type"))
    try:
        if b"<urlset" in answer.content[:8192] or b"<sitemapindex" in answer.content[:8192]:
            return read_sitemap(answer.content, url=answer.url, charset=charset)
        return read_feed(answer.content, url=answer.url, charset=charset)
    except PageError as error:
        raise PageError(f"{answer.url}: {error}") from error


def _listed(listing: Listing, visitor: Visitor) -> Iterator[Collected]:
    if listing.inner:
        raise PageError("this is an index of sitemaps; give one of them, or name the source in a file for collect")
    for found in listing.pages:
        yield _fetched(found.url, visitor)


def _fetched(url: str, visitor: Visitor) -> Collected:
    try:
        answer = visitor.get(url, _PAUSE, judge=check_page)
        page = page_of(answer)
        check_opt_out(answer, page.html, _PAUSE)
        return Collected(page=page)
    except PageError as error:
        return not_collected(RawPage(url=url), "fetch_page", error)
