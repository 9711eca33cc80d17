"""An address that a feed, a sitemap or a list told of, with what it told."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal

FeedKind = Literal["rss", "atom", "json", "sitemap", "list"]

SLACK = timedelta(days=1)
"""A date may lie this far ahead: clocks are set wrong, and days told without a zone begin earlier elsewhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One page that a feed tells of. `publisher` is whom the item itself names, never the feed; times are ISO 8601."""

    url: str
    title: str | None = None
    published: str | None = None
    updated: str | None = None
    publisher: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What one address lists: `pages` one by one, in its order, and `inner` listings (of a sitemap index)."""

    kind: FeedKind
    pages: Iterator[Found]
    inner: tuple[Found, ...] = ()


def instant(told: str | None) -> str | None:
    """The ISO date or date-time that was told, if it is one; else `None`."""
    try:
        when = datetime.fromisoformat((told or "").strip())
    except ValueError:
        return None
    if len((told or "").strip()) <= 10:
        return when.date().isoformat()
    return when.isoformat(timespec="seconds")


def not_ahead(told: str | None, now: datetime) -> str | None:
    """The date as told, or `None` where it lies in the future: a wrong date is worse than none."""
    if told is None:
        return None
    when = datetime.fromisoformat(told)
    return told if (when if when.tzinfo else when.replace(tzinfo=UTC)) <= now + SLACK else None
