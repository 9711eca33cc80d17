"""Which names are one person: full names, family names, given names."""

from functools import lru_cache

from dateline.knowledge.spellings import folded
from dateline.recognise.actors.candidate import Candidate
from dateline.recognise.actors.entity import Entity


def fit_of_person(entity: Entity, candidate: Candidate) -> int:
    """How well a name fits a person named so far: 0 not at all, 1 by given name, 2 by family name, 3 by both."""
    if entity.gender is not None and candidate.gender is not None and entity.gender != candidate.gender:
        return 0
    parts = _parts(candidate.key)
    return max((_fit(parts, _parts(known)) for known in entity.names), default=0)


def words_of_person(name: str) -> tuple[str, ...]:
    """The words by which a person of that name may be found again."""
    return tuple(dict.fromkeys(word for part in _parts(name) for word in (part, _without_particle(part))))


@lru_cache(maxsize=4000)
def _parts(name: str) -> tuple[str, ...]:
    """The words of a name without 'Jr.' and the like, in one spelling for all."""
    parts = name.replace(",", "").split()
    while len(parts) > 1 and parts[-1] in ("Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV"):
        parts = parts[:-1]
    return tuple(folded(part) for part in parts)


def _fit(parts: tuple[str, ...], full: tuple[str, ...]) -> int:
    if parts == full:
        return 3
    if len(parts) == 1:
        return 2 if parts[0] == full[-1] or parts[0] == _without_particle(full[-1]) else 1 if parts[0] == full[0] else 0
    if len(parts) > len(full):
        parts, full = full, parts
    if len(parts) == 1:
        return 0
    return 3 if _is_within(parts, full) or _same_ends(parts, full) else 0


def _without_particle(word: str) -> str:
    return word.removeprefix("al ")


def _is_within(parts: tuple[str, ...], full: tuple[str, ...]) -> bool:
    return any(full[n : n + len(parts)] == parts for n in range(len(full) - len(parts) + 1))


def _same_ends(parts: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """'John Smith' and 'John F. Smith'; 'J. Smith' and 'John Smith'."""
    same_first = parts[0] == full[0] or (len(parts[0]) == 1 and parts[0] == full[0][0])
    return same_first and parts[-1] == full[-1]
