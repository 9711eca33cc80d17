"""How far an event is to be trusted: the share of right ones among the events that were told with the same signs."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from dateline.knowledge import load_yaml
from dateline.recognise.events.act import Act
from dateline.recognise.odds import probability

TABLE: Final = "models/events.yaml"
_UNREAL: Final = frozenset({"alleged", "denied", "planned", "hypothetical"})


@dataclass(frozen=True, slots=True)
class Trust:
    """What each sign adds in log odds, what they begin with, and what the encoder says where it was not asked.

    `stands` are the types in which somebody takes a stand.
    """

    base: float
    signs: Mapping[str, float]
    unasked: float
    stands: frozenset[str]


@cache
def trust() -> Trust:
    """The measured table, read once."""
    table = load_yaml(TABLE)
    return Trust(table["base"], table["signs"], table["unasked"], frozenset(table["stands"]))


def signs_of(act: Act, tellings: int) -> dict[str, float]:
    """Sign -> how much of it there is, 0 to 1. `act` is what all its tellings say together."""
    return {
        "odds": trust().unasked if act.odds is None else act.odds,
        "actor": float(bool(act.actors)),
        "recipient": float(bool(act.recipients)),
        "unreal": float(act.status in _UNREAL),
        "encoder": float(not act.by_rule),
        "retold": float(tellings > 1),
        "stand": float(act.type in trust().stands),
    }


def trusted(act: Act, tellings: int) -> float:
    """The score of an event, 0 to 1; that of a user's own frame is what the user gave it."""
    if act.score is not None:
        return act.score
    signs = trust().signs
    total = trust().base + sum(signs[name] * much for name, much in signs_of(act, tellings).items())
    return round(probability(total), 2)
