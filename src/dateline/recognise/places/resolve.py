"""Which place do the words mean? Each feature is one thing that speaks for an option; their weights are learned.

The weights stand in `knowledge/gazetteer/weights.yaml`, beside those of the gate.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import exp, log10
from typing import TypeVar

from dateline.knowledge import load_yaml
from dateline.knowledge.countries import country_of_capital, country_of_name, find_countries
from dateline.recognise.places.distance import km
from dateline.recognise.places.groups import Group
from dateline.recognise.places.home import home_of
from dateline.recognise.places.toponyms import Option

_Key = TypeVar("_Key")
_WIDE = ("country", "region")  # too wide for distances to tell anything
_GREAT = 300_000  # people of a town that the world knows
_LEAD = 2.0  # a hundred times as many people tells as much as more
_FAR = 8  # times as many people as its largest namesake
_BESIDE = 40  # km: the same neighbourhood
_HARDLY = 0.5  # of one name
_SPOTS = 20  # so many other places are held against each, however long the article


@dataclass(frozen=True, slots=True)
class Choice:
    """The place that a group means and how sure that is, from 0 to 1."""

    option: Option
    share: float


class Setting:
    """What the article says about where it plays: countries, states and spots that its names may mean."""

    def __init__(self, text: str, groups: Sequence[Group]) -> None:
        self.groups = groups
        self.named = Counter(mention.iso3 for mention in find_countries(text))
        self.namings = max(1, self.named.total())
        self.home = home_of(text)
        self.counties, self.districts = _districts(groups)
        self.choose([_prior(group) for group in groups])

    def in_district(self, option: Option, group: Group) -> int:
        """How many of the other names may be places in the same county or district."""
        found = self.districts.get(option.admin2 or 0, frozenset())
        return len(found) - (group.words in found)

    def choose(self, shares: list[list[float]]) -> None:
        """Take these shares as what the groups mean."""
        self.shares = shares
        every = [
            (o, share)
            for group, own in zip(self.groups, shares, strict=True)
            for o, share in zip(group.options, own, strict=True)
        ]
        self.countries = _summed((option.country for option, _ in every), (share for _, share in every))
        self.states = _summed((option.admin1 for option, _ in every), (share for _, share in every))
        self.spots = self._spots()

    def _spots(self) -> list[tuple[int, Option, tuple[float, float]]]:
        """Where the surest groups lie: towns, districts and states only, those named most often first."""
        order = sorted(range(len(self.groups)), key=lambda number: -len(self.groups[number].mentions))
        found = []
        for number in order:
            share, best = max((share, -at) for at, share in enumerate(self.shares[number]))
            option = self.groups[number].options[-best]
            if option.at and share > 0.5 and option.precision not in _WIDE:
                found.append((number, option, option.at))
        return found[:_SPOTS]


def resolve(text: str, groups: Sequence[Group]) -> list[Choice]:
    """The likeliest place of each group."""
    weights = load_yaml("gazetteer/weights.yaml")["resolve"]
    setting = Setting(text, groups)
    for _ in range(3):  # after the first time the choices of the time before are what each is held against
        setting.choose([judge(setting, number, weights) for number in range(len(groups))])
    best = [max(range(len(shares)), key=shares.__getitem__) for shares in setting.shares]
    chosen = zip(groups, setting.shares, best, strict=True)
    return [Choice(group.options[at], shares[at]) for group, shares, at in chosen]


def judge(setting: Setting, number: int, weights: Mapping[str, float]) -> list[float]:
    """How likely each option of a group is."""
    if len(setting.groups[number].options) == 1:
        return [1.0]
    return softmax([sum(weights.get(n, 0.0) * v for n, v in told) for told in features(setting, number)])


def _districts(groups: Sequence[Group]) -> tuple[frozenset[int], Mapping[int, frozenset[str]]]:
    """The counties and districts that are named in full; and for each that any name may lie in, those names."""
    counties, districts = set(), defaultdict(set)
    for group in groups:
        for option in group.options:
            if option.admin2 is not None:
                districts[option.admin2].add(group.words)
                if option.precision == "admin2" and not option.bare:
                    counties.add(option.admin2)
    return frozenset(counties), {number: frozenset(words) for number, words in districts.items()}


def _summed(keys: Iterable[_Key], shares: Iterable[float]) -> dict[_Key, float]:
    """The shares of each key together."""
    total: dict[_Key, float] = {}
    for key, share in zip(keys, shares, strict=True):
        total[key] = total.get(key, 0) + share
    return total


def features(setting: Setting, number: int) -> Iterator[list[tuple[str, float]]]:
    """For each option of a group, what speaks for it and how strongly."""
    group = setting.groups[number]
    own = country_of_name(group.mentions[0].words)
    here = _Here(
        setting=setting,
        number=number,
        own=(own, len(group.mentions)) if own else None,
        countries=_summed((option.country for option in group.options), setting.shares[number]),
        states=_summed((option.admin1 for option in group.options), setting.shares[number]),
    )
    for option in group.options:
        yield [
            *_by_itself(option),
            *_by_name(option, group, setting),
            *_by_countries(option, here),
            *_by_places(option, here),
        ]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Here:
    """What the options of one group are held against, and the shares of its own in each country and state."""

    setting: Setting
    number: int
    own: tuple[str, int] | None
    countries: Mapping[str | None, float]
    states: Mapping[int | None, float]


def _by_itself(option: Option) -> Iterator[tuple[str, float]]:
    """Its size, kind and name."""
    yield "people", log10(1 + option.population) / 7
    yield f"kind: {option.precision}", 1.0
    if option.alternate:
        yield "by another name", 1.0
    if option.bare:
        yield "its kind left off", 1.0
    if option.at is None and option.precision not in _WIDE:
        yield "no coordinates", 1.0


def _by_name(option: Option, group: Group, setting: Setting) -> Iterator[tuple[str, float]]:
    """A capital, above all of a country that is named; or a division that bears the name of a town in it."""
    lead = _lead(option, group)
    if lead and not _is_near_a_namesake(option, group, setting):
        yield "far the largest", lead
    if _is_capital(option, group):
        yield "capital", 1.0
        if setting.named[option.country or ""] > len(group.mentions):
            yield "capital of a country named", 1.0
    if option.precision in ("admin1", "admin2") and any(_is_town_in(option, other) for other in group.options):
        yield "division of a town of its name", 1.0


def _lead(option: Option, group: Group) -> float:
    """How far a great town leads over its namesakes, all villages beside it: Paris; 0 for Birmingham."""
    if option.precision != "city" or option.population < _GREAT:
        return 0.0
    others = (o.population for o in group.options if o.precision == "city" and o is not option and not o.alternate)
    times = option.population / max(1, *others, 1)
    return min(log10(times), _LEAD) if times >= _FAR else 0.0


def _is_near_a_namesake(option: Option, group: Group, setting: Setting) -> bool:
    """True if the article tells of a place beside another town of its name: that town is meant, not the great one."""
    spots = [at for number, o, at in setting.spots if o.precision != "admin1" and setting.groups[number] is not group]
    towns = [o.at for o in group.options if o is not option and o.at is not None and o.precision == "city"]
    return any(km(town, spot) < _BESIDE for town in towns for spot in spots)


def _is_capital(option: Option, group: Group) -> bool:
    """True for the largest town of a capital's name in its country."""
    if option.precision != "city" or country_of_capital(group.mentions[0].words) != option.country:
        return False
    towns = [o for o in group.options if o.precision == "city" and o.country == option.country]
    return option is max(towns, key=lambda town: town.population)


