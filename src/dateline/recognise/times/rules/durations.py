"""How long and how often: 'for two years', 'over the past week', 'a two-day visit', 'every Monday'."""

from dataclasses import replace
from functools import cache

from dateline.base.spans import Span
from dateline.recognise.punishments import is_punishment
from dateline.recognise.times import calendar
from dateline.recognise.times.calendar import Period
from dateline.recognise.times.meaning import Context, Match, Meaning, Rule
from dateline.recognise.times.rules.days import groups
from dateline.recognise.times.vocabulary import (
    VAGUE,
    codes,
    count_of,
    duration_value,
    month_numbers,
    unit_of,
    weekday_numbers,
    write,
)


def _duration(match: Match, context: Context) -> Meaning | None:
    """'two years', 'nearly 17 months', 'two-day': not an age and not a punishment."""
    span = Span(*match.span())
    if is_punishment(context.text, span) or is_age(context, span):
        return None
    count = count_of(match["count"])
    if match["half"] and isinstance(count, int):
        count = count + 0.5
    value = duration_value(VAGUE if count is None else count, unit_of(match["unit"]))
    return Meaning(value=value, kind="duration")


def is_age(context: Context, span: Span) -> bool:
    """True for 'aged two years', 'a 25-year-old', 'six months old'."""
    following = context.after(span.end, 12).lower()
    before = context.before(span.start, 12).lower().split()
    return (
        following.lstrip(" -").startswith(("old", "of age", "younger", "older"))
        or bool(before)
        and before[-1] in ("aged", "age")
    )


def _single(match: Match, context: Context) -> Meaning | None:
    """'for a year', 'within an hour', 'a week after': one unit, where a preposition or what follows shows that time is meant."""
    return Meaning(value=duration_value(1, unit_of(match["unit"])), kind="duration")


def _vague(match: Match, context: Context) -> Meaning | None:
    """'for years', 'in recent weeks', 'days after': an unknown number of units."""
    if is_punishment(context.text, Span(*match.span())):
        return None
    return Meaning(value=duration_value(VAGUE, unit_of(match["unit"])), kind="duration")


def _recent(match: Match, context: Context) -> Meaning | None:
    """'in recent years', 'the coming weeks'."""
    return Meaning(value="FUTURE_REF" if match["which"].lower() in ("coming", "ahead") else "PAST_REF", kind="duration")


def _past(match: Match, context: Context) -> Meaning | None:
    """'the past two weeks', 'the next three days': counted from the day of writing; 'the first nine months' is not."""
    return _past_units(count_of(match["count"]), unit_of(match["unit"]), match["which"].lower(), context)


def _past_unit(match: Match, context: Context) -> Meaning | None:
    """'the past week', 'past years'."""
    found = groups(match)
    plural = found["unit"].lower().endswith("s")
    return _past_units(VAGUE if plural else 1, unit_of(found["unit"]), found["which"].lower(), context)


def _past_units(count: int | float | str | None, unit: str, which: str, context: Context) -> Meaning:
    value = duration_value(VAGUE if count is None else count, unit)
    meaning = Meaning(value=value, kind="duration")
    if context.anchor is None or not isinstance(count, int) or which in ("first", "final", "latest"):
        return meaning
    period = _counted(context, count, unit, ahead=which in ("next", "coming"))
    return replace(meaning, period=period, kind="range") if period else meaning


def _counted(context: Context, count: int, unit: str, *, ahead: bool) -> Period | None:
    times = int(unit[:-1]) if unit[:-1].isdigit() else 1
    unit = unit.lstrip("0123456789")
    if context.anchor is None or unit not in ("D", "W", "M", "Q", "Y"):
        return None
    other = calendar.shift(context.anchor, count * times if ahead else -count * times, unit)
    if other is None:
        return None
    start, end = sorted((context.anchor, other))
    return Period(start, end, "", "vague")


def _repeat(match: Match, context: Context) -> Meaning | None:
    """'every Monday', 'each year', 'every two weeks'."""
    word = match["what"].lower().rstrip("s.")
    if word in weekday_numbers():
        value = f"XXXX-WXX-{weekday_numbers()[word] + 1}"
    elif word in month_numbers():
        value = f"XXXX-{month_numbers()[word]:02d}"
    elif word in codes("parts_of_day"):
        value = f"XXXX-XX-XXT{codes('parts_of_day')[word]}" if word != "night" else "XXXX-XX-XXTNI"
    else:
        count = count_of(match["count"]) if match["count"] else 2 if match["other"] else 1
        value = duration_value(VAGUE if count is None else count, unit_of(match["what"]))
    return Meaning(value=value, kind="repeat", precision="vague")


