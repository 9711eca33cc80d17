"""What speaks against two tellings being one act."""

from collections.abc import Sequence

from dateline.parse import phrases
from dateline.recognise.events.act import SPOKEN, Act
from dateline.recognise.events.merge.another import is_another, one_thing, says_another
from dateline.recognise.events.merge.deed import akin, toll
from dateline.recognise.events.merge.known import Known, modes_agree, words
from dateline.recognise.events.merge.once import REAL
from dateline.recognise.events.merge.stand_for import one_stands_for_the_other
from dateline.recognise.events.merge.telling import (
    REPEATING,
    claims,
    days_apart,
    definite,
    in_lead,
    is_burst,
    is_part,
    is_tally,
    on_oneself,
    repeats,
    sample,
)

_SEQUENCE = ("after", "before", "following")
_FAR_MORE = 3  # counts of one attack grow from telling to telling, but seldom threefold


def why_not(act: Act, group: Sequence[Act], known: Known) -> str:
    """What speaks against one act, in words; empty if nothing does."""
    for other in sample(group):
        if _told_apart(act, other, known):
            return "told as another one"
        parts = is_part(act, known) and is_part(other, known)  # 'shots after the blast' are one attack
        if not parts and (_in_sequence(act, other) or _in_sequence(other, act)):
            return "one comes after the other"
        reason = _conflict(act, other, known)
        if reason:
            return reason
    return ""


def _conflict(act: Act, other: Act, known: Known) -> str:
    if on_oneself(act) or on_oneself(other):
        return "done to oneself"
    if not _statuses_agree(act, other):
        return "one is told as done, the other not"
    if act.time and other.time and days_apart(act.time, other.time):
        return "different days"
    if _many_and_one(act, other) or _many_and_one(other, act):
        return "one tells of many, the other of one"
    if act.type == "ASSAULT" and is_tally(act) != is_tally(other):
        return "one tells of many, the other of one"
    if _uneven_tolls(act, other):
        return "different numbers of dead"
    if _old_and_new(act, other, known) or _old_and_new(other, act, known):
        return "one is history, the other the day's news"
    if known.places_agree(act.place, other.place) == 0.0 and not claims(act):
        return "different places"
    if act.type not in SPOKEN and not modes_agree(act.modes, other.modes):
        some_part = is_burst(act, known) or is_burst(other, known)
        if not some_part or not {*act.modes, *other.modes} <= words("of_one_attack"):
            return "different means"
    if act.actors and other.actors and not known.same_actor(act.actors, other.actors):
        stands_for = one_stands_for_the_other(act, other, known)
        return "" if stands_for else "different actors"
    if act.recipients and other.recipients and not known.same_actor(act.recipients, other.recipients):
        named = not known.unnamed(act.recipients) and not known.unnamed(other.recipients)
        apart = (named or act.type in SPOKEN) and not known.one_country(act.recipients, other.recipients)
        apart = apart and not _one_word(act, other, known)
        return "different recipients" if apart else ""
    return ""


def _one_word(act: Act, other: Act, known: Known) -> bool:
    """'UN welcomes release by rebels' over 'The UN welcomed the freed girls': one word of one speaker, told twice."""
    same = known.same_actor(act.actors, other.actors) == 1.0
    return act.type in SPOKEN and same and repeats(act, other) and akin(act, other)


def _many_and_one(many: Act, one: Act) -> bool:
    """'attacks on the police' are not 'the attack'."""
    plural = many.trigger.tag in ("NNS", "NNPS") and bool(many.recipients) and not definite(many)
    patient = phrases.patient(one.sentence, one.trigger) if one.trigger.pos == "VERB" else one.trigger
    single = patient is not None and patient.tag in ("NN", "NNP") and not one.sentence.child(patient, "conj")
    return plural and single and not set(many.recipients) & set(one.recipients)


def _uneven_tolls(act: Act, other: Act) -> bool:
    """'killed two villagers', '52 villagers have been killed this year': three times as many are other dead."""
    one, two = toll(act), toll(other)
    if one is None or two is None or not akin(act, other):
        return False
    if one[1] != two[1] and (act.type == "ASSAULT" or not {one[1], two[1]} & words("no_matter")):
        return False  # 'killed 30 people', 'two children were killed': some may be of the others
    few, many = sorted((one[0], two[0]))
    return many >= _FAR_MORE * few if one[1] else few != many


def _old_and_new(old: Act, new: Act, known: Known) -> bool:
    """An act dated in the past, or 'already' done, is not the news of the headline, nor news of other people."""
    dated = old.background and old.time is not None and old.time.start is not None
    adverbs = old.sentence.children(old.trigger, "advmod")
    earlier = old.background and any(t.lower in words("before_the_news") for t in adverbs)
    others = bool(old.recipients and new.recipients) and not set(old.recipients) & set(new.recipients)
    known_of = new.trigger.dep in ("acl", "relcl")  # 'the pupils abducted by rebels' tells no news
    other_news = others or (new.trigger.pos == "VERB" and in_lead(new, known))
    if dated and new.time is None and not new.background and not known_of and other_news:
        return True
    return (dated or earlier) and new.sentence.role in ("headline", "standfirst") and not new.background


def _statuses_agree(act: Act, other: Act) -> bool:
    """Done and planned are two acts, unless a definite noun takes up the plan ('this new inquiry')."""
    if act.status == other.status or {act.status, other.status} <= REAL:
        return True
    return _takes_up(act, other) or _takes_up(other, act)


def _takes_up(noun: Act, plan: Act) -> bool:
    return (
        noun.bare
        and noun.time is None
        and noun.status in REAL
        and plan.status in ("planned", "hypothetical")
        and definite(noun)
    )


def _in_sequence(act: Act, other: Act) -> bool:
    """'attacked after the blast', 'met before they fired': the one told as the mark in time is not the other."""
    sentence, token = act.sentence, act.trigger
    if sentence is not other.sentence:
        return False
    while token.head != token.index:
        marks = sentence.children(token, "mark", "prep") if token.dep == "advcl" else []
        head = sentence.head(token)
        if head.lower in _SEQUENCE or any(mark.lower in _SEQUENCE for mark in marks):
            return other.trigger not in sentence.subtree(token)
        token = head
    return False


def _told_apart(act: Act, other: Act, known: Known) -> bool:
    """One is told as another act than the other: 'a second blast' after 'a blast'."""
    first, second = sorted((act, other), key=lambda a: a.span)
    if first.sentence.role in REPEATING or says_another(first) or _goes_into_detail(first, second, known):
        return False
    return says_another(second) and not (is_another(first) and one_thing(first, second))


def _goes_into_detail(first: Act, second: Act, known: Known) -> bool:
    """'Rebels attacked a bank. A bomb went off ...': right after the lead a part of its attack is told as new."""
    if not is_part(second, known) or is_another(second):
        return False
    if first.sentence is second.sentence:  # 'followed by gunfire and an explosion'
        return is_part(first, known)
    near = second.sentence.paragraph - first.sentence.paragraph <= 1
    return near and in_lead(first, known) and not first.modes
