"""Rule and encoder together on how real an act is: the encoder decides where only the tense of the clause does."""

from typing import Final, NamedTuple, get_args

from dateline.base.records import Status
from dateline.parse import Token
from dateline.recognise.encoder import Opinion
from dateline.recognise.events.status.judged import Judged

SURE: Final = 0.6  # the encoder's status takes the place of one that no word gives from this probability on
REAL: Final = 1.5  # factuality (-3 to +3): an act above it is not made unreal, one below it not real
HISTORY: Final = 0.5  # told as history from this probability on, where no rule says so
_REAL: Final[tuple[Status, ...]] = ("happened", "ongoing")
_TENSE_ALONE: Final = frozenset({"told as done", "present tense"})


class Heard(NamedTuple):
    """What the encoder says of the word that tells an act: how likely it is going on, and how likely history."""

    ongoing: float
    history: float


def heard(trigger: Token, opinion: Opinion | None) -> Heard | None:
    """What is kept of the encoder's opinion until all tellings of the act are known; `None` from a silent judge."""
    if opinion is None:
        return None
    return Heard(opinion.status(trigger.index)["ongoing"], opinion.background(trigger.index))


def weighed(judged: Judged, predicate: Token, opinion: Opinion | None) -> Judged:
    """What a word or form makes of the act as it is; what the tense alone tells, unless the encoder is sure otherwise.

    Between real and not real the encoder's number for factuality must say the same as its status. That an act is only
    alleged is left to the rules, which know who speaks and who is a party: the encoder suspects all reported speech.
    """
    if judged.why not in _TENSE_ALONE or opinion is None:
        return judged
    odds = opinion.status(predicate.index)
    best = max(get_args(Status), key=lambda status: odds[status])
    if best in (judged.status, "alleged") or odds[best] < SURE:
        return judged
    real = best in _REAL
    if real != (judged.status in _REAL) and real != (opinion.factuality(predicate.index) > REAL):
        return judged
    return Judged(best, f"{judged.why}; encoder: {best} {odds[best]:.2f}", decides=False)


def history(judged: Judged, predicate: Token, opinion: Opinion | None) -> str | None:
    """Why the encoder takes an act for history, told beside the news; `None` where it does not. A plan is none."""
    if opinion is None or judged.status == "planned" or (odds := opinion.background(predicate.index)) < HISTORY:
        return None
    return f"encoder: history {odds:.2f}"
