"""Who an article speaks of: the actors, their mentions, and what the shipped tables know of them."""

from dataclasses import dataclass
from typing import Literal

from dateline.base import laws
from dateline.base.spans import Span

ActorKind = Literal["state", "person", "org", "group"]
MentionForm = Literal["name", "description", "pronoun"]
ActorTable = Literal["states", "organisations", "armed-groups", "office-holders"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One place in the text where an actor is named, described or referred to by a pronoun."""

    span: Span
    form: MentionForm

    def __post_init__(self) -> None:
        laws.need_span("mention", self.span)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """The line of a shipped table that an actor is linked to: knowledge of ours, never words of the article.

    `office`, `since` and `until` (ISO years or dates, inclusive) tell the office held on the article's day; without
    such a day, or where none was held then, they are `None`.
    """

    table: ActorTable
    id: str
    name: str
    office: str | None = None
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Somebody who acts, is acted upon or speaks. `country` is ISO 3166-1 alpha-3; `sectors` are PLOVER's codes.

    `roles` are the words that tell its role in this article ('US President').
    """

    id: str
    name: str
    kind: ActorKind
    mentions: tuple[Mention, ...]
    country: str | None = None
    sectors: tuple[str, ...] = ()
    wikidata: str | None = None
    roles: tuple[Span, ...] = ()
    entry: Entry | None = None

    def __post_init__(self) -> None:
        laws.need_spans(f"actor {self.name!r}", [m.span for m in self.mentions])
        for span in self.roles:
            laws.need_span(f"actor {self.name!r} role", span)
