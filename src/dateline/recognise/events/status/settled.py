"""What an act is after all its tellings: still going on, or history; rules and encoder weighed as was measured."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import log
from typing import Final, Literal

from dateline.base.records import Status
from dateline.knowledge import load_yaml
from dateline.recognise.events.act import Act
from dateline.recognise.odds import probability

TABLE: Final = "models/status.yaml"
_SHARP: Final = 0.01  # probabilities are taken as if they stopped this far from none and all
_FORCE: Final = frozenset({"ASSAULT", "COERCE", "SANCTION", "PROTEST", "MOBILIZE"})
Question = Literal["ongoing", "background"]


@dataclass(frozen=True, slots=True)
class Worth:
    """What each sign of a question adds in log odds, and what they begin with."""

    base: float
    signs: Mapping[str, float]


@cache
def worth(question: Question) -> Worth:
    """The fitted weights, read once."""
    table = load_yaml(TABLE)[question]
    return Worth(table["base"], table["signs"])


def odds_ongoing(group: Sequence[Act]) -> float | None:
    """How likely an act that the rules call done is still going on; `None` where the encoder was not asked."""
    heard = [act.heard.ongoing for act in group if not act.bare and act.heard is not None]
    heard = heard or [act.heard.ongoing for act in group if act.heard is not None]
    return _weighed("ongoing", signs_of_ongoing(group, heard)) if heard else None


def odds_background(status: Status, rule: bool, group: Sequence[Act]) -> float | None:
    """How likely an act is told as history or context; `rule`: the rules say so. `None` as in `odds_ongoing`."""
    heard = [act.heard.history for act in group if act.heard is not None]
    return _weighed("background", signs_of_background(status, rule, group, heard)) if heard else None


def signs_of_ongoing(group: Sequence[Act], heard: Sequence[float]) -> dict[str, float]:
    """Sign -> how much of it there is; `heard` is what the encoder says of each telling."""
    inquiry = any(act.type == "ACCUSE" and "investigate" in act.modes for act in group)
    return {"mean": logit(sum(heard) / len(heard)), "inquiry": float(inquiry)}


def signs_of_background(status: Status, rule: bool, group: Sequence[Act], heard: Sequence[float]) -> dict[str, float]:
    """Sign -> how much of it there is; 'least' is the telling that looks most like news."""
    return {
        "rule": float(rule),
        "mean": logit(sum(heard) / len(heard)),
        "least": logit(min(heard)),
        "planned": float(status == "planned"),
        "force": float(group[0].type in _FORCE),
    }


def _weighed(question: Question, signs: Mapping[str, float]) -> float:
    weights = worth(question)
    total = weights.base + sum(weights.signs[name] * much for name, much in signs.items())
    return round(probability(total), 2)


def logit(share: float) -> float:
    """A probability -> log odds, finite at none and all."""
    return log((share + _SHARP) / (1.0 + _SHARP - share))
