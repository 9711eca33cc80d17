"""The public record of one story (schema `dateline.story/1`): what several articles say of it, laid side by side.

A story never rewrites a reading: it points to articles by the ids of their readings and to events by their ids within
them, and repeats only the exact words that it shows.
"""

from dataclasses import dataclass
from typing import Literal

from dateline.base import laws
from dateline.base.errors import LawError
from dateline.base.records.actors import ActorKind
from dateline.base.records.facts import Qualifier, Status, TimePrecision
from dateline.base.spans import Span

JudgementKind = Literal["articles", "events"]
JudgementVerdict = Literal["same", "different", "unsure"]
OriginKind = Literal["agency", "owner", "outlet"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """Whether two articles tell one story, or two events are one act; by whom, and why.

    `left` and `right` are ids of articles, or of events as `article#event`. `score` (0 to 1) is the trust in 'same'. A
    judgement is never changed: it is withdrawn, and what a person judged stands above what Dateline finds.
    """

    id: str
    kind: JudgementKind
    left: str
    right: str
    verdict: JudgementVerdict
    score: float
    reasons: tuple[str, ...]
    by: str = "dateline"
    at: str | None = None
    withdrawn: bool = False

    def __post_init__(self) -> None:
        laws.need_share("judgement", self.score)
        laws.need_date("judgement.at", self.at)
        if self.left == self.right:
            raise LawError(f"judgement: {self.left!r} is compared with itself; give two different ids")
        if not self.reasons:
            raise LawError("judgement: no reasons; say why")


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """One independent first source, with the articles that hand on its words.

    It is an agency, the owner of several outlets, or an outlet that is of no known house. `first` is the article that
    most likely carried them first.
    """

    name: str
    kind: OriginKind
    articles: tuple[str, ...]
    first: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number as one article gives it, with its exact words."""

    article: str
    quantity: str
    words: str
    low: float | int | None = None
    high: float | int | None = None
    qualifier: Qualifier | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """What the articles count by one unit: the lowest and highest figure told, and the one that most origins give.

    `told` holds every figure, in the order of publication; a later one may correct an earlier one.
    """

    unit: str
    low: float | int
    best: float | int
    high: float | int
    told: tuple[Figure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Locality:
    """Where an act happened, as one account, or the most precise of several, places it."""

    name: str
    country: str | None = None
    admin1: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    precision: str = "city"


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """One side of an act as one account tells it; `named` is false for one that is only described ('a witness')."""

    name: str
    kind: ActorKind
    named: bool = False
    country: str | None = None
    sectors: tuple[str, ...] = ()
    wikidata: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What one article says of an act: its event, its exact words, and the origin that these words come from.

    `countries` are those that the act concerns by this account: that of its place; where no place with a country is
    told, those that an advisory in these words names, else those of the recipients.
    """

    article: str
    event: str
    words: str
    span: Span
    status: Status
    origin: str
    published: str | None = None
    speakers: tuple[str, ...] = ()
    outlet: str | None = None
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    place: Locality | None = None
    countries: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        laws.need_span("account", self.span)


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """One of several things told of the same act, and the articles that tell it so."""

    value: str
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Where the accounts differ: the `field` of the event, and what is told of it; nothing is decided."""

    field: str
    variants: tuple[Variant, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedEvent:
    """One real act with all its accounts. `origins` counts the independent first sources that tell it.

    `statuses` are all that are told, the most frequent first; `start` and `end` are ISO dates or date-times.
    """

    id: str
    type: str
    modes: tuple[str, ...]
    statuses: tuple[Status, ...]
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    accounts: tuple[Account, ...]
    origins: int
    place: Locality | None = None
    start: str | None = None
    end: str | None = None
    precision: TimePrecision | None = None
    background: bool = False
    tolls: tuple[Toll, ...] = ()
    differences: tuple[Difference, ...] = ()

    def __post_init__(self) -> None:
        laws.need_date("merged event", self.start)
        laws.need_date("merged event", self.end)
        if not self.accounts:
            raise LawError(f"merged event {self.type}: no account; an act that nobody tells is none")


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One line of a timeline: an act with its day as precise as it is known, and who reported it first and when."""

    event: str
    start: str | None
    end: str | None
    precision: TimePrecision | None
    first_reported: str | None
    first_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Articles that tell one story: its acts, its independent sources, its timeline, and why they were joined.

    `published` tells of each of `articles`, in their order, when it was published.
    """

    id: str
    title: str
    articles: tuple[str, ...]
    schema: Literal["dateline.story/1"] = "dateline.story/1"
    first: str | None = None
    last: str | None = None
    published: tuple[str | None, ...] = ()
    events: tuple[MergedEvent, ...] = ()
    origins: tuple[Origin, ...] = ()
    timeline: tuple[Moment, ...] = ()
    judgements: tuple[Judgement, ...] = ()

    def __post_init__(self) -> None:
        if not self.articles:
            raise LawError("story: no article; a story needs one at least")
        if self.published and len(self.published) != len(self.articles):
            raise LawError(f"story {self.id}: {len(self.published)} dates for {len(self.articles)} articles; one each")
        known = set(self.articles)
        told = [account.article for event in self.events for account in event.accounts]
        strange = [article for article in told if article not in known]
        if strange:
            raise LawError(f"story {self.id}: {strange[0]!r} has an account, but is not among its articles")
