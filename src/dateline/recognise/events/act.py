"""One telling of an act in one clause, before tellings of the same act are merged into an event."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, NamedTuple

from dateline.base.records import AttributionKind, EventTime, Status
from dateline.base.spans import Span
from dateline.parse import Sentence, Token
from dateline.recognise.events.status.weigh import Heard

SPOKEN = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
"""The types of acts that are done, or told, by talking: cooperation and conflict in words."""


class Sides(NamedTuple):
    """Actor id -> how likely the encoder finds that this one acts, and that it is done to this one."""

    actors: Mapping[str, float] = MappingProxyType({})
    recipients: Mapping[str, float] = MappingProxyType({})


_NOBODY: Final = Sides()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Act:
    """A predicate that tells a coded act: its type and modes, its words, who and whom (actor ids), and how real it is.

    `span` is the shortest run that shows actor and act; `bare` is true for a noun that only refers ('the raid').
    `speaker` is the actor id of the one who says it where the act is told in reported or quoted speech, `source` the
    kind of that source.
    `about` is the noun that a speech act condemns, praises or rejects; it may tell an act itself.
    `odds` is how likely the encoder finds the type at the trigger, `None` where it was not asked; `by_rule` is false
    for what the encoder added or named. `score` is the trust that a user gave to his own frame, else `None`.
    `heard` is what the encoder says of how it is told, and `sides` of who acts and to whom, weighed when all tellings
    are known.
    `time_odds` is how likely the time is the act's where no rule of grammar tells it, else `None`.
    `joined` says in words why this telling was joined to those before it; empty for the first.
    """

    sentence: Sentence
    trigger: Token
    span: Span
    type: str
    modes: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    status: Status = "happened"
    background: bool = False
    bare: bool = False
    quote: str | None = None
    speaker: str | None = None
    source: AttributionKind = "unnamed"
    about: Token | None = None
    place: str | None = None
    time: EventTime | None = None
    time_odds: float | None = None
    quantities: tuple[str, ...] = ()
    odds: float | None = None
    by_rule: bool = True
    heard: Heard | None = None
    sides: Sides = _NOBODY
    score: float | None = None
    why: str = ""
    joined: str = ""
