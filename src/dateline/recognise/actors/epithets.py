"""Other words for an actor: 'the militants' for a movement, 'the attacker' for the gunman, 'the Ohio senator'."""

from collections.abc import Iterator
from itertools import takewhile

from dateline.knowledge.roles import word_list
from dateline.recognise.actors.candidate import COMPATRIOT, Candidate
from dateline.recognise.actors.context import Context
from dateline.recognise.actors.entity import Entity
from dateline.recognise.actors.timeline import Spoken, Timeline

_ARMED = frozenset({"UAF", "REB"})
_POLITICAL = frozenset({"PTY", "LEG", "GOV", "OPP"})
_NEAR = 2  # sentences
_REACH_OF_COMPANIES = 6  # sentences


def armed_body(candidate: Candidate, before: list[Spoken]) -> Entity | None:
    """'The extremists': the armed body named last, unless other such people were told of since."""
    if not (candidate.plural and candidate.definite) or candidate.key not in _plurals_of_armed():
        return None
    for spoken in before:
        entity = spoken.entity
        if entity.plural and candidate.role in entity.roles:
            return None
        if entity.kind == "org" and entity.named and _ARMED & set(entity.sectors):
            return entity
    return None


def _plurals_of_armed() -> frozenset[str]:
    return frozenset(word + "s" for word in word_list("body_members") if word != "force")


def company(candidate: Candidate, before: list[Spoken], context: Context) -> Entity | None:
    """'The company', 'the chipmaker': the only company of the last sentences, or the subject of the one before."""
    if candidate.role not in word_list("company_words") or not _is_single(candidate):
        return None
    here = context.number_of(candidate.sentence)
    near = [s for s in before if here - s.number <= _REACH_OF_COMPANIES and _may_be_company(s.entity)]
    found = {id(s.entity): s.entity for s in near}
    if len(found) > 1:
        found = {id(s.entity): s.entity for s in near if here - s.number <= 1 and _leads(s)}
    return next(iter(found.values())) if len(found) == 1 else None


def person_of_note(candidate: Candidate, before: list[Spoken], context: Context) -> Entity | None:
    """'The singer', 'the teenager' beside or right after a sentence about one named person without another trade."""
    if candidate.role not in word_list("public_epithets") or not _is_single(candidate):
        return None
    entity = _last_subject(candidate, before, context)
    fits = entity is not None and not set(entity.sectors) - {"CVL", "UNK", "LAB", "BUS", *candidate.sectors}
    return entity if fits and entity is not None and not entity.roles.keys() - {candidate.role} else None


def compatriot(candidate: Candidate, before: list[Spoken], context: Context) -> Entity | None:
    """'The Brazilian': the person named last who is told to be of that country, else the last subject of none."""
    if candidate.role != COMPATRIOT or not candidate.definite:
        return None
    near = [s.entity for s in before[:40] if s.entity.kind == "person" and s.entity.named]
    told = next((e for e in near if e.country == candidate.country), None)
    if told is not None:
        return told
    entity = _last_subject(candidate, before, context)
    return entity if entity is not None and entity.country is None else None


def is_left_open(candidate: Candidate, timeline: Timeline, context: Context) -> bool:
    """True for 'the Brazilian' who is most likely one of the persons just named, though it is not clear which."""
    if candidate.role != COMPATRIOT or not candidate.definite:
        return False
    here = context.number_of(candidate.sentence)
    near = takewhile(lambda s: here - s.number <= _NEAR, timeline.before(candidate.span.start))
    return any(s.entity.kind == "person" and s.entity.named for s in near)


def _is_single(candidate: Candidate) -> bool:
    return candidate.definite and not (candidate.plural or candidate.owned or candidate.number)


def _last_subject(candidate: Candidate, before: list[Spoken], context: Context) -> Entity | None:
    """The one named person who is the subject of this sentence so far, else of the sentence before."""
    here = context.number_of(candidate.sentence)
    for number in (here, here - 1):
        found = {id(s.entity): s.entity for s in before if s.number == number and _leads(s)}
        persons = [e for e in found.values() if e.kind == "person" and e.named]
        if persons:
            return persons[0] if len(persons) == 1 and (candidate.gender in (None, persons[0].gender)) else None
    return None


def _leads(spoken: Spoken) -> bool:
    return spoken.rank == 0 and not spoken.is_subordinate


def _may_be_company(entity: Entity) -> bool:
    return entity.kind == "org" and entity.named and set(entity.sectors) <= {"BUS", "MNC"} and not entity.roles


def assailant(candidate: Candidate, before: list[Spoken]) -> Entity | None:
    """'The attacker' is the gunman where the article tells of one such person only."""
    roles = word_list("assailants")
    if candidate.role not in roles or candidate.plural or not candidate.definite or candidate.owned:
        return None
    found = {id(s.entity): s.entity for s in before if s.entity.kind == "person" and roles & s.entity.roles.keys()}
    return next(iter(found.values())) if len(found) == 1 else None


def recent_group(candidate: Candidate, before: list[Spoken], context: Context) -> Entity | None:
    """'The men' right after '82 fishermen': the only group of the last sentences that may be called so."""
    if not candidate.plural or not candidate.definite or candidate.number or candidate.owned:
        return None
    if " " in candidate.key:
        return None
    groups = {
        id(s.entity): s.entity for s in _near(candidate, before, context) if _may_be_called(s.entity, candidate.role)
    }
    return next(iter(groups.values())) if len(groups) == 1 else None


def _may_be_called(entity: Entity, role: str) -> bool:
    """False for a part of a group and for others than the group: 'some of the men', 'the other men'."""
    if any(word in word_list("sets_apart") for key in entity.words for word in key.split()):
        return False
    whole = entity.kind == "group" and entity.plural and not entity.numbers.keys() & word_list("amounts")
    return whole and any(known.endswith(role) for known in entity.roles)


def politician(candidate: Candidate, before: list[Spoken], context: Context) -> Entity | None:
    """'The Ostrel senator said' right after a sentence about a politician: news style for the same person.

    Only as a subject, with a word that tells something new, and only of the named subject of the sentence before.
    """
    if candidate.role not in word_list("political_epithets") or not candidate.definite or candidate.plural:
        return None
    if candidate.head.dep not in ("nsubj", "nsubjpass") or " " not in candidate.key or candidate.owned:
        return None
    here = context.number_of(candidate.sentence)
    subjects = {
        id(s.entity): s.entity
        for s in before
        if here - s.number == 1 and s.rank == 0 and not s.is_subordinate and s.entity.kind == "person"
    }
    entity = next(iter(subjects.values())) if len(subjects) == 1 else None
    return entity if entity is not None and _fits(entity, candidate) else None


def _fits(entity: Entity, candidate: Candidate) -> bool:
    if not entity.named or not _POLITICAL & set(entity.sectors):
        return False
    if candidate.country is not None and entity.country not in (None, candidate.country):
        return False
    return candidate.gender is None or entity.gender in (None, candidate.gender)


def _near(candidate: Candidate, before: list[Spoken], context: Context) -> Iterator[Spoken]:
    here = context.number_of(candidate.sentence)
    return (spoken for spoken in before if here - spoken.number <= _NEAR)
