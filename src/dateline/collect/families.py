"""Sources -> which of them are of one house."""

from collections import defaultdict
from collections.abc import Iterable

from dateline.collect.source import Source
from dateline.knowledge.families import Families, known_families


def families_of(sources: Iterable[Source]) -> Families:
    """The shipped families, and above them those of sources: outlets with one `family`, else with one `owner`.

    A family is called as its owner where all its sources tell the same one. A source of a family of its own is
    independent, whatever the shipped table says.
    """
    members: defaultdict[str, list[Source]] = defaultdict(list)
    for source in sources:
        house = source.family or source.owner
        if house is not None:
            members[house].append(source)
    return Families(known_families(), {_name(house, of): _outlets(of) for house, of in members.items()})


def families_of_settings(settings: Iterable[str]) -> Families:
    """The same from sources as a store keeps them: the JSON of each. Raises `ValidationError` for what is no source."""
    return families_of(Source.model_validate_json(line) for line in settings)


def _name(house: str, sources: Iterable[Source]) -> str:
    owners = {source.owner for source in sources}
    return owners.pop() or house if len(owners) == 1 else house


def _outlets(sources: Iterable[Source]) -> list[str]:
    return [outlet for source in sources for outlet in (source.name, *sorted(source.own_hosts))]
