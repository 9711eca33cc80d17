"""The words that tell of a source, as a table: documents, occasions, audiences, anonymity and its reasons."""

import re
from functools import cache

from dateline import knowledge

_TABLE = "languages/en/sources.yaml"


def listed(name: str) -> frozenset[str]:
    """One of the word lists of the table: `documents`, `occasions`, `addressing` ..."""
    return knowledge.word_set(_TABLE, name)


@cache
def anonymity() -> re.Pattern[str]:
    """What states anonymity: 'on condition of anonymity', 'asked not to be named', 'an unnamed (official)'."""
    table = knowledge.load_yaml(_TABLE)
    words, nouns = "|".join(table["anonymous_adjectives"]), "|".join(table["anonymous_nouns"])
    adjectives = rf"(?:{words})(?= (?:[\w.'’-]+ ){{0,3}}?(?:{nouns})\b)"
    return re.compile(rf"\b(?:{'|'.join([*table['anonymity'], adjectives])})\b", re.IGNORECASE)


@cache
def reason_words() -> re.Pattern[str]:
    """What opens the reason of a statement of anonymity: 'because', 'for fear of', 'citing'."""
    return re.compile(rf"\b(?:{'|'.join(knowledge.load_yaml(_TABLE)['reasons'])})", re.IGNORECASE)


@cache
def before_reasons() -> re.Pattern[str]:
    """What may stand between a statement of anonymity and its reason."""
    return re.compile(knowledge.load_yaml(_TABLE)["before_reasons"], re.IGNORECASE)


@cache
def leading_reason() -> re.Pattern[str]:
    """What opens a sentence that tells a reason before the statement: 'Citing safety concerns, she asked ...'."""
    return re.compile(knowledge.load_yaml(_TABLE)["leading_reasons"], re.IGNORECASE)
