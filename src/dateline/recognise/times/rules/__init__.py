"""The grammar: each module says what the patterns of one family mean; the patterns stand in the knowledge file."""

from collections.abc import Mapping
from functools import cache

from dateline.recognise.times.meaning import Read, Rule
from dateline.recognise.times.rules import clock, days, durations, events, periods, relative, vague
from dateline.recognise.times.vocabulary import pattern

_FAMILIES: dict[str, Mapping[str, Read]] = {
    "clock": clock.RULES,
    "days": days.RULES,
    "periods": periods.RULES,
    "relative": relative.RULES,
    "vague": vague.RULES,
    "durations": durations.RULES,
    "events": events.RULES,
}


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule, in the order in which equal matches are preferred."""
    return tuple(
        Rule(name, pattern(family, name), read) for family, rules in _FAMILIES.items() for name, read in rules.items()
    )
