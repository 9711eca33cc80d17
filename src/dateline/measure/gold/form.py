"""The form of a gold file: which fields it has, and what they may hold."""

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from dateline.base import laws
from dateline.base.records import ActorKind, Qualifier, QuoteKind, Status, TimePrecision
from dateline.base.spans import Span

Words = Annotated[str, Field(min_length=1)]


class _Form(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Marked(_Form):
    """A span as typed: start and end, and the words themselves if the annotator wrote them for safety."""

    start: int
    end: int
    words: str | None = None

    @property
    def span(self) -> Span:
        """Where it is."""
        return Span(self.start, self.end)


def _marked(came: object) -> object:
    """`[12, 30]`, or `[12, 30, "the words there"]`."""
    if isinstance(came, list) and len(came) in (2, 3):
        return dict(zip(("start", "end", "words"), came, strict=False))
    return came if isinstance(came, Marked) else {"": came}


def _date(came: str | None) -> str | None:
    laws.need_date("date", came)
    return came


Mark = Annotated[Marked, BeforeValidator(_marked)]
Date = Annotated[str | None, AfterValidator(_date)]


class GoldRole(_Form):
    """A paragraph that is not body."""

    span: Mark
    role: Words


class GoldActor(_Form):
    """Somebody who acts, is acted upon or speaks."""

    id: Words
    name: Words
    kind: ActorKind
    country: str | None = None
    sectors: list[str] = []
    mentions: Annotated[list[Mark], Field(min_length=1)]


class GoldPlace(_Form):
    """Where an event was."""

    name: Words
    country: str | None = None
    span: Mark


class GoldTime(_Form):
    """When an event was, in days."""

    start: Date = None
    end: Date = None
    span: Mark | None = None


class GoldEvent(_Form):
    """One act, coded once."""

    id: Words
    required: bool = True
    what: str = ""
    type: Words
    modes: list[str] = []
    status: Status
    background: bool = False
    actors: list[str] = []
    recipients: list[str] = []
    place: GoldPlace | None = None
    time: GoldTime | None = None
    attributed_to: list[str] = []
    spans: Annotated[list[Mark], Field(min_length=1)]


class GoldQuote(_Form):
    """One utterance."""

    id: Words
    kind: QuoteKind
    segments: Annotated[list[Mark], Field(min_length=1)]
    speaker: str | None = None
    speaker_span: Mark | None = None
    cue: Mark | None = None
    anonymous: bool = False
    anonymity_span: Mark | None = None


class GoldQuantity(_Form):
    """A number that matters."""

    id: Words
    span: Mark
    low: int | float | None = None
    high: int | float | None = None
    qualifier: Qualifier | None = None
    unit: str = ""
    event: str | None = None


class GoldAdvisory(_Form):
    """Somebody tells people what to do or beware of."""

    id: Words
    issuer: str | None = None
    audience: str | None = None
    countries: list[str] = []
    action: str | None = None
    strength: str | None = None
    urgency: str | None = None
    span: Mark


class GoldTimeExpression(_Form):
    """Words that tell a time."""

    span: Mark
    start: Date = None
    end: Date = None
    precision: TimePrecision


class GoldNegative(_Form):
    """Words that tempt a program into an event that is not there."""

    span: Mark
    not_event: list[str] | Literal["any"]
    why: str = ""


class GoldArticle(_Form):
    """One article with all that a careful person finds in it."""

    schema_: Literal["dateline-gold/1"] = Field(alias="schema")
    id: Words
    title: str | None = None
    document_date: Date = None
    outlet: str | None = None
    source: str | None = None
    text: Words
    roles: list[GoldRole] = []
    actors: list[GoldActor] = []
    events: list[GoldEvent] = []
    quotes: list[GoldQuote] = []
    quantities: list[GoldQuantity] = []
    advisories: list[GoldAdvisory] = []
    times: list[GoldTimeExpression] = []
    negatives: list[GoldNegative] = []
    not_stated: list[str] = []
    checks: list[dict[str, Any]] = []
