"""How long and how often: 'for two years', 'over the past week', 'a two-day visit', 'every Monday'."""

import math
from dataclasses import replace

from dateline.base.spans import Span
from dateline.recognise.punishments import is_punishment
from dateline.recognise.times import calendar
from dateline.recognise.times.calendar import Period
from dateline.recognise.times.meaning import Context, Match, Meaning, is_title
from dateline.recognise.times.rules.days import groups
from dateline.recognise.times.vocabulary import (
    VAGUE,
    codes,
    count_of,
    duration_value,
    month_numbers,
    unit_of,
    weekday_numbers,
)


def _duration(match: Match, context: Context) -> Meaning | None:
    """'two years', 'nearly 15 months', 'two-day': not an age and not a punishment."""
    span = Span(*match.span())
    if (
        is_punishment(context.text, span)
        or is_age(context, span)
        or is_title(match, context)
        or _is_share(match, context)
    ):
        return None
    count = count_of(match["count"])
    if match["unit"].lower() in codes("units") and not _one_or_joined(match, count):
        return None
    if groups(match).get("half") and isinstance(count, int):
        count = count + 0.5
    value = duration_value(count, unit_of(match["unit"]))
    return Meaning(value=value, kind="duration")


def _one_or_joined(match: Match, count: int | float | str) -> bool:
    """A unit in the singular stands after 'one' or a hyphen ('two-day'), or before a noun ('a five year low')."""
    if match.string[match.start("unit") - 1] == "-" or match["count"].lower() in ("one", "1"):
        return True
    return count == 0.5 or (isinstance(count, int) and count > 1)


def is_age(context: Context, span: Span) -> bool:
    """True for 'aged two years', 'a 25-year-old', 'six months old'."""
    following = context.after(span.end, 12).lower()
    before = context.before(span.start, 12).lower().split()
    return following.lstrip(" -").startswith(("old", "of age", "younger", "older")) or (
        bool(before) and before[-1] in ("aged", "age")
    )


def _is_share(match: Match, context: Context) -> bool:
    """'a quarter of its oil' is a share."""
    following = context.after(match.end(), 4)
    return match["unit"].lower().startswith("quarter") and (following.startswith(" of") or "-" in match.group())


def _duration_range(match: Match, context: Context) -> Meaning | None:
    """'two to three weeks': the lesser of the two."""
    if is_punishment(context.text, Span(*match.span())) or is_age(context, Span(*match.span())):
        return None
    count = count_of(match["low"])
    return Meaning(value=duration_value(count, unit_of(match["unit"])), kind="duration")


def _single(match: Match, context: Context) -> Meaning | None:
    """'for a year', 'within an hour', 'a week after': a preposition or what follows shows that time is meant."""
    if "-" not in match.group() and _is_share(match, context):
        return None
    count = 1.5 if groups(match).get("half") else 1
    return Meaning(value=duration_value(count, unit_of(match["unit"])), kind="duration")


def _vague(match: Match, context: Context) -> Meaning | None:
    """'for years', 'days after': an unknown number of units."""
    if is_punishment(context.text, Span(*match.span())):
        return None
    return Meaning(value=duration_value(VAGUE, unit_of(match["unit"])), kind="duration")


def _recent(match: Match, _context: Context) -> Meaning | None:
    """'in recent years', 'the coming weeks': so many units back or ahead, nobody says how many."""
    return Meaning(value=duration_value(VAGUE, unit_of(match["unit"])), kind="range")


def _past(match: Match, context: Context) -> Meaning | None:
    """'the past two weeks', 'the next three days': counted from the day of writing; 'the first nine months' is not."""
    return _past_units(count_of(match["count"]), unit_of(match["unit"]), match["which"].lower(), context)


def _past_unit(match: Match, context: Context) -> Meaning | None:
    """'the past week', 'past years'."""
    found = groups(match)
    plural = found["unit"].lower().endswith("s")
    return _past_units(VAGUE if plural else 1, unit_of(found["unit"]), found["which"].lower(), context)


def _past_units(count: int | float | str, unit: str, which: str, context: Context) -> Meaning:
    value = duration_value(count, unit)
    meaning = Meaning(value=value, kind="duration")
    if which in ("first", "final", "latest"):  # 'the first nine months': figures after it are not a quarter's
        context.quarter = None
        return meaning
    if context.anchor is None or not isinstance(count, int):
        return meaning
    period = _counted(context, count, unit, ahead=which in ("next", "coming"))
    return replace(meaning, period=period, kind="range") if period else meaning


def _counted(context: Context, count: int, unit: str, *, ahead: bool) -> Period | None:
    times = int(unit[:-1]) if unit[:-1].isdigit() else 1
    unit = unit.lstrip("0123456789")
    if unit == "TH":  # a part of a day reaches into that day
        unit, count = "D", math.ceil(count / 24)
    if context.anchor is None or unit not in ("D", "W", "M", "Q", "Y"):
        return None
    other = calendar.shift(context.anchor, count * times if ahead else -count * times, unit)
    if other is None:
        return None
    start, end = sorted((context.anchor, other))
    return Period(start, end, "", "vague")


def _repeat(match: Match, _context: Context) -> Meaning | None:
    """'every Monday', 'each year', 'every two weeks'."""
    word = match["what"].lower().rstrip("s.")
    if word in weekday_numbers():
        value = f"XXXX-WXX-{weekday_numbers()[word] + 1}"
    elif word in month_numbers():
        value = f"XXXX-{month_numbers()[word]:02d}"
    elif word in codes("parts_of_day"):
        value = f"XXXX-XX-XXT{codes('parts_of_day')[word]}"
    else:
        count = count_of(match["count"]) if match["count"] else 2 if match["other"] else 1
        value = duration_value(count, unit_of(match["what"]))
    return Meaning(value=value, kind="repeat", precision="vague")


def _weekdays(match: Match, _context: Context) -> Meaning | None:
    """'on Mondays', 'Tuesday nights'."""
    part = codes("parts_of_day").get((match["part"] or "").lower().rstrip("s"))
    value = f"XXXX-WXX-{weekday_numbers()[match['day'].lower()] + 1}"
    return Meaning(value=value + (f"T{part}" if part else ""), kind="repeat")


RULES = {
    "duration": _duration,
    "range of durations": _duration_range,
    "one unit": _single,
    "a unit after": _single,
    "units": _vague,
    "units after": _vague,
    "units long": _vague,
    "recent units": _recent,
    "past units": _past,
    "past unit": _past_unit,
    "repeat": _repeat,
    "weekdays": _weekdays,
}
