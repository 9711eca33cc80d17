"""The words around and inside names: titles, organisation words, given names."""

from functools import cache

from dateline.knowledge import load_yaml, word_set
from dateline.knowledge.roles import role_of

_NAMES = "languages/en/names.yaml"
_GIVEN = "languages/en/given_names.yaml"


def words(kind: str) -> frozenset[str]:
    """One of the word lists by its name in the knowledge file: `organisation_words`, `particles` ..."""
    return word_set(_NAMES, kind)


@cache
def honorifics() -> dict[str, str]:
    """Honorifics and abbreviated ranks with the gender they tell ('masculine', 'feminine', 'either')."""
    table = load_yaml(_NAMES)
    found = {word: gender for gender in table["honorifics"] for word in word_set(_NAMES, "honorifics", gender)}
    return found | dict.fromkeys(ranks(), "either")


@cache
def ranks() -> dict[str, str]:
    """Abbreviated ranks and titles with their sector."""
    return {word: sector for sector in load_yaml(_NAMES)["ranks"] for word in word_set(_NAMES, "ranks", sector)}


@cache
def given_names() -> dict[str, str]:
    """Common given names with the gender they tell ('masculine', 'feminine', 'either')."""
    return {name: gender for gender in ("either", "feminine", "masculine") for name in word_set(_GIVEN, gender)}


def is_title(word: str) -> bool:
    """True for a word that stands before a person's name: 'President', 'Gen.', 'Mr', 'Spokesman'."""
    if word in honorifics():
        return True
    if word in words("never_titles"):
        return False
    role = role_of(word.lower())
    return role is not None and role.kind == "person" and word[:1].isupper()
