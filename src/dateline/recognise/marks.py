"""What stands between quotation marks: curly, straight, single, angled, low; nested, unclosed, over several paragraphs.

The scanner knows no grammar and changes no word, so it serves every language. It walks once over the marks of each
paragraph. A quotation that a paragraph leaves open goes on in the next one if that opens with a mark again, or if a
mark closes there, or a few paragraphs without marks later, that nothing opened.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from dateline.base.records import NEWS_ROLES, Article
from dateline.base.spans import Span
from dateline.recognise.signs import Family, Mark, find_signs

_SENTENCE_ENDS = re.compile(r"[.?!][\"”’']?\s+[^\W\da-z_]")
_ENDS = frozenset(".,?!…")
_AHEAD = 5  # paragraphs without marks that a quotation may run through before it closes


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
    place = {index: number for number, index in enumerate(news)}
    left_open: Family | None = None
    for index, line in enumerate(lines):
        is_news = index in place
        later = [lines[i] for i in news[place[index] + 1 : place[index] + 1 + _AHEAD]] if is_news else []
        runs = list(line.runs(left_open if is_news else None, later))
        for run in runs:
            span = Span(run.start, run.end).strip(article.text)
            if any(c.isalnum() for c in span.of(article.text)):
                found.append(Marked(span=span, paragraph=index, closed=run.closed, follows=run.follows))
        if is_news:
            left_open = runs[-1].family if runs and not runs[-1].closed and runs[-1].end == line.span.end else None
    return tuple(found)


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
        self.text, self.span, self.marks = text, span, find_signs(text, span)

    @cached_property
    def _doubles(self) -> list[int]:
        return [mark.start for mark in self.marks if mark.family == "double"]

    @cached_property
    def _starts(self) -> list[int]:
        return [mark.start for mark in self.marks]

    @cached_property
    def _closers(self) -> list[int]:
        return [i for i, mark in enumerate(self.marks) if mark.family == "single" and mark.closes]

    def runs(self, left_open: Family | None, later: Sequence["_Line"]) -> Iterator[_Run]:
        """The quoted runs; `left_open` is what the paragraph before left open, `later` the next few paragraphs."""
        follows = left_open is not None and self.reopens(left_open)
        first = None if follows else self._unopened(left_open == "double", later)
        if first is not None:
            yield first
        index = 0 if first is None else bisect_right(self._starts, first.end)
        while index < len(self.marks):
            mark = self.marks[index]
            first_of_line = follows and index == 0
            if mark.opens or first_of_line:
                run, index = self._double(index) if mark.family == "double" else self._single(index, later)
                if run is not None:
                    yield _Run(run.start, run.end, run.family, run.closed, first_of_line)
            else:
                index += 1

    def _unopened(self, goes_on: bool, later: Sequence["_Line"]) -> _Run | None:
        """The run from the paragraph's beginning on, whose opening mark stands in an earlier one or is missing."""
        start, end = self.span
        if self.closes_first:
            closer = self._doubles[0]
            if goes_on or self._lacks_opener(closer):
                return _Run(start, closer, "double", closed=True, follows=goes_on)
        if goes_on and not self._doubles:
            marked = next((line for line in later if line.has_doubles), None)
            if marked is not None and marked.closes_first:
                return _Run(start, end, "double", closed=False, follows=True)
        return None

    def _lacks_opener(self, closer: int) -> bool:
        """True for 'The road is open," she said': one sentence to its comma, and the marks do not pair."""
        ends = self.text[closer - 1] in _ENDS and self.text[self.span.start].isupper()
        return ends and len(self._doubles) % 2 == 1 and not _SENTENCE_ENDS.search(self.text, self.span.start, closer)

    @property
    def has_doubles(self) -> bool:
        """True if a double mark stands in the paragraph."""
        return bool(self._doubles)

    @property
    def closes_first(self) -> bool:
        """True if the paragraph's first double mark can only close."""
        first = self._by_start[self._doubles[0]] if self._doubles else None
        return first is not None and first.closes and not first.opens

    def reopens(self, family: Family) -> bool:
        """True if the paragraph begins with a mark of `family`."""
        return bool(self.marks) and self.marks[0].start == self.span.start and self.marks[0].family == family

    def _double(self, index: int) -> tuple[_Run | None, int]:
        """The run that the double mark at `index` opens, and the index of the first mark after it."""
        start, depth, here = self.marks[index].end, 1, index + 1
        kind = self.marks[index].kind
        alike = self._last_of_kind[kind] > index
        while here < len(self.marks):
            mark = self.marks[here]
            if mark.family == "double" and (mark.kind == kind or not alike):
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

    @cached_property
    def _last_of_kind(self) -> dict[str, int]:
        return {mark.kind: index for index, mark in enumerate(self.marks) if mark.family == "double"}

    def _closes_twice(self, index: int) -> bool:
        """True if the next two double marks both close: then the mark at `index` opens a quotation in a quotation."""
        place = bisect_right(self._doubles, self.marks[index].start)
        following = [self._by_start[start] for start in self._doubles[place : place + 2]]
        return len(following) == 2 and all(mark.closes and not mark.opens for mark in following)

    @cached_property
    def _by_start(self) -> dict[int, Mark]:
        return {mark.start: mark for mark in self.marks}

    def _single(self, index: int, later: Sequence["_Line"]) -> tuple[_Run | None, int]:
        """The run that the single mark at `index` opens, if it is a mark and no apostrophe, and the index after it."""
        mark = self.marks[index]
        start, reopened = mark.end, bool(later) and later[0].reopens("single")
        place = bisect_right(self._closers, index)
        while place < len(self._closers) and self._is_possessive(self._closers[place], reopened):
            place += 1
        if place < len(self._closers):
            closer = self._closers[place]
            end = self.marks[closer].start
            if self._doubles_between(start, end) % 2 or not self._may_pair(mark, end):
                return None, index + 1
            return _Run(start, end, "single", closed=True), closer + 1
        begins = mark.start == self.span.start and self.text[mark.start] == "‘"
        if begins or (reopened and self._begins_sentence(mark)):
            return _Run(start, self.span.end, "single", closed=False), len(self.marks)
        return None, index + 1

    def _may_pair(self, mark: Mark, closer: int) -> bool:
        """False for an apostrophe: a closing mark opens only what ends as a quotation does."""
        return self.text[mark.start] != "’" or self.text[closer - 1] in _ENDS

    def _begins_sentence(self, mark: Mark) -> bool:
        """True at the beginning of the paragraph, and between a stop and a capital."""
        before = self.text[max(self.span.start, mark.start - 2) : mark.start].strip()
        return mark.start == self.span.start or (before in (".", ",", ":", "?", "!") and self.text[mark.end].isupper())

    def _is_possessive(self, index: int, reopened: bool) -> bool:
        """True for the apostrophe of 'the leaders' plan' where a later mark closes, or the next paragraph reopens."""
        mark = self.marks[index]
        after_s = self.text[mark.start - 1] in "sS" and self.text[mark.end : mark.end + 1] == " "
        if not after_s or not self.text[mark.end + 1 : mark.end + 2].isalpha():
            return False
        if index == self._closers[-1]:
            return reopened
        following = next((m for m in self.marks[index + 1 : index + 2] if m.family == "single"), None)
        return following is not None and following.closes

    def _doubles_between(self, start: int, end: int) -> int:
        return bisect_right(self._doubles, end) - bisect_right(self._doubles, start - 1)
