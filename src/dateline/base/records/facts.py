"""What an article says, fact by fact. Every fact carries the span of its words; what is not known is `None`."""

from dataclasses import dataclass
from typing import Literal

from dateline.base import laws
from dateline.base.errors import LawError
from dateline.base.records.speech import AttributionKind
from dateline.base.spans import Span

PlacePrecision = Literal["point", "city", "admin2", "admin1", "country", "region"]
TimePrecision = Literal["second", "hour", "part-of-day", "day", "week", "month", "quarter", "year", "decade", "vague"]
TimeKind = Literal["moment", "range", "duration", "repeat"]
TimeBasis = Literal["stated", "published", "speech", "event"]
Qualifier = Literal["exactly", "about", "at least", "at most", "more than", "less than", "nearly"]
Status = Literal["happened", "ongoing", "planned", "alleged", "denied", "hypothetical"]
CheckKind = Literal["arithmetic", "headline-body", "number-conflict", "quote-variant", "officiality"]
Verdict = Literal["consistent", "inconsistent", "not-supported"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One mention of a place. Coordinates are WGS 84 degrees of the place itself, never a capital's for its country."""

    id: str
    name: str
    span: Span
    precision: PlacePrecision
    score: float
    country: str | None = None
    admin1: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geonames_id: int | None = None

    def __post_init__(self) -> None:
        laws.need_span(f"place {self.name!r}", self.span)
        laws.need_share(f"place {self.name!r}", self.score)
        laws.need_both_or_neither(f"place {self.name!r}", latitude=self.latitude, longitude=self.longitude)
        if self.latitude == 0 and self.longitude == 0:
            raise LawError(f"place {self.name!r}: 0, 0 is no place; leave unknown coordinates null")


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """Words that tell a time. `value` is a TIMEX3 value; `start` and `end` (inclusive) are ISO dates or date-times.

    `basis` says against what the calendar date was worked out: the words themselves (`stated`), the publication day,
    the day of speaking, or an event. Without a document date no relative expression has a calendar date.
    """

    id: str
    span: Span
    precision: TimePrecision
    kind: TimeKind
    start: str | None = None
    end: str | None = None
    value: str | None = None
    basis: TimeBasis | None = None

    def __post_init__(self) -> None:
        laws.need_span("time", self.span)
        laws.need_date("time.start", self.start)
        laws.need_date("time.end", self.end)
        laws.need_basis("time", self.start or self.end, self.basis)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number that matters. A single value stands in `low`; a range fills both. `event` is the id of its event."""

    id: str
    span: Span
    unit: str
    low: float | int | None = None
    high: float | int | None = None
    qualifier: Qualifier | None = None
    event: str | None = None

    def __post_init__(self) -> None:
        laws.need_span("quantity", self.span)
        if self.low is not None and self.high is not None and self.low > self.high:
            raise LawError(f"quantity: low {self.low} is above high {self.high}")


@dataclass(frozen=True, slots=True, kw_only=True)
class EventTime:
    """When an event happened: `ref` is the time expression that tells it, if any; `basis` where the date comes from."""

    ref: str | None = None
    start: str | None = None
    end: str | None = None
    precision: TimePrecision = "vague"
    basis: TimeBasis | None = None

    def __post_init__(self) -> None:
        laws.need_date("event time", self.start)
        laws.need_date("event time", self.end)
        laws.need_basis("event time", self.start or self.end, self.basis)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who stands behind an event: an actor of the reading, or the outlet itself, and the quote that carries it."""

    kind: AttributionKind
    actor: str | None = None
    quote: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One real act, coded once, with all its mentions in `spans`: the clearest first. Codes as in the codebook.

    `quad` is 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict; `intensity` runs
    from -10 to +10. `why` says in words which rule or model decided.
    """

    id: str
    type: str
    quad: int
    cameo: str
    intensity: float
    status: Status
    spans: tuple[Span, ...]
    trigger: Span
    score: float
    why: str
    modes: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    background: bool = False
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    place: str | None = None
    time: EventTime | None = None
    quantities: tuple[str, ...] = ()
    attribution: tuple[Attribution, ...] = ()

    def __post_init__(self) -> None:
        laws.need_spans(f"event {self.type}", self.spans)
        laws.need_span(f"event {self.type} trigger", self.trigger)
        laws.need_share(f"event {self.type}", self.score)
        if self.quad not in (1, 2, 3, 4):
            raise LawError(f"event {self.type}: quad class {self.quad} is not 1, 2, 3 or 4")
        if not self.why:
            raise LawError(f"event {self.type}: 'why' is empty; say which rule or model decided")


@dataclass(frozen=True, slots=True, kw_only=True)
class Advisory:
    """A government or body tells people what to do or beware of. `countries` are ISO 3166-1 alpha-3, as published."""

    id: str
    span: Span
    issuer: str | None = None
    audience: str | None = None
    countries: tuple[str, ...] = ()
    action: str | None = None
    strength: str | None = None
    urgency: str | None = None
    level: str | None = None

    def __post_init__(self) -> None:
        laws.need_span("advisory", self.span)


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """The article held against itself: its own figures and words, never the world."""

    id: str
    kind: CheckKind
    verdict: Verdict
    spans: tuple[Span, ...]
    detail: str

    def __post_init__(self) -> None:
        laws.need_spans(f"check {self.kind}", self.spans)


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A step that could not do its work on this article; the rest of the reading stands."""

    step: str
    error: str
    detail: str
