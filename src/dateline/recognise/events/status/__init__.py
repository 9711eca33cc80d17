"""How real an act is as it is told: happened, ongoing, planned, alleged, denied or hypothetical; news or background."""

from typing import NamedTuple

from dateline.base.records import EventTime, Status
from dateline.parse import Sentence, Token
from dateline.recognise.encoder import Opinion
from dateline.recognise.events.status.background import why_background
from dateline.recognise.events.status.climb import Judged, judge
from dateline.recognise.events.status.lexicon import words
from dateline.recognise.events.status.weigh import history, weighed


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
    lead: bool = False,
    opinion: Opinion | None = None,
) -> Reality:
    """How real the act of `predicate` (a verb, or a noun such as 'attack') is, as its sentence tells it.

    `verbal`: the act is done by saying it (a request, an accusation), so that the present tells it done. `claimed`: it
    is told only in the words of a party to the matter, about another. `time` is its own time and `published` the
    publication day (both may be unknown): an act of an earlier time is background.
    `lead`: the sentence is of the headline or the first paragraph, whose own act is the news even a week later.
    `opinion` is the encoder's, which decides where no word of the sentence does.
    """
    judged = weighed(judge(sentence, predicate), predicate, opinion)
    lasting = predicate.lemma in words("lasting") or judged.decides or judged.why in ("a state since then", "a habit")
    if verbal and judged.status == "ongoing" and not lasting:
        judged = Judged("happened", judged.why + "; saying it does it")
    if judged.status in ("happened", "ongoing") and predicate.pos == "NOUN" and _is_to_come(time, published):
        judged = Judged("planned", "its day is to come")
    if claimed and judged.status in ("happened", "ongoing"):
        judged = Judged("alleged", "told only in the words of a party")
    past = why_background(sentence, predicate, judged, verbal=verbal, time=time, published=published, lead=lead)
    if past is None and not lead:
        past = history(judged, predicate, opinion)
    return Reality(judged.status, past is not None, f"{judged.why}; {past}" if past else judged.why)


def _is_to_come(time: EventTime | None, published: str | None) -> bool:
    """'A summit in July approaches': its day is after that of publication."""
    if time is None or not time.start or not published:
        return False
    return time.start[:10] > published[:10]
