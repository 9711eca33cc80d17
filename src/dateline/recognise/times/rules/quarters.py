"""Quarters and halves of years, years of accounts: 'the third quarter', 'the year-earlier period', 'H1 2015'."""

from datetime import timedelta

from dateline.base.spans import Span
from dateline.recognise.times import calendar
from dateline.recognise.times.meaning import Context, Match, Meaning
from dateline.recognise.times.rules.days import day_of, groups

_NTH = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "final": 4, "last": 4}


def _quarter(match: Match, context: Context) -> Meaning | None:
    """'the third quarter', 'Q3 2015', 'next year's first quarter': without a year that of this year or of last."""
    found = groups(match)
    number = int(found["q"]) if "q" in found else _NTH[found["nth"].lower()]
    year = _year_told(found, context)
    if year is not None:
        context.quarter = calendar.quarter(year, number)
        return Meaning.of(context.quarter, stated="year" in found)
    if context.anchor is None:
        return Meaning(precision="quarter", value=f"XXXX-Q{number}")
    period = calendar.quarter(context.anchor.year, number)
    if period.start > context.anchor and number == 4 and context.tense(Span(*match.span())) != "future":
        period = calendar.quarter(context.anchor.year - 1, number)
    if "before" in found:
        return Meaning.of(calendar.quarter(int(period.value[:4]) - 1, number))
    context.quarter = period
    return Meaning.of(period)


def _year_before(match: Match, context: Context) -> Meaning | None:
    """'the year-earlier quarter', 'the 1988 period': the quarter told before, of that other year."""
    found = groups(match)
    told = context.quarter
    if "year" in found:
        year = int(found["year"])
        return Meaning.of(calendar.quarter(year, int(told.value[-1])) if told else calendar.year(year), stated=not told)
    if told is not None:
        return Meaning.of(calendar.quarter(int(told.value[:4]) - 1, int(told.value[-1])))
    return Meaning.of(calendar.year(context.anchor.year - 1) if context.anchor else None, otherwise="year")


def _year_ended(_match: Match, context: Context) -> Meaning | None:
    """'the year ended March 31': twelve months up to a day, no calendar year; figures after it are not a quarter's."""
    context.quarter = None
    return Meaning(value="P1Y", kind="duration")


def _quarter_ended(match: Match, context: Context) -> Meaning | None:
    """'the quarter ended July 31': the one told before, else the calendar quarter that holds most of it."""
    if context.quarter is not None:
        return Meaning.of(context.quarter)
    end = day_of(groups(match), Span(*match.span()), context).period
    if end is None:
        return Meaning(precision="quarter")
    context.quarter = calendar.containing(end.start - timedelta(days=45), "Q")
    return Meaning.of(context.quarter)


def _quarter_told(_match: Match, context: Context) -> Meaning | None:
    """'the quarter', 'the latest period': the one told before, else the last one that has ended."""
    if context.quarter is not None or context.anchor is None:
        return Meaning.of(context.quarter, otherwise="quarter")
    this = calendar.containing(context.anchor, "Q")
    return Meaning.of(calendar.containing(this.start - timedelta(days=1), "Q"))


def _half(match: Match, context: Context) -> Meaning | None:
    """'the first half of 2015', 'H1 2015'."""
    found = groups(match)
    number = int(found["h"]) if "h" in found else 1 if found["nth"].lower() == "first" else 2
    year = _year_told(found, context)
    return Meaning.of(calendar.half(year, number) if year else None, stated="year" in found, otherwise="quarter")


def _year_told(found: dict[str, str], context: Context) -> int | None:
    if "year" in found:
        return int(found["year"])
    if "relative" in found and context.anchor:
        return context.anchor.year + {"last": -1, "next": 1}.get(found["relative"].lower().split()[0], 0)
    return None


RULES = {
    "quarter": _quarter,
    "year before a quarter": _year_before,
    "the year ended": _year_ended,
    "the quarter ended": _quarter_ended,
    "quarter told": _quarter_told,
    "half of a year": _half,
}
