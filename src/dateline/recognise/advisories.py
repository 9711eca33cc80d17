"""Which government warns whom: issuer, audience, countries, action, strength, urgency."""

from dateline.base.records import Actor, Advisory, Article, Place
from dateline.parse import Parse


def find_advisories(
    article: Article, parse: Parse, actors: tuple[Actor, ...], places: tuple[Place, ...]
) -> tuple[Advisory, ...]:
    """The advisories of the article in text order."""
    return ()
