"""Proper names in the text, each with the kind of thing it seems to name."""

from dataclasses import dataclass
from typing import Literal

from dateline.base.records import Article
from dateline.base.spans import Span
from dateline.parse import Parse

NameKind = Literal["person", "org", "place", "nationality", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A maximal run of words that is a name ('Qasem Soleimani', without title or role words), and why it has its kind."""

    span: Span
    kind: NameKind
    why: str


def find_names(article: Article, parse: Parse) -> tuple[Name, ...]:
    """The proper names of the article in text order, not overlapping."""
    return ()
