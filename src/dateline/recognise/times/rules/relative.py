"""Periods told from the day of writing or from a time told before: 'last month', 'earlier this year', 'that day'."""

from dataclasses import replace
from datetime import timedelta

from dateline.base.records import TimePrecision
from dateline.base.spans import Span
from dateline.recognise.times import calendar
from dateline.recognise.times.calendar import Period
from dateline.recognise.times.meaning import Context, Match, Meaning, is_title
from dateline.recognise.times.vocabulary import count_of, duration_value, unit_of

_PRECISIONS: dict[str, TimePrecision] = {"D": "day", "W": "week", "M": "month", "Q": "quarter", "Y": "year"}
_STEP = {"last": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "following": 1, "coming": 1}


def _calendar_unit(match: Match, context: Context) -> Meaning | None:
    """'last week', 'this year', 'next month': the calendar week, month, quarter or year."""
    unit = unit_of(match["unit"])
    step = _STEP[match["which"].lower().split()[-1]]
    if is_title(match, context):
        return None
    if context.anchor is None:
        return Meaning(precision=_PRECISIONS.get(unit, "day"))
    if unit == "WE":
        return Meaning.of(_weekend(context, step))
    if unit == "10Y":
        return Meaning.of(calendar.decade(context.anchor.year // 10 * 10 + 10 * step))
    if unit == "100Y":
        return Meaning.of(calendar.century(context.anchor.year // 100 + 1 + step))
    on = calendar.shift(context.anchor, step, unit)
    if on is None:
        return None
    return _portion(match, Meaning.of(calendar.containing(on, unit)), context)


def _portion(match: Match, meaning: Meaning, context: Context) -> Meaning:
    """'earlier this year' ends today, 'later this year' begins today, 'early last month' is its first third."""
    portion = (match["portion"] or "").lower().split()[:1]
    if not portion or meaning.period is None or context.anchor is None:
        return meaning
    whole = meaning.period
    if portion[0] in ("earlier", "so") and whole.start <= context.anchor <= whole.end:
        return replace(meaning, period=replace(whole, end=context.anchor))
    if portion[0] == "later" and whole.start <= context.anchor <= whole.end:
        return replace(meaning, period=replace(whole, start=context.anchor))
    if portion[0] in ("early", "mid", "late"):
        return replace(meaning, period=calendar.part_of(whole, portion[0]))  # type: ignore[arg-type]
    return meaning


def _weekend(context: Context, step: int) -> Period:
    assert context.anchor is not None
    this = calendar.weekend(context.anchor)
    if step < 0:
        return this if this.end < context.anchor else calendar.weekend(context.anchor - timedelta(days=7))
    return calendar.weekend(context.anchor + timedelta(days=7)) if step > 0 else this


def _the_weekend(match: Match, context: Context) -> Meaning | None:
    """'at the weekend': the nearest past one, unless the tense says future."""
    if context.anchor is None:
        return Meaning(precision="day")
    this = calendar.weekend(context.anchor)
    if this.start > context.anchor and context.tense(Span(*match.span())) != "future":
        this = calendar.weekend(context.anchor - timedelta(days=7))
    return Meaning.of(this)


def _the_end_of(match: Match, context: Context) -> Meaning | None:
    """'the end of the month', 'the beginning of this week', 'year-end'."""
    unit = unit_of(match["unit"])
    step = {"last": -1, "next": 1}.get((match["which"] or "").lower(), 0)
    on = calendar.shift(context.anchor, step, unit) if context.anchor and unit in _PRECISIONS else None
    if on is None:
        return Meaning(precision="vague")
    part: calendar.Third = {"b": "early", "s": "early", "m": "mid"}.get(match["part"][0].lower(), "late")  # type: ignore[assignment]
    return Meaning.of(calendar.part_of(calendar.containing(on, unit), part))


def _the_unit(match: Match, context: Context) -> Meaning | None:
    """'of the year', 'for the quarter': the one that is running."""
    unit = unit_of(match["unit"])
    if context.anchor is None or unit not in _PRECISIONS:
        return Meaning(precision=_PRECISIONS.get(unit, "vague"))
    return Meaning.of(calendar.containing(context.anchor, unit))


def _that_unit(match: Match, context: Context) -> Meaning | None:
    """'that day', 'the same month': the unit that holds the time told before."""
    unit = unit_of(match["unit"])
    previous = context.previous.period if context.previous else None
    if previous is None or context.previous is None or unit not in _PRECISIONS:
        return Meaning(precision=_PRECISIONS.get(unit, "vague"))
    if _length(previous) > _length(calendar.containing(previous.start, unit)):
        return Meaning(precision=_PRECISIONS[unit])
    step = {"following": 1, "next": 1, "previous": -1, "preceding": -1}.get(match["which"].lower().split()[-1], 0)
    on = calendar.shift(previous.start, step, unit)
    return Meaning.of(calendar.containing(on, unit), stated=context.previous.stated) if on else None


def _length(period: Period) -> int:
    return (period.end - period.start).days


def _then(_match: Match, context: Context) -> Meaning | None:
    """'he said then': the time told before."""
    return replace(context.previous, kind="moment") if context.previous and context.previous.period else None


_BACK = ("ago", "back", "earlier")


def _ago(match: Match, context: Context) -> Meaning | None:
    """'two weeks ago', 'three days later': the day, week, month or year that many units off; 'months ago' is vague."""
    count, unit = count_of(match["count"] or "several"), unit_of(match["unit"])
    word = match["word"].lower().split()[0]
    times = int(unit[:-1]) if unit[:-1].isdigit() else 1
    unit = unit.lstrip("0123456789")
    if not isinstance(count, int) or unit not in _PRECISIONS:
        value = "PAST_REF" if word in ("ago", "back") else duration_value(count, unit)
        return Meaning(value=value)
    if word in _BACK and unit == "Y" and count == 1 and context.quarter is not None:
        told = context.quarter
        return Meaning.of(calendar.quarter(int(told.value[:4]) - 1, int(told.value[-1])))
    steps = count * times * (-1 if word in _BACK else 1)
    if match["about"] or match["half"] or times > 1:
        return _about_ago(context, steps, unit)
    return _steps_off(context, match, steps, unit)


def _steps_off(context: Context, match: Match, steps: int, unit: str) -> Meaning:
    """'ago' counts from the day of writing, 'earlier' and 'later' from the time told before."""
    before = context.told_before(Span(*match.span()))
    if match["word"].lower().split()[0] in ("ago", "back", "from", "hence"):
        start = context.anchor
    elif before and before.period:
        start = before.period.start
    elif unit == "Y" and steps == -1:
        start = context.anchor
    else:
        return Meaning(value=duration_value(abs(steps), unit), precision=_PRECISIONS[unit])
    on = calendar.shift(start, steps, unit) if start else None
    return Meaning.of(calendar.containing(on, unit) if on else None, otherwise=_PRECISIONS[unit])


def _about_ago(context: Context, steps: int, unit: str) -> Meaning:
    """'more than three years ago': a value, but no calendar date to hold people to."""
    on = calendar.shift(context.anchor, steps, unit) if context.anchor else None
    return Meaning(value=calendar.containing(on, unit).value if on else None)


def _year_end(_match: Match, context: Context) -> Meaning | None:
    """'by year-end': the last month of the year."""
    return Meaning.of(calendar.month(context.anchor.year, 12) if context.anchor else None, otherwise="month")


RULES = {
    "calendar unit": _calendar_unit,
    "the weekend": _the_weekend,
    "the end of": _the_end_of,
    "year end": _year_end,
    "the year": _the_unit,
    "that day": _that_unit,
    "then": _then,
    "ago": _ago,
}
