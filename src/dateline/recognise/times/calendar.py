"""Calendar periods: days, weeks, months, quarters, seasons, years, and steps from one to another."""

import calendar as _calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from dateline.base.records import TimePrecision

Third = Literal["early", "mid", "late"]
SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
FIRST_YEAR, LAST_YEAR = 1, 9998


@dataclass(frozen=True, slots=True)
class Period:
    """A run of whole days, both ends inclusive, with its TIMEX3 value."""

    start: date
    end: date
    value: str
    precision: TimePrecision


def make_date(year: int, month: int, number: int) -> date | None:
    """The date, or `None` if the calendar has no such day."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def day(on: date) -> Period:
    """One day."""
    return Period(on, on, on.isoformat(), "day")


def week(on: date) -> Period:
    """Monday to Sunday of the week that holds a day; weeks are numbered as in ISO 8601."""
    monday = on - timedelta(days=on.weekday())
    year, number, _ = on.isocalendar()
    return Period(monday, monday + timedelta(days=6), f"{year:04d}-W{number:02d}", "week")


def weekend(on: date) -> Period:
    """Saturday and Sunday of the week that holds a day."""
    whole = week(on)
    return Period(whole.end - timedelta(days=1), whole.end, whole.value + "-WE", "day")


def month(year: int, number: int) -> Period:
    """A calendar month."""
    last = _calendar.monthrange(year, number)[1]
    return Period(date(year, number, 1), date(year, number, last), f"{year:04d}-{number:02d}", "month")


def quarter(year: int, number: int) -> Period:
    """A calendar quarter, 1 to 4."""
    first, last = month(year, 3 * number - 2), month(year, 3 * number)
    return Period(first.start, last.end, f"{year:04d}-Q{number}", "quarter")


def half(year: int, number: int) -> Period:
    """Half a calendar year, 1 or 2."""
    first, last = month(year, 6 * number - 5), month(year, 6 * number)
    return Period(first.start, last.end, f"{year:04d}-H{number}", "quarter")


def season(year: int, code: str) -> Period:
    """Three months from March (SP), June (SU), September (FA) or December (WI) of a year."""
    start = date(year, SEASONS[code], 1)
    last = add_months(start, 2)
    return Period(start, month(last.year, last.month).end, f"{year:04d}-{code}", "quarter")


def year(number: int) -> Period:
    """A calendar year."""
    return Period(date(number, 1, 1), date(number, 12, 31), f"{number:04d}", "year")


def decade(first: int) -> Period:
    """Ten years from a year that ends in 0; its value is the year without its last figure."""
    return Period(date(first, 1, 1), date(first + 9, 12, 31), f"{first // 10:03d}", "decade")


def century(number: int) -> Period:
    """The 20th century is 1900 to 1999, as people use it; its value is the first two figures."""
    first = max((number - 1) * 100, FIRST_YEAR)
    return Period(date(first, 1, 1), date((number - 1) * 100 + 99, 12, 31), f"{number - 1:02d}", "vague")


def add_months(on: date, months: int) -> date:
    """The same day some months on, or the last of a shorter month. Raises `OverflowError` off the calendar."""
    years, index = divmod(on.month - 1 + months, 12)
    if not FIRST_YEAR <= on.year + years <= LAST_YEAR:
        raise OverflowError(f"{on} and {months} months is off the calendar")
    last = _calendar.monthrange(on.year + years, index + 1)[1]
    return date(on.year + years, index + 1, min(on.day, last))


def shift(on: date, count: int, unit: str) -> date | None:
    """The date `count` units on (D, W, M, Q or Y; back where negative), or `None` off the calendar."""
    try:
        if unit in ("D", "W"):
            moved = on + timedelta(days=count * (7 if unit == "W" else 1))
        else:
            moved = add_months(on, count * {"M": 1, "Q": 3, "Y": 12}[unit])
    except OverflowError:
        return None
    return moved if FIRST_YEAR <= moved.year <= LAST_YEAR else None


def containing(on: date, unit: str) -> Period:
    """The calendar unit that holds a day: D, W, M, Q or Y."""
    if unit == "D":
        return day(on)
    if unit == "W":
        return week(on)
    if unit == "M":
        return month(on.year, on.month)
    return quarter(on.year, (on.month + 2) // 3) if unit == "Q" else year(on.year)


_THIRDS: dict[
    str, dict[Third, tuple[int, int]]
] = {  # months of a year, days of a month, days of a week, years of a decade
    "year": {"early": (0, 3), "mid": (3, 9), "late": (9, 12)},
    "month": {"early": (0, 10), "mid": (10, 20), "late": (20, 31)},
    "week": {"early": (0, 3), "mid": (2, 5), "late": (3, 7)},
    "decade": {"early": (0, 4), "mid": (3, 7), "late": (6, 10)},
}


def part_of(whole: Period, third: Third) -> Period:
    """The early, middle or late part of a period: 'late 2015' is October to December; the value stays '2015'."""
    if whole.precision not in _THIRDS:
        return replace(whole, precision="vague") if whole.precision != "day" else whole
    first, last = _THIRDS[whole.precision][third]
    if whole.precision in ("month", "week"):
        start, after = whole.start + timedelta(days=first), whole.start + timedelta(days=last)
    else:
        months = 12 if whole.precision == "decade" else 1
        start, after = add_months(whole.start, first * months), add_months(whole.start, last * months)
    return Period(start, min(after - timedelta(days=1), whole.end), whole.value, "vague")
