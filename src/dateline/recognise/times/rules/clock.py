"""Times of the clock: '7:20 a.m. CET Sunday', 'Friday at 0600 GMT', 'noon on Saturday'."""

from dataclasses import replace

from dateline.base.records import TimePrecision
from dateline.base.spans import Span
from dateline.recognise.times.meaning import Context, Match, Meaning
from dateline.recognise.times.rules.days import day_of, groups, is_day
from dateline.recognise.times.vocabulary import codes

_NAMED = {"noon": "12:00", "midday": "12:00", "midnight": "24:00"}


def _clock(match: Match, context: Context) -> Meaning | None:
    """The time of the clock on its day: the one beside it, else the last one told in the passage."""
    found = groups(match)
    told = clock_value(found)
    if told is None or not is_day(match, found, context):
        return None
    if "weekday" in found or "month" in found or "deictic" in found:
        day = day_of(found, Span(*match.span()), context)
    else:
        day = _day_told_before(context)
    precision: TimePrecision = "second" if ":" in told and not told.endswith(":00") else "hour"
    if day.period is None:
        return Meaning(value=f"T{told}", precision=precision)
    return replace(day, value=f"{day.period.value}T{told}", precision=precision)


def clock_value(found: dict[str, str]) -> str | None:
    """'19:20' for '7:20 p.m.'; `None` where there is no such time."""
    if "named" in found:
        return _NAMED[found["named"].lower()]
    hour = int(found["hour"])
    if "half" in found:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + 12 * (found["half"][0] in "pP")
    return f"{hour:02d}:{found.get('minute', '00')}"


def _day_told_before(context: Context) -> Meaning:
    previous = context.previous
    if previous is not None and previous.period is not None and previous.period.start == previous.period.end:
        return previous
    return Meaning(precision="hour")


def _dawn(match: Match, context: Context) -> Meaning | None:
    """'4 in the morning', 'at dawn': with the day beside them, if there is one."""
    found = groups(match)
    part = codes("parts_of_day")[found["part"].lower()]
    day = _day_told_before(context)
    if "weekday" in found or "month" in found or "deictic" in found:
        day = day_of(found, Span(*match.span()), context)
    value = f"{day.period.value}T{part}" if day.period else f"T{part}"
    return replace(day, value=value, precision="part-of-day")


RULES = {"clock and day": _clock, "day and clock": _clock, "dawn and the like": _dawn}
