"""The copies among the paragraphs of many articles, found at a cost that does not depend on how many are kept."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.base.records import Reading
from dateline.reconcile.copies.passage import Passage, passages_of

CONTAINED = 0.5  # share of the shorter paragraph's runs that the other must hold
LEAST = 4  # runs that two copies share at least
BOILERPLATE = 200  # paragraphs that hold one run: beyond, it is a phrase of the trade


@dataclass(frozen=True, slots=True)
class Copy:
    """Two paragraphs (article, number) that are one text, and how much of the shorter stands in the other."""

    left: tuple[str, int]
    right: tuple[str, int]
    contained: float


class Copies:
    """Finds, article by article, which paragraphs stand in articles that were added before."""

    def __init__(self) -> None:
        self._with_run: defaultdict[int, list[Passage]] = defaultdict(list)

    def add(self, reading: Reading) -> Iterator[Copy]:
        """Take up an article; the copies between its paragraphs and those of earlier articles, in text order."""
        mine = list(passages_of(reading))
        for passage in mine:
            yield from self._copies_of(passage)
        for passage in mine:
            for key in passage.keys:
                holders = self._with_run[key]
                if len(holders) < BOILERPLATE:
                    holders.append(passage)

    def _copies_of(self, passage: Passage) -> Iterator[Copy]:
        met: Counter[Passage] = Counter()
        for key in passage.keys:
            holders = self._with_run.get(key, ())
            if len(holders) < BOILERPLATE:
                met.update(holders)
        for other in sorted(met, key=lambda p: (p.article, p.number)):
            shared = len(passage.runs & other.runs)
            contained = shared / min(len(passage.runs), len(other.runs))
            if other.article != passage.article and shared >= LEAST and contained >= CONTAINED:
                yield Copy((other.article, other.number), (passage.article, passage.number), round(contained, 3))
