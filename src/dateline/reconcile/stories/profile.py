"""What of an article is compared with others: its rare words, title, opening and names, its towns and countries."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from dateline.base.records import Reading
from dateline.knowledge.frequencies import rarity
from dateline.reconcile.vectors import COMMON, Weights, unit_vector
from dateline.reconcile.words import words_of

READ = 3000  # code points of an article that are compared: news tells what it is about first
OPENING = 700
TITLE = 2  # times that a word of the title counts more
HEADLINE = 110  # code points of a first line that stands in for a title
STRONG = 24  # words by which an article is looked up
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][\w’'-]+")
_LOCAL = frozenset({"city", "point", "admin2", "admin1", "region"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """One article as stories are told apart by it; words, headline, opening, names, topic are vectors of length 1.

    The topic is the words that are no names: one minister in two affairs shares the names, and not these.
    """

    id: str
    words: Weights
    headline: Weights
    opening: Weights
    names: Weights
    topic: Weights
    strong: tuple[str, ...]
    towns: frozenset[str]
    countries: frozenset[str]
    published: date | None


def profile_of(reading: Reading) -> Profile:
    """The profile of an article."""
    article = reading.article
    title = article.title or ""
    counts = _counted(title, article.text[:READ])
    words = _vector(counts)
    named = set(_named(reading))
    return Profile(
        id=reading.id,
        words=words,
        headline=_vector(Counter(words_of(title or article.text.strip().partition("\n")[0][:HEADLINE]))),
        opening=_vector(_counted(title, article.text[:OPENING])),
        names=_vector(Counter(w for name in _NAME.findall(article.text[:READ]) for w in words_of(name)), least=0.0),
        topic=_vector({w: n for w, n in counts.items() if w not in named and not w[0].isdigit()}),
        strong=tuple(sorted(words, key=lambda word: (-words[word], word))[:STRONG]),
        towns=frozenset(place.name for place in reading.places if place.precision in _LOCAL),
        countries=frozenset(p.country for p in reading.places if p.country)
        | frozenset(a.country for a in reading.actors if a.country),
        published=date.fromisoformat(article.published[:10]) if article.published else None,
    )


def _named(reading: Reading) -> Iterator[str]:
    """The words of names, places and capitals within sentences."""
    text = reading.article.text
    spans = [place.span for place in reading.places]
    spans += [mention.span for actor in reading.actors for mention in actor.mentions if mention.form == "name"]
    for words in (*_NAME.findall(text[:READ]), *(span.of(text) for span in spans)):
        yield from words_of(words)


def _counted(title: str, text: str) -> Counter[str]:
    counts = Counter(words_of(text))
    for word in words_of(title):
        counts[word] += TITLE
    return counts


def _vector(counts: Mapping[str, int], least: float = COMMON) -> dict[str, float]:
    return unit_vector({word: (count, rarity(word)) for word, count in counts.items()}, least)
