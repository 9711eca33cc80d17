"""Article -> sentences, tokens, syntax: one parse that every recogniser shares."""

from dateline.parse.english import is_word, parse_article
from dateline.parse.syntax import Parse, Sentence, Token

__all__ = ["Parse", "Sentence", "Token", "is_word", "parse_article"]
