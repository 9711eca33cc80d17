"""The article held against itself: arithmetic, headline and body, two numbers for one thing."""

from dateline.base.records import Article, Check, Event, Quantity, Quote
from dateline.parse import Parse


def find_checks(
    article: Article,
    parse: Parse,
    quantities: tuple[Quantity, ...],
    quotes: tuple[Quote, ...],
    events: tuple[Event, ...],
) -> tuple[Check, ...]:
    """The checks of the article, in text order of their first words."""
    return ()
