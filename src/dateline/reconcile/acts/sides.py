"""Whether two accounts name the same side, although each has its own words for it."""

from collections.abc import Set as AbstractSet

_ENTRY = "Q"  # of a Wikidata id


def one_side(some: AbstractSet[str], others: AbstractSet[str]) -> bool:
    """True if two sets of keys of actors share one, or a name that is part of the other ('Front', 'Coastal Front')."""
    if some & others:
        return True
    return any(mine <= theirs or theirs <= mine for mine in _names(some) for theirs in _names(others))


def _names(keys: AbstractSet[str]) -> list[set[str]]:
    return [set(key.split()) for key in keys if not key.startswith((_ENTRY, "state "))]