def _bears_a_capital(group: Group) -> bool:
    """'Washington' is the name of a capital, whatever it means here."""
    return any(_is_capital(option, group) for option in group.options)


def _is_town_in(division: Option, town: Option) -> bool:
    same = division.admin1 == town.admin1 if division.admin1 is not None else division.country == town.country
    return town.precision == "city" and same and not (town.alternate and not division.alternate)


def _by_countries(option: Option, here: _Here) -> Iterator[tuple[str, float]]:
    """Whether the article names its country, and other places there."""
    if option.country is None:
        return
    setting = here.setting
    named = setting.named[option.country]
    named -= here.own[1] if here.own and here.own[0] == option.country else 0
    yield "country named", max(0, named) / setting.namings
    if named <= 0:
        yield "country never named", 1.0
    if setting.home and option.precision not in _WIDE:
        own = setting.home.get(option.country, 0.0)
        yield "words of its country", own
        yield (
            "words of another country",
            max(n for c, n in [*setting.home.items(), ("", 0.0)] if c != option.country) - own,
        )
    others = max(1, len(setting.groups) - 1)
    yield "others in its country", max(0.0, setting.countries[option.country] - here.countries[option.country]) / others


def _by_places(option: Option, here: _Here) -> Iterator[tuple[str, float]]:
    """Whether it agrees with the states and spots of the article."""
    setting = here.setting
    if option.admin1 is not None:
        others = max(1, len(setting.groups) - 1)
        inside = max(0.0, setting.states[option.admin1] - here.states[option.admin1])
        yield "others in its state", inside / others
        if option.precision == "admin1" and inside < _HARDLY and _bears_a_capital(setting.groups[here.number]):
            yield "a capital's name, none in its state", 1.0
    if option.admin2 is not None:
        own = setting.groups[here.number]
        if option.precision == "city" and option.admin2 in setting.counties:
            yield "its county is named", 1.0
        yield "others in its county", min(setting.in_district(option, own), 3) / 3
    near: list[float] = []
    if option.at is not None and option.precision not in _WIDE:
        near = [
            km(option.at, at) for number, o, at in setting.spots if number != here.number and _tells_distance(o, option)
        ]
    if near:
        yield "near another", exp(-min(near) / 150)


def _tells_distance(spot: Option, option: Option) -> bool:
    """False for a town held against a state: the middle of a state is nowhere near most of its towns."""
    return spot.precision != "admin1" or option.precision == "admin1"


def _prior(group: Group) -> list[float]:
    """How likely each option is before the article is looked at: large places first, countries before all."""
    scores = [
        2.5 * log10(1 + option.population) + (8 if option.precision == "country" else 0) - 3 * option.alternate
        for option in group.options
    ]
    return softmax(scores)


def softmax(scores: Sequence[float]) -> list[float]:
    """The scores as shares that sum to 1."""
    top = max(scores)
    raised = [exp(score - top) for score in scores]
    total = sum(raised)
    return [value / total for value in raised]
