"""Words that tell a time, and the calendar they stand for."""

from dateline.base.records import Article, TimeExpression
from dateline.parse import Parse


def find_times(article: Article, parse: Parse) -> tuple[TimeExpression, ...]:
    """The time expressions of the article in text order."""
    return ()