def _weekdays(match: Match, context: Context) -> Meaning | None:
    """'on Mondays', 'Tuesday nights'."""
    part = codes("parts_of_day").get((match["part"] or "").lower().rstrip("s"))
    value = f"XXXX-WXX-{weekday_numbers()[match['day'].lower()] + 1}"
    return Meaning(value=value + (f"T{part}" if part else ""), kind="repeat")


@cache
def rules() -> tuple[Rule, ...]:
    """The rules for durations and repeats."""
    more = r"(?:(?i:more|straight|consecutive|long|full|additional|whole|further|trading|working|successive|solid|fiscal)\s+)?"
    about = r"(?:(?i:more\s+than|less\s+than|fewer\s+than|over|nearly|almost|about|around|some|roughly|at\s+least|under|up\s+to|approximately|just|only|another|an\s+additional)\s+){0,2}"
    the = r"(?:(?i:the|at\s+least\s+the|over\s+the|at\s+least|these)\s+)?"
    units, unit = "(?P<unit>{UNITS})", "(?P<unit>{UNIT})"
    return (
        Rule(
            "duration",
            write(
                r"(?<![\d.,$£€])\b(?:the\s+|those\s+|these\s+)?"
                + about
                + r"(?P<count>{COUNT})[\s-]+"
                + more
                + r"(?P<unit>{UNITS}|(?<=one\ ){UNIT}|(?<=1\ ){UNIT}|(?<=-){UNIT}(?:-long)?)\b(?P<half>\s+and\s+a\s+half)?(?!-old|\s+old)"
            ),
            _duration,
        ),
        Rule(
            "one unit",
            write(
                r"(?:(?<=for\ )|(?<=in\ )|(?<=within\ )|(?<=over\ )|(?<=after\ )|(?<=than\ )|(?<=about\ )|(?<=nearly\ )|(?<=almost\ )|(?<=every\ )|(?<=once\ )|(?<=half\ ))(?i:an?)\s+"
                + more
                + unit
                + r"\b(?!-|\s+(?:old|ago|earlier|later))"
            ),
            _single,
        ),
        Rule(
            "a unit after",
            write(r"\b(?i:an?|the|one)\s+" + unit + r"\s+(?=after\b|before\b|since\b|following\b|prior\b)"),
            _single,
        ),
        Rule(
            "units",
            write(
                r"(?:(?<=for\ )|(?<=within\ )|(?<=over\ )|(?<=after\ )|(?<=in\ ))(?:(?i:many|several|some|the|long)\s+)?"
                + units
                + r"\b(?!\s+(?:ago|earlier|later|old|of\s+age))(?=[\s,.;:)’'”\"-])"
            ),
            _vague,
        ),
        Rule(
            "units after",
            write(
                r"\b(?:(?i:the|just|in\s+the|only)\s+)?"
                + units
                + r"\s+(?=(?:after|before|since|following|ahead|leading|prior)\b)"
            ),
            _vague,
        ),
        Rule("units long", write(r"\b(?P<unit>{UNITS}|{UNIT})-long\b"), _vague),
        Rule(
            "recent units",
            write(
                r"\b(?:the\s+)?(?:(?:most|more)\s+)?(?P<which>(?i:recent|coming))\s+(?P<unit>{UNITS})(?:\s+(?:and|or)\s+{UNITS})?\b"
            ),
            _recent,
        ),
        Rule(
            "past units",
            write(
                r"\b"
                + the
                + r"(?P<which>(?i:past|last|next|coming|previous|first|latest|final))\s+(?P<count>{COUNT})[\s-]+"
                + more
                + r"(?P<unit>{UNITS})\b"
            ),
            _past,
        ),
        Rule(
            "past unit",
            write(
                r"\b(?:the|over\s+the|this)\s+(?P<which>(?i:past|last|next|coming))\s+(?P<unit>{UNITS}|{UNIT})\b|\b(?P<which9>(?i:past))\s+(?P<unit9>{UNITS}|{UNIT})\b"
            ),
            _past_unit,
        ),
        Rule(
            "repeat",
            write(
                r"\b(?i:every|each)\s+(?:(?P<other>(?i:other|second))\s+)?(?:(?P<count>{COUNT})\s+)?(?P<what>{WEEKDAY}|{MONTH}|{PART}|{UNITS}|{UNIT})\b"
            ),
            _repeat,
        ),
        Rule(
            "weekdays",
            write(r"\b(?P<day>{WEEKDAY})(?:s|\s+(?P<part>(?i:mornings|afternoons|evenings|nights)))\b"),
            _weekdays,
        ),
    )
