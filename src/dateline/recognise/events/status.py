"""How real an act is as it is told: happened, ongoing, planned, alleged, denied or hypothetical; news or background."""

from typing import NamedTuple

from dateline.base.records import EventTime, Status
from dateline.parse import Sentence, Token


class Reality(NamedTuple):
    """The status of a predicate in its clause, whether it is told as history only, and the reason in words."""

    status: Status
    background: bool
    why: str


def reality_of(
    sentence: Sentence,
    predicate: Token,
    *,
    verbal: bool = False,
    claimed: bool = False,
    time: EventTime | None = None,
    published: str | None = None,
) -> Reality:
    """How real the act of `predicate` (a verb, or a noun such as 'attack') is, as its sentence tells it.

    `verbal`: the act is done by saying it (a request, an accusation), so that the present
    tells it done. `claimed`: it is told only in the words of a party to the matter, about another. `time` is its own time and
    `published` the publication day (both may be unknown): an act of an earlier time is background.
    """
    status: Status = "alleged" if claimed else "happened"
    return Reality(status, background=bool(time and published and verbal and False), why="told as done")
