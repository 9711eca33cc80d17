"""A judgement on the way up from the predicate."""

from typing import NamedTuple

from dateline.base.records import Status
from dateline.recognise.events.status.lexicon import Effect

_STATUS: dict[Effect, Status] = {
    "planned": "planned",
    "hypothetical": "hypothetical",
    "wanted": "hypothetical",
    "denied": "denied",
    "alleged": "alleged",
    "told": "happened",
    "future": "planned",
    "ongoing": "ongoing",
}


class Judged(NamedTuple):
    """A status and its reason in words. `decides` is false where a word higher up may still say otherwise."""

    status: Status
    why: str
    decides: bool = True


def judged_by(effect: Effect, word: str) -> Judged:
    """What a governing word makes of the act below it; never called for `carries`."""
    return Judged(
        _STATUS[effect], f"'{word}' makes it {_STATUS[effect]}" if effect != "told" else f"told under '{word}'"
    )
