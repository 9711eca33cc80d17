"""Days: dates in all their forms, weekdays, 'yesterday', 'the night of March 4', 'early Wednesday'."""

from dataclasses import replace
from datetime import date, timedelta

from dateline.base.spans import Span
from dateline.recognise.times import calendar
from dateline.recognise.times.calendar import Period
from dateline.recognise.times.meaning import Context, Match, Meaning, is_title
from dateline.recognise.times.vocabulary import codes, month_numbers, weekday_numbers, words


def groups(match: Match) -> dict[str, str]:
    """The named groups that matched, without the endings that keep copies apart."""
    return {name.rstrip("0123456789ab"): text for name, text in match.groupdict().items() if text}


def day_of(found: dict[str, str], span: Span, context: Context) -> Meaning:
    """The day that the groups of a `DAY` tell."""
    if "month" in found:
        return _date(found, span, context)
    if "weekday" in found:
        return Meaning.of(_weekday(found, span, context), otherwise="day")
    if context.anchor is None:
        return Meaning(precision="day")
    steps = {"yesterday": -1, "today": 0, "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2}
    return Meaning.of(calendar.day(context.anchor + timedelta(days=steps[" ".join(found["deictic"].lower().split())])))


_ACROSS_YEARS = 60  # days: 'Jan. 3' after 'Dec. 28, 2015' is in 2016; by judgement


def _date(found: dict[str, str], span: Span, context: Context) -> Meaning:
    """A day of a month: its year told, or where its weekday fits, or the nearest past one unless it is to come."""
    month, number = month_numbers()[found["month"].lower().rstrip(".")], int(found["day"])
    if "year" in found:
        on = calendar.make_date(int(found["year"]), month, number)
        if on is not None:
            context.years[month, number] = on.year
        return Meaning.of(calendar.day(on) if on else None, stated=True, otherwise="day")
    if context.anchor is None:
        return _in_year_told(month, number, span, context)
    if "relative" in found:
        year = context.anchor.year + {"last": -1, "next": 1}.get(found["relative"].lower().split()[0], 0)
        on = calendar.make_date(year, month, number)
        return Meaning.of(calendar.day(on) if on else None, otherwise="day")
    on = _fitting_weekday(found, month, number, context.anchor)
    on = on or _as_before(month, number, context) or _nearest(month, number, span, context)
    if on is not None:
        context.years[month, number] = on.year
    return Meaning.of(calendar.day(on) if on else None, otherwise="day")


def _in_year_told(month: int, number: int, span: Span, context: Context) -> Meaning:
    """Without a document date: a day told without its year is near the last one that is told in full."""
    near = context.full_day_near(span)
    years = [near.year, near.year - 1, near.year + 1] if near is not None else []
    days = [on for year in years if (on := calendar.make_date(year, month, number)) is not None]
    close = [on for on in days if near is not None and abs(on - near).days <= _ACROSS_YEARS]
    on = min(close or days[:1], key=lambda day: abs(day - near) if near else timedelta(), default=None)
    if on is None:
        return Meaning(precision="day", value=f"XXXX-{month:02d}-{number:02d}" if 0 < number < 32 else None)
    return Meaning.of(calendar.day(on), stated=True)


def _fitting_weekday(found: dict[str, str], month: int, number: int, anchor: date) -> date | None:
    """'Monday, Oct. 26' is in the year, within one of the anchor's, in which that day is a Monday."""
    if "weekday" not in found:
        return None
    years = (anchor.year + step for step in (-1, 0, 1))
    days = [on for year in years if (on := calendar.make_date(year, month, number)) is not None]
    fitting = [on for on in days if on.weekday() == weekday_numbers()[found["weekday"].lower().rstrip(".")]]
    return min(fitting, key=lambda on: abs(on - anchor)) if fitting else None


def _as_before(month: int, number: int, context: Context) -> date | None:
    """The day that the same words meant before in the article, unless that is long past or far off."""
    assert context.anchor is not None
    year = context.years.get((month, number))
    near = year is not None and abs(year - context.anchor.year) <= 1
    return calendar.make_date(year, month, number) if year is not None and near else None


def _nearest(month: int, number: int, span: Span, context: Context) -> date | None:
    assert context.anchor is not None
    past = nearest_date(context.anchor, month, number, future=False)
    future = nearest_date(context.anchor, month, number, future=True)
    return past_or_to_come(past, future, span, context)


_BESIDE = 21  # days: so near a day is meant though the tense is another's, where the other choice is a year away


def past_or_to_come(past: date | None, future: date | None, span: Span, context: Context) -> date | None:
    """Of the last such day and the next one that the clause means: by its tense, and by how far off they are."""
    assert context.anchor is not None
    tense = context.tense(span)
    if past is not None and future is not None:
        anchor = context.anchor
        near = min(past, future, key=lambda on: abs(on - anchor))
        close = abs(near - anchor).days <= _BESIDE and (near <= anchor or before_a_noun(span, context))
        if close or _is_of_a_held_day(span, context):
            return near
    if past is None or future is None or tense == "future":
        return future if tense == "future" else past
    return future if _is_to_come(past, future, tense, span, context) else past


def _is_of_a_held_day(span: Span, context: Context) -> bool:
    """'the Nov. 8 vote', 'the vote on Nov. 8': its tense is that of another act."""
    sentence = context.sentence(span.start)
    token = sentence.token_at(span.start) if sentence is not None else None
    if sentence is None or token is None:
        return False
    for above in sentence.ancestors(token):
        if above.lower in words("held_on_a_day"):
            return True
        if above.pos not in ("NOUN", "PROPN", "NUM", "ADP"):
            return False
    return False


def _is_to_come(past: date, future: date, tense: str | None, span: Span, context: Context) -> bool:
    """Without a future tense: a year left out is this year's, so a far day of last year is one to come."""
    assert context.anchor is not None
    far_back = past.year < context.anchor.year and (context.anchor - past).days > 180
    return far_back and (future - context.anchor).days <= 120 and (tense is None or is_an_end(span, context))


def before_a_noun(span: Span, context: Context) -> bool:
    """'a June agreement': the tense is not that of the agreement."""
    sentence = context.sentence(span.start)
    token = sentence.token_at(span.start) if sentence is not None else None
    if sentence is None or token is None or token.dep not in ("compound", "nmod", "amod"):
        return False
    return sentence.head(token).pos == "NOUN" and sentence.head(token).index > token.index


def is_an_end(span: Span, context: Context) -> bool:
    """'extended to Nov. 16', 'by May', 'was to expire June 3': the words name an end, even in a clause of the past."""
    before = context.before(span.start, 12).lower().split()[-1:]
    if before and before[0] in words("end_openers"):
        return True
    sentence = context.sentence(span.start)
    token = sentence.token_at(span.start) if sentence is not None else None
    above = sentence.head(token) if sentence is not None and token is not None else None
    return above is not None and above.tag == "VB"


def nearest_date(anchor: date, month: int, number: int, *, future: bool) -> date | None:
    """The last such day up to the anchor, or the next one from it on."""
    years = range(anchor.year, anchor.year + 9) if future else range(anchor.year, anchor.year - 9, -1)
    for year in years:
        on = calendar.make_date(year, month, number)
        if on is not None and (on >= anchor if future else on <= anchor):
            return on
    return None


_BACKWARD = ("last", "past", "this past", "the previous")
_FORWARD = ("next", "coming", "this coming", "the following", "the next")


def _weekday(found: dict[str, str], span: Span, context: Context) -> Period | None:
    """The nearest past one, that very day if it is the same, unless the words or the tense say otherwise."""
    anchor = context.anchor
    which = " ".join(found.get("which", "").lower().split())
    if which in ("the following", "the previous", "the next"):
        anchor = context.previous.period.start if context.previous and context.previous.period else None
    if anchor is None:
        return None
    number = weekday_numbers()[found["weekday"].lower().rstrip(".")]
    back = (anchor.weekday() - number) % 7
    last = anchor - timedelta(days=back)
    if which in _BACKWARD:
        return calendar.day(anchor - timedelta(days=back or 7))
    if which == "this":
        return calendar.day(anchor - timedelta(days=anchor.weekday() - number))
    if which in _FORWARD or _is_next(found, back, span, context):
        return calendar.day(last + timedelta(days=7))
    return calendar.day(last)


def _is_next(found: dict[str, str], back: int, span: Span, context: Context) -> bool:
    """True if a bare weekday is one to come: by tense, or where local time is already a day ahead."""
    if back == 6 and "local time" in context.after(span.end):
        return True
    if back == 0:
        return False
    if "owner" in found:  # 'after Wednesday's ruling': the tense is that of another act
        return context.before(span.start, 14).lower().rstrip().endswith(("ahead of", "run-up to", "in time for"))
    return context.tense(span) == "future"


def _compound(match: Match, context: Context) -> Meaning | None:
    """A day with the part of it: 'early Wednesday', 'Friday morning', 'the night of March 4'."""
    found, span = groups(match), Span(*match.span())
    if not is_day(match, found, context):
        return None
    meaning = day_of(found, span, context)
    part = (found.get("part") or found.get("ofpart") or "").lower()
    if part and meaning.value:
        return replace(meaning, value=f"{meaning.value}T{codes('parts_of_day')[part]}", precision="part-of-day")
    partial = part or "mod" in found
    return replace(meaning, precision="part-of-day") if partial else meaning


def _known_day(_match: Match, _context: Context) -> Meaning:
    """'the 9/11 attacks', 'the Sept. 11 terrorist attacks': the one day that is called so, whenever it is told."""
    return Meaning.of(calendar.day(date(2001, 9, 11)), stated=True)


def _week_of_day(match: Match, context: Context) -> Meaning | None:
    """'the week of March 6'."""
    day = day_of(groups(match), Span(*match.span()), context)
    return Meaning.of(calendar.week(day.period.start), stated=day.stated) if day.period else Meaning(precision="week")


def is_day(match: Match, found: dict[str, str], context: Context) -> bool:
    """False for a weekday or month that is part of a name ('Bloody Sunday', 'Sunday Times', 'May 5ive')."""
    if "deictic" in found:
        name = next(name for name in match.groupdict() if name.startswith("deictic") and match[name])
        return not is_title(match, context, name)
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
    found = calendar.day(context.anchor - timedelta(days=words_[0] in ("last", "overnight")))
    if words_[0] == "overnight":  # begins on the day before and ends on the day itself
        found = replace(found, end=context.anchor)
    return Meaning(period=found, value=f"{found.value}T{part}", precision="part-of-day")


def _part_only(_match: Match, _context: Context) -> Meaning | None:
    """'later in the day', 'earlier in the morning', 'in the early hours': a part of a day that is not told."""
    return Meaning(precision="part-of-day")


def _part_of_next_day(match: Match, context: Context) -> Meaning | None:
    """'the next morning', 'the previous night': beside the day told before."""
    previous = context.previous.period if context.previous else None
    part = codes("parts_of_day")[match["part"].lower()]
    if previous is None or context.previous is None or previous.start != previous.end:
        return Meaning(precision="part-of-day")
    step = {"next": 1, "following": 1, "previous": -1, "same": 0}[match["which"].lower()]
    day = calendar.day(previous.start + timedelta(days=step))
    return Meaning(period=day, value=f"{day.value}T{part}", precision="part-of-day", stated=context.previous.stated)


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


RULES = {
    "known day": _known_day,
    "day": _compound,
    "part of a day": _compound,
    "week of a day": _week_of_day,
    "last night": _last_night,
    "part only": _part_only,
    "part of the next day": _part_of_next_day,
    "numeric date": _numeric,
    "range of days": _day_range,
    "range of weekdays": _weekday_range,
}
