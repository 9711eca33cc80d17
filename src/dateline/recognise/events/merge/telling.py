"""Questions on one telling or two: is its noun definite, are the words akin, does a headline tell it again."""

from collections.abc import Sequence

from dateline.base.records import EventTime
from dateline.recognise.events.act import Act
from dateline.recognise.events.merge.deed import akin
from dateline.recognise.events.merge.known import Known, words
from dateline.recognise.events.status.nouns import is_definite

REPEATING = ("headline", "standfirst", "caption", "subhead")
LEAD = 3  # the index of the last paragraph that a headline is taken to sum up
_FIRST, _LAST = 3, 9


def sample(group: Sequence[Act]) -> Sequence[Act]:
    """The first and the latest tellings of a group: enough to compare with, however long the article."""
    return group if len(group) <= _FIRST + _LAST else [*group[:_FIRST], *group[-_LAST:]]


def definite(act: Act) -> bool:
    """True if the noun of the act takes it as known; headlines leave the article out."""
    headline = act.sentence.role in REPEATING
    return headline or is_definite(act.sentence, act.trigger)


def repeats(act: Act, other: Act) -> bool:
    """A headline, standfirst or caption tells again what the first paragraphs, or the same words later on, tell."""
    first, second = sorted((act, other), key=lambda a: a.sentence.role not in REPEATING)
    if first.sentence.role not in REPEATING or first.sentence.paragraph == second.sentence.paragraph:
        return False
    lead = second.sentence.role in REPEATING or second.sentence.paragraph <= LEAD
    return lead or akin(act, other)


def is_part(act: Act, known: Known) -> bool:
    """'six were killed', 'the blast', 'the gunmen fired': words for a part of an attack, without a named doer."""
    if act.type != "ASSAULT" or is_tally(act):
        return False
    sentence, trigger = act.sentence, act.trigger
    if act.actors or definite_attacker(act, known):
        return definite_attacker(act, known)
    if trigger.pos in ("NOUN", "PROPN"):
        plural = trigger.tag in ("NNS", "NNPS")
        known_one = not plural or is_definite(sentence, trigger) or trigger.lemma in words("burst")
        return not act.recipients and known_one
    subjects = sentence.children(trigger, "nsubj")
    doers = {t.lemma.lower() for t in subjects}  # 'two strikes hit the city'
    known_thing = any(t.lemma.lower() in words("of_an_attack") and is_definite(sentence, t) for t in subjects)
    shows = trigger.lemma in words("casualty_verbs") | words("bursting") or bool(doers & words("violence"))
    return (shows or known_thing) and not on_oneself(act)


def is_burst(act: Act, known: Known) -> bool:
    """'an explosion', 'gunfire', 'the gunmen fired': one of the means of an attack, not its name ('the bombing')."""
    lemma = act.trigger.lemma.lower()
    return is_part(act, known) and (lemma in words("burst") | words("bursting") or definite_attacker(act, known))


def refers(act: Act) -> bool:
    """'the blasts', 'the blast killed six': the words take the attack as known."""
    tokens = [act.trigger, *act.sentence.children(act.trigger, "nsubj", "agent")]
    nouns = [token for token in tokens if token.pos in ("NOUN", "PROPN") and token.lemma.lower() in words("violence")]
    return any(is_definite(act.sentence, noun) for noun in nouns)


def is_tally(act: Act) -> bool:
    """'Since 2031 nearly 200 soldiers have been killed': the dead of many attacks."""
    below = act.sentence.children(act.trigger, "prep", "mark", "advcl")
    marks = [mark for clause in below for mark in [clause, *act.sentence.children(clause, "mark", "prep")]]
    return any(mark.lower == "since" for mark in marks)


def on_oneself(act: Act) -> bool:
    """'killed himself'."""
    return any(t.lower in words("reflexive") for t in act.sentence.children(act.trigger, "dobj"))


def in_lead(act: Act, known: Known) -> bool:
    """True if a headline or the lead tells the act as done, as news."""
    lead = act.sentence.role in REPEATING or act.sentence.paragraph == known.lead
    return lead and not act.background and act.status in ("happened", "ongoing", "alleged")


def definite_attacker(act: Act, known: Known) -> bool:
    """'The gunmen fired', 'the Velmora gunman': the doers are known only by the attack itself."""
    if not known.unnamed(act.actors) and not known.one_person(act.actors):
        return False
    sentence, verb = act.sentence, act.trigger
    while verb.dep == "conj" and not sentence.child(verb, "nsubj", "nsubjpass"):  # 'the gunman who killed and hurt'
        verb = sentence.head(verb)
    doers = [*sentence.children(verb, "nsubj"), *([sentence.head(verb)] if verb.dep == "relcl" else [])]
    return any(t.lemma.lower() in words("attackers") and is_definite(sentence, t) for t in doers)


def days_apart(left: EventTime, right: EventTime) -> bool:
    """True if both have dates and share no day."""
    a, b = left.start or left.end, right.start or right.end
    if a is None or b is None:
        return False
    return (left.end or a)[:10] < b[:10] or (right.end or b)[:10] < a[:10]


def same_day(act: Act, other: Act) -> bool:
    """True if both have dates and share a day."""
    if act.time is None or other.time is None or not (act.time.start and other.time.start):
        return False
    return not days_apart(act.time, other.time)


def content_shared(act: Act, other: Act) -> int:
    """How many words of matter two tellings share."""
    return len(_content(act) & _content(other))


def _content(act: Act) -> frozenset[str]:
    inside = act.sentence.tokens_in(act.span)
    return frozenset(t.lemma.lower() for t in inside if t.pos in ("NOUN", "VERB", "ADJ") and t is not act.trigger)


def claims(act: Act) -> bool:
    """'The rebels claimed responsibility for the attack': a known attack, and who says that he did it."""
    if act.trigger.pos != "NOUN" or not is_definite(act.sentence, act.trigger):
        return False
    return (act.bare and bool(act.actors)) or any(
        token.lemma == "claim" for token in act.sentence.ancestors(act.trigger)
    )


def may_refer_ahead(noun: Act, group: Sequence[Act]) -> bool:
    """In the body 'the attack on the bridge' refers to what comes after it only if that is told in the same words."""
    if noun.sentence.role in REPEATING or any(act.span.start < noun.span.start for act in sample(group)):
        return True
    return any(akin(noun, act) or set(noun.modes) & set(act.modes) for act in sample(group))


def is_theirs(act: Act) -> bool:
    """'their kidnapping', 'his arrest': what was done to people told of before."""
    return act.trigger.pos == "NOUN" and any(t.pos == "PRON" for t in act.sentence.children(act.trigger, "poss"))


def one_case(act: Act, other: Act, known: Known) -> bool:
    """'Berg was charged', 'the trial of Berg', 'the suit against Berg': steps of one case against the same people.

    Who only accuses another in words opens no case, and one dated long before the news is another.
    """
    if act.background != other.background and (act if act.background else other).time is not None:
        return False
    if act.type != "ACCUSE" or not act.recipients or set(act.recipients) != set(other.recipients):
        return False
    return all(_is_step_of_case(one, known) for one in (act, other))


def _is_step_of_case(act: Act, known: Known) -> bool:
    lemma = act.trigger.lemma.lower()
    if lemma not in words("case") or "allege" not in act.modes:
        return False
    return not lemma.startswith("accus") or not act.actors or known.of_law(act.actors)
