"""Periods told from the day of writing or from a time told before: 'last month', 'earlier this year', 'that day'."""

from dataclasses import replace
from datetime import timedelta
from functools import cache

from dateline.base.records import TimePrecision
from dateline.base.spans import Span
from dateline.recognise.times import calendar
from dateline.recognise.times.calendar import Period
from dateline.recognise.times.meaning import Context, Match, Meaning, Rule
from dateline.recognise.times.vocabulary import VAGUE, count_of, duration_value, unit_of, words, write

_PRECISIONS: dict[str, TimePrecision] = {"D": "day", "W": "week", "M": "month", "Q": "quarter", "Y": "year"}
_STEP = {"last": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "following": 1, "coming": 1}


def _calendar_unit(match: Match, context: Context) -> Meaning | None:
    """'last week', 'this year', 'next month': the calendar week, month, quarter or year."""
    unit = unit_of(match["unit"])
    step = _STEP[match["which"].lower().split()[-1]]
    if context.anchor is None:
        return Meaning(precision=_PRECISIONS.get(unit, "day"))
    if unit == "WE":
        return Meaning.of(_weekend(match, context, step))
    if unit == "10Y":
        return Meaning.of(calendar.decade(context.anchor.year // 10 * 10 + 10 * step))
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


def _weekend(match: Match, context: Context, step: int) -> Period:
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


def _week_of(match: Match, context: Context) -> Meaning | None:
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


def _then(match: Match, context: Context) -> Meaning | None:
    """'he said then': the time told before."""
    return replace(context.previous, kind="moment") if context.previous and context.previous.period else None


def _ago(match: Match, context: Context) -> Meaning | None:
    """'two weeks ago', 'a year ago', 'three days later': the day, week, month or year that many units off."""
    count, unit = count_of(match["count"] or "several"), unit_of(match["unit"])
    word = match["word"].lower().split()[0]
    times = 10 if unit == "10Y" else 100 if unit == "100Y" else 1
    unit = "Y" if times > 1 else unit
    if not isinstance(count, int) or unit not in _PRECISIONS:
        return Meaning(
            value="PAST_REF" if word in ("ago", "back") else duration_value(count if count is not None else VAGUE, unit)
        )
    if match["about"] or times > 1:
        return _about_ago(context, word, count * times, unit)
    if word in ("ago", "back", "from", "hence"):
        start = context.anchor
    else:
        start = context.previous.period.start if context.previous and context.previous.period else None
        if start is None:
            return Meaning(value=duration_value(count, unit), precision=_PRECISIONS[unit])
    on = (
        calendar.shift(start, -count if word in ("ago", "back", "earlier", "before") else count, unit)
        if start
        else None
    )
    return Meaning.of(calendar.containing(on, unit) if on else None, otherwise=_PRECISIONS[unit])


def _about_ago(context: Context, word: str, count: int, unit: str) -> Meaning:
    """'more than two years ago': a value, but no calendar date to hold people to."""
    on = calendar.shift(context.anchor, -count if word in ("ago", "back") else count, unit) if context.anchor else None
    return Meaning(value=calendar.containing(on, unit).value if on else None)


def _in_units(match: Match, context: Context) -> Meaning | None:
    """'in three days', 'within a week': to come where the tense says so, a duration otherwise."""
    count, unit = count_of(match["count"]), unit_of(match["unit"])
    value = duration_value(count if count is not None else VAGUE, unit)
    return Meaning(value=value, kind="duration")


@cache
def rules() -> tuple[Rule, ...]:
    """The rules for relative times."""
    portion = r"(?:(?P<portion>(?i:earlier|later|early|late|so\s+far|mid|sometime))[\s,-]+(?:in\s+)?)?"
    about = r"(?:(?P<about>(?i:more\s+than|less\s+than|over|nearly|almost|about|around|some|roughly|at\s+least|under|up\s+to|approximately))\s+)?"
    unit = r"(?P<unit>(?i:day|week|weekend|month|quarter|year|decade))"
    return (
        Rule(
            "calendar unit",
            write(
                r"\b"
                + portion
                + r"(?P<which>(?i:last|this|next|(?:the\s+)?current|this\s+coming))\s+(?:(?i:calendar)\s+)?(?P<unit>(?i:week|weekend|month|quarter|year|decade))\b(?:['’]s)?(?!-)"
            ),
            _calendar_unit,
        ),
        Rule("the weekend", write(r"\b(?i:(?:the|over\s+the|at\s+the)\s+weekend)\b"), _the_weekend),
        Rule(
            "the end of",
            write(
                r"\b(?i:the\s+)?(?P<part>(?i:end|beginning|start|middle|close))\s+of\s+(?:the\s+|(?P<which>(?i:this|last|next))\s+)(?P<unit>(?i:week|month|quarter|year))\b"
            ),
            _the_end_of,
        ),
        Rule(
            "the year",
            write(
                r"\b(?:(?i:earlier|later)\s+in\s+)?(?i:the)\s+(?:(?i:full|current|latest)\s+)?(?P<unit>(?i:year|quarter|month|week))\b(?!-|\s+(?:before|after|ended|when|that|since|of|until|in\s+which|ending))"
            ),
            _the_unit,
        ),
        Rule(
            "that day",
            write(
                r"\b(?P<which>(?i:that|that\s+same|the\s+same|the\s+following|the\s+next|the\s+previous|the\s+preceding))\s+(?P<unit>(?i:day|week|month|quarter|year))\b"
            ),
            _week_of,
        ),
        Rule(
            "then",
            write(
                r"(?<=\s)(?:"
                + "|".join(f"(?<={word}\\ )" for word in words("speech_verbs"))
                + r")(?i:then|at\s+the\s+time)(?=[,.;])"
            ),
            _then,
        ),
        Rule(
            "ago",
            write(
                r"\b"
                + about
                + r"(?:(?P<count>{COUNT})[\s-]+(?:and\s+a\s+half\s+)?)?(?P<unit>{UNITS}|{UNIT})\s+(?P<word>(?i:ago|earlier|later|from\s+now|back(?=[,.]|\s+in)|hence))\b"
            ),
            _ago,
        ),
    )
