"""What speaks for and against two events being one act: small rules, each with its reason in words.

A rule returns its weight and its reason, or `None` where it has nothing to say. The weights are in steps of a half; two
events are one act from `SAME` on. They were chosen on pairs of our own (`tests/reconcile/test_acts.py`).
"""

from collections.abc import Callable, Iterator

from dateline.base.records import Place
from dateline.recognise.places.distance import km
from dateline.reconcile.acts.sides import one_side
from dateline.reconcile.acts.telling import Telling
from dateline.reconcile.vectors import cosine
from dateline.reconcile.when import gap

SAME = 2.0
UNSURE = 1.0
NEAR = 25.0  # kilometres between two names for one town
FAR = 60.0  # kilometres from which two towns are two places
FEW = 2  # words from which what an act is about is known
_TOWNS = frozenset({"city", "point"})
_MUTUAL = frozenset({"CONSULT", "AGREE"})

Reason = tuple[float, str]
Rule = Callable[[Telling, Telling], Reason | None]


def same_day(one: Telling, other: Telling) -> Reason | None:
    """On one day, or on days that the date line may part; days apart speak strongly against."""
    if one.days is None or other.days is None:
        return None
    days = gap(one.days, other.days).days
    exact = one.days[0] == one.days[1] and other.days[0] == other.days[1]
    if days == 0:
        told = exact and _gives_day(one) and _gives_day(other)
        return (1.5, f"both on {one.days[0].isoformat()}") if told else (0.5, "their times overlap")
    if days == 1 and exact and _by_daylight(one) and _by_daylight(other):
        return -1.5, f"on {one.days[0].isoformat()} and on {other.days[0].isoformat()}, both told as such"
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
        return _towns_apart(one, other)
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


def _towns_apart(one: Telling, other: Telling) -> Reason | None:
    """Where an act has no place: towns told beside it, none of which is, or is near, one told beside the other."""
    pairs = [(here, there) for here in one.towns for there in other.towns]
    near = [here for here, there in pairs if here.geonames_id == there.geonames_id or _close(here, there)]
    if near:
        return 0.5, f"both speak of {near[0].name}"
    return (-3.0, f"one speaks of {one.towns[0].name}, one of {other.towns[0].name}") if pairs else None


def _close(here: Place, there: Place) -> bool:
    distance = _kilometres(here, there)
    return distance is not None and distance <= NEAR


def _gives_day(telling: Telling) -> bool:
    """True if words tell the day, and it is not only taken to be that of the report."""
    return telling.event.time is not None and telling.event.time.ref is not None


def _by_daylight(telling: Telling) -> bool:
    """True if the article states the day, and no hour or part of it, which by another clock is of the next day."""
    time = telling.event.time
    return time is not None and time.ref is not None and time.precision == "day"


def same_doer(one: Telling, other: Telling) -> Reason | None:
    """By the same actor; two that are both named speak against one act, but the accounts may differ in just that."""
    if one.doers & other.doers:
        return 1.0, f"both by {min(one.doers & other.doers)}"
    if one_side(one.doers, other.doers):
        return 0.5, f"by {max(one.doers)} and by {max(other.doers)}, which may be one"
    if one.doers and other.doers:
        return -2.5, f"by {max(one.doers)} and by {max(other.doers)}"
    return None


def same_target(one: Telling, other: Telling) -> Reason | None:
    """Done to the same; to two that are both named, it is not one act."""
    if one.targets & other.targets:
        return 1.0, f"both to {min(one.targets & other.targets)}"
    if one_side(one.targets, other.targets):
        return 0.5, f"to {max(one.targets)} and to {max(other.targets)}, which may be one"
    if one.targets and other.targets:
        return -2.5, f"to {max(one.targets)} and to {max(other.targets)}"
    return None


def same_parties(one: Telling, other: Telling) -> Reason | None:
    """Of those who meet or agree, two are the same; or each article names one whom the other does not."""
    if one.event.type not in _MUTUAL:
        return None
    if sum(any(one_side(keys, others) for others in other.parties) for keys in one.parties) > 1:
        return 1.5, f"both with {max(one.parties[0])} and {max(one.parties[1])}"
    mine = [keys for keys in one.parties if not any(one_side(keys, others) for others in other.parties)]
    theirs = [keys for keys in other.parties if not any(one_side(keys, others) for others in one.parties)]
    return (-2.5, f"one with {max(mine[0])}, one with {max(theirs[0])}") if mine and theirs else None


def same_subject(one: Telling, other: Telling) -> Reason | None:
    """About the same ('fuel depot'); where each has words of its own for that and none is shared, about another."""
    alike = cosine(one.subject, other.subject)
    if alike < 0.05:
        fewer, more = sorted((one, other), key=lambda telling: len(telling.subject))
        if len(fewer.subject) >= FEW:
            against = -1.0 if one.event.type in _MUTUAL else -2.0  # one meeting has many subjects
            return against, f"one is about {_most(one)}, one about {_most(other)}"
        return (-0.5, f"only one is about {_most(more)}") if len(more.subject) >= FEW else None
    shared = sorted(
        (w for w in one.subject if w in other.subject), key=lambda w: (-one.subject[w] * other.subject[w], w)
    )
    return round(min(2.0, 5 * alike, len(shared)), 2), f"both say {', '.join(shared[:3])}"


def _most(telling: Telling) -> str:
    """The rarest words of what an act is about."""
    return ", ".join(sorted(telling.subject, key=lambda w: (-telling.subject[w], w))[:2])


def same_words(one: Telling, other: Telling) -> Reason | None:
    """Told in no rare word in common, names and all."""
    return (-1.0, "no rare word in common") if cosine(one.words, other.words) < 0.05 else None


def same_figure(one: Telling, other: Telling) -> Reason | None:
    """With the same number of the same unit; other numbers say little, for tolls rise and are corrected."""
    units = sorted(one.figures.keys() & other.figures.keys())
    for unit in units:
        shared = one.figures[unit] & other.figures[unit]
        if shared:
            return 1.0, f"both count {max(shared):g} {unit}"
    for unit in units:
        low, high = sorted((max(one.figures[unit]), max(other.figures[unit])))
        if high >= 2 * low:
            return -0.5, f"one counts {low:g} {unit}, one {high:g}"
    return None


def same_victims(one: Telling, other: Telling) -> Reason | None:
    """Done to people of one kind; 'twelve soldiers' are not 'five civilians'."""
    if one.kinds & other.kinds:
        return 0.5, f"both to {min(one.kinds & other.kinds)}"
    return (-1.0, f"to {min(one.kinds)} and to {min(other.kinds)}") if one.kinds and other.kinds else None


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
    same_day, told_together, same_place, same_doer, same_target, same_parties, same_subject, same_words,
    same_victims, same_figure, same_manner, both_history,
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
    """The distance over ground, if both have coordinates."""
    if here.latitude is None or here.longitude is None or there.latitude is None or there.longitude is None:
        return None
    return km((here.latitude, here.longitude), (there.latitude, there.longitude))
