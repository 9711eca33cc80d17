"""The grammar: each module holds the rules of one family; together they are tried on every paragraph."""

from functools import cache

from dateline.recognise.times.meaning import Rule
from dateline.recognise.times.rules import clock, days, durations, events, periods, relative, vague


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule, in the order in which equal matches are preferred."""
    families = (clock, days, periods, relative, durations, events, vague)
    return tuple(rule for family in families for rule in family.rules())
