"""When two different actors may be one: a state for its police, 'the couple' for those named before."""

from dateline.parse import phrases
from dateline.recognise.events.act import Act
from dateline.recognise.events.merge.another import one_thing
from dateline.recognise.events.merge.known import Known, words
from dateline.recognise.events.merge.telling import claims, definite_attacker, one_case, repeats
from dateline.recognise.events.status.nouns import is_definite

_NEXT = 2  # paragraphs


def one_stands_for_the_other(act: Act, other: Act, known: Known) -> bool:
    """A state over its police, 'the gunmen' after their name, who claims an attack by unnamed men."""
    if definite_attacker(act, known) or definite_attacker(other, known):
        return True
    if one_case(act, other, known) and known.of_law((*act.actors, *other.actors)):  # prosecutors and their grand jury
        return True
    if taken_up(act, other, known):
        return True
    if act.type == "ASSAULT" and _attackers_of(act, other, known):
        return True
    if marches_on(act, other, known) or marches_on(other, act, known):
        return True
    if any(claims(one) and known.unnamed(two.actors) for one, two in ((act, other), (other, act))):
        return True
    return repeats(act, other) and (
        known.may_stand_for(act.actors, other.actors)
        or _named_within(act, other, known)
        or _named_within(other, act, known)
    )


def taken_up(act: Act, other: Act, known: Known) -> bool:
    """'The couple toured the camp' over 'Lund and her husband toured the camp'; 'six MPs' over 'the six MPs'."""
    if known.takes_up(act.actors) != known.takes_up(other.actors):
        return one_thing(act, other)
    return known.alike(act.actors, other.actors) and one_thing(act, other)


def marches_on(crowd: Act, told: Act, known: Known) -> bool:
    """'The protesters chanted' right after 'some 200 teachers marched': the crowd of the protest told before."""
    if crowd.type != "PROTEST" or not crowd.actors or not known.unnamed(crowd.actors):
        return False
    doers = phrases.subject(crowd.sentence, crowd.trigger) if crowd.trigger.pos == "VERB" else None
    if doers is None or doers.lemma.lower() not in words("crowd") or not is_definite(crowd.sentence, doers):
        return False
    return 0 <= crowd.sentence.paragraph - told.sentence.paragraph <= _NEXT and told.span.start < crowd.span.start


def _attackers_of(act: Act, other: Act, known: Known) -> bool:
    """'A suicide bomber' and 'the Free Front', 'militants': attackers without a name, and by their group's name."""
    words_of = [known.attackers(one.actors) for one in (act, other)]
    if all(words_of):
        return bool(words_of[0] & words_of[1]) or any(found <= words("any_attacker") for found in words_of)
    return any(found and known.no_state(two.actors) for found, two in zip(words_of, (other, act), strict=True))


def _named_within(act: Act, other: Act, known: Known) -> bool:
    """'Ostland' of the headline stands in 'police in Ostland'."""
    told = {token.text for token in other.sentence.tokens_in(other.span)}
    return any(set(name.split()) <= told for name in known.names(act.actors))
