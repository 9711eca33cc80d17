"""The grammar: each module says what the patterns of one family mean; the patterns stand in the knowledge file."""

from collections.abc import Mapping
from functools import cache

from dateline.base.spans import Span
from dateline.knowledge.matching import words_in
from dateline.recognise.times.meaning import Read, Rule
from dateline.recognise.times.rules import clock, days, durations, events, holidays, periods, quarters, relative, vague
from dateline.recognise.times.vocabulary import Hint, hint, pattern

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
def rules() -> tuple[tuple[Hint, Rule], ...]:
    """Every rule with its hint, in the order in which equal matches are preferred."""
    return tuple(
        (hint(family, name), Rule(name, pattern(family, name), read))
        for family, of_family in _FAMILIES.items()
        for name, read in of_family.items()
    )


def rules_for(text: str, span: Span) -> list[Rule]:
    """The rules that are worth trying on a run of text."""
    held = words_in(span.of(text))
    likely = [pair for pair in rules() if not held.isdisjoint(pair[0][0])]
    return [rule for sought, rule in likely if not any(held.isdisjoint(words) for words in sought)]
