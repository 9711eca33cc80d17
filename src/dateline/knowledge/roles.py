"""Role nouns: which words describe an actor, of what kind, in which sectors."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from dateline.knowledge import load_yaml, word_set

RoleKind = Literal["person", "org", "group"]
_TABLE = "actors/roles.yaml"
_KINDS: tuple[tuple[str, RoleKind], ...] = (("groups", "group"), ("orgs", "org"), ("persons", "person"))


@dataclass(frozen=True, slots=True)
class Role:
    """What a role noun says of its bearer. `sectors` is empty where the words that modify it decide."""

    words: str
    kind: RoleKind
    sectors: tuple[str, ...]
    fallback: tuple[str, ...] = ()


def role_of(words: str) -> Role | None:
    """The role that `words` (lower case, singular or as listed) name, or `None`."""
    return _roles().get(words)


@cache
def longest_role() -> int:
    """How many words the longest role has."""
    return max(len(words.split()) for words in _roles())


@cache
def last_words() -> frozenset[str]:
    """The last words of all roles: a noun that is none of them heads no role."""
    return frozenset(words.rpartition(" ")[2] for words in _roles())


@cache
def first_words() -> frozenset[str]:
    """The first words of the roles that go on after their head ('chief of staff')."""
    return frozenset(words.partition(" ")[0] for words in _roles() if " of " in words or " in " in words)


@cache
def spheres() -> dict[str, str]:
    """Modifiers with the sector they tell ('army', 'opposition')."""
    return {str(word): sector for sector, found in load_yaml(_TABLE)["spheres"].items() for word in found}


@cache
def word_list(*kind: str) -> frozenset[str]:
    """One of the word lists that stand behind the roles in their file: `feminine`, `former`, `state_organs` ..."""
    return word_set(_TABLE, *kind)


@cache
def party_sides() -> tuple[str, ...]:
    """The parties that have a word list of their own under `party_sides`."""
    return tuple(load_yaml(_TABLE)["party_sides"])


@cache
def _roles() -> dict[str, Role]:
    table: dict[str, Role] = {}
    for entry in load_yaml(_TABLE)["roles"]:
        for field, kind in _KINDS:
            for words in entry.get(field, "").split(","):
                name = words.strip()
                if name:
                    role = Role(name, kind, tuple(entry["sectors"]), tuple(entry.get("default", ())))
                    table.setdefault(name, role)
    short: dict[str, str] = load_yaml(_TABLE)["abbreviations"]
    return table | {abbreviation: table[full] for abbreviation, full in short.items()}
