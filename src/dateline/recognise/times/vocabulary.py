"""The words of time of the language, as tables and as pieces of regular expressions."""

import re
from functools import cache

from dateline.knowledge import load_yaml
from dateline.knowledge.matching import words_in
from dateline.recognise.numerals import alternatives, digits, parse_number, spelled

FILE = "languages/en/times.yaml"
PATTERNS = "languages/en/time-patterns.yaml"
NUMBERS = "languages/en/numbers.yaml"


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


def easter_feasts() -> dict[str, int]:
    """Feasts that move with Easter, in lower case: how many days after Easter Sunday they fall."""
    return {name.lower(): step for name, step in numbers("easter_feasts").items()}


def weekday_feasts() -> dict[str, tuple[int, int, int]]:
    """Feasts on a weekday of a month, in lower case: the month, its first day that may be one, the weekday."""
    found: dict[str, list[int]] = load_yaml(FILE)["weekday_feasts"]
    return {name.lower(): (month, first, weekday) for name, (month, first, weekday) in found.items()}


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
def _tables() -> dict[str, str]:
    """The pieces of patterns that are made from word lists."""
    units, plurals = codes("units"), codes("plural_exceptions")
    loose = alternatives(words("loose_counts"))
    short = _names(["weekday_abbreviations"]) + r"(?:\.|\b(?=,?\s+(?:\d|[A-Z][a-z]+\.?\s+\d)))"
    return {
        "MONTH": _names(["months"]),
        "MON": rf"(?:{_names(['months'])}|{_names(['month_abbreviations'])}\.?)",
        "WEEKDAY": _names(["weekdays"]),
        "WD": f"(?:{_names(['weekdays'])}|{short})",
        "SEASON": f"(?i:{alternatives([*codes('seasons')])})",
        "PART": f"(?i:{alternatives([*codes('parts_of_day')])})",
        "UNIT": f"(?i:{alternatives([*units])})",
        "UNITS": f"(?i:{alternatives([plurals.get(unit, unit + 's') for unit in units])})",
        "COUNT": rf"(?:(?i:{spelled()})|{digits()}(?:\s+1/2)?|(?i:{loose}))",
        "ZONE": f"(?:{alternatives(words('zones'))})",
        "HOLIDAY": alternatives([*codes("holidays"), *codes("easter_feasts"), *codes("weekday_feasts")]).replace(
            "'", "['’]"
        ),
        "TENS": f"(?i:{alternatives([*load_yaml(NUMBERS)['tens']])})",
        "ONES": f"(?i:{alternatives([*load_yaml(NUMBERS)['ones']])})",
        "DECADE_WORD": alternatives([*numbers("decade_words")]),
        "SPEECH_BEFORE": "|".join(rf"(?<={word}\ )" for word in words("speech_verbs")),
        "EVENT_NOUN": f"(?i:{alternatives(words('event_nouns'))})",
        "REFERENCE": alternatives([phrase for phrases in vague_references().values() for phrase in phrases]),
    }


def _names(tables: list[str]) -> str:
    names = [name for table in tables for name in numbers(table)]
    whole = [name for name in names if len(name) > 3 or name == "May"]
    return "(?:" + alternatives([*names, *(name.upper() for name in whole), *(name.lower() for name in whole)]) + ")"


_PIECE = re.compile(r"\{([A-Z_]+)(?::(\w+|\{n\}\w*))?\}")


def _expanded(pattern: str) -> str:
    """A pattern with its pieces put in; the pieces of a piece first get its ending."""
    defined: dict[str, str] = load_yaml(PATTERNS)["pieces"]

    def put_in(match: re.Match[str]) -> str:
        name, ending = match[1], match[2] or ""
        if name in _tables():
            return _tables()[name]
        return _expanded(defined[name].strip().replace("{n}", ending))

    return _PIECE.sub(put_in, pattern)


Hint = tuple[frozenset[str], ...]
"""Words by `words_in`; of each set one must stand in a paragraph for a rule to be worth trying."""


def hint(family: str, rule: str) -> Hint:
    """What a paragraph must hold for a rule to be worth trying; every rule has one set of words at least."""
    lines: str | list[str] = load_yaml(PATTERNS)["hints"][family][rule]
    return tuple(_hint_words(line) for line in ([lines] if isinstance(lines, str) else lines))


@cache
def _hint_words(line: str) -> frozenset[str]:
    """The words of a line of a hint, its pieces put in."""
    found: set[str] = set()
    for word in line.split():
        piece = word.strip("{}")
        if piece == word:
            found.add(word)
        else:
            found |= _words_of_pieces().get(piece) or _hint_words(load_yaml(PATTERNS)["hint_words"][piece])
    return frozenset(found)


@cache
def _words_of_pieces() -> dict[str, frozenset[str]]:
    """The words of the pieces that are made from word lists; a phrase stands there by its longest word."""
    units, plurals = codes("units"), codes("plural_exceptions")
    feasts = [*codes("holidays"), *codes("easter_feasts"), *codes("weekday_feasts")]
    phrases: dict[str, list[str]] = {
        "MON": [*month_numbers()],
        "WD": [*weekday_numbers()],
        "SEASON": [*codes("seasons")],
        "PART": [*codes("parts_of_day")],
        "UNIT": [*units],
        "UNITS": [plurals.get(unit, unit + "s") for unit in units],
        "HOLIDAY": feasts,
        "DECADE_WORD": [*numbers("decade_words")],
        "EVENT_NOUN": words("event_nouns"),
        "REFERENCE": [phrase for of_kind in vague_references().values() for phrase in of_kind],
    }
    return {
        name: frozenset(max(sorted(words_in(phrase)), key=len) for phrase in known) for name, known in phrases.items()
    }


@cache
def pattern(family: str, name: str) -> re.Pattern[str]:
    """The pattern of a rule, from the grammar in the knowledge file."""
    return re.compile(_expanded(load_yaml(PATTERNS)[family][name].strip()), re.VERBOSE)


VAGUE = "X"


def count_of(text: str) -> int | float | str:
    """The number that a count says: 2 for 'two', 1 for 'a', 0.5 for 'half a', `X` for 'several'."""
    low = " ".join(text.lower().split())
    if low in ("a", "an", "the", "this"):
        return 1
    if low in ("a couple of", "couple of", "couple"):
        return 2
    if low in ("half a", "half an"):
        return 0.5
    if low.endswith(" 1/2"):
        return (parse_number(low[:-4]) or 0) + 0.5
    number = parse_number(low)
    return VAGUE if number is None else number


def unit_of(word: str) -> str:
    """The code of a unit in the singular or plural, or in 'year-long': 'weeks' -> W, 'hours' -> TH."""
    low = word.lower().removesuffix("-long")
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
