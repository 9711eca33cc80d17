"""Posts pasted into an article: '... text - Name (@handle) May 4, 2021'."""

import re
from dataclasses import dataclass

from dateline.base.spans import Span

_NAME = re.compile(r"(?:—|–|--|-|―)\s?([^\n()—–]{2,60}\(@\w{1,30}\))(?=\s|$)")
_NUMBERING = re.compile(r"\d{1,2}\s?/\s?\d{0,2}\s+")


@dataclass(frozen=True, slots=True)
class Post:
    """The words of a post and the name with handle of who wrote it."""

    words: Span
    name: Span


def find_post(text: str, paragraph: Span) -> Post | None:
    """The post that a paragraph is, or `None`. Its numbering ('1/2') and date are left out."""
    found = _NAME.search(text, *paragraph)
    if found is None:
        return None
    numbering = _NUMBERING.match(text, *paragraph)
    start = numbering.end() if numbering else paragraph.start
    words = Span(start, max(start, found.start())).strip(text, '"“”')
    name = Span(*found.span(1)).strip(text)
    return Post(words, name) if words.length() > 0 else None
