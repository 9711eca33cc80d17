"""Who said what: quotations, reported speech and their speakers."""

from dateline.base.records import Actor, Article, Place, Quote
from dateline.parse import Parse
from dateline.recognise.marks import Marked


def find_quotes(
    article: Article, parse: Parse, marks: tuple[Marked, ...], actors: tuple[Actor, ...], places: tuple[Place, ...]
) -> tuple[Quote, ...]:
    """The quotes of the article in text order."""
    return ()
