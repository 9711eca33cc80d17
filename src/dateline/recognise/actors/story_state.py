"""The state of most of the officials whom an article names."""

from collections import Counter
from collections.abc import Iterable

from dateline.recognise.actors.entity import Entity

OF_STATE = frozenset({"GOV", "LEG", "MIL", "COP", "SPY", "JUD"})


def leading_state(entities: Iterable[Entity]) -> str | None:
    """The state of at least two officials and of twice as many as any other has."""
    counts = officials(entities).most_common(2)
    first, second = counts[0] if counts else (None, 0), counts[1][1] if len(counts) > 1 else 0
    return first[0] if first[1] >= max(2, 2 * second) else None


def officials(entities: Iterable[Entity]) -> Counter[str]:
    """How many persons and bodies of each state the article tells of who act for it."""
    return Counter(e.country for e in entities if e.kind != "state" and e.country and OF_STATE & set(e.sectors))
