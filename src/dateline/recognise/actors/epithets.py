"""Other words for an actor: 'the militants' for a movement, 'the attacker' for the gunman, 'the Ohio senator'."""

from collections.abc import Iterator

from dateline.knowledge.roles import word_list
from dateline.recognise.actors.candidate import Candidate
from dateline.recognise.actors.context import Context
from dateline.recognise.actors.entity import Entity
from dateline.recognise.actors.timeline import Spoken

_ARMED = frozenset({"UAF", "REB"})
_POLITICAL = frozenset({"PTY", "LEG", "GOV", "OPP"})
_NEAR = 2  # sentences


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
