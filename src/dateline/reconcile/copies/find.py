"""The copies among the paragraphs of many articles, found at a cost that does not depend on how many are kept."""

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.base.records import Reading
from dateline.reconcile.copies.index import BOILERPLATE, Holders, PassageIndex
from dateline.reconcile.copies.passage import FEWEST, Passage, passages_of

# Chosen on one half of our own paragraphs (training/stories/own/wire.yaml): copies begin at .58, others end at .28.
CONTAINED = 0.45  # share of the shorter paragraph, by the rarity of its words, that stands in the other in runs of four
LEAST = (
    20.0  # rarity of what two copies share at least, in as many words as a passage must have: a full name is no copy
)


@dataclass(frozen=True, slots=True)
class Copy:
    """Two paragraphs (article, number) that are one text, and what share of the shorter stands in the other."""

    left: tuple[str, int]
    right: tuple[str, int]
    contained: float


class Copies:
    """Finds, article by article, which paragraphs stand in articles that were added before."""

    def __init__(self, index: PassageIndex) -> None:
        self._index = index

    def add(self, reading: Reading) -> Iterator[Copy]:
        """Take up an article; the copies between its paragraphs and those of earlier articles, in text order."""
        mine = list(passages_of(reading))
        held = self._index.holding({key for passage in mine for key in passage.keys})
        for passage in mine:
            yield from _copies_of(passage, held)
        self._index.put(mine, held)


def _copies_of(passage: Passage, held: Holders) -> Iterator[Copy]:
    met: set[Passage] = set()
    for key in passage.keys:
        holders = held.get(key, ())
        if len(holders) < BOILERPLATE:
            met.update(holders)
    for other in sorted(met, key=lambda p: (p.article, p.number)):
        shorter, longer = sorted((passage, other), key=Passage.weight)
        words, shared = shorter.shared_with(longer)
        contained = shared / (shorter.weight() or 1.0)
        if other.article != passage.article and words >= FEWEST and shared >= LEAST and contained >= CONTAINED:
            yield Copy((other.article, other.number), (passage.article, passage.number), round(contained, 3))
