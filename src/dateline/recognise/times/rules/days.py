"""Days: dates in all their forms, weekdays, 'yesterday', 'the night of April 29', 'early Wednesday'."""

from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from dateline.base.spans import Span
from dateline.recognise.times import calendar
from dateline.recognise.times.calendar import Period
from dateline.recognise.times.meaning import Context, Match, Meaning, Rule
from dateline.recognise.times.vocabulary import codes, month_numbers, weekday_numbers, words, write

# A date with or without its year. Groups end in a figure, so that a pattern may hold several.
DATE = r"""(?:
    (?P<month{n}>{MON})\s*(?P<day{n}>[0-3]?\d){ORD}?\b(?!:\d|\.\d|%|,\d)(?:,?\s+(?:in\s+)?(?P<year{n}>{YEAR})\b)?
  | (?:the\s+)?\b(?P<day{n}9>[0-3]?\d){ORD}?(?:\s+day)?(?:\s+of)?[\s-]+(?P<month{n}9>{MON})\b(?:,?[\s-]+(?P<year{n}9>{YEAR})\b)?
)"""
# Any words for one day.
DAY = (
    r"""(?:
    (?:(?P<which{n}>(?i:last|next|this|this\s+past|this\s+coming|past|coming|the\s+following|the\s+previous|the\s+next))\s+)?(?P<weekday{n}>{WD})
        (?:,?\s+(?:the\s+)?"""
    + DATE.replace("{n}", "{n}a")
    + r""")?
  | """
    + DATE.replace("{n}", "{n}b")
    + r"""
  | (?P<deictic{n}>(?i:the\s+day\s+before\s+yesterday|the\s+day\s+after\s+tomorrow|yesterday|today|tomorrow))
)"""
)


def groups(match: Match) -> dict[str, str]:
    """The named groups that matched, without the endings that keep copies apart."""
    return {name.rstrip("0123456789ab"): text for name, text in match.groupdict().items() if text}


