"""The words around and inside names: titles, organisation words, given names."""

from functools import cache

from dateline.knowledge import load_yaml
from dateline.knowledge.roles import role_of

_NAMES = "languages/en/names.yaml"
_GIVEN = "languages/en/given_names.yaml"


def listed(words: str) -> frozenset[str]:
    """The entries of a comma-separated list."""
    return frozenset(word.strip() for word in words.split(",") if word.strip())


@cache
def words(kind: str) -> frozenset[str]:
    """One of the word lists by its name in the knowledge file: `organisation_words`, `particles` ..."""
    return listed(load_yaml(_NAMES)[kind])


@cache
def honorifics() -> dict[str, str]:
    """Honorifics and abbreviated ranks with the gender they tell ('masculine', 'feminine', 'either')."""
    table = load_yaml(_NAMES)
    found = {word: gender for gender, line in table["honorifics"].items() for word in listed(line)}
    return found | {word: "either" for line in table["ranks"].values() for word in listed(line)}


@cache
def ranks() -> dict[str, str]:
    """Abbreviated ranks and titles with their sector."""
    return {word: sector for sector, line in load_yaml(_NAMES)["ranks"].items() for word in listed(line)}


@cache
def given_names() -> dict[str, str]:
    """Common given names with the gender they tell ('masculine', 'feminine', 'either')."""
    table = load_yaml(_GIVEN)
    return {name: gender for gender in ("either", "feminine", "masculine") for name in listed(table[gender])}


def is_title(word: str) -> bool:
    """True for a word that stands before a person's name: 'President', 'Gen.', 'Mr', 'Spokesman'."""
    if word in honorifics():
        return True
    if word in words("never_titles"):
        return False
    role = role_of(word.lower())
    return role is not None and role.kind == "person" and word[:1].isupper()
