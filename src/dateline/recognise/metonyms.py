"""A country, capital or seat that speaks or acts is its government, not a place."""

from dateline.base.spans import Span
from dateline.parse import Sentence


def is_government(sentence: Sentence, span: Span) -> bool:
    """True if the words of `span` speak or act in their sentence, or own a word or an act ('Tehran's offer')."""
    return False
