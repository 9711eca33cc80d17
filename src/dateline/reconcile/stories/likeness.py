"""How likely two articles tell one story: six signs, weighed as learned, each told in words."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from dateline.knowledge import load_yaml
from dateline.reconcile.stories.profile import Profile
from dateline.reconcile.vectors import cosine, spread

SIGNS = ("words", "headline", "opening", "names", "towns_apart", "countries_apart")
TOPIC = 0.25  # alikeness of topics from which two articles are not apart; chosen on own/stories.yaml, half "choose"
MOST = 0.1  # of likeness in words, that one of them makes: two reports that share a rare city are not alike by it alone
WEEK = 7  # days between two reports that say nothing against one story
_SHOWN = 5  # shared words told as a reason
PAIRS = 288  # two stories are held against each other by as many pairs of articles, or by a fourth of them all
LOOSE = 12  # articles of a story of which the loosest is looked for


@dataclass(frozen=True, slots=True)
class Weighing:
    """What `training/stories` learned: a weight a sign, and where 'same' begins, in log odds."""

    weights: tuple[float, ...]
    base: float
    join: float
    unsure: float
    delay: float
    apart: float
    slack: float
    strain: float


@cache
def weighing() -> Weighing:
    """The shipped weights."""
    told = load_yaml("models/stories.yaml")
    weights = tuple(float(told["weights"][sign]) for sign in SIGNS)
    names = ("base", "join", "unsure", "delay", "apart", "slack", "strain")
    return Weighing(weights, *(float(told[name]) for name in names))


def signs(one: Profile, other: Profile) -> tuple[float, ...]:
    """The signs of a pair in the order of `SIGNS`, each between 0 and 1."""
    return (
        math.sqrt(spread(one.words, other.words, MOST)),
        math.sqrt(cosine(one.headline, other.headline)),
        math.sqrt(spread(one.opening, other.opening, MOST)),
        math.sqrt(cosine(one.names, other.names)),
        float(bool(one.towns and other.towns) and one.towns.isdisjoint(other.towns)),
        float(bool(one.countries and other.countries) and one.countries.isdisjoint(other.countries)),
    )


def likeness(one: Profile, other: Profile, learned: Weighing) -> float:
    """The log odds that both tell one story; less the longer the time between them beyond a week."""
    odds = learned.base + sum(weight * sign for weight, sign in zip(learned.weights, signs(one, other), strict=True))
    return odds - learned.delay * math.log1p(max(0, _days_between(one, other) - WEEK))


def story_odds(some: Sequence[Profile], others: Sequence[Profile], learned: Weighing) -> float:
    """The log odds that the articles of two stories, or an article and those of a story, tell one.

    It is the mean over pairs; less if not even the nearest two have a topic in common, and less if the two are not
    nearly as alike as each of the stories is in itself: one story is no looser than its loosest part.
    """
    step = 1 if len(some) * len(others) <= PAIRS else 2
    pairs = [(one, other) for one in some[::step] for other in others[::step]]
    mean = sum(likeness(one, other, learned) for one, other in pairs) / len(pairs)
    odds = mean - learned.apart * min(topics_apart(one, other) for one, other in pairs)
    if odds < learned.unsure:
        return odds  # it is no longer asked how much less
    inner = [loosest(story, learned) for story in (some, others) if len(story) > 1]
    return odds - learned.strain * max(0.0, max(inner, default=mean) - mean - learned.slack)


def loosest(story: Sequence[Profile], learned: Weighing) -> float:
    """How alike that article of a story is to the rest which is least so; of a long one some articles are looked at."""
    told = story[:: -(-len(story) // LOOSE)]
    sums = dict.fromkeys(range(len(told)), 0.0)
    for (i, one), (j, other) in combinations(enumerate(told), 2):
        alike = likeness(one, other, learned)
        sums[i], sums[j] = sums[i] + alike, sums[j] + alike
    return min(sums.values()) / (len(told) - 1)


def topics_apart(one: Profile, other: Profile) -> float:
    """0 if two articles share words that are no names, rising to 1 where they share none."""
    return max(0.0, 1 - math.sqrt(cosine(one.topic, other.topic)) / TOPIC)


def reasons(one: Profile, other: Profile) -> tuple[str, ...]:
    """Why two articles are alike or not, in words."""
    *alike, towns_apart, countries_apart = signs(one, other)
    shared = sorted((w for w in one.words if w in other.words), key=lambda w: (-one.words[w] * other.words[w], w))
    told = [f"alike in {', '.join(f'{sign} {value * value:.2f}' for sign, value in zip(SIGNS, alike, strict=False))}"]
    if shared:
        told.append(f"both have {', '.join(shared[:_SHOWN])}")
    if towns_apart:
        told.append("they have no town in common")
    if countries_apart:
        told.append("they have no country in common")
    if topics_apart(one, other) > 0:
        told.append("they have hardly a word in common that is no name")
    days = _days_between(one, other)
    if days > WEEK:
        told.append(f"{days} days lie between them")
    return tuple(told)


def _days_between(one: Profile, other: Profile) -> int:
    if one.published is None or other.published is None:
        return 0
    return abs((one.published - other.published).days)
