"""Times of the clock: '9:50 p.m. ET Thursday', 'Friday at 0600 GMT', 'noon on Saturday'."""

from dataclasses import replace
from functools import cache

from dateline.base.spans import Span
from dateline.recognise.times.meaning import Context, Match, Meaning, Rule
from dateline.recognise.times.rules.days import DAY, day_of, groups, is_day
from dateline.recognise.times.vocabulary import codes, write

CLOCK = r"""(?:
    (?:(?P<hour>[01]?\d|2[0-4])(?:[:.](?P<minute>[0-5]\d)(?::[0-5]\d)?)?\s*(?P<half>(?i:[ap]\.\s?m\b\.?|[ap]m\b))
     | (?P<hour2>[01]?\d|2[0-3])[:.](?P<minute2>[0-5]\d)(?::[0-5]\d)?(?=\s*h?\s*\(?{ZONE}|\s*h(?:ours|rs)?\b)
     | (?P<hour3>[01]\d|2[0-3])(?P<minute3>[0-5]\d)(?=\s*(?:hours|hrs|h)?\s*\(?{ZONE})
     | (?<=at\ |by\ )(?P<hour4>[01]?\d|2[0-3]):(?P<minute4>[0-5]\d)(?![\d:])
     | (?P<oclock>\d\d?|(?i:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve))\s+o['’]clock
     | (?P<named>(?i:noon|midday|midnight))\b)
    (?:\s*(?:hours|hrs|h)\b)?(?P<zone>\s*\(?{ZONE}\b\)?)?
    (?:\s*\(\s*\d\d?[:.]?\d\d\s*(?:{ZONE})\s*\))?
)"""
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
    precision = "second" if ":" in told and not told.endswith(":00") else "hour"
    if day.period is None:
        return Meaning(value=f"T{told}", precision="hour" if precision == "hour" else "second")
    return replace(day, value=f"{day.period.value}T{told}", precision="hour" if precision == "hour" else "second")


def clock_value(found: dict[str, str]) -> str | None:
    """'21:50' for '9:50 p.m.'; `None` where there is no such time."""
    if "named" in found:
        return _NAMED[found["named"].lower()]
    if "oclock" in found:
        return None if not found["oclock"].isdigit() else f"{int(found['oclock']):02d}:00"
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


def _clock_in_words(match: Match, context: Context) -> Meaning | None:
    """'4 in the morning', 'at dawn': with the day beside them, if there is one."""
    found = groups(match)
    part = codes("parts_of_day")[found["part"].lower()]
    day = _day_told_before(context)
    if "weekday" in found or "month" in found or "deictic" in found:
        day = day_of(found, Span(*match.span()), context)
    value = f"{day.period.value}T{part}" if day.period else f"T{part}"
    return replace(day, value=value, precision="part-of-day")


@cache
def rules() -> tuple[Rule, ...]:
    """The rules for clock times."""
    day, other = DAY.replace("{n}", "1"), DAY.replace("{n}", "2")
    about = r"(?:(?i:about|around|shortly\s+(?:after|before)|just\s+(?:after|before)|approximately)\s+)?"
    return (
        Rule(
            "clock and day",
            write(r"(?<![\d.,:$])\b" + about + CLOCK + r"(?:,?\s+(?:(?i:local\s+time)\s+)?(?:on\s+)?" + day + r"\b)?"),
            _clock,
        ),
        Rule(
            "day and clock",
            write(r"\b" + other + r",?\s+(?:\(?at\s+|by\s+|around\s+|from\s+)?(?<![\d.,:$])\b" + about + CLOCK),
            _clock,
        ),
        Rule(
            "dawn and the like",
            write(
                r"\b(?:at|before|after|around|until|since|by)\s+(?P<part>(?i:dawn|daybreak|dusk|nightfall|lunchtime))\b(?:\s+on\s+"
                + day
                + r"\b)?"
            ),
            _clock_in_words,
        ),
    )
