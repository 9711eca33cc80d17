"""Where each actor was last spoken of, and how prominently."""

from bisect import bisect_left, insort
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.base.spans import Span
from dateline.parse import Sentence, Token
from dateline.recognise.actors.entity import Entity

_RANKS = {
    "nsubj": 0.0,
    "nsubjpass": 0.0,
    "agent": 0.3,
    "poss": 0.8,
    "dobj": 1.0,
    "appos": 1.2,
    "pobj": 1.5,
    "dative": 1.0,
}


@dataclass(frozen=True, slots=True)
class Spoken:
    """One mention in the order of the text; `rank` is 0 for a subject and grows as the mention is less prominent."""

    start: int
    span: Span
    sentence: Sentence
    number: int
    head: Token
    entity: Entity

    @property
    def rank(self) -> float:
        """How little prominent the mention is in its clause."""
        head = self.head
        while head.dep == "conj":
            head = self.sentence.head(head)
        if head.dep == "pobj" and self.sentence.head(head).dep == "agent":
            return _RANKS["agent"]
        return _RANKS.get(head.dep, 2.0)


class Timeline:
    """The mentions so far, in text order."""

    def __init__(self) -> None:
        self._spoken: list[Spoken] = []

    def add(self, spoken: Spoken) -> None:
        """Take up one more mention, wherever in the text."""
        insort(self._spoken, spoken, key=lambda s: s.start)

    def before(self, offset: int) -> Iterator[Spoken]:
        """The mentions that begin before `offset`, the last one first."""
        place = bisect_left(self._spoken, offset, key=lambda s: s.start)
        for index in range(place - 1, -1, -1):
            yield self._spoken[index]

    def after(self, offset: int) -> Iterator[Spoken]:
        """The mentions that begin at `offset` or later, in text order."""
        place = bisect_left(self._spoken, offset, key=lambda s: s.start)
        yield from self._spoken[place:]
