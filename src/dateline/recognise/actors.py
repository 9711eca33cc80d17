"""Who is spoken of: names, descriptions and pronouns grouped into actors."""

from dateline.base.records import Actor, Article, Place
from dateline.parse import Parse
from dateline.recognise.names import Name


def find_actors(
    article: Article, parse: Parse, names: tuple[Name, ...], places: tuple[Place, ...]
) -> tuple[Actor, ...]:
    """The actors of the article in the order of their first mention."""
    return ()
