"""How far two places lie from each other."""

from math import asin, cos, radians, sin, sqrt


def km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The distance over ground in kilometres."""
    a, b, c, d = map(radians, (*one, *other))
    half = sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2
    return 12742 * asin(min(1, sqrt(half)))
