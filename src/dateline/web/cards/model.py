"""A card: one fact in plain words, with the spans that show it. What the page lists, the terminal prints."""

from dataclasses import dataclass
from typing import Literal

from dateline.base.records import Status
from dateline.base.spans import Span

Kind = Literal["event", "quote", "advisory", "check", "quantity", "place", "time", "actor"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A few words of a card; `fact` is the id of the fact that they name, if they name one."""

    words: str
    fact: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One labelled line of a card: 'where', 'when', 'how many', 'said by'."""

    label: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One fact: its first line (`head`, part by part), its words (`evidence`, the clearest first), and the rest.

    `verdict` is that of a check; `technical` holds codes and scores for those who audit them.
    """

    id: str
    kind: Kind
    head: tuple[Part, ...]
    evidence: tuple[Span, ...]
    status: Status | None = None
    tags: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    technical: tuple[str, ...] = ()
    verdict: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """All facts of one kind under their heading."""

    kind: Kind
    title: str
    cards: tuple[Card, ...]
