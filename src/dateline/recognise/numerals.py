"""Numbers as English writes them: '3,000', '1.2 million', 'twenty-one', 'a dozen', 'two and a half'."""

import re
from functools import cache

from dateline.knowledge import load_yaml

Number = int | float

LONGEST = 18  # figures and commas; longer runs are identifiers, and would not be exact as numbers
LONGEST_SPELLED = 120  # letters; nobody writes a longer number in words
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"


def alternatives(words: "list[str] | dict[str, object]") -> str:
    """A regular expression for any of the words, longest first; a space stands for any white space."""
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words, key=lambda w: (-len(w), w)))


@cache
def _tables() -> dict[str, dict[str, int]]:
    return {k: v for k, v in load_yaml("languages/en/numbers.yaml").items() if isinstance(v, dict)}


@cache
def spelled() -> str:
    """A regular expression for a number in words ('two hundred and five', 'a dozen'); case is the caller's."""
    tables = _tables()
    word = alternatives([*tables["ones"], *tables["tens"], *tables["scales"]])
    start = alternatives([*tables["ones"], *tables["tens"]])
    scale = alternatives([*tables["scales"]])
    return rf"(?:(?:half\s+)?a\s+dozen|(?:(?:{start})|an?\s+(?:{scale}))\b(?:(?:\s+(?:and\s+)?|-)(?:{word}|dozen)\b)*)"


@cache
def digits() -> str:
    """A regular expression for a number in digits, with its scale if one follows: '3,000', '1.2 million', '4bn'."""
    scale = alternatives([*_tables()["scales"]])
    suffix = alternatives([*_tables()["suffixes"]])
    return rf"(?:(?:{_DIGITS})(?:[\s-](?:{scale})\b|(?:{suffix})\b)?)"


def parse_number(words: str) -> Number | None:
    """The value of a number in digits or words, or `None` if the words are no number."""
    words = " ".join(words.lower().replace("-", " ").split())
    match = re.fullmatch(rf"({_DIGITS})\s?([a-z]*)", words)
    if match and len(match.group(1)) > LONGEST:
        return None
    if match:
        return _scaled(float(match.group(1).replace(",", "")), match.group(2))
    return _spelled_value(words.split()) if len(words) <= LONGEST_SPELLED else None


def _scaled(number: float, scale: str) -> Number | None:
    tables = _tables()
    factor = {"": 1, **tables["scales"], **tables["suffixes"], **tables["letters"]}.get(scale)
    return None if factor is None else whole(round(number * factor, 6))


def whole(number: float) -> Number:
    """An `int` where the number is whole."""
    return int(number) if number == int(number) else number


def _spelled_value(words: list[str]) -> Number | None:
    """'two hundred and five thousand' -> 205000; 'half a dozen' -> 6."""
    tables = _tables()
    total, part, seen = 0.0, 0.0, False
    for word in words:
        if word in tables["ones"] or word in tables["tens"]:
            part += tables["ones"].get(word, tables["tens"].get(word, 0))
        elif word == "dozen":
            part = (part or 1) * 12
        elif word == "half":
            part = 0.5
        elif word == "hundred":
            part = (part or 1) * 100
        elif word in tables["scales"]:
            total, part = total + (part or 1) * tables["scales"][word], 0.0
        elif word in ("a", "an", "and"):
            continue
        else:
            return None
        seen = True
    return whole(total + part) if seen else None
