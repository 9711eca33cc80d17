"""Of which country is 'its consulate', 'their army': that of the state or body that the pronoun stands for."""

from dateline.recognise.actors.candidate import Candidate
from dateline.recognise.actors.context import Context
from dateline.recognise.actors.group import Groups

_OF_STATE = frozenset({"GOV", "LEG", "MIL", "COP", "SPY", "JUD"})


def take_countries_of_owners(context: Context, groups: Groups, described: list[Candidate]) -> None:
    """Give officials, forces and bodies without a country that of whoever the possessive before them names."""
    for candidate in described:
        if not candidate.owned or not _OF_STATE & set(candidate.sectors):
            continue
        number = context.number_of(candidate.sentence)
        actor = groups.entity_of_head(number, candidate.head.index)
        owner = candidate.sentence.child(candidate.head, "poss")
        owning = groups.entity_of_head(number, owner.index) if owner is not None else None
        if actor is None or owning is None or actor.country is not None or actor is owning:
            continue
        if owning.kind == "state" or _OF_STATE & set(owning.sectors):
            actor.country = owning.country
