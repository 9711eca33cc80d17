"""Known names in a running text: whole words, case kept; and which words a text holds at all."""

import re
from functools import lru_cache

DIGIT = "0"
_LETTERS = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"\d")


def stands_at(text: str, start: int, name: str) -> bool:
    """True if `name` stands at `start` and no word goes on after it."""
    end = start + len(name)
    return text.startswith(name, start) and not (end < len(text) and (text[end].isalnum() or text[end] == "_"))


@lru_cache(maxsize=256)
def words_in(text: str) -> frozenset[str]:
    """The runs of letters that a text holds, in lower case, and `DIGIT` where it holds digits.

    It tells which patterns are worth trying: one look at a paragraph costs less than one pattern on it.
    """
    words = _LETTERS.findall(text.lower())
    return frozenset([*words, DIGIT] if _DIGIT.search(text) else words)
