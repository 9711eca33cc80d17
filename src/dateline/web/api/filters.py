"""What requests may ask for: each filter is one query parameter, spelled as on the pages of the desk."""

import re
from datetime import date, datetime
from typing import Annotated
from unicodedata import category

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from dateline.base.errors import LawError
from dateline.base.records import Status
from dateline.store import Box
from dateline.store.acts import ActQuery
from dateline.store.counts import Per
from dateline.store.records import CorrectionVerdict, FactKind
from dateline.store.ways import FactQuery
from dateline.web.guard.errors import RefusedError

MOST = 200  # things on one page
_YEARS = range(1000, 9000)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_NUMBER = 2**53  # numbers beyond are no numbers of ours


def _day(told: str) -> str:
    if not _DAY.fullmatch(told) or date.fromisoformat(told).year not in _YEARS:
        raise ValueError("give an ISO day, as 2024-03-12")
    return told


def _time(told: str) -> str:
    told = told.replace(" ", "+")  # a plus sign in an address is a space
    if datetime.fromisoformat(told).year not in _YEARS:
        raise ValueError("give an ISO day or time, as 2024-03-12 or 2024-03-12T06:00Z")
    return told


def _words(told: str) -> str:
    if any(category(letter) in ("Cc", "Cs") and not letter.isspace() for letter in told):
        raise ValueError("control characters are no words")
    return told


def _box(told: object) -> object:
    if not isinstance(told, str):
        return told
    try:
        west, south, east, north = map(float, told.split(","))
        return Box(west=west, south=south, east=east, north=north)
    except (ValueError, LawError) as error:
        raise ValueError("give west,south,east,north in degrees, as 33,42,41,46") from error


Words = Annotated[str, Field(min_length=1, max_length=200), AfterValidator(_words)]
Day = Annotated[str, Field(json_schema_extra={"format": "date"}), AfterValidator(_day)]
Time = Annotated[str, Field(max_length=40, examples=["2024-03-12T06:00Z"]), AfterValidator(_time)]
Area = Annotated[Box, BeforeValidator(_box), Field(json_schema_extra={"type": "string", "examples": ["33,42,41,46"]})]
ArticleId = Annotated[str, Field(pattern=r"^[0-9a-f]{4,16}$", description="Id of an article, or its first letters.")]
FactId = Annotated[str, Field(pattern=r"^[A-Za-z0-9_.-]{1,40}$", description="Id of a fact in its reading.")]
OtherId = Annotated[str, Field(pattern=r"^[A-Za-z0-9_.:+#-]{1,120}$")]


class Paging(BaseModel):
    """One page after another: `cursor` is the `next` of the page before."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)

    limit: Annotated[int, Field(ge=1, le=MOST, description="Things on one page.")] = 50
    cursor: Annotated[
        str | None, Field(pattern=r"^[0-9A-Za-z~-]{1,60}$", description="The `next` of the page before.")
    ] = None

    def number(self) -> int | None:
        """The cursor of a list that goes by numbers."""
        if self.cursor is None:
            return None
        if not self.cursor.isdecimal():
            raise RefusedError(422, "cursor: give the `next` of the page before")
        return min(int(self.cursor), _NUMBER)


class Reported(Paging):
    """When it was published."""

    source: Annotated[Words | None, Field(description="An outlet, as the article names it.")] = None
    reported_since: Annotated[Time | None, Field(description="Published then or later.")] = None
    reported_until: Annotated[Time | None, Field(description="Published then or earlier.")] = None


class Filters(Reported):
    """What all lists of acts and facts may be narrowed to."""

    since: Annotated[Day | None, Field(description="On that day or later.")] = None
    until: Annotated[Day | None, Field(description="On that day or earlier.")] = None
    place: Annotated[Words | None, Field(description="Code or name of a country, or name of a place.")] = None
    box: Annotated[Area | None, Field(description="A part of the map: west,south,east,north in degrees.")] = None
    actor: Annotated[Words | None, Field(description="A name, words of one, or the code of a country.")] = None
    words: Annotated[Words | None, Field(description='Words told; "in quotation marks" side by side.')] = None


class EventFilters(Filters):
    """Which acts."""

    type: Annotated[Words | None, Field(description="Type of event, as ASSAULT.")] = None
    status: Annotated[Status | None, Field(description="How real, as told.")] = None
    origins: Annotated[int, Field(ge=1, le=1000, description="Independent first sources, at least.")] = 1
    story: Annotated[OtherId | None, Field(description="Id of its story.")] = None

    def query(self) -> ActQuery:
        """The same for the store. Acts that persons rejected are left out."""
        return ActQuery(
            since=self.since, until=self.until, reported_since=self.reported_since,
            reported_until=self.reported_until, place=self.place, box=self.box, type=self.type, status=self.status,
            actor=self.actor, source=self.source, origins=self.origins, story=self.story, words=self.words or "",
            standing=True,
        )  # fmt: skip


class FactFilters(Filters):
    """Which single facts of articles."""

    type: Annotated[Words | None, Field(description="Type of event, kind of quote, precision, or action.")] = None
    status: Annotated[Status | None, Field(description="How real, as told.")] = None
    role: Annotated[str | None, Field(pattern=r"^(actor|recipient|speaker|addressee|issuer)$")] = None
    other: Annotated[Words | None, Field(description="A second actor beside the first.")] = None
    other_role: Annotated[str | None, Field(pattern=r"^(actor|recipient|speaker|addressee|issuer)$")] = None
    article: Annotated[str | None, Field(pattern=r"^[0-9a-f]{16}$", description="Id of the article.")] = None
    review: Annotated[
        CorrectionVerdict | None,
        Field(description="The last word of persons; rejected facts are only told where they are asked for."),
    ] = None

    def query(self, kind: FactKind | None) -> FactQuery:
        """The same for the store."""
        return FactQuery(
            kind=kind, since=self.since, until=self.until, reported_since=self.reported_since,
            reported_until=self.reported_until, place=self.place, box=self.box, type=self.type, status=self.status,
            actor=self.actor, role=self.role, other=self.other, other_role=self.other_role, source=self.source,
            words=self.words, article=self.article, review=self.review,
        )  # fmt: skip


class AnyFact(FactFilters):
    """Which facts, of which kind."""

    kind: Annotated[FactKind | None, Field(description="event, quote, place or advisory.")] = None


class CountFilters(AnyFact):
    """Which facts to count, and by what."""

    per: Annotated[Per, Field(description="What to count by.")] = "day"


class Names(Paging):
    """Which names."""

    words: Annotated[Words | None, Field(description="Words that the name holds, or begins with.")] = None
    country: Annotated[str | None, Field(pattern=r"^[A-Za-z]{3}$", description="ISO 3166-1 alpha-3.")] = None


class SearchFilters(Paging):
    """What articles must hold."""

    words: Annotated[Words | None, Field(description='In title or text; "in quotation marks" side by side.')] = None
    actor: Annotated[Words | None, Field(description="Somebody who takes part in a fact.")] = None
    country: Annotated[str | None, Field(pattern=r"^[A-Za-z]{3}$", description="ISO 3166-1 alpha-3.")] = None
    type: Annotated[Words | None, Field(description="Type of event.")] = None
    status: Annotated[Status | None, Field(description="How real, as told.")] = None
    since: Annotated[Day | None, Field(description="On that day or later.")] = None
    until: Annotated[Day | None, Field(description="On that day or earlier.")] = None
    box: Annotated[Area | None, Field(description="A part of the map: west,south,east,north in degrees.")] = None
