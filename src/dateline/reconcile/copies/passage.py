"""A paragraph as copies are found by it: hashes of its runs of words, words in quotation marks left out."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from itertools import pairwise

from dateline.base.records import NEWS_ROLES, Reading
from dateline.base.spans import Span
from dateline.reconcile.words import words_of

RUN = 5  # words in a row that are hashed
WINDOW = 4  # runs in a row of which one is kept for the look-up: a shared stretch of 8 words is always found
FEWEST = 8  # words of the outlet's own; shorter paragraphs are alike by chance


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph of an article: its hashed runs, and those that it is looked up by."""

    article: str
    number: int
    runs: frozenset[int]
    keys: tuple[int, ...]


def passages_of(reading: Reading) -> Iterator[Passage]:
    """The paragraphs of an article that may be copies.

    What somebody said is heard by every reporter in the room: two articles that share only a quotation are no copies.
    """
    text = reading.article.text
    quoted = sorted(span for quote in reading.quotes if quote.kind != "indirect" for span in quote.segments)
    for number, paragraph in enumerate(reading.article.paragraphs):
        if paragraph.role in NEWS_ROLES and paragraph.role != "headline":
            words = [word for span in _own_words(paragraph.span, quoted) for word in (*words_of(span.of(text)), "|")]
            if len(words) >= FEWEST:
                runs = [_hash(words[i : i + RUN]) for i in range(len(words) - RUN + 1) if "|" not in words[i : i + RUN]]
                if runs:
                    yield Passage(reading.id, number, frozenset(runs), tuple(sorted(_chosen(runs))))


def _own_words(paragraph: Span, quoted: list[Span]) -> Iterator[Span]:
    """The stretches of a paragraph outside its quotations."""
    inside = [span for span in quoted if paragraph.overlap(span)]
    edges = [paragraph.start, *(edge for span in inside for edge in span), paragraph.end]
    for number, (start, end) in enumerate(pairwise(edges)):
        if number % 2 == 0 and start < end:
            yield Span(start, end)


def _hash(words: list[str]) -> int:
    return int.from_bytes(blake2b(" ".join(words).encode(), digest_size=8).digest(), "big")


def _chosen(runs: list[int]) -> set[int]:
    """The least hash of every window of runs (winnowing): fewer to look up, and no long shared stretch missed."""
    return {min(runs[i : i + WINDOW]) for i in range(max(1, len(runs) - WINDOW + 1))}
