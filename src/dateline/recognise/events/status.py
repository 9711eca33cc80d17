"""How real an act is as it is told: happened, ongoing, planned, alleged, denied or hypothetical; news or background."""

from typing import NamedTuple

from dateline.base.records import Status
from dateline.parse import Sentence, Token


class Reality(NamedTuple):
    """The status of a predicate in its clause, whether it is told as history only, and the reason in words."""

    status: Status
    background: bool
    why: str


def reality_of(sentence: Sentence, predicate: Token) -> Reality:
    """How real the act of `predicate` (a verb, or a noun such as 'attack') is, as its sentence tells it."""
    return Reality("happened", background=False, why="told as done")
