"""What an announcement makes of an act: 'will send aid' is a promise, 'will not lift the ban' a refusal."""

from typing import NamedTuple

from dateline.base.records import Status
from dateline.parse import Sentence, Token, phrases
from dateline.recognise.events.match import Match
from dateline.recognise.events.status import Reality
from dateline.recognise.events.view import listed

_PROMISED = frozenset({"COOPERATE", "AID", "RETREAT", "CONCEDE"})
_REFUSED = _PROMISED | {"CONSULT", "AGREE"}


class Told(NamedTuple):
    """The type and status that an act has as it is told, and why."""

    type: str
    status: Status
    why: str


def as_told(sentence: Sentence, match: Match, reality: Reality, *, by_somebody: bool = True) -> Told:
    """The act itself, or the promise or refusal that the sentence makes of it.

    An act of cooperation, aid or retreat that somebody 'will' do is AGREE; a concession, help or meeting that somebody
    'will not' grant is REJECT. Both happened when they were said. Only somebody promises: not 'the flights will help'.
    """
    kind, verb = match.frame.type, match.predicate
    if match.agent is None or not by_somebody or not _will(sentence, verb):
        return Told(kind, reality.status, reality.why)
    if reality.status == "planned" and kind in _PROMISED:
        return Told("AGREE", "happened", f"{kind} that is announced: a promise")
    if reality.status in ("denied", "hypothetical") and kind in _REFUSED and phrases.is_negated(sentence, verb):
        return Told("REJECT", "happened", f"{kind} that will not be done: a refusal")
    return Told(kind, reality.status, reality.why)


def _will(sentence: Sentence, verb: Token) -> bool:
    return bool(listed("will") & set(phrases.auxiliaries(sentence, verb)))
