"""The grammar: each module says what the patterns of one family mean; the patterns stand in the knowledge file."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from dateline.base.spans import Span
from dateline.recognise.times.meaning import Read, Rule
from dateline.recognise.times.rules import clock, days, durations, events, holidays, periods, quarters, relative, vague
from dateline.recognise.times.vocabulary import hint, pattern

_FAMILIES: dict[str, Mapping[str, Read]] = {
    "clock": clock.RULES,
    "days": days.RULES,
    "holidays": holidays.RULES,
    "quarters": quarters.RULES,
    "periods": periods.RULES,
    "relative": relative.RULES,
    "vague": vague.RULES,
    "durations": durations.RULES,
    "events": events.RULES,
}


@cache
def families() -> tuple[tuple[re.Pattern[str] | None, tuple[Rule, ...]], ...]:
    """Every rule, in the order in which equal matches are preferred; by families, each with what hints at it."""
    return tuple(
        (hint(family), tuple(Rule(name, pattern(family, name), read) for name, read in rules.items()))
        for family, rules in _FAMILIES.items()
    )


def rules_for(text: str, span: Span) -> Iterator[Rule]:
    """The rules that are worth trying on a run of text."""
    for hint_, rules in families():
        if hint_ is None or hint_.search(text, *span):
            yield from rules
