"""Numbers that matter: value, qualifier, unit, and which event they count."""

from dateline.base.records import Article, Event, Quantity, TimeExpression
from dateline.parse import Parse


def find_amounts(article: Article, parse: Parse, times: tuple[TimeExpression, ...]) -> tuple[Quantity, ...]:
    """The quantities of the article in text order, not yet tied to events."""
    return ()


def link_quantities(amounts: tuple[Quantity, ...], events: tuple[Event, ...]) -> tuple[Quantity, ...]:
    """The same quantities, each with the event that counts it."""
    return amounts
