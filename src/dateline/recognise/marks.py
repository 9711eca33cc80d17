"""What stands between quotation marks."""

from dataclasses import dataclass

from dateline.base.records import Article
from dateline.base.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """Words between quotation marks, without the marks. `follows` is true where a paragraph opens with a mark because the
    quotation of the paragraph before goes on.
    """

    span: Span
    closed: bool
    follows: bool = False


def find_marks(article: Article) -> tuple[Marked, ...]:
    """Every run of quoted words in the article, in text order; nested ones are part of the outer."""
    return ()
