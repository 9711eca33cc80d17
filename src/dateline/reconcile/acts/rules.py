"""What speaks for and against two events being one act: small rules, each with its reason in words.

A rule returns its weight and its reason, or `None` where it has nothing to say. The weights are in steps of a half; two
events are one act from `SAME` on. They were chosen on pairs of our own (`tests/reconcile/test_acts.py`).
"""

import math
from collections.abc import Callable, Iterator

from dateline.base.records import Place
from dateline.reconcile.acts.telling import Telling
from dateline.reconcile.stories.likeness import cosine
from dateline.reconcile.when import gap

SAME = 2.0
UNSURE = 1.0
NEAR = 25.0  # kilometres between two names for one town
FAR = 60.0  # kilometres from which two towns are two places
EARTH = 6371.0
_TOWNS = frozenset({"city", "point"})

Reason = tuple[float, str]
Rule = Callable[[Telling, Telling], Reason | None]


def same_day(one: Telling, other: Telling) -> Reason | None:
    """On one day, or on days that the date line may part; days apart speak strongly against."""
    if one.days is None or other.days is None:
        return None
    days = gap(one.days, other.days).days
    exact = one.days[0] == one.days[1] and other.days[0] == other.days[1]
    if days == 0:
        return (1.5, f"both on {one.days[0].isoformat()}") if exact else (0.5, "their times overlap")
    if days == 1:
        return 0.0, "a day apart, as over the date line"
    return -4.0, f"{days} days apart"


def told_together(one: Telling, other: Telling) -> Reason | None:
    """Where a day is missing: the news of the same two days tells of the same act more often than not."""
    if (one.days is not None and other.days is not None) or one.published is None or other.published is None:
        return None
    days = abs((one.published - other.published).days)
    if days <= 2:
        return 0.5, f"reported within {days + 1} day(s)"
    return (-1.0, f"reported {days} days apart, and one gives no day") if days > 7 else None


def same_place(one: Telling, other: Telling) -> Reason | None:
    """In one town; in two towns, or two countries, it is not one act."""
    here, there = one.place, other.place
    if here is None or there is None:
        return None
    if here.geonames_id is not None and here.geonames_id == there.geonames_id:
        return (1.5 if here.precision in _TOWNS else 0.5), f"both in {here.name}"
    if here.country and there.country and here.country != there.country:
        return -5.0, f"one in {here.country}, one in {there.country}"
    if here.name.casefold() == there.name.casefold():
        return 1.0, f"both in {here.name}"
    distance = _kilometres(here, there) if {here.precision, there.precision} <= _TOWNS else None
    if distance is not None:
        if distance <= NEAR:
            return 1.0, f"{distance:.0f} km apart"
        if distance >= FAR:
            return -5.0, f"{here.name} and {there.name} are {distance:.0f} km apart"
    if here.admin1 and there.admin1 and here.admin1 != there.admin1:
        return -5.0, f"one in {here.admin1}, one in {there.admin1}"
    return None


def same_doer(one: Telling, other: Telling) -> Reason | None:
    """By the same actor; by two that are both named, it is not one act."""
    if one.doers & other.doers:
        return 1.0, f"both by {min(one.doers & other.doers)}"
    if one.doers and other.doers:
        return -1.0, f"by {min(one.doers)} and by {min(other.doers)}"
    return None


def same_target(one: Telling, other: Telling) -> Reason | None:
    """Done to the same."""
    if one.targets & other.targets:
        return 1.0, f"both to {min(one.targets & other.targets)}"
    if one.targets and other.targets:
        return -0.5, f"to {min(one.targets)} and to {min(other.targets)}"
    return None


def same_words(one: Telling, other: Telling) -> Reason | None:
    """Told in the same rare words ('fuel depot')."""
    alike = cosine(one.words, other.words)
    if alike < 0.05:
        return -1.0, "no rare word in common"
    shared = sorted((w for w in one.words if w in other.words), key=lambda w: (-one.words[w] * other.words[w], w))
    return round(min(2.0, 4 * alike), 2), f"both say {', '.join(shared[:3])}"


def same_figure(one: Telling, other: Telling) -> Reason | None:
    """With the same number of the same unit; other numbers say nothing, for tolls rise and are corrected."""
    for unit in sorted(one.figures.keys() & other.figures.keys()):
        shared = one.figures[unit] & other.figures[unit]
        if shared:
            return 1.0, f"both count {max(shared):g} {unit}"
    return None


def same_manner(one: Telling, other: Telling) -> Reason | None:
    """In the same manner; other manners say little, for weapons are misreported."""
    mine, theirs = set(one.event.modes), set(other.event.modes)
    if mine & theirs:
        return 0.5, f"both {min(mine & theirs)}"
    return (-0.5, f"{min(mine)} and {min(theirs)}") if mine and theirs else None


def both_history(one: Telling, other: Telling) -> Reason | None:
    """History in one article and news in the other are two acts, unless the article of the news is the older one."""
    if one.event.background == other.event.background or one.published is None or other.published is None:
        return None
    news, history = (other, one) if one.event.background else (one, other)
    older = news.published is not None and history.published is not None and news.published < history.published
    return None if older else (-2.0, "history here, news there")


RULES: tuple[Rule, ...] = (
    same_day, told_together, same_place, same_doer, same_target, same_words, same_figure, same_manner, both_history,
)  # fmt: skip


def weigh(one: Telling, other: Telling) -> tuple[float, tuple[str, ...]]:
    """The sum of all rules for two events of one type, and their reasons."""
    found = list(_reasons(one, other))
    return sum(weight for weight, _ in found), tuple(f"{words} ({weight:+g})" for weight, words in found)


def _reasons(one: Telling, other: Telling) -> Iterator[Reason]:
    for rule in RULES:
        reason = rule(one, other)
        if reason is not None:
            yield reason


def _kilometres(here: Place, there: Place) -> float | None:
    """The distance on a great circle (haversine), if both have coordinates."""
    if here.latitude is None or here.longitude is None or there.latitude is None or there.longitude is None:
        return None
    phi, psi = math.radians(here.latitude), math.radians(there.latitude)
    width = math.radians(there.longitude - here.longitude)
    chord = math.sin((psi - phi) / 2) ** 2 + math.cos(phi) * math.cos(psi) * math.sin(width / 2) ** 2
    return 2 * EARTH * math.asin(math.sqrt(chord))
