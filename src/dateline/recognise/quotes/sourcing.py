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
    return _pattern(rf"\b(?:{'|'.join([*table['anonymity'], adjectives])})\b")


@cache
def anonymity_hints() -> re.Pattern[str]:
    """Bits of words, in lower case, of which every statement of anonymity holds one."""
    return re.compile("|".join(knowledge.load_yaml(_TABLE)["anonymity_hints"]))


@cache
def reason_words() -> re.Pattern[str]:
    """What opens the reason of a statement of anonymity: 'because', 'for fear of', 'citing'."""
    return _pattern(rf"\b(?:{'|'.join(knowledge.load_yaml(_TABLE)['reasons'])})")


@cache
def before_reasons() -> re.Pattern[str]:
    """What may stand between a statement of anonymity and its reason."""
    return _pattern(knowledge.load_yaml(_TABLE)["before_reasons"])


@cache
def leading_reason() -> re.Pattern[str]:
    """What opens a sentence that tells a reason before the statement: 'Citing safety concerns, she asked ...'."""
    return _pattern(knowledge.load_yaml(_TABLE)["leading_reasons"])


def _pattern(words: str) -> re.Pattern[str]:
    """A pattern of the table: in any case, and each of its blanks for any run of white space."""
    return re.compile(words.replace(" ?", r"\s*").replace(" ", r"\s+"), re.IGNORECASE)
