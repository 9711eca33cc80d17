"""Which characters of a paragraph are quotation marks, and what their place allows each to be.

Apostrophes, inches, minutes, and marks inside addresses and code are none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from dateline import knowledge
from dateline.base.spans import Span

Family = Literal["double", "single"]

_SIGN = re.compile(r"''|``|[\"“”„‟«»‹›「」『』'‘’‚`]")
_OPENERS = frozenset({"“", "``", "„", "‟", "«", "‹", "「", "『", "‘", "‚"})
_CLOSERS = frozenset({"”", "''", "»", "›", "」", "』", "’"})
_KINDS = {"«": "«", "»": "«", "‹": "‹", "›": "‹", "「": "「", "」": "「", "『": "『", "』": "『"}
_SINGLE = frozenset("'‘’‚`")
_BEFORE_OPENING = frozenset("([{<—–-/…:¿¡\"“„«‹'‘‚`")
_AFTER_CLOSING = frozenset(",.;:?!)]}>—–-…/\"”»›'’“‘«")
_MEASURE = re.compile(r"\d\s?['’′]\s?\d+(?:\.\d+)?\s?(?:[\"”″]|'')")
_CODE = re.compile(
    r"\w\((['\"])[^'\"\n]{0,200}\1\)"  # a call: print("x")
    r"|[\w\])]\s?==?\s?(['\"])[^'\"\n]{0,200}\2"  # an assignment: x = 'y'
    r"|\{\s?\"[^{}\n]{0,400}\}"  # JSON: {"x": "y"}
)
_AND = re.compile(r"(?<=\w\s)['‘’]n['’]?(?=\s\w)", re.IGNORECASE)  # rock 'n' roll
_ADDRESS = re.compile(r"(?:https?://|www\.)\S*|(?<![\w-])[\w-]{1,40}=\"[^\"\n]{0,300}\"")
_DECADE = re.compile(r"\d0s\b|\d\d\b")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark and what its place allows it to be: before a word it may open, after one it may close.

    Marks of one `kind` pair with each other: '«' and '»', or all curly, low and straight ones.
    """

    start: int
    end: int
    family: Family
    opens: bool
    closes: bool
    kind: str = '"'


def find_signs(text: str, paragraph: Span) -> list[Mark]:
    """The marks of a paragraph that may open or close a quotation, in text order."""
    signs = list(_SIGN.finditer(text, *paragraph))
    skipped = set(_skipped(text, paragraph)) if signs else ()
    every = (_mark(text, paragraph, *m.span()) for m in signs if m.start() not in skipped)
    return _without_inches(text, [mark for mark in every if mark.opens or mark.closes])


def _skipped(text: str, paragraph: Span) -> Iterator[int]:
    """Where marks of measures, code, addresses and "'n'" stand; the mark right behind an address may close."""
    for known in (_MEASURE, _CODE, _AND):
        for found in known.finditer(text, *paragraph):
            yield from range(*found.span())
    for found in _ADDRESS.finditer(text, *paragraph):
        yield from range(found.start(), found.end() - ('="' not in found.group()))


def _mark(text: str, paragraph: Span, start: int, end: int) -> Mark:
    mark = text[start:end]
    before = text[start - 1] if start > paragraph.start else " "
    after = text[end] if end < paragraph.end else " "
    may_open = (before.isspace() or before in _BEFORE_OPENING) and not after.isspace()
    may_close = (after.isspace() or after in _AFTER_CLOSING) and not before.isspace()
    if mark in _SINGLE:
        return Mark(start, end, "single", may_open and not _elision(text, end), may_close and mark != "`")
    kind = _KINDS.get(mark, '"')
    if mark in _OPENERS:
        return Mark(start, end, "double", may_open or not may_close, may_close and not may_open, kind)
    if mark in _CLOSERS:
        return Mark(start, end, "double", may_open and not may_close, True, kind)
    if may_open == may_close:
        return Mark(start, end, "double", not before.isdigit(), True)
    return Mark(start, end, "double", may_open, may_close)


def _elision(text: str, end: int) -> bool:
    """True for an apostrophe that stands for left-out letters before a word: ''em', ''90s'."""
    if _DECADE.match(text, end):
        return True
    word = _WORD.match(text, end)
    return word is not None and word.group().lower() in knowledge.load_words("languages/en/elisions.txt")


def _without_inches(text: str, marks: list[Mark]) -> list[Mark]:
    """The marks but those of '"a wall 12" thick," he said': behind a figure, and the next one closes too."""
    doubles = [mark for mark in marks if mark.family == "double"]
    inches = {mark.start for mark, after in pairwise(doubles) if _is_inch(text, mark) and not after.opens}
    return [mark for mark in marks if mark.start not in inches]


def _is_inch(text: str, mark: Mark) -> bool:
    behind = text[mark.end : mark.end + 2]
    return text[max(0, mark.start - 1) : mark.start].isdigit() and behind[:1].isspace() and behind[1:].islower()
