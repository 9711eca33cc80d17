"""The named conditions of trigger frames: each is a small question about one clause."""

from collections.abc import Callable

from dateline.base.errors import KnowledgeError
from dateline.recognise.events.conditions import force, meeting, shape, speech
from dateline.recognise.events.conditions.asked import Asked, complements, has_to

__all__ = ["CONDITIONS", "Asked", "complements", "has_to", "holds"]

CONDITIONS: dict[str, Callable[[Asked], bool]] = {
    "object": shape.with_object,
    "person": shape.with_person,
    "actor": shape.with_actor,
    "passive": shape.passive,
    "intransitive": shape.intransitive,
    "to": shape.with_infinitive,
    "that": shape.with_clause,
    "toorthat": shape.infinitive_or_clause,
    "noclause": shape.without_clause,
    "toobject": shape.asked_for,
    "plural": shape.plural,
    "ofperson": shape.of_person,
    "purpose": shape.with_purpose,
    "hits": force.hits,
    "display": force.display,
    "crowd": force.crowd,
    "nocampaign": force.no_campaign,
    "strike": force.military_strike,
    "ashore": force.ashore,
    "conquest": force.conquest,
    "inwords": force.in_words,
    "accusable": speech.accusable,
    "charged": speech.charged,
    "allegation": speech.allegation,
    "badname": speech.bad_name,
    "refusal": speech.refusal,
    "failto": speech.fails_to_agree,
    "threat": speech.threat,
    "coercion": speech.coercion,
    "hostile": speech.hostile,
    "goodfuture": speech.good_future,
    "thatabout": speech.complaint,
    "advise": speech.told_to,
    "granted": speech.granted,
    "newword": speech.new_word,
    "deadline": speech.deadline,
    "issuedwarning": speech.issued_warning,
    "notcourtesy": speech.call_on_to,
    "meeting": meeting.meeting,
    "phonecall": meeting.phone_call,
    "together": meeting.together,
    "courtesy": meeting.courtesy,
}


def holds(name: str, asked: Asked) -> bool:
    """True if the condition `name` of a frame holds. Raises `KnowledgeError` for a name that is none of ours."""
    if name not in CONDITIONS:
        raise KnowledgeError(
            f"trigger of {asked.frame.type}: no condition {name!r}; expected one of {', '.join(CONDITIONS)}"
        )
    return CONDITIONS[name](asked)
