"""Which place do the words mean? Each feature is one thing that speaks for an option; their weights are learned.

All mentions of the same words in one article mean the same place, unless one of them names the larger place itself.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import asin, cos, exp, log10, radians, sin, sqrt

from dateline.knowledge import load_yaml
from dateline.knowledge.countries import country_of_capital, country_of_name, find_countries
from dateline.knowledge.gazetteer import fold, lookup, place, short_form
from dateline.recognise.places.gate import qualifier
from dateline.recognise.places.toponyms import Option, Toponym, small_words

_WIDE = ("country", "region")  # too wide for distances to tell anything
_GREAT = 300_000  # people of a town that the world knows
_FAR = 8  # times as many people as its largest namesake
_SPOTS = 20  # so many other places are held against each, however long the article


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """All mentions in an article of the same words with the same larger place named after them, if any."""

    words: str
    options: tuple[Option, ...]
    mentions: tuple[Toponym, ...]
    larger: str | None


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
        self.choose([_prior(group) for group in groups])

    def choose(self, shares: list[list[float]]) -> None:
        """Take these shares as what the groups mean."""
        self.shares = shares
        self.countries: dict[str | None, float] = {}
        self.states: dict[int | None, float] = {}
        for group, own in zip(self.groups, shares, strict=True):
            for option, share in zip(group.options, own, strict=True):
                self.countries[option.country] = self.countries.get(option.country, 0) + share
                self.states[option.admin1] = self.states.get(option.admin1, 0) + share
        self.spots = self._spots()

    def _spots(self) -> list[tuple[int, tuple[float, float]]]:
        """Where the surest groups lie: towns, districts and states only, those named most often first."""
        order = sorted(range(len(self.groups)), key=lambda number: -len(self.groups[number].mentions))
        found = []
        for number in order:
            share, best = max((share, -at) for at, share in enumerate(self.shares[number]))
            option = self.groups[number].options[-best]
            if option.at and share > 0.5 and option.precision not in _WIDE:
                found.append((number, option.at))
        return found[:_SPOTS]


def groups_of(toponyms: Sequence[Toponym]) -> list[Group]:
    """The toponyms grouped, in the order of their first mention."""
    larger = {fold(t.words): q for t in reversed(toponyms) if (q := qualifier(t)) is not None}
    table: dict[tuple[str, str | None, bool], list[Toponym]] = {}
    for toponym in toponyms:
        words = fold(toponym.words)
        key = words, qualifier(toponym) or larger.get(words), _is_division(toponym)
        table.setdefault(key, []).append(toponym)
    tops = _named_as_larger(toponyms)
    groups = [_group(words, named, tuple(mentions)) for (words, named, _), mentions in table.items()]
    return [_as_country(group) if group.words in tops else group for group in groups]


def _named_as_larger(toponyms: Sequence[Toponym]) -> frozenset[str]:
    """Countries that stand after a comma behind a place of theirs: 'Malta' in 'Pietà, Malta'."""
    larger = [(toponym, q) for toponym in toponyms if (q := qualifier(toponym)) is not None]
    found = [(toponym, q, country_of_name(q)) for toponym, q in larger]
    return frozenset(fold(q) for t, q, code in found if code and any(o.country == code for o in t.options))


def _as_country(group: Group) -> Group:
    countries = tuple(option for option in group.options if option.precision == "country")
    return replace(group, options=countries) if countries else group


def _group(words: str, larger: str | None, mentions: tuple[Toponym, ...]) -> Group:
    """The group with only those options that lie inside the larger place named, or are divisions, as said."""
    options = mentions[0].options
    if _is_division(mentions[0]):
        options = tuple(o for o in options if o.precision in ("admin1", "admin2", "region")) or options
    if larger is not None:
        kind, countries, states = _larger(larger)
        inside = tuple(o for o in options if o.country in countries or o.admin1 in states)
        is_list = kind == "country" and any(o.precision == "country" for o in options)  # 'Chad, Mali'
        if inside and not is_list:
            options = inside
        elif kind == "state in short":
            options = (_unlisted(mentions[0].words, min(states)),)
    return Group(words=words, options=options, mentions=mentions, larger=larger)


def _is_division(toponym: Toponym) -> bool:
    """'Jujuy province', 'the province of Jujuy'."""
    if toponym.after is not None and toponym.after.lower in small_words("divisions"):
        return True
    is_of = toponym.first > 1 and toponym.before is not None and toponym.before.lower == "of"
    return is_of and toponym.sentence.tokens[toponym.first - 2].lower in small_words("divisions")


def _unlisted(words: str, state: int) -> Option:
    """A town that the gazetteer lacks in the state named after it: its state is known, its coordinates are not."""
    return Option(name=words, precision="city", country=place(state).country, admin1=state)


def resolve(text: str, groups: Sequence[Group]) -> list[Choice]:
    """The likeliest place of each group."""
    weights = load_yaml("gazetteer/weights.yaml")["resolve"]
    setting = Setting(text, groups)
    for _ in range(2):  # the second time the first choices are what each is held against
        setting.choose([judge(setting, number, weights) for number in range(len(groups))])
    best = [max(range(len(shares)), key=shares.__getitem__) for shares in setting.shares]
    chosen = zip(groups, setting.shares, best, strict=True)
    return [Choice(group.options[at], shares[at]) for group, shares, at in chosen]


def judge(setting: Setting, number: int, weights: Mapping[str, float]) -> list[float]:
    """How likely each option of a group is."""
    return softmax([sum(weights.get(n, 0.0) * v for n, v in told) for told in features(setting, number)])


def features(setting: Setting, number: int) -> Iterator[list[tuple[str, float]]]:
    """For each option of a group, what speaks for it and how strongly."""
    group = setting.groups[number]
    own = country_of_name(group.mentions[0].words)
    here = _Here(
        setting=setting,
        number=number,
        own=(own, len(group.mentions)) if own else None,
    )
    for option, share in zip(group.options, setting.shares[number], strict=True):
        yield [
            *_by_itself(option),
            *_by_name(option, group, setting),
            *_by_countries(option, share, here),
            *_by_places(option, share, here),
        ]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Here:
    """What the options of one group are held against."""

    setting: Setting
    number: int
    own: tuple[str, int] | None


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
    if _is_far_the_largest(option, group):
        yield "far the largest", 1.0
    if _is_capital(option, group):
        yield "capital", 1.0
        if setting.named[option.country or ""] > len(group.mentions):
            yield "capital of a country named", 1.0
    if option.precision in ("admin1", "admin2") and any(_is_town_in(option, other) for other in group.options):
        yield "division of a town of its name", 1.0


def _is_far_the_largest(option: Option, group: Group) -> bool:
    """True for a great town whose namesakes are all villages beside it: Paris, but not Birmingham."""
    if option.precision != "city" or option.population < _GREAT:
        return False
    return all(
        o.population * _FAR <= option.population for o in group.options if o.precision == "city" and o is not option
    )


def _is_capital(option: Option, group: Group) -> bool:
    """True for the largest town of a capital's name in its country."""
    if option.precision != "city" or country_of_capital(group.mentions[0].words) != option.country:
        return False
    towns = [o for o in group.options if o.precision == "city" and o.country == option.country]
    return option is max(towns, key=lambda town: town.population)


