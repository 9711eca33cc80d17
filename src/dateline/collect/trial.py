"""Whether the feeds and sitemaps of a source answer, and list pages."""

from collections.abc import Iterator
from itertools import islice

from dateline.base.errors import PageError
from dateline.collect.round import listing_of
from dateline.collect.source import Source
from dateline.collect.visitor import Manner, Visitor


def try_listings(source: Source, visitor: Visitor) -> Iterator[str]:
    """What is wrong with the answer of each feed and sitemap, in words; nothing where all is well."""
    listed = [(feed.url, feed.kind) for feed in source.feeds] + [(url, "sitemap") for url in source.sitemaps]
    for url, kind in listed:
        try:
            answer = visitor.get(url, Manner(gap=source.seconds_between_requests))
            listing = listing_of(answer, is_feed=kind != "sitemap")
            if not listing.inner and not list(islice(listing.pages, 1)):
                yield f"{url}: it lists no page"
            if kind not in ("any", listing.kind):
                yield f"{url}: the file says {kind}, but the feed is {listing.kind}; correct the file"
        except PageError as error:
            yield str(error)
