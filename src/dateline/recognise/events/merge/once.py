"""What is said or done once: the death of a person, his arrest, a verdict on him, one breath of a speaker."""

from dateline.recognise.events.act import SPOKEN, Act
from dateline.recognise.events.merge.deed import akin
from dateline.recognise.events.merge.known import Known, words

REAL = frozenset({"happened", "ongoing", "alleged"})
BODILY = ("ASSAULT", "COERCE", "RETREAT")  # done to the same people twice in two sentences, it is most often one act


def one_breath(act: Act, other: Act, known: Known) -> bool:
    """'The embassy called on tourists to leave and asked all to stay calm': one word of one speaker."""
    if act.sentence is not other.sentence or act.type not in SPOKEN or act.type == "CONSULT":
        return False
    first, second = sorted((act, other), key=lambda a: a.trigger.index)
    joined = second.trigger.dep == "conj" and act.sentence.head(second.trigger) is first.trigger
    if not joined or act.sentence.child(second.trigger, "nsubj", "nsubjpass") or act.status != other.status:
        return False
    return known.unnamed(act.recipients) or known.unnamed(other.recipients)


def one_death(act: Act, other: Act, known: Known) -> bool:
    """'A rocket killed General Orr', 'the killing of Orr', '"We terminated him"': the death of one named person."""
    if any(one.type != "ASSAULT" or one.status not in REAL for one in (act, other)):
        return False
    if not {act.trigger.lemma.lower(), other.trigger.lemma.lower()} <= words("death"):
        return False
    victims = set(act.recipients) & set(other.recipients)
    return any(known.one_person((victim,)) and not known.unnamed((victim,)) for victim in victims)


def _one_arrest(act: Act, other: Act, known: Known) -> bool:
    """'Rask was arrested', 'Rask is being held': of one named person, both news or both history."""
    if not all("arrest" in one.modes for one in (act, other)) or act.background != other.background:
        return False
    if "warrant" in (act.trigger.lemma, other.trigger.lemma):  # it may come to nothing
        return False
    same = act.recipients == other.recipients and known.one_person(act.recipients)
    return same and not known.unnamed(act.recipients)


def _one_fate(act: Act, other: Act, known: Known) -> bool:
    """'Rask was struck by a car', 'Rask was struck': one named person, the same thing."""
    same = act.recipients == other.recipients and known.one_person(act.recipients)
    return act.type in BODILY and same and akin(act, other) and not known.unnamed(act.recipients)


def named_later(first: Act, second: Act, known: Known) -> bool:
    """'A fugitive banker was arrested' of the lead is told by name further down: 'Ada Rask was arrested'."""
    lead = first.span.start < second.span.start and first.sentence.paragraph <= (known.lead or 0)
    if not lead or first.background != second.background or not akin(first, second):
        return False
    named = known.one_person(second.recipients) and not known.unnamed(second.recipients)
    return named and known.indefinite(first.recipients)


def _one_verdict(act: Act, other: Act, known: Known) -> bool:
    """'Rask was found guilty', 'Rask was sentenced': one named person, both news, and no word of another verdict."""
    if not {act.trigger.lemma, other.trigger.lemma} <= words("verdict") or act.background or other.background:
        return False
    same = act.recipients == other.recipients and known.one_person(act.recipients)
    return same and not known.unnamed(act.recipients)


def told_once(act: Act, other: Act, known: Known) -> list[tuple[float, str]]:
    """Points for what happens to one person once, and the words for it."""
    shared = [(1.5, "one arrest")] if _one_arrest(act, other, known) else []
    shared += [(1.5, "one verdict")] if _one_verdict(act, other, known) else []
    shared += [(1.0, "one fate")] if _one_fate(act, other, known) else []
    shared += [(2.0, "named later")] if named_later(act, other, known) or named_later(other, act, known) else []
    return shared
