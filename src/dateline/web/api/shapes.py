"""The shapes of all answers, and their JSON Schemas, made from the records themselves."""

from typing import Any, Generic, TypeVar

import msgspec

from dateline.alerts.records import LogLine
from dateline.base.records import Reading
from dateline.base.records.brief import Brief
from dateline.base.records.indicators import Indicator
from dateline.base.records.revision import Revision
from dateline.base.records.story import Judgement, MergedEvent, Story
from dateline.base.spans import Span
from dateline.store import Correction, Found, Version
from dateline.store.act_rows import Act
from dateline.store.audit import Deed
from dateline.store.counts import Count, Volume
from dateline.store.facts import Fact
from dateline.store.names import Name
from dateline.store.precision import Precision
from dateline.store.tokens import Token, TokenRole
from dateline.web.guard.errors import Problem

_T = TypeVar("_T")


class Page(msgspec.Struct, Generic[_T], frozen=True, kw_only=True):
    """One page of a list; `next` is the cursor of the one after it, null where there is none."""

    items: list[_T]
    next: str | None


class Session(msgspec.Struct, frozen=True, kw_only=True):
    """The person who asks. `csrf` goes into the header `X-CSRF-Token` of what changes something."""

    name: str
    role: TokenRole
    csrf: str | None


class ArticleHead(msgspec.Struct, frozen=True, kw_only=True):
    """An article as its latest reading tells it; `key` is its address, or the id that it was given."""

    id: str
    key: str
    versions: int
    added: str
    title: str | None
    outlet: str | None
    published: str | None


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """What people said of a fact of an article's latest reading, the oldest first."""

    fact: str
    corrections: list[Correction]


class ArticleWhole(msgspec.Struct, frozen=True, kw_only=True):
    """An article with its versions and what people said of its facts."""

    article: ArticleHead
    versions: list[Version]
    said: list[Said]
    stories: list[str]


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """An act of a story as lists tell it; `utf16` is its `span` in UTF-16 code units, as browsers count."""

    act: Act
    utf16: Span


class AccountOffsets(msgspec.Struct, frozen=True, kw_only=True):
    """Where the words of one account stand, in UTF-16 code units."""

    article: str
    event: str
    utf16: Span


class EventWhole(msgspec.Struct, frozen=True, kw_only=True):
    """An act with all its accounts; `offsets` tells the spans of the accounts as browsers count, in their order."""

    story: str
    event: MergedEvent
    offsets: list[AccountOffsets]


class StoryHead(msgspec.Struct, frozen=True, kw_only=True):
    """A story in short: how many articles, acts and independent first sources it has."""

    id: str
    title: str
    first: str | None
    last: str | None
    articles: int
    events: int
    origins: int


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """Facts by period and type, and all articles of the same time, so that loudness is not read as happening."""

    counts: list[Count]
    volume: list[Volume]


class View(msgspec.Struct, frozen=True, kw_only=True):
    """A page of the desk with its filters, kept under a name."""

    name: str
    path: str
    by: str
    at: str


class AlertRule(msgspec.Struct, frozen=True, kw_only=True):
    """A rule of alerts, kept under its name; `rule` as in a file of rules."""

    name: str
    rule: dict[str, Any]
    by: str
    at: str


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """What became of something that was sent: false where nothing changed."""

    kept: bool
    id: str | None = None


class StoryIds(msgspec.Struct, frozen=True, kw_only=True):
    """The ids of stories as they are now."""

    stories: list[str]


class Made(msgspec.Struct, frozen=True, kw_only=True):
    """A new token, told this once."""

    name: str
    role: TokenRole
    token: str


UNCHANGED: dict[int | str, dict[str, Any]] = {304: {"description": "nothing has changed since the ETag that was sent"}}
_MODELS: tuple[Any, ...] = (
    Problem, Session, Reading, ArticleWhole, Revision, EventWhole, Story, Name, Counts, Brief, Kept, Made, StoryIds,
    Fact, Page[ArticleHead], Page[Fact], Page[Event], Page[StoryHead], Page[Name], Page[Found], Page[Indicator],
    Page[Judgement], Page[Correction], Page[LogLine], Page[Deed], Page[View], Page[AlertRule], Page[Precision],
    Page[Token],
)  # fmt: skip
_REFERENCES, COMPONENTS = msgspec.json.schema_components(_MODELS, ref_template="#/components/schemas/{name}")
_KNOWN = dict(zip(_MODELS, _REFERENCES, strict=True))


def told(model: Any, what: str, status: int = 200) -> dict[int | str, dict[str, Any]]:
    """How OpenAPI tells an answer of a shape."""
    return {status: {"description": what, "content": {"application/json": {"schema": _KNOWN[model]}}}}


def one(model: Any, what: str) -> dict[int | str, dict[str, Any]]:
    """How OpenAPI tells an answer of a shape to those who ask for one thing, which may not be there."""
    return {**told(model, what), **refused(404)}


def refused(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """How OpenAPI tells that a request may be refused."""
    words = {
        400: "the request makes no sense", 401: "log in first", 403: "not with this role, or from elsewhere",
        404: "there is no such thing", 409: "it is there already", 413: "too large", 422: "a parameter is wrong",
        429: "too many requests", 431: "the address is too long", 503: "the store does not answer",
    }  # fmt: skip
    return {status: told(Problem, words[status])[200] for status in statuses}
