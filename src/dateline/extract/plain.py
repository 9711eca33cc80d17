"""Plain text -> Article: each line is a paragraph; where the text holds blank lines, each block between them is one."""

import re

from dateline.base.records import Article, Paragraph, RawPage
from dateline.base.spans import Span

_BLOCK = re.compile(r"\S(?:.*?\S)??(?=\s*?(?:\n[^\S\n]*\n|\Z))", re.DOTALL)
_LINE = re.compile(r"\S(?:[^\n]*\S)?")


def article_of_text(page: RawPage) -> Article:
    """The article of a page that came as plain text; the text is kept to the letter."""
    text = page.text or ""
    pattern = _BLOCK if re.search(r"\n[^\S\n]*\n", text) else _LINE
    paragraphs = tuple(Paragraph(span=Span(*match.span())) for match in pattern.finditer(text))
    if paragraphs and page.title and paragraphs[0].span.of(text) == page.title.strip():
        paragraphs = (Paragraph(span=paragraphs[0].span, role="headline"), *paragraphs[1:])
    return Article.of(
        text,
        url=page.url,
        outlet=page.outlet,
        title=page.title,
        published=page.published,
        published_basis="given" if page.published else None,
        language=page.language or "en",
        paragraphs=paragraphs,
    )
