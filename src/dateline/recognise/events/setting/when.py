"""The time that a clause gives for its act."""

from collections.abc import Sequence

from dateline.base.records import EventTime, TimeExpression
from dateline.parse import Sentence, Token
from dateline.recognise.events.setting.attach import attached, setting_words

_ADVERBIAL = ("prep", "npadvmod", "advmod", "tmod")


def time_of(sentence: Sentence, anchors: list[Token], times: Sequence[TimeExpression]) -> EventTime | None:
    """The first time expression on the predicate itself, else on the word that carries it; dated ones first."""
    found = [
        (anchors.index(way[-1]), time.start is None, time.span.start, index, time)
        for index, (time, way) in enumerate(attached(sentence, anchors, times))
        if time.kind in ("moment", "range") and _tells_when(way)
    ]
    if not found:
        return None
    time = min(found, key=lambda candidate: candidate[:4])[-1]
    basis = time.basis if time.start or time.end else None
    return EventTime(ref=time.id, start=time.start, end=time.end, precision=time.precision, basis=basis)


def _tells_when(way: list[Token]) -> bool:
    """True unless the time belongs to a noun beside the act: 'sentenced him over the 2009 fire'."""
    if len(way) == 1 or way[-1].pos not in ("VERB", "AUX"):
        return True
    last = way[-2]
    if last.dep not in _ADVERBIAL:
        return False
    return last.dep != "prep" or (last.lower in setting_words("time_prepositions") and len(way) <= 4)
