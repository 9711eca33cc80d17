"""What a rule makes of the words it saw, and what it may look at to do so."""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from dateline.base.records import Article, TimeKind, TimePrecision
from dateline.base.spans import Span
from dateline.parse import Parse
from dateline.parse.syntax import Sentence
from dateline.recognise.times import calendar
from dateline.recognise.times.calendar import Period
from dateline.recognise.times.tense import Tense, tense_at


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """A time: its calendar period if one can be had, its TIMEX3 value; `stated` where the words alone say it."""

    period: Period | None = None
    value: str | None = None
    precision: TimePrecision = "vague"
    kind: TimeKind = "moment"
    stated: bool = False

    @classmethod
    def of(cls, period: Period | None, *, stated: bool = False, otherwise: TimePrecision = "vague") -> "Meaning":
        """A calendar period as it is; an unknown one keeps only its precision (`otherwise`)."""
        if period is None:
            return cls(precision=otherwise)
        return cls(period=period, value=period.value, precision=period.precision, stated=stated)


class Context:
    """The article around a match: the day it was published, the clause's tense, and the time told before.

    `previous` is the last calendar period told: what 'that day' points to. `past` is the last that is not to come.
    `years` holds the year that a day of a month had where the article told it last.
    `quarter` is the last quarter told: figures 'a year earlier' are those of the same quarter.
    `full` holds the days that an article without a date of its own tells in full, and where, in text order.
    """

    def __init__(self, article: Article, parse: Parse, full: Sequence[tuple[int, date]] = ()) -> None:
        self.text = article.text
        self.anchor = _day_of(article.published)
        self.full = full
        self.previous: Meaning | None = None
        self.past: Meaning | None = None
        self.years: dict[tuple[int, int], int] = {}
        self.quarter: Period | None = None
        self._sentences: Sequence[Sentence] = parse.sentences
        self._starts = [sentence.span.start for sentence in parse.sentences]

    def sentence(self, offset: int) -> Sentence | None:
        """The sentence that holds a code point."""
        place = bisect_right(self._starts, offset) - 1
        if place < 0 or self._sentences[place].span.end <= offset:
            return None
        return self._sentences[place]

    def tense(self, span: Span) -> Tense | None:
        """The tense of the clause that the words stand in."""
        sentence = self.sentence(span.start)
        return tense_at(sentence, span, self.text) if sentence is not None else None

    def remember(self, meaning: Meaning) -> None:
        """Take note of a calendar period as the one told last."""
        self.previous = meaning
        if meaning.period is not None and (self.anchor is None or meaning.period.start <= self.anchor):
            self.past = meaning

    def full_day_near(self, span: Span) -> date | None:
        """The last day told in full before a place, else the first after it: the year of days told without one."""
        before = [day for start, day in self.full if start < span.start]
        return before[-1] if before else next((day for _, day in self.full), None)

    def told_before(self, span: Span) -> Meaning | None:
        """What 'a day earlier' counts from: the time told last; where the clause is past, the last not to come."""
        last = self.previous
        to_come = last is not None and last is not self.past
        return self.past if to_come and self.past is not None and self.tense(span) == "past" else last

    def is_modal(self, span: Span) -> bool:
        """True if the parser reads the word as an auxiliary ('may'), not as a noun."""
        sentence = self.sentence(span.start)
        token = sentence.token_at(span.start) if sentence is not None else None
        return token is not None and token.tag == "MD"

    def before(self, offset: int, length: int = 40) -> str:
        """The text before a place: at most `length` code points, none from before a blank line."""
        return self.text[max(0, offset - length) : offset].rpartition("\n\n")[2]

    def after(self, offset: int, length: int = 40) -> str:
        """The text after a place."""
        return self.text[offset : offset + length]


def _day_of(published: str | None) -> date | None:
    """The day of a date or date-time; `None` where it is not on the calendar ('2023-02-30')."""
    year, month, number = (int(part) for part in (published or "0-0-0")[:10].split("-"))
    return calendar.make_date(year, month, number)


Match = re.Match[str]


def is_title(match: Match, context: Context, group: str = "unit") -> bool:
    """True where a word has a capital amid other text: the name of a programme or paper ('This Week', 'USA Today')."""
    start, word = match.start(group), match[group]
    sentence = context.sentence(start)
    if sentence is None or sentence.role in ("headline", "subhead") or not word[:1].isupper() or word.isupper():
        return False
    before = context.text[start - 2 : start] if start > sentence.span.start + 1 else ""
    return before[:1].isalpha() and before[1:] == " "


Read = Callable[[Match, Context], Meaning | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and what its words mean; `read` gives `None` where the words are no time after all."""

    name: str
    pattern: re.Pattern[str]
    read: Read
