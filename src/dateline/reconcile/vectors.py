"""Texts as vectors of their rare words, of length 1, and how alike two of them are."""

import math
from collections.abc import Mapping

COMMON = 1.5  # rarity below which a word says nothing

Weights = Mapping[str, float]


def unit_vector(told: Mapping[str, tuple[int, float]], least: float = COMMON) -> dict[str, float]:
    """Count and rarity of each word -> its weight: by how often it stands here and how rarely elsewhere."""
    weights = {word: (1 + math.log(count)) * rare for word, (count, rare) in told.items() if rare > least}
    length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {word: weight / length for word, weight in weights.items()}


def cosine(one: Weights, other: Weights) -> float:
    """The share of two vectors of length 1 that is common, 0 to 1."""
    if len(one) > len(other):
        one, other = other, one
    return min(1.0, sum(weight * other[word] for word, weight in one.items() if word in other))


def spread(one: Weights, other: Weights, most: float) -> float:
    """The same, but no single word counts more than `most`: what rests on one word is no great likeness."""
    if len(one) > len(other):
        one, other = other, one
    return min(1.0, sum(min(most, weight * other[word]) for word, weight in one.items() if word in other))
