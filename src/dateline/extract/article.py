"""One page -> one article."""

from dateline.base.records import Article, RawPage
from dateline.extract.plain import article_of_text


def extract_article(page: RawPage) -> Article:
    """The article of a page, from its plain text if it has one, else from its HTML."""
    return article_of_text(page)
