"""How often words stand in news: what is rare tells one story from another."""

import math
from functools import cache

from dateline.knowledge.files import load_lines

_FILE = "languages/en/word-frequencies.tsv"


@cache
def _counts() -> tuple[int, dict[str, int]]:
    first, *rows = load_lines(_FILE)
    pairs = (row.split("\t") for row in rows)
    return int(first.split("\t")[1]), {word: int(count) for word, count in pairs}


def rarity(word: str) -> float:
    """The inverse document frequency of a word in lower case: 0 for one that stands in every article.

    Natural logarithm of articles counted over articles that hold the word; a word never met counts as met once.
    """
    articles, counts = _counts()
    return math.log((articles + 1) / (counts.get(word, 0) + 1))
