"""What a store answers with, and what people say of a fact."""

from dataclasses import dataclass
from typing import Literal

from dateline.base import laws
from dateline.base.errors import LawError
from dateline.base.spans import Span

AddedKind = Literal["new", "same", "version", "reading", "failed", "deleted"]
ChangeKind = Literal[
    "new", "version", "reading", "failed", "deleted", "judged", "withdrawn", "corrected", "story", "source"
]
CorrectionVerdict = Literal["accept", "correct", "reject"]
FactKind = Literal["article", "event", "quote", "place", "advisory"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """Somebody, or a country, with a part in a fact."""

    role: str
    name: str
    country: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What became of a reading that was added.

    `new`: its article was not known; `same`: nothing changed; `version`: the article's text has changed; `reading`: the
    text is known, the reading of it is not (another version of Dateline, other metadata); `failed`: there was no text,
    so only the failure is kept; `deleted`: the article was deleted and is not kept again. `version` counts the
    article's texts from 1.
    """

    kind: AddedKind
    id: str
    version: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One text of an article, and when it was added (ISO 8601, UTC)."""

    number: int
    digest: str
    added: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One article of the store, as its latest reading tells it. `number` is the cursor to go on from."""

    id: str
    key: str
    versions: int
    added: str
    number: int
    title: str | None = None
    outlet: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One line of the change log; `id` is that of the article, judgement, story or source. `why` tells a deletion."""

    number: int
    kind: ChangeKind
    id: str
    version: int | None
    added: str
    why: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What a person says of one fact of an article: that it stands, what is right instead, or that it is none.

    `article` is the id in the store; `field` and `value` tell what is right, where the verdict is `correct`. `at` is an
    ISO 8601 time; without one it is the time of keeping.
    """

    article: str
    fact: str
    verdict: CorrectionVerdict
    by: str
    why: str
    at: str | None = None
    field: str | None = None
    value: str | None = None

    def __post_init__(self) -> None:
        laws.need_date("correction.at", self.at)
        if not self.by or not self.why:
            raise LawError("correction: 'by' or 'why' is empty; say who corrects, and why")
        given = (self.field is not None) + (self.value is not None)
        if given != (2 if self.verdict == "correct" else 0):
            raise LawError("correction: give field and value with the verdict 'correct', and with no other")


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A part of the map in degrees (WGS 84). Where `west` is greater than `east`, it spans the date line."""

    west: float
    south: float
    east: float
    north: float

    def __post_init__(self) -> None:
        if not (-180 <= self.west <= 180 and -180 <= self.east <= 180 and -90 <= self.south <= self.north <= 90):
            raise LawError("box: give west, south, east, north in degrees, south below north")


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundFact:
    """A fact that a search found: its id in the reading, and its exact words."""

    kind: FactKind
    id: str
    words: str
    type: str | None = None
    status: str | None = None
    first_day: str | None = None
    last_day: str | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An article that a search found, with the facts that match. `number` is the cursor to go on from.

    `excerpt` are the exact words of the text around the first word looked for, `span` is where they stand.
    """

    id: str
    number: int
    facts: tuple[FoundFact, ...]
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    excerpt: str | None = None
    span: Span | None = None