def day_of(found: dict[str, str], span: Span, context: Context) -> Meaning:
    """The day that the groups of `DAY` tell."""
    if "month" in found:
        return _date(found, span, context)
    if "weekday" in found:
        return Meaning.of(_weekday(found, span, context), otherwise="day")
    if context.anchor is None:
        return Meaning(precision="day")
    steps = {"yesterday": -1, "today": 0, "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2}
    return Meaning.of(calendar.day(context.anchor + timedelta(days=steps[" ".join(found["deictic"].lower().split())])))


def _date(found: dict[str, str], span: Span, context: Context) -> Meaning:
    month, number = month_numbers()[found["month"].lower().rstrip(".")], int(found["day"])
    if "year" in found:
        on = calendar.make_date(int(found["year"]), month, number)
        return Meaning.of(calendar.day(on) if on else None, stated=True, otherwise="day")
    if context.anchor is None:
        return Meaning(precision="day", value=f"XXXX-{month:02d}-{number:02d}" if 0 < number < 32 else None)
    on = nearest_date(context.anchor, month, number, future=context.tense(span) == "future")
    return Meaning.of(calendar.day(on) if on else None, otherwise="day")


def nearest_date(anchor: date, month: int, number: int, *, future: bool) -> date | None:
    """The last such day up to the anchor, or the next one from it on."""
    years = range(anchor.year, anchor.year + 9) if future else range(anchor.year, anchor.year - 9, -1)
    for year in years:
        on = calendar.make_date(year, month, number)
        if on is not None and (on >= anchor if future else on <= anchor):
            return on
    return None


def _weekday(found: dict[str, str], span: Span, context: Context) -> Period | None:
    """The nearest past one, that very day if it is the same, unless the words or the tense say otherwise."""
    anchor = context.anchor
    which = " ".join(found.get("which", "").lower().split())
    if which in ("the following", "the previous", "the next"):
        anchor = context.previous.period.start if context.previous and context.previous.period else None
    if anchor is None:
        return None
    back = (anchor.weekday() - weekday_numbers()[found["weekday"].lower().rstrip(".")]) % 7
    last = calendar.day(anchor - timedelta(days=back))
    later = calendar.day(anchor - timedelta(days=back) + timedelta(days=7))
    if which in ("last", "past", "this past", "the previous"):
        return calendar.day(anchor - timedelta(days=back or 7))
    if which in ("next", "coming", "this coming", "the following", "the next"):
        return later
    if which == "this":
        return calendar.day(anchor - timedelta(days=anchor.weekday() - weekday_numbers()[found["weekday"].lower()]))
    if back == 6 and "local time" in context.after(span.end):  # tomorrow already there, today where this was written
        return later
    return later if back and context.tense(span) == "future" else last


def _compound(match: Match, context: Context) -> Meaning | None:
    """A day with the part of it: 'early Wednesday', 'Friday morning', 'the night of April 29'."""
    found, span = groups(match), Span(*match.span())
    if not is_day(match, found, context):
        return None
    meaning = day_of(found, span, context)
    part = (found.get("part") or found.get("ofpart") or "").lower()
    if part and meaning.value:
        return replace(meaning, value=f"{meaning.value}T{codes('parts_of_day')[part]}", precision="part-of-day")
    partial = part or "mod" in found
    return replace(meaning, precision="part-of-day") if partial else meaning


def is_day(match: Match, found: dict[str, str], context: Context) -> bool:
    """False for a weekday or month that is part of a name ('Bloody Sunday', 'Sunday Times', 'May 5ive')."""
    if "weekday" in found and "day" not in found:
        word = context.after(match.end(), 30).split()
        before = context.before(match.start(), 20).split()
        if word and context.after(match.end(), 1) == " " and word[0].rstrip(",.'’") in words("names_after"):
            return False
        if before and before[-1] in words("names_before"):
            return False
    return 0 < int(found.get("day", "1")) < 32


def _last_night(match: Match, context: Context) -> Meaning | None:
    """'last night', 'overnight' and 'tonight': a part of the day before or of the day itself."""
    words_ = match["deixis"].lower().split()
    part = codes("parts_of_day")[words_[-1] if words_[-1] != "tonight" else "night"]
    if context.anchor is None:
        return Meaning(precision="part-of-day")
    day = context.anchor - timedelta(days=words_[0] in ("last", "overnight"))
    found = calendar.day(day)
    return Meaning(period=found, value=f"{found.value}T{part}", precision="part-of-day")


def _part_only(match: Match, context: Context) -> Meaning | None:
    """'later in the day', 'earlier in the night', 'in the early hours': a part of a day that is not told."""
    return Meaning(precision="part-of-day")


def _numeric(match: Match, context: Context) -> Meaning | None:
    """'2017-09-14', '14/09/2017': where day and month could be swapped, the date stays unknown."""
    if match["iso"]:
        on = calendar.make_date(int(match["y"]), int(match["m"]), int(match["d"]))
        return Meaning.of(calendar.day(on), stated=True) if on else None
    first, second = int(match["one"]), int(match["two"])
    year = int(match["yy"]) + (0 if len(match["yy"]) == 4 else 1900 if int(match["yy"]) > 60 else 2000)
    readings = {calendar.make_date(year, first, second), calendar.make_date(year, second, first)} - {None}
    if not readings:
        return None
    if len(readings) == 2 and context.anchor in readings:
        readings = {context.anchor}
    on = readings.pop() if len(readings) == 1 else None
    return Meaning.of(calendar.day(on) if on else None, stated=True, otherwise="day")


def _day_range(match: Match, context: Context) -> Meaning | None:
    """'May 3-5', 'between 3 and 5 May': one range in one month."""
    month = month_numbers()[(match["m1"] or match["m2"]).lower().rstrip(".")]
    first, last = int(match["a1"] or match["a2"]), int(match["b1"] or match["b2"])
    year = match["y1"] or match["y2"]
    if not 0 < first < last < 32:
        return None
    if year is None and context.anchor is None:
        return Meaning(precision="day", kind="range")
    if year is not None:
        start, end = calendar.make_date(int(year), month, first), calendar.make_date(int(year), month, last)
    else:
        assert context.anchor is not None
        start = nearest_date(context.anchor, month, first, future=context.tense(Span(*match.span())) == "future")
        end = calendar.make_date(start.year, month, last) if start else None
    if start is None or end is None:
        return None
    return span_of_days(calendar.day(start), calendar.day(end), stated=year is not None)


def span_of_days(first: Period, last: Period, *, stated: bool) -> Meaning:
    """Everything from the start of one period to the end of another."""
    period = Period(first.start, last.end, f"{first.value}/{last.value}", first.precision)
    return replace(Meaning.of(period, stated=stated), kind="range")


def _weekday_range(match: Match, context: Context) -> Meaning | None:
    """'from Monday to Wednesday': the end is the first such day after the start."""
    first = day_of({"weekday": match["from"]}, Span(*match.span("from")), context)
    if first.period is None:
        return Meaning(precision="day", kind="range")
    ahead = (weekday_numbers()[match["to"].lower()] - first.period.start.weekday()) % 7
    return span_of_days(first.period, calendar.day(first.period.start + timedelta(days=ahead or 7)), stated=False)


def _holiday(match: Match, context: Context) -> Meaning | None:
    """A holiday with a fixed day: of the year told, else the nearest."""
    name = next(n for n in codes("holidays") if n.lower() == match["holiday"].lower().replace("’", "'"))
    month, number = map(int, str(codes("holidays")[name]).split("-"))
    found = {"month": next(k for k, v in month_numbers().items() if v == month), "day": str(number)}
    if match["hyear"]:
        found["year"] = match["hyear"]
    return _date(found, Span(*match.span()), context)


@cache
def rules() -> tuple[Rule, ...]:
    """The rules for days."""
    holidays = "|".join(
        name.replace("'", "['’]").replace(" ", r"\s+") for name in sorted(codes("holidays"), key=len, reverse=True)
    )
    modifier = r"(?:(?P<mod>(?i:early|late|earlier|later|mid))(?:\s+on|\s+in\s+the)?[\s-]+)?"
    return (
        Rule(
            "day",
            write(
                r"\b"
                + modifier
                + DAY.replace("{n}", "1")
                + r"(?:['’]s)?\b(?:,?\s+(?:(?:early|late)\s+)?(?:(?:in\s+the|at)\s+)?(?P<part>{PART})\b)?"
            ),
            _compound,
        ),
        Rule(
            "part of a day",
            write(
                r"\b(?i:the\s+)?(?:(?i:early|late)\s+)?(?P<ofpart>{PART})\s+(?:hours\s+)?(?:of|on)\s+"
                + DAY.replace("{n}", "1")
                + r"\b"
            ),
            _compound,
        ),
        Rule(
            "last night",
            write(
                r"\b(?:(?i:early|earlier|late|later)\s+)?(?P<deixis>(?i:last\s+night|last\s+evening|overnight|tonight|this\s+(?:morning|afternoon|evening)))\b"
            ),
            _last_night,
        ),
        Rule(
            "part only",
            write(
                r"\b(?i:(?:earlier|later|early|late)\s+(?:in|on|during)\s+the\s+(?:day|night|morning|afternoon|evening)|(?:the\s+)?early\s+hours)\b"
            ),
            _part_only,
        ),
        Rule(
            "numeric date",
            write(
                r"(?<![\d/.-])(?:(?P<iso>(?P<y>{YEAR})-(?P<m>[01]\d)-(?P<d>[0-3]\d))|(?P<one>[0-3]?\d)[/.-](?P<two>[0-3]?\d)[/.-](?P<yy>(?:19|20)\d\d|(?<=/)\d\d|(?<=\d-)\d\d))(?![\d/-])"
            ),
            _numeric,
        ),
        Rule(
            "range of days",
            write(
                r"\b(?:(?:(?i:between|from)\s+)?(?P<m1>{MON})\s*(?P<a1>[0-3]?\d){ORD}?\s*(?:-|–|to|until|through|and)\s*(?P<b1>[0-3]?\d){ORD}?\b(?!:)(?:,?\s+(?P<y1>{YEAR})\b)?|(?:(?i:between|from)\s+)?(?:the\s+)?(?P<a2>[0-3]?\d){ORD}?\s*(?:-|–|to|until|through|and)\s*(?P<b2>[0-3]?\d){ORD}?\s+(?:of\s+)?(?P<m2>{MON})\b(?:,?\s+(?P<y2>{YEAR})\b)?)"
            ),
            _day_range,
        ),
        Rule(
            "range of weekdays",
            write(
                r"\b(?:(?i:from|between)\s+)(?P<from>{WEEKDAY})\s+(?:to|until|through|and|till)\s+(?P<to>{WEEKDAY})\b"
            ),
            _weekday_range,
        ),
        Rule("holiday", write(r"\b(?P<holiday>" + holidays + r")\b(?:,?\s+(?P<hyear>{YEAR})\b)?"), _holiday),
    )
