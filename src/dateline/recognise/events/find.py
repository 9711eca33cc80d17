"""The events of an article."""

from dateline.base.records import Actor, Article, Event, Place, Quantity, Quote, TimeExpression
from dateline.parse import Parse


def find_events(
    article: Article,
    parse: Parse,
    actors: tuple[Actor, ...],
    places: tuple[Place, ...],
    times: tuple[TimeExpression, ...],
    amounts: tuple[Quantity, ...],
    quotes: tuple[Quote, ...],
) -> tuple[Event, ...]:
    """The events of the article in text order of their best evidence; every real act once."""
    return ()
