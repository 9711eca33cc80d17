"""The sides of an act, and whether two accounts name the same one, although each has its own words for it."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from dateline.base.records import Actor
from dateline.base.records.story import Party

OFFICIAL = frozenset({"GOV", "MIL", "COP"})
_ENTRY = "Q"  # of a Wikidata id


def party_of(actor: Actor) -> Party:
    """An actor as an account of a story shows it."""
    return Party(
        name=actor.name,
        kind=actor.kind,
        named=any(mention.form == "name" for mention in actor.mentions),
        country=actor.country,
        sectors=actor.sectors,
        wikidata=actor.wikidata,
    )


def keys_of(party: Party) -> Iterator[str]:
    """What mentions of one actor in two articles share: the state that it acts for, its name, a person's last name."""
    if party.wikidata:
        yield party.wikidata
    if party.kind == "state" or (party.country and set(party.sectors) & OFFICIAL):
        yield f"state {party.country or party.name}"
    if party.named:
        name = party.name.casefold().removeprefix("the ")
        yield name.split()[-1] if party.kind == "person" else name


def one_side(some: AbstractSet[str], others: AbstractSet[str]) -> bool:
    """True if two sets of keys of actors share one, or a name that is part of the other ('Front', 'Coastal Front')."""
    if some & others:
        return True
    return any(mine <= theirs or theirs <= mine for mine in _names(some) for theirs in _names(others))


def _names(keys: AbstractSet[str]) -> list[set[str]]:
    return [set(key.split()) for key in keys if not key.startswith((_ENTRY, "state "))]
