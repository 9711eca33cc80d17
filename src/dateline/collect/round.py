"""One round over a source: feeds and sitemaps, the new addresses in them, and their pages."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import chain
from typing import Literal

import httpx

from dateline.base.errors import PageError
from dateline.base.ids import digest
from dateline.base.records import RawPage
from dateline.collect.ask import Answer
from dateline.collect.claims import Claims
from dateline.collect.content import charset_of
from dateline.collect.feeds import read_feed
from dateline.collect.fetch import check_page, page_of
from dateline.collect.found import Found, Listing, not_ahead
from dateline.collect.seen import MAX_TRIES, Mark, Seen
from dateline.collect.sitemaps import read_sitemap
from dateline.collect.source import Source
from dateline.collect.visitor import HeldError, Manner, RefusedError, StatusError, Visitor, check_opt_out

Kind = Literal["new", "unchanged", "failed", "refused", "left", "listed", "over"]

MAX_INNER = 20
"""Sitemaps of an index that one round fetches: the newest."""
LONGEST_HOLD = 86_400.0
"""Seconds: a host that asks to be left alone for longer is tried again after a day."""
_TRY_LATER = frozenset({408, 425, 429, 500, 502, 503, 504})
_TELLS_DATE = re.compile(r"datePublished|article:published_time|<time\b", re.IGNORECASE)
_TELLS_TITLE = re.compile(r"<h1\b|<title\b|og:title", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one address.

    `new` has its `page`; `unchanged` is known from before and stands; `failed` and `refused` (robots.txt, opt-outs) say
    why in `reason`; `left` and what follows is for the next round; `listed` is a feed or sitemap, done. Keep the
    `marks` after the page is safe: what is marked is not fetched again. Where sources are polled, `over` ends a round,
    and the next is `due` then.
    """

    kind: Kind
    source: str
    url: str
    page: RawPage | None = None
    reason: str | None = None
    marks: tuple[Mark, ...] = ()
    due: str | None = None


