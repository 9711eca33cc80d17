"""What stands between quotation marks: curly, straight, single, angled, low; nested, unclosed, over several paragraphs.

The scanner knows no grammar and changes no word, so it serves every language. It walks once over the marks of each
paragraph. A quotation that a paragraph leaves open goes on in the next one if that opens with a mark again, or if a
mark closes there that nothing opened.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Literal

from dateline import knowledge
from dateline.base.records import NEWS_ROLES, Article
from dateline.base.spans import Span

Family = Literal["double", "single"]

_MARK = re.compile(r"''|``|[\"“”„‟«»‹›「」『』'‘’‚]")
_OPENERS = frozenset({"“", "``", "„", "‟", "«", "‹", "「", "『", "‘", "‚"})
_CLOSERS = frozenset({"”", "''", "»", "›", "」", "』", "’"})
_SINGLE = frozenset("'‘’‚")
_BEFORE_OPENING = frozenset("([{<—–-/…:¿¡\"“„«‹'‘‚`")
_AFTER_CLOSING = frozenset(",.;:?!)]}>—–-…/\"”»›'’“‘«")
_MEASURE = re.compile(r"\d\s?['’′]\s?\d+(?:\.\d+)?\s?(?:[\"”″]|'')")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S*|(?<![\w-])[\w-]{1,40}=\"[^\"\s]*\"")
_DECADE = re.compile(r"\d0s\b|\d\d\b")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """Words between quotation marks, without the marks, in the paragraph of that index.

    `closed` is false where the closing mark is missing; `follows` is true where the quotation of the paragraph before
    goes on.
    """

    span: Span
    paragraph: int
    closed: bool
    follows: bool = False


def find_marks(article: Article) -> tuple[Marked, ...]:
    """Every run of quoted words in the article, in text order; nested ones are part of the outer."""
    found: list[Marked] = []
    lines = [_Line(article.text, paragraph.span) for paragraph in article.paragraphs]
    news = [index for index, paragraph in enumerate(article.paragraphs) if paragraph.role in NEWS_ROLES]
    after = dict(pairwise(news))
    left_open: Family | None = None
    for index, line in enumerate(lines):
        later = lines[after[index]] if index in after else None
        runs = list(line.runs(left_open if index in after or index in news[-1:] else None, later))
        for run in runs:
            span = Span(run.start, run.end).strip(article.text)
            if any(c.isalnum() for c in span.of(article.text)):
                found.append(Marked(span=span, paragraph=index, closed=run.closed, follows=run.follows))
        if index in after:
            left_open = runs[-1].family if runs and not runs[-1].closed and runs[-1].end == line.span.end else None
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Mark:
    """One mark and what its place allows it to be: before a word it may open, after one it may close."""

    start: int
    end: int
    family: Family
    opens: bool
    closes: bool


@dataclass(frozen=True, slots=True)
class _Run:
    """Quoted words as found, spaces still at their ends."""

    start: int
    end: int
    family: Family
    closed: bool
    follows: bool = False


class _Line:
    """One paragraph and its marks."""

    def __init__(self, text: str, span: Span) -> None:
        self.text, self.span = text, span

    @cached_property
    def marks(self) -> list[_Mark]:
        """The marks of the paragraph without apostrophes, inches, minutes and marks inside addresses and code."""
        start, end = self.span
        skipped = {i for m in _MEASURE.finditer(self.text, start, end) for i in range(*m.span())}
        skipped |= {i for m in _ADDRESS.finditer(self.text, start, end) for i in range(m.start(), m.end() - 1)}
        skipped |= {m.end() - 1 for m in _ADDRESS.finditer(self.text, start, end) if '="' in m.group()}
        every = (self._mark(*m.span()) for m in _MARK.finditer(self.text, start, end) if m.start() not in skipped)
        return [mark for mark in every if mark.opens or mark.closes]

    def _mark(self, start: int, end: int) -> _Mark:
        mark = self.text[start:end]
        before = self.text[start - 1] if start > self.span.start else " "
        after = self.text[end] if end < self.span.end else " "
        may_open = (before.isspace() or before in _BEFORE_OPENING) and not after.isspace()
        may_close = (after.isspace() or after in _AFTER_CLOSING) and not before.isspace()
        if mark in _SINGLE:
            return _Mark(start, end, "single", may_open and mark != "’" and not self._elision(end), may_close)
        if mark in _OPENERS:
            return _Mark(start, end, "double", may_open or not may_close, may_close and not may_open)
        if mark in _CLOSERS:
            return _Mark(start, end, "double", may_open and not may_close, True)
        if may_open == may_close:
            return _Mark(start, end, "double", not before.isdigit(), True)
        return _Mark(start, end, "double", may_open, may_close)

    def _elision(self, end: int) -> bool:
        """True for an apostrophe that stands for left-out letters before a word: ''em', ''90s'."""
        if _DECADE.match(self.text, end):
            return True
        word = _WORD.match(self.text, end)
        return word is not None and word.group().lower() in knowledge.load_words("languages/en/elisions.txt")

    @cached_property
    def _doubles(self) -> list[int]:
        return [mark.start for mark in self.marks if mark.family == "double"]

    @cached_property
    def _closers(self) -> list[int]:
        return [i for i, mark in enumerate(self.marks) if mark.family == "single" and mark.closes]

    def runs(self, left_open: Family | None, later: "_Line | None") -> Iterator[_Run]:
        """The quoted runs; `left_open` is what the paragraph before left open, `later` the paragraph after."""
        index = 0
        follows = left_open is not None and self.reopens(left_open)
        if left_open == "double" and not follows:
            first = next((i for i, mark in enumerate(self.marks) if mark.family == "double"), None)
            if first is not None and self.marks[first].closes and not self.marks[first].opens:
                yield _Run(self.span.start, self.marks[first].start, "double", closed=True, follows=True)
                index = first + 1
        while index < len(self.marks):
            mark = self.marks[index]
            first_of_line = follows and index == 0
            if mark.opens or first_of_line:
                run, index = self._double(index) if mark.family == "double" else self._single(index, later)
                if run is not None:
                    yield _Run(run.start, run.end, run.family, run.closed, first_of_line)
            else:
                index += 1

    def reopens(self, family: Family) -> bool:
        """True if the paragraph begins with a mark of `family`."""
        return bool(self.marks) and self.marks[0].start == self.span.start and self.marks[0].family == family

    def _double(self, index: int) -> tuple[_Run | None, int]:
        """The run that the double mark at `index` opens, and the index of the first mark after it."""
        start, depth, here = self.marks[index].end, 1, index + 1
        while here < len(self.marks):
            mark = self.marks[here]
            if mark.family == "double":
                if mark.closes:
                    depth -= 1
                elif self._closes_twice(here):
                    depth += 1
                else:
                    return _Run(start, mark.start, "double", closed=False), here
                if depth == 0:
                    return _Run(start, mark.start, "double", closed=True), here + 1
            here += 1
        return _Run(start, self.span.end, "double", closed=False), here

    def _closes_twice(self, index: int) -> bool:
        """True if the next two double marks both close: then the mark at `index` opens a quotation in a quotation."""
        place = bisect_right(self._doubles, self.marks[index].start)
        following = [self._by_start[start] for start in self._doubles[place : place + 2]]
        return len(following) == 2 and all(mark.closes and not mark.opens for mark in following)

    @cached_property
    def _by_start(self) -> dict[int, _Mark]:
        return {mark.start: mark for mark in self.marks}

    def _single(self, index: int, later: "_Line | None") -> tuple[_Run | None, int]:
        """The run that the single mark at `index` opens, if it is a mark and no apostrophe, and the index after it."""
        start = self.marks[index].end
        place = bisect_right(self._closers, index)
        while place < len(self._closers) and self._is_possessive(self._closers[place]):
            place += 1
        if place < len(self._closers):
            closer = self._closers[place]
            end = self.marks[closer].start
            if self._doubles_between(start, end) % 2:
                return None, index + 1
            return _Run(start, end, "single", closed=True), closer + 1
        begins = self.marks[index].start == self.span.start
        if begins and (self.text[start - 1] == "‘" or (later is not None and later.reopens("single"))):
            return _Run(start, self.span.end, "single", closed=False), len(self.marks)
        return None, index + 1

    def _is_possessive(self, index: int) -> bool:
        """True for the apostrophe of 'the leaders' plan' where a later single mark does close."""
        mark = self.marks[index]
        after_s = self.text[mark.start - 1] in "sS" and self.text[mark.end : mark.end + 1] == " "
        if not after_s or not self.text[mark.end + 1 : mark.end + 2].isalpha() or index == self._closers[-1]:
            return False
        following = next((m for m in self.marks[index + 1 : index + 2] if m.family == "single"), None)
        return following is not None and following.closes

    def _doubles_between(self, start: int, end: int) -> int:
        return bisect_right(self._doubles, end) - bisect_right(self._doubles, start - 1)