def _is_town_in(division: Option, town: Option) -> bool:
    same = division.admin1 == town.admin1 if division.admin1 is not None else division.country == town.country
    return town.precision == "city" and same and not (town.alternate and not division.alternate)


def _by_countries(option: Option, share: float, here: _Here) -> Iterator[tuple[str, float]]:
    """Whether the article names its country, and other places there."""
    if option.country is None:
        return
    setting = here.setting
    named = setting.named[option.country]
    named -= here.own[1] if here.own and here.own[0] == option.country else 0
    yield "country named", max(0, named) / max(1, setting.named.total())
    if named <= 0:
        yield "country never named", 1.0
    others = max(1, len(setting.groups) - 1)
    yield "others in its country", max(0.0, setting.countries[option.country] - share) / others


def _by_places(option: Option, share: float, here: _Here) -> Iterator[tuple[str, float]]:
    """Whether it agrees with the states and spots of the article."""
    setting = here.setting
    if option.admin1 is not None:
        others = max(1, len(setting.groups) - 1)
        yield "others in its state", max(0.0, setting.states[option.admin1] - share) / others
    near: list[float] = []
    if option.at is not None and option.precision not in _WIDE:
        near = [km(option.at, at) for number, at in setting.spots if number != here.number]
    if near:
        yield "near another", exp(-min(near) / 150)


def _larger(words: str) -> tuple[str, frozenset[str], frozenset[int]]:
    """How the larger place was told (state in short, state or country), and the countries and states it may be."""
    country, short = country_of_name(words), short_form(words)
    states = [short] if short else [entry for entry in lookup(words) if entry.precision == "admin1"]
    kind = "state in short" if short else "country" if country else "state"
    return kind, frozenset([country] if country else []), frozenset(state.index for state in states)


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


def km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The distance over ground in kilometres."""
    a, b, c, d = map(radians, (*one, *other))
    half = sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2
    return 12742 * asin(min(1, sqrt(half)))
