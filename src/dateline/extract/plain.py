"""Plain text -> Article: each line is a paragraph; where the text holds blank lines, each block between them is one."""

import re

from dateline.base.records import Article, Author, Paragraph, RawPage
from dateline.base.spans import Span
from dateline.extract.agencies import find_agency
from dateline.extract.bylines import people_in_line
from dateline.extract.datelines import dateline_in
from dateline.extract.instants import given_instant
from dateline.extract.languages import language_of
from dateline.extract.roles import roles_of

_BLANK = re.compile(r"\n[^\S\n]*\n")
_LINE = re.compile(r"\S(?:[^\n]*\S)?")


def article_of_text(page: RawPage) -> Article:
    """The article of a page that came as plain text; the text is kept to the letter."""
    text = page.text or ""
    spans = _blocks(text) if _BLANK.search(text) else [Span(*match.span()) for match in _LINE.finditer(text)]
    roles = roles_of([span.of(text) for span in spans], page.title)
    published = given_instant(page.published)
    paragraphs = tuple(Paragraph(span=span, role=role) for span, role in zip(spans, roles, strict=True))
    return Article.of(
        text,
        url=page.url,
        outlet=page.outlet,
        title=page.title,
        published=published,
        published_basis="given" if published else None,
        language=page.language or language_of(text, None),
        authors=authors_in(text, paragraphs),
        agency=find_agency(text),
        dateline=dateline_in(text, paragraphs),
        paragraphs=paragraphs,
    )


def _blocks(text: str) -> list[Span]:
    """The runs between blank lines, without the white space at their ends."""
    edges = [Span(*match.span()) for match in _BLANK.finditer(text)]
    starts, ends = [0, *(edge.end for edge in edges)], [*(edge.start for edge in edges), len(text)]
    blocks = (Span(start, end).strip(text) for start, end in zip(starts, ends, strict=True) if start < end)
    return [block for block in blocks if block.length()]


def authors_in(text: str, paragraphs: tuple[Paragraph, ...]) -> tuple[Author, ...]:
    """The people whom the byline paragraphs name, each with the span of the name."""
    found: dict[str, Author] = {}
    for paragraph in paragraphs:
        if paragraph.role == "byline":
            for author in people_in_line(text, paragraph.span):
                found.setdefault(author.name.casefold(), author)
    return tuple(found.values())
