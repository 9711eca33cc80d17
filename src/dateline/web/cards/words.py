"""Dates, numbers and odd characters as people read them."""

import re
from datetime import date, datetime

from dateline.base.records import Quantity, TimePrecision

# Status is told by a sign as well as by a word and a colour.
STATUS_SIGNS: dict[str, str] = {
    "happened": "●",
    "ongoing": "◐",
    "planned": "○",
    "alleged": "?",
    "denied": "✕",
    "hypothetical": "◇",
}
VERDICT_SIGNS: dict[str, str] = {"consistent": "✓", "inconsistent": "≠", "not-supported": "?"}
BASES: dict[str, str] = {
    "given": "as given",
    "json-ld": "from the page's data",
    "meta": "from the page's data",
    "url": "from the address",
    "text": "from the text",
}
_ODD = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]")


def harmless(words: str) -> str:
    """Words with every control character made visible: no escape sequence, no override of writing direction, acts.

    Marks that ordinary Arabic, Hebrew, Persian or emoji need (U+200C to U+200F) stay as they are.
    """
    return _ODD.sub(lambda found: f"⟨U+{ord(found.group()):04X}⟩", words)


def one_line(words: str) -> str:
    """Words without line breaks or runs of white space."""
    return " ".join(words.split())


def shorten(words: str, length: int) -> str:
    """At most `length` characters on one line, cut at a word, with an ellipsis where something was cut."""
    words = one_line(words)
    if len(words) <= length:
        return words
    head, _, rest = words[: length - 1].rpartition(" ")
    return (head or rest) + "…"


def date_words(start: str | None, end: str | None, precision: TimePrecision) -> str:
    """'3 January 2020', 'January 2020', '3-5 January 2020' spelled as '3 January 2020 to 5 January 2020'."""
    if start is None or end is None or start == end:
        known = start or end
        if known is None:
            return "not known"
        side = "" if (start and end) or precision == "day" else ("from " if start else "until ")
        return side + day_words(known)
    if precision == "year" and start[:4] == end[:4]:
        return start[:4]
    if precision == "month" and start[:7] == end[:7]:
        return day_words(start).split(" ", 1)[1]
    return f"{day_words(start)} to {day_words(end)}"


def day_words(iso: str) -> str:
    """'3 January 2020, 08:30:00Z'; what is no calendar date stays as it is."""
    try:
        day = date.fromisoformat(iso[:10])
    except ValueError:
        return iso
    clock = f", {iso[11:]}" if len(iso) > 10 else ""
    return f"{day.day} {day:%B} {day.year}{clock}"


def moment(iso: str | None) -> str:
    """'12 March 2024', '12 March 2024, 09:20 UTC', '12 March 2024, 09:20 +02:00': the time of day to the minute."""
    if not iso or len(iso) <= len("2024-03-12"):
        return day_words(iso or "")
    try:
        told = datetime.fromisoformat(iso)
    except ValueError:
        return iso
    zone = told.strftime("%z")
    away = "" if told.tzinfo is None else " UTC" if zone in ("+0000", "-0000") else f" {zone[:3]}:{zone[3:5]}"
    return f"{day_words(iso[:10])}, {told:%H:%M}{away}"


def count_words(quantity: Quantity) -> str:
    """'at least 12 dead', '20 to 30 injured', 'troops (number not said)'."""
    low, high = quantity.low, quantity.high
    qualifier = "" if quantity.qualifier in (None, "exactly") else f"{quantity.qualifier} "
    if low is None and high is None:
        return f"{quantity.unit} (number not said)"
    if low is not None and high is not None and low != high:
        return f"{qualifier}{_number(low)} to {_number(high)} {quantity.unit}"
    known = low if low is not None else high
    assert known is not None
    at_most = "up to " if low is None and not qualifier else ""
    return f"{at_most}{qualifier}{_number(known)} {quantity.unit}"


def _number(value: float) -> str:
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,}"
