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


Hint = re.Pattern[str] | None
"""What a paragraph must hold for a rule to be worth trying; `None` where that cannot be told."""


@cache
def families() -> tuple[tuple[Hint, tuple[tuple[Hint, Rule], ...]], ...]:
    """Every rule, in the order in which equal matches are preferred; by families, each and each rule with its hint."""
    return tuple(
        (
            hint(family),
            tuple((hint(family, name), Rule(name, pattern(family, name), read)) for name, read in rules.items()),
        )
        for family, rules in _FAMILIES.items()
    )


def rules_for(text: str, span: Span) -> Iterator[Rule]:
    """The rules that are worth trying on a run of text."""
    found: dict[Hint, bool] = {None: True}

    def worth(sought: Hint) -> bool:
        if sought not in found:
            found[sought] = sought is None or sought.search(text, *span) is not None
        return found[sought]

    for family, rules in families():
        if worth(family):
            yield from (rule for own, rule in rules if worth(own))
