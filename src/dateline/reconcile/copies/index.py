"""Paragraphs by the runs of words that they hold: the lookups that `Copies` needs, and all in memory."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

from dateline.reconcile.copies.passage import Passage

BOILERPLATE = 200  # paragraphs that hold one run: beyond, it is a phrase of the trade
Holders = Mapping[int, Sequence[Passage]]  # by key


class PassageIndex(Protocol):
    """Paragraphs by their keys; of a key that `BOILERPLATE` of them hold no more are kept."""

    def holding(self, keys: Collection[int]) -> Holders:
        """The paragraphs with each of these keys; a key that none holds may lack."""

    def put(self, passages: Sequence[Passage], held: Holders) -> None:
        """Keep the paragraphs of an article; `held` is what `holding` gave for their keys."""


class Held:
    """The index in memory."""

    def __init__(self) -> None:
        self._with_key: defaultdict[int, list[Passage]] = defaultdict(list)

    def holding(self, keys: Collection[int]) -> Holders:
        """As `PassageIndex` says."""
        return {key: self._with_key[key] for key in keys if key in self._with_key}

    def put(self, passages: Sequence[Passage], held: Holders) -> None:  # noqa: ARG002 - the store's half needs it
        """As `PassageIndex` says."""
        for passage in passages:
            for key in passage.keys:
                holders = self._with_key[key]
                if len(holders) < BOILERPLATE:
                    holders.append(passage)