class Round:
    """One round over one source. Iterate over `outcomes()`, and keep their marks in `seen` as they come.

    Rounds that share `claims` leave each other's pages alone, also before their marks are kept.
    """

    def __init__(
        self,
        source: Source,
        visitor: Visitor,
        seen: Seen,
        *,
        limit: int,
        claims: Claims | None = None,
        now: datetime | None = None,
    ) -> None:
        self._source = source
        self._visitor = visitor
        self._seen = seen
        self._left = limit
        self._now = now or datetime.now(UTC)
        self._claims = claims or Claims()
        terms = source.terms
        self._manner = Manner(gap=source.seconds_between_requests, may_mine=terms.text_mining == "allowed")

    def outcomes(self) -> Iterator[Outcome]:
        """What became of each address that the source lists, in its order. Nothing that a server does ends a round."""
        terms = self._source.terms
        if terms.fetch == "refused" or terms.text_mining == "reserved":
            reason = f"{self._source.name}: its terms say that it is not to be collected"
            yield Outcome(kind="refused", source=self._source.name, url="", reason=reason)
            return
        for feed in self._source.feeds:
            yield from self._listed(feed.url, is_feed=True)
        for url in self._source.sitemaps:
            yield from self._listed(url, is_feed=False)

    def _listed(self, url: str, *, is_feed: bool, deep: bool = False) -> Iterator[Outcome]:
        known = self._seen.get(url)
        try:
            answer = self._asked(url, known)
            if answer.status == 304:
                yield self._outcome("listed", url)
                return
            listing = listing_of(answer, is_feed=is_feed)
            settled = True
            for outcome in chain(self._pages(listing), self._inner(listing, deep=deep)):
                settled &= outcome.kind != "left" and not (outcome.kind == "failed" and not _is_final(outcome))
                yield outcome
        except RefusedError as error:
            yield self._outcome("refused", url, reason=str(error))
        except PageError as error:
            yield self._failed(url, error, known)
        else:
            mark = self._mark(url, answer) if settled else None  # else the next round must see the whole list again
            yield self._outcome("listed", url, mark=mark)

    def _pages(self, listing: Listing) -> Iterator[Outcome]:
        for found in listing.pages:
            if self._claims.take(found.url, self._source.name):
                outcome = self._page(found)
                yield outcome
                if outcome.kind == "left":
                    return  # what follows is read in the next round; a feed may list tens of thousands

    def _inner(self, listing: Listing, *, deep: bool) -> Iterator[Outcome]:
        """The sitemaps of an index whose date is new; an index within an index is not followed."""
        fresh = [inner for inner in listing.inner if not self._stands(inner)] if not deep else []
        for inner in fresh[:MAX_INNER]:
            for outcome in self._listed(inner.url, is_feed=False, deep=True):
                marks = (replace(m, updated=inner.updated) if m.url == inner.url else m for m in outcome.marks)
                yield replace(outcome, marks=tuple(marks))

    def _stands(self, found: Found) -> bool:
        """True if the address was seen, and the feed tells of no change since."""
        known = self._seen.get(found.url)
        if known is None or (known.failed and not known.final):
            return False
        return found.updated is None or found.updated == known.updated

    def _page(self, found: Found) -> Outcome:
        if self._stands(found):
            return self._outcome("unchanged", found.url)
        if self._left <= 0:
            return self._outcome("left", found.url)
        self._left -= 1
        known = self._seen.get(found.url)
        try:
            answer = self._asked(found.url, known, judge=True)
            return self._got(found, answer, known)
        except RefusedError as error:
            mark = self._mark(found.url, None, updated=found.updated, failed=str(error), final=True)
            return self._outcome("refused", found.url, reason=str(error), mark=mark)
        except PageError as error:
            return self._failed(found.url, error, known, updated=found.updated)

    def _got(self, found: Found, answer: Answer, known: Mark | None) -> Outcome:
        if answer.status == 304 and known is not None:
            return self._outcome("unchanged", found.url, mark=replace(known, updated=found.updated))
        page = page_of(answer)
        check_opt_out(answer, page.html, self._manner)
        mark = self._mark(found.url, answer, updated=found.updated, content=page.html or page.text or "")
        if known is not None and known.digest == mark.digest:
            return self._outcome("unchanged", found.url, mark=replace(mark, when=known.when))
        moved = answer.url != found.url
        elsewhere = moved and (
            not self._claims.take(answer.url, self._source.name) or self._seen.get(answer.url) is not None
        )
        if elsewhere:
            return self._outcome("unchanged", found.url, mark=mark)
        got = self._outcome("new", found.url, page=self._filled(page, found), mark=mark)
        return replace(got, marks=(mark, replace(mark, url=answer.url))) if moved else got

    def _asked(self, url: str, known: Mark | None, *, judge: bool = False) -> Answer:
        hold = self._seen.get(_hold(httpx.URL(url).host))
        if hold is not None and hold.when > _told(self._now):
            raise HeldError(httpx.URL(url).host, (datetime.fromisoformat(hold.when) - self._now).total_seconds())
        sound = known if known is not None and not known.failed else None
        return self._visitor.get(
            url,
            self._manner,
            etag=sound.etag if sound else None,
            modified=sound.modified if sound else None,
            judge=check_page if judge else None,
        )

    def _filled(self, page: RawPage, found: Found) -> RawPage:
        """The page with what the feed tells and the page itself does not. The outlet is the publisher, not the feed."""
        html = page.html or ""
        language = (found.language or "").partition("-")[0].lower()
        own = self._source.name if self._source.publishes(found.url) else None
        return replace(
            page,
            title=None if _TELLS_TITLE.search(html) else found.title,
            published=None if _TELLS_DATE.search(html) else not_ahead(found.published, self._now),
            outlet=found.publisher or own,
            language=language if len(language) == 2 and language.isalpha() else None,
        )

    def _failed(self, url: str, error: PageError, known: Mark | None, *, updated: str | None = None) -> Outcome:
        if isinstance(error, HeldError):
            until = self._now + timedelta(seconds=min(error.seconds, LONGEST_HOLD))
            hold = replace(self._mark(_hold(error.host), None, failed=str(error)), when=_told(until))
            return self._outcome("failed", url, reason=f"{url}: {error}", mark=hold)
        tries = (known.tries if known else 0) + 1
        later = not isinstance(error, StatusError) or error.status in _TRY_LATER
        mark = self._mark(
            url, None, updated=updated, failed=str(error), tries=tries, final=not later or tries >= MAX_TRIES
        )
        return self._outcome("failed", url, reason=str(error), mark=mark)

    def _mark(
        self,
        url: str,
        answer: Answer | None,
        *,
        updated: str | None = None,
        content: str | None = None,
        failed: str | None = None,
        tries: int = 0,
        final: bool = False,
    ) -> Mark:
        return Mark(
            url=url,
            source=self._source.name,
            when=_told(self._now),
            etag=answer.headers.get("etag") if answer else None,
            modified=answer.headers.get("last-modified") if answer else None,
            updated=updated,
            digest=digest(content) if content is not None else None,
            failed=failed,
            tries=tries,
            final=final,
        )

    def _outcome(
        self, kind: Kind, url: str, *, page: RawPage | None = None, reason: str | None = None, mark: Mark | None = None
    ) -> Outcome:
        marks = () if mark is None else (mark,)
        return Outcome(kind=kind, source=self._source.name, url=url, page=page, reason=reason, marks=marks)


def _hold(host: str) -> str:
    """Under what is remembered that a host is to be left alone: until `when`."""
    return f"hold:{host}"


def _told(when: datetime) -> str:
    return when.isoformat(timespec="seconds")


def _is_final(outcome: Outcome) -> bool:
    return any(mark.final for mark in outcome.marks)


def listing_of(answer: Answer, *, is_feed: bool) -> Listing:
    """What a feed or sitemap lists. Raises `PageError`, with its address, for an answer that is none."""
    read = read_feed if is_feed else read_sitemap
    try:
        return read(answer.content, url=answer.url, charset=charset_of(answer.headers.get("content-type")))
    except PageError as error:
        raise PageError(f"{answer.url}: {error}") from error
