"""The words of time of the language, as tables and as pieces of regular expressions."""

import re
from functools import cache

from dateline.knowledge import load_yaml
from dateline.recognise.numerals import alternatives, digits, parse_number, spelled

FILE = "languages/en/times.yaml"


def words(name: str) -> list[str]:
    """A list of the knowledge file."""
    found: list[str] = load_yaml(FILE)[name]
    return found


def numbers(name: str) -> dict[str, int]:
    """A table of the knowledge file from words to numbers."""
    found: dict[str, int] = load_yaml(FILE)[name]
    return found


def codes(name: str) -> dict[str, str]:
    """A table of the knowledge file from words to codes."""
    found: dict[str, str] = load_yaml(FILE)[name]
    return found


def vague_references() -> dict[str, list[str]]:
    """TIMEX3 references with the phrases that mean them."""
    found: dict[str, list[str]] = load_yaml(FILE)["vague"]
    return found


@cache
def month_numbers() -> dict[str, int]:
    """Months and their abbreviations in lower case."""
    return {k.lower(): v for k, v in {**numbers("months"), **numbers("month_abbreviations")}.items()}


@cache
def weekday_numbers() -> dict[str, int]:
    """Weekdays and their abbreviations in lower case; Monday is 0."""
    return {k.lower(): v for k, v in {**numbers("weekdays"), **numbers("weekday_abbreviations")}.items()}


@cache
def pieces() -> dict[str, str]:
    """Pieces of regular expressions by name, for use with `write`. Names of days and months must have their capital."""
    count = rf"(?:(?i:{spelled()})|{digits()}(?:\s+1/2)?|(?i:an?|a\s+few|several|many|a\s+couple\s+of|some|countless|a\s+number\s+of|dozens\s+of|hundreds\s+of|thousands\s+of|half\s+an?))"
    units = codes("units")
    plurals = codes("plural_exceptions")
    return {
        "MONTH": _names(["months"]),
        "MON": _names(["months", "month_abbreviations"]) + r"\.?",
        "WEEKDAY": _names(["weekdays"]),
        "WD": "(?:"
        + _names(["weekdays"])
        + "|"
        + _names(["weekday_abbreviations"])
        + r"(?:\.|\b(?=,?\s+(?:\d|[A-Z][a-z]+\.?\s+\d))))",
        "SEASON": "(?i:" + alternatives([*codes("seasons")]) + ")",
        "PART": "(?i:" + alternatives([*codes("parts_of_day")]) + ")",
        "UNIT": "(?i:" + alternatives([*units]) + ")",
        "UNITS": "(?i:" + alternatives([plurals.get(u, u + "s") for u in units]) + ")",
        "COUNT": count,
        "YEAR": r"(?:1[0-9]|20)\d\d(?![\d,]*\d)",
        "ORD": r"(?:st|nd|rd|th)",
        "NTH": r"(?i:first|second|third|fourth|final|last|1st|2nd|3rd|4th)",
        "ZONE": "(?:" + alternatives(words("zones")) + ")",
    }


def _names(tables: list[str]) -> str:
    names = [name for table in tables for name in numbers(table)]
    return "(?:" + alternatives([*names, *(name.upper() for name in names if len(name) > 3)]) + ")"


def write(pattern: str) -> re.Pattern[str]:
    """A pattern in which `{NAME}` stands for one of the `pieces`; blanks and comments in it do not count."""
    for name, piece in pieces().items():
        pattern = pattern.replace("{" + name + "}", piece.replace(" ", r"\ "))
    return re.compile(pattern, re.VERBOSE)


VAGUE = "X"


def count_of(text: str) -> int | float | str | None:
    """The number that a count says: 2 for 'two', 1 for 'a', 0.5 for 'half a', `X` for 'several'; `None` for no count."""
    low = " ".join(text.lower().split())
    if low in ("a", "an", "the", "this"):
        return 1
    if low in ("half a", "half an"):
        return 0.5
    if low.endswith(" 1/2"):
        return (parse_number(low[:-4]) or 0) + 0.5
    number = parse_number(low)
    return VAGUE if number is None else number


def unit_of(word: str) -> str:
    """The code of a unit in the singular or plural: 'weeks' -> W, 'hours' -> TH."""
    low = word.lower()
    units = codes("units")
    exceptions = {plural: singular for singular, plural in codes("plural_exceptions").items()}
    return units.get(low) or units[exceptions.get(low, low[:-1])]


def duration_value(count: int | float | str, unit: str) -> str:
    """A TIMEX3 duration: P2Y, PT30M, PXD; a decade is ten years, half a year P6M, half an hour PT30M."""
    prefix, unit = ("PT", unit[1:]) if unit.startswith("T") else ("P", unit)
    factor = int(unit[:-1] or 1) if unit[:-1].isdigit() else 1
    unit = unit.lstrip("0123456789")
    if count == VAGUE:
        return f"{prefix}X{unit}"
    if unit == "WE":
        return f"P{count}WE"
    total = float(count) * factor
    smaller = {"Y": ("M", 12), "H": ("M", 60), "M": ("S", 60), "D": ("H", 24), "W": ("D", 7)}
    if total != int(total) and unit in smaller and (unit != "M" or prefix == "PT"):
        whole, rest = int(total), round((total - int(total)) * smaller[unit][1])
        return f"{prefix}{f'{whole}{unit}' if whole else ''}{'T' if unit == 'D' else ''}{rest}{smaller[unit][0]}"
    return f"{prefix}{int(total) if total == int(total) else total}{unit}"
