"""The public record of a brief (schema `dateline.brief/1`): what acts are new, changed, contradicted or repeated."""

from dataclasses import dataclass
from typing import Literal

from dateline.base import laws
from dateline.base.errors import LawError
from dateline.base.records.facts import Status, TimePrecision
from dateline.base.records.story import Locality
from dateline.base.spans import Span

News = Literal["new", "changed", "contradicted", "repeated"]
ChangedField = Literal["status", "actor", "place", "toll", "origins"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What accounts since the time tell of one `field` that none told before; `before` is empty if nothing was told."""

    field: ChangedField
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """Two accounts of an act that cannot both hold: what each says of `field`, and which article says it."""

    field: ChangedField
    said: str
    article: str
    against: str
    against_article: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefLine:
    """One act of which something was published since the time.

    `words` are the exact words at `span` of `article`: the sentence that brings the news. `origins` counts the
    independent first sources by now, `new_origins` names those that told nothing of the act before.
    """

    news: News
    act: str
    story: str
    title: str
    type: str
    modes: tuple[str, ...]
    status: Status
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    words: str
    article: str
    event: str
    span: Span
    origin: str
    origins: int
    outlet: str | None = None
    published: str | None = None
    place: Locality | None = None
    start: str | None = None
    precision: TimePrecision | None = None
    new_origins: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    disputes: tuple[Dispute, ...] = ()

    def __post_init__(self) -> None:
        laws.need_span("brief line", self.span)
        laws.need_date("brief line", self.published)


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """What is new since a time, in the order new, contradicted, changed, repeated.

    `since` is an instant; `articles` counts those published since, `undated` names those of which no day is known and
    that therefore bring no news. `place` and `type` are what was asked for. `next` is the cursor of the page after
    this one, where a part of a brief was asked for and there is more.
    """

    since: str
    articles: int
    lines: tuple[BriefLine, ...] = ()
    undated: tuple[str, ...] = ()
    place: str | None = None
    type: str | None = None
    next: str | None = None
    schema: Literal["dateline.brief/1"] = "dateline.brief/1"

    def __post_init__(self) -> None:
        laws.need_date("brief.since", self.since)
        if self.articles < 0:
            raise LawError(f"brief: {self.articles} articles; a count is never negative")
