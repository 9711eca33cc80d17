"""Where an article is written: the country whose offices, roads, money and spelling its words show."""

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache

from dateline.knowledge import load_yaml

_ENOUGH = 4  # words of a country after which more tell no more


def home_of(text: str) -> Mapping[str, float]:
    """ISO 3166-1 alpha-3 code -> how far the words speak for that country, from 0 to 1; empty where none does."""
    found: Counter[str] = Counter()
    for match in _pattern().finditer(text):
        found.update(_countries()[re.sub(r"\d+", "#", re.sub(r"\s+", "_", match.group()))])
    most = max(found.values(), default=0)
    return {country: count / max(most, _ENOUGH) for country, count in found.items()}


@cache
def _countries() -> Mapping[str, tuple[str, ...]]:
    """Each word with the countries that it speaks for."""
    told: dict[str, list[str]] = {}
    for row in load_yaml("gazetteer/home_words.yaml"):
        for word in row["words"].split():
            told.setdefault(word, []).extend(row["countries"].split())
    return {word: tuple(countries) for word, countries in told.items()}


@cache
def _pattern() -> re.Pattern[str]:
    """One pattern for all the words, the longest first."""
    words = sorted(_countries(), key=lambda word: (-len(word), word))
    forms = [re.escape(word).replace("_", r"\s+").replace(r"\#", r"\d+") for word in words]
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)|[£€]")
