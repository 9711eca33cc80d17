"""Conditions that tell weapons used from weapons shown, and war from sport, work and weather."""

from dateline.parse import phrases
from dateline.recognise.events.conditions.asked import Asked, has_to, listed
from dateline.recognise.events.conditions.shape import with_clause
from dateline.recognise.events.view import lemma_of

_TAKERS = frozenset({"MIL", "REB", "UAF", "GOV", "COP"})
_AIMED = ("at", "into", "on", "against", "toward", "towards")


def hits(asked: Asked) -> bool:
    """What is fired is said to hit or to be aimed at somebody or something other than the sea."""
    aimed, clauses = asked.behind(*_AIMED), asked.sentence.children(asked.token, "advcl", "conj")
    if any(lemma_of(noun) in listed("open_water") for noun in aimed):
        return False
    if asked.object is not None:
        clauses += asked.sentence.children(asked.object, "acl", "relcl")
        aimed += [noun for _, noun in phrases.prepositional(asked.sentence, asked.object, *_AIMED[:4])]
    return bool(aimed) or any(lemma_of(clause) in listed("harms") for clause in clauses)


def conquest(asked: Asked) -> bool:
    """A state or a side with arms takes what has a name, and is nobody: 'rebels captured Odrava'."""
    if asked.object is None or asked.object.pos != "PROPN":
        return False
    taken = asked.view.index.at(asked.object.span)
    taker = asked.view.index.at(asked.agent.span) if asked.agent is not None else None
    if taken is not None and taken.kind != "state":
        return False
    return taker is not None and (taker.kind == "state" or not _TAKERS.isdisjoint(taker.sectors))


def display(asked: Asked) -> bool:
    """Weapons are shown or tested, not used: nothing is said to be hit."""
    return lemma_of(asked.token) not in ("fire", "launch") or not hits(asked)


def crowd(asked: Asked) -> bool:
    """People in the streets, not a single mind that protests nor shares that rally."""
    shows = lemma_of(asked.token) == "demonstrate" and asked.object is not None  # 'demonstrated their skill'
    somebody = asked.agent is not None and lemma_of(asked.agent) not in listed("wares")
    festive = any(
        lemma_of(noun) in ("parade", "procession", "ceremony", "festival") for noun in asked.behind("in", "at")
    )
    return somebody and not shows and not festive and not with_clause(asked)


def no_campaign(asked: Asked) -> bool:
    """A rally of a crowd with a cause, not one that a politician holds for himself."""
    holder = asked.view.index.at(asked.agent.span) if asked.agent is not None else None
    if holder is not None and (holder.kind == "person" or "PTY" in holder.sectors):
        return bool(asked.behind("against", "over"))
    at = asked.sentence.head(asked.token)
    speech = asked.sentence.head(at)
    if asked.token.dep == "pobj" and at.lower in ("at", "during") and speech.pos == "VERB":
        speaker = phrases.subject(asked.sentence, speech)
        actor = asked.view.index.at(speaker.span) if speaker is not None else None
        return actor is None or actor.kind != "person"  # 'he told a rally', 'she said at a rally': his own
    return not asked.view.words_of(at) & listed("campaigning")


def military_strike(asked: Asked) -> bool:
    """A military strike: 'US strikes on', 'launched strikes against'; not of workers, not in a match."""
    sentence, token = asked.sentence, asked.token
    modifiers = asked.view.modifiers(token)
    before = {lemma_of(modifier) for modifier in modifiers}
    if before & listed("labour_strikes"):
        return False
    at = asked.behind("on", "against", "inside")
    if token.dep == "dobj" and lemma_of(sentence.head(token)) in ("carry", "launch", "conduct", "order"):
        at += [noun for _, noun in phrases.prepositional(sentence, sentence.head(token), "on", "against", "inside")]
    states = any(m.pos == "PROPN" or (m.tag == "JJ" and m.text[:1].isupper()) for m in modifiers)
    return bool(before & listed("war_strikes")) or bool(at) or states


def ashore(asked: Asked) -> bool:
    """Rockets come down on land: 'landed in the camp', not 'landed in the sea'."""
    came_down = asked.behind(*asked.frame.via)
    return bool(came_down) and not any(lemma_of(noun) in listed("open_water") for noun in came_down)


def in_words(asked: Asked) -> bool:
    """Somebody or something was defended in words: not 'will defend the border', 'defended the town'."""
    if asked.object is None or listed("will") & set(phrases.auxiliaries(asked.sentence, asked.token)):
        return False
    held = listed("homeland") | listed("land") | listed("property") | {"himself", "herself", "itself", "themselves"}
    infinitive = has_to(asked.sentence, asked.token) or asked.token.tag == "VB"
    return not infinitive and not {lemma_of(asked.object), asked.object.lower} & held
