"""A paragraph as copies are found by it: hashes of its runs of words, words in quotation marks left out."""

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import pairwise

from dateline.base.records import NEWS_ROLES, Reading
from dateline.base.spans import Span
from dateline.knowledge.frequencies import rarity
from dateline.reconcile.words import words_of

RUN = 4  # words in a row that are hashed; light rewriting leaves few longer ones
WINDOW = 3  # runs in a row of which one is kept for the look-up: a shared stretch of 6 words is always found
FEWEST = 8  # words of the outlet's own; shorter paragraphs are alike by chance
TELLING = 6.0  # rarity of the words of a run together, below which it is no key: 'as a result of'
_BREAK = "|"  # stands between stretches, and in no run


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """One paragraph: the hash of the run that begins at each word (0: none), and how rare each word is."""

    article: str
    number: int
    runs: "array[int]"
    weights: "array[float]"
    keys: tuple[int, ...]

    def weight(self) -> float:
        """How much there is to copy: the rarity of all words."""
        return sum(self.weights)

    def shared_with(self, other: "Passage") -> tuple[int, float]:
        """How many words stand in runs which the other passage has as well, and their rarity."""
        theirs, words, total, last = set(other.runs), 0, 0.0, -1
        for place, run in enumerate(self.runs):
            if run and run in theirs:
                fresh = self.weights[max(place, last + 1) : place + RUN]
                words, total, last = words + len(fresh), total + sum(fresh), place + RUN - 1
        return words, total


def passages_of(reading: Reading) -> Iterator[Passage]:
    """The paragraphs of an article that may be copies.

    What somebody said is heard by every reporter in the room: two articles that share only a quotation are no copies.
    """
    text = reading.article.text
    quoted = sorted(span for quote in reading.quotes if quote.kind != "indirect" for span in quote.segments)
    for number, paragraph in enumerate(reading.article.paragraphs):
        if paragraph.role in NEWS_ROLES and paragraph.role != "headline":
            words = [word for span in _own_words(paragraph.span, quoted) for word in (*words_of(span.of(text)), _BREAK)]
            if len(words) >= FEWEST:
                yield _passage(reading.id, number, words)


def _own_words(paragraph: Span, quoted: list[Span]) -> Iterator[Span]:
    """The stretches of a paragraph outside its quotations."""
    inside = [span for span in quoted if paragraph.overlap(span)]
    edges = [paragraph.start, *(edge for span in inside for edge in span), paragraph.end]
    for number, (start, end) in enumerate(pairwise(edges)):
        if number % 2 == 0 and start < end:
            yield Span(start, end)


def _passage(article: str, number: int, words: list[str]) -> Passage:
    runs = array("Q", (_hash(words[i : i + RUN]) for i in range(len(words))))
    weights = array("f", (0.0 if word == _BREAK else rarity(word) for word in words))
    return Passage(article, number, runs, weights, keys_of(runs, weights))


def keys_of(runs: "array[int]", weights: "array[float]") -> tuple[int, ...]:
    """The runs by which a passage is looked up: of those that tell enough, as few as `WINDOW` allows."""
    telling = [run if sum(weights[i : i + RUN]) >= TELLING else 0 for i, run in enumerate(runs)]
    return tuple(sorted(_chosen(telling)))


def _hash(words: list[str]) -> int:
    """The hash of a run; 0 for what is no whole run."""
    if len(words) < RUN or _BREAK in words:
        return 0
    return int.from_bytes(blake2b(" ".join(words).encode(), digest_size=8).digest(), "big")


def _chosen(runs: Sequence[int]) -> set[int]:
    """The least hash of every window of runs (winnowing): fewer to look up, and no long shared stretch missed."""
    windows = (runs[i : i + WINDOW] for i in range(max(1, len(runs) - WINDOW + 1)))
    return {min(whole) for window in windows if (whole := [run for run in window if run])}
