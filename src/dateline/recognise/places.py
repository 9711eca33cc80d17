"""Places: toponyms looked up in the gazetteer and told apart by context."""

from dateline.base.records import Article, Place
from dateline.parse import Parse
from dateline.recognise.names import Name


def find_places(article: Article, parse: Parse, names: tuple[Name, ...]) -> tuple[Place, ...]:
    """The places of the article, one per mention, in text order."""
    return ()
