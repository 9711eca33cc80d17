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
_UNREAL = frozenset("for if whether unless would should could can may might must".split())


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

    @property
    def is_subordinate(self) -> bool:
        """'He said that X', 'the man whom X knew': X stands in a clause within a clause."""
        verb = self.sentence.head(self.head)
        while verb.dep == "conj":
            verb = self.sentence.head(verb)
        return verb.dep in ("relcl", "acl", "advcl", "ccomp", "pcomp")

    @property
    def is_generic(self) -> bool:
        """'It is rare for a judge to speak', 'whether any judge may': anybody, so that no later 'she' can be meant."""
        sentence, head = self.sentence, self.head
        words = {t.lower for t in sentence.children(head, "det")}
        if words & {"any", "no", "every", "each"}:
            return True
        if words and not words & {"a", "an"}:
            return False
        verb = sentence.head(head)
        if head.dep == "pobj":
            return verb.lower == "for" and sentence.head(verb).pos == "ADJ"
        marks = {t.lower for t in sentence.children(verb, "mark", "aux")}
        return bool(words and head.dep in ("nsubj", "nsubjpass") and marks & _UNREAL)


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
