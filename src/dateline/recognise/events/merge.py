"""Tellings of one real act become one group."""

from collections.abc import Sequence

from dateline.base.records import Actor, Place
from dateline.recognise.events.act import Act


def merge_acts(acts: Sequence[Act], actors: Sequence[Actor], places: Sequence[Place]) -> list[list[Act]]:
    """Groups of tellings of the same real act; in each the clearest first; groups in text order of their clearest."""
    return [[act] for act in acts]


def combine(group: Sequence[Act]) -> Act:
    """One act with what all tellings of a group say together, in the words of the clearest (the first)."""
    return group[0]
