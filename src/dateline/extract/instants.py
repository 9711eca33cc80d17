"""Dates and times as pages write them -> ISO 8601 that keeps the minute and the zone, where they are given."""

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from dateline.base.errors import PageError

MONTHS = "January February March April May June July August September October November December".split()
SHORT_MONTHS = [month[:3].lower() for month in MONTHS]
_ISO = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})"
    r"(?:[T\s]+(?P<clock>\d{1,2}:\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?\s*(?P<zone>Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?"
    r"(?:\s*\[[\w/]+\])?",
    re.IGNORECASE,
)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?(Z|[+-]\d{4})?)?")
_SLASHED = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?=\D|$)")
_SCRIPTED = re.compile(r"\w{3} (\w{3}) (\d{1,2}) (\d{4}) (\d\d:\d\d:\d\d) GMT([+-]\d{4})")
_FIRST_YEAR, _LAST_YEAR = 1970, 2100


def iso_instant(written: str | None) -> str | None:
    """`YYYY-MM-DD[Thh:mm[:ss][zone]]` for a date in one of the forms that machines write, else `None`.

    A form in which day and month could be swapped ('03/04/2020') is not read. No clock and no zone is made up.
    """
    text = (written or "").strip()
    if not text or len(text) > 80:
        return None
    found = _ISO.fullmatch(text)
    if found:
        return _checked(found["day"], found["clock"], found["second"], found["zone"])
    compact = _COMPACT.fullmatch(text)
    if compact:
        year, month, day, hour, minute, second, zone = compact.groups()
        return _checked(f"{year}-{month}-{day}", f"{hour}:{minute}" if hour else None, second, zone)
    slashed = _SLASHED.match(text)
    if slashed:
        year, month, day = slashed.groups()
        return iso_instant(f"{year}-{month:0>2}-{day:0>2}{text[slashed.end() :]}")
    return _mailed(text)


def _checked(day: str, clock: str | None, second: str | None, zone: str | None) -> str | None:
    """The parts as one ISO 8601 string, if the calendar and the clock have them."""
    written = day if clock is None else f"{day}T{clock:0>5}{':' + second if second else ''}{_zone(zone)}"
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        return None
    return written if _FIRST_YEAR <= moment.year <= _LAST_YEAR else None


def _zone(zone: str | None) -> str:
    if not zone:
        return ""
    if zone.upper() in ("Z", "UTC", "GMT"):
        return "+00:00"
    digits = zone[1:].replace(":", "")
    return f"{zone[0]}{digits[:2]}:{digits[2:] or '00'}"


def _mailed(text: str) -> str | None:
    """'Fri, 28 Apr 2023 18:15:11 GMT' and what scripts print, 'Mon Jan 08 2024 10:00:00 GMT+0100 (CET)'."""
    scripted = _SCRIPTED.match(text)
    if scripted:
        month, day, year, clock, zone = scripted.groups()
        text = f"{day} {month} {year} {clock} {zone}"
    if not re.search(r"\d{4} \d\d:\d\d", text):
        return None
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return None
    return _checked(moment.date().isoformat(), f"{moment:%H:%M}", f"{moment:%S}", moment.strftime("%z") or None)


def given_instant(written: str | None) -> str | None:
    """The publication date that the caller gave. Raises `PageError` if it cannot be read: a wrong date helps nobody."""
    if written is None or not written.strip():
        return None
    instant = iso_instant(written)
    if instant is None:
        raise PageError(
            f"the publication date {written!r} cannot be read; "
            "give an ISO 8601 date or date-time like 2020-01-03T09:30+00:00"
        )
    return instant


def has_clock(instant: str) -> bool:
    """True if the minute is known."""
    return "T" in instant


def has_zone(instant: str) -> bool:
    """True if minute and zone are known, so that the moment is one moment."""
    return "T" in instant and datetime.fromisoformat(instant).tzinfo is not None


def day_of(instant: str) -> date:
    """The calendar day as written."""
    return date.fromisoformat(instant[:10])
