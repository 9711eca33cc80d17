"""Days that are called by their feast: 'Christmas Eve', 'last Thanksgiving', 'Good Friday 2019'."""

from datetime import date, timedelta

from dateline.base.spans import Span
from dateline.recognise.times import calendar
from dateline.recognise.times.meaning import Context, Match, Meaning
from dateline.recognise.times.rules.days import past_or_to_come
from dateline.recognise.times.vocabulary import codes, easter_feasts, weekday_feasts


def _holiday(match: Match, context: Context) -> Meaning | None:
    """The feast of the year told, else the nearest past one unless it is to come."""
    name = " ".join(match["holiday"].lower().replace("’", "'").split())
    if match["year"]:
        return Meaning.of(calendar.day(day_of_feast(name, int(match["year"]))), stated=True)
    if context.anchor is None:
        fixed = _fixed().get(name)
        return Meaning(precision="day", value=f"XXXX-{fixed}" if fixed else None)
    on = _feast_near(name, (match["which"] or "").lower(), Span(*match.span()), context)
    return Meaning.of(calendar.day(on) if on else None, otherwise="day")


def _feast_near(name: str, which: str, span: Span, context: Context) -> date | None:
    assert context.anchor is not None
    days = [day_of_feast(name, context.anchor.year + step) for step in (-1, 0, 1)]
    past = max((on for on in days if on < context.anchor or (on == context.anchor and not which)), default=None)
    future = min((on for on in days if on > context.anchor or (on == context.anchor and not which)), default=None)
    if which == "this":
        return days[1]
    if which:
        return past if which == "last" else future
    return past_or_to_come(past, future, span, context)


def day_of_feast(name: str, year: int) -> date:
    """The day of a feast (in lower case) in a year: fixed, a weekday of a month, or so many days from Easter."""
    if name in easter_feasts():
        return easter(year) + timedelta(days=easter_feasts()[name])
    if name in weekday_feasts():
        month, first, weekday = weekday_feasts()[name]
        start = date(year, month, first)
        return start + timedelta(days=(weekday - start.weekday()) % 7)
    month, number = map(int, _fixed()[name].split("-"))
    return date(year, month, number)


def _fixed() -> dict[str, str]:
    return {name.lower(): day for name, day in codes("holidays").items()}


def easter(year: int) -> date:
    """Easter Sunday of the western churches, by the rule of the Gregorian calendar (Meeus and Jones)."""
    cycle, century, of_century = year % 19, year // 100, year % 100
    epact = (19 * cycle + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    to_sunday = (32 + 2 * (century % 4) + 2 * (of_century // 4) - epact - of_century % 4) % 7
    late = (cycle + 11 * epact + 22 * to_sunday) // 451
    month, day = divmod(epact + to_sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


RULES = {"holiday": _holiday}
