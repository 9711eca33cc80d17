"""The figures of an article: what they count, where they stand, and when two of them can both be right."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from dateline.base.records import Quantity
from dateline.base.spans import Span
from dateline.knowledge import load_yaml, word_set
from dateline.parse import Parse, Sentence

_PART_BEFORE = re.compile(
    r"\b(?:including|among (?:them|those|whom)|of (?:whom|them|those|which)|another|additional|further|other|plus)"
    r"\W+(?:[\w-]+\W+){0,2}$",
    re.IGNORECASE,
)
_PART_AFTER = re.compile(r"^\W*(?:[\w-]+\W+){0,2}?(?:more|others?|of (?:them|whom|those|these|the))\b", re.IGNORECASE)
_PART_OF = re.compile(r"\bof (?:them|whom|those|these|the)\b", re.IGNORECASE)
_MORE_AFTER = re.compile(r"^\W*(?:[\w-]+\W+){0,2}?(?:more|others?)\b", re.IGNORECASE)
_MORE = re.compile(r"\b(?:more|another|others?|additional|further)\b", re.IGNORECASE)
_NOT_MORE = re.compile(r"\bmore than\b", re.IGNORECASE)
_ROUND = 0.05  # how far 'about' reaches on each side


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity with a value, in its sentence."""

    quantity: Quantity
    sentence: Sentence
    low: float
    part: bool
    added: bool

    @property
    def span(self) -> Span:
        """Where it stands."""
        return self.quantity.span

    @property
    def in_headline(self) -> bool:
        """True in the headline and the standfirst."""
        return self.sentence.role == "headline"


class Figures:
    """The figures of the outlet's own news, in text order."""

    def __init__(self, text: str, parse: Parse, quantities: Sequence[Quantity]) -> None:
        self.text = text
        self.all: list[Figure] = []
        sentences = iter(parse.sentences)
        sentence = next(sentences, None)
        for quantity in sorted(quantities, key=lambda q: q.span):
            while sentence is not None and sentence.span.end <= quantity.span.start:
                sentence = next(sentences, None)
            if sentence is not None and quantity.low is not None and sentence.is_news:
                self.all.append(self._figure(quantity, sentence, quantity.low))
        self.by_sentence: dict[int, list[Figure]] = {}
        for figure in self.all:
            self.by_sentence.setdefault(figure.sentence.span.start, []).append(figure)

    def _figure(self, quantity: Quantity, sentence: Sentence, low: float) -> Figure:
        before = self.text[max(sentence.span.start, quantity.span.start - 40) : quantity.span.start]
        after = self.text[quantity.span.end : min(sentence.span.end, quantity.span.end + 30)]
        own = _NOT_MORE.sub("", quantity.span.of(self.text))
        added = bool(_MORE.search(own) or _MORE_AFTER.search(after)) or bool(
            re.search(r"\b(?:another|an additional|a further)\W*$", before, re.IGNORECASE)
        )
        part = added or bool(_PART_BEFORE.search(before) or _PART_AFTER.search(after) or _PART_OF.search(own))
        return Figure(quantity, sentence, low, part, added)

    def words(self, figure: Figure) -> str:
        """The words of a figure, on one line."""
        return " ".join(figure.span.of(self.text).split())


def plain(number: float) -> str:
    """A number as people write it: '1,250', '1.4'."""
    return f"{round(number):,}" if abs(number - round(number)) < 1e-9 else f"{number:,.2f}".rstrip("0").rstrip(".")


def same_unit(left: Figure, right: Figure) -> bool:
    """True if both count the same kind of thing."""
    return left.quantity.unit == right.quantity.unit or _family(left.quantity.unit) == _family(right.quantity.unit)


def same_or_people(left: Figure, right: Figure) -> bool:
    """True if both count the same kind of thing, or one says only 'people'."""
    persons = load_yaml("languages/en/checks.yaml")["persons"]
    human = [f for f in (left, right) if f.quantity.unit in persons]
    if len(human) == 1:
        other = right if human[0] is left else left
        return _family(other.quantity.unit) != other.quantity.unit
    return same_unit(left, right)


def countable(figure: Figure) -> bool:
    """True for people and things; false for money, time, distances and shares, whose parts are not named as parts."""
    return not word_set("languages/en/checks.yaml", "measures").intersection(figure.quantity.unit.lower().split())


def _family(unit: str) -> str:
    """One name for units that count the same thing ('killed', 'deaths'); others are their own."""
    return _families().get(unit, unit)


@cache
def _families() -> dict[str, str]:
    return {unit: f"{alike[0]}*" for alike in load_yaml("languages/en/checks.yaml")["alike"] for unit in alike}


def agree(left: Quantity, right: Quantity) -> bool:
    """True if both can be right: equal, or within what 'about', 'at least', 'nearly' and ranges leave open."""
    a, b = _range(left), _range(right)
    return a[0] <= b[1] and b[0] <= a[1]


def _range(quantity: Quantity) -> tuple[float, float]:
    low = quantity.low if quantity.low is not None else 0.0
    if quantity.high is not None:
        return low, quantity.high
    match quantity.qualifier:
        case "at least" | "more than":
            return low, float("inf")
        case "at most" | "less than":
            return 0.0, low
        case "nearly":
            return low * (1 - 2 * _ROUND), low
        case "about":
            return low * (1 - _ROUND), low * (1 + _ROUND)
        case _:
            return low, low
