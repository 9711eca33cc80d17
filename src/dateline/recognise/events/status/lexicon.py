"""The words that say how real an act is, from the language's knowledge file."""

from functools import cache
from typing import Literal, cast

from dateline.knowledge import load_yaml

Effect = Literal["planned", "hypothetical", "wanted", "denied", "alleged", "carries", "told", "future", "ongoing"]
Table = Literal[
    "modals", "adverbs", "marks", "clause_under_verb", "noun_under_verb", "under_noun", "under_adjective",
    "noun_with_adjective", "clause_after_preposition", "prepositions",
]  # fmt: skip


@cache
def _table(name: Table) -> dict[str, Effect]:
    listed = cast("dict[Effect, list[str]]", load_yaml("languages/en/reality.yaml")[name])
    found: dict[str, Effect] = {}
    for effect, words in listed.items():
        for word in words:
            found.setdefault(word, effect)
    return found


def effect(table: Table, word: str) -> Effect | None:
    """What `word` (a lemma, or a lower-case form where the table says so) does to the act below it."""
    return _table(table).get(word)


@cache
def words(name: str, part: str | None = None) -> frozenset[str]:
    """A plain word list of the knowledge file; `part` names a list within it."""
    found = load_yaml("languages/en/reality.yaml")[name]
    return frozenset(found[part] if part else found)
