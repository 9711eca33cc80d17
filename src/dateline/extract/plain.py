"""Plain text -> Article: each line is a paragraph; in text wrapped at a margin each block between blank lines is."""

import re
from itertools import pairwise

from dateline.base.records import Article, Author, Paragraph, RawPage
from dateline.base.spans import Span
from dateline.extract.agencies import find_agency
from dateline.extract.bylines import people_in_line
from dateline.extract.datelines import dateline_in
from dateline.extract.instants import given_instant
from dateline.extract.languages import language_of
from dateline.extract.roles import fold, roles_of
from dateline.extract.told_day import day_told

_BLANK = re.compile(r"\n[^\S\n]*\n")
_BREAK = re.compile(r"(\S)[^\S\n]*(\n)[^\S\n]*(?=(\S))")
_HEADLINE = 100  # code points
_SAID_AGAIN = 0.85  # of the words, as for a standfirst
_WRAPPED = 1 / 3  # of the single line breaks go on in lower case where a margin made them, by judgement


def article_of_text(page: RawPage) -> Article:
    """The article of a page that came as plain text; the text is kept to the letter."""
    text = page.text or ""
    spans = _blocks(text)
    roles = roles_of([span.of(text) for span in spans], page.title or _line_on_top(text, spans))
    given = given_instant(page.published)
    told = day_told(text) if given is None else None
    paragraphs = tuple(Paragraph(span=span, role=role) for span, role in zip(spans, roles, strict=True))
    return Article.of(
        text,
        url=page.url,
        outlet=page.outlet,
        title=page.title,
        published=given or (told.isoformat() if told else None),
        published_basis="given" if given else "text" if told else None,
        language=page.language or language_of(text, None),
        authors=authors_in(text, paragraphs),
        agency=find_agency(text),
        dateline=dateline_in(text, paragraphs),
        paragraphs=paragraphs,
    )


def _blocks(text: str) -> list[Span]:
    """The paragraphs, without the white space at their ends."""
    edges = _edges(text)
    starts, ends = [0, *(edge.end for edge in edges)], [*(edge.start for edge in edges), len(text)]
    blocks = (Span(start, end).strip(text) for start, end in zip(starts, ends, strict=True) if start < end)
    return [block for block in blocks if block.length()]


def _line_on_top(text: str, spans: list[Span]) -> str | None:
    """The short line that a blank line sets apart from paragraphs which none parts, and whose words come again there.

    It is their headline.
    """
    apart = [_BLANK.search(text, one.end, two.start) is not None for one, two in pairwise(spans)]
    if apart[:1] != [True] or all(apart) or spans[0].length() > _HEADLINE:
        return None
    words, below = set(fold(spans[0].of(text)).split()), set(fold(text[spans[0].end :]).split())
    return spans[0].of(text) if len(words & below) >= _SAID_AGAIN * len(words) else None


def _edges(text: str) -> list[Span]:
    """What parts the paragraphs: each line end; of text with blank lines these alone where a margin made the others.

    There a line that goes on in lower case, or after a comma, always belongs to the one above it.
    """
    blank = [Span(*match.span()) for match in _BLANK.finditer(text)]
    breaks = [(Span(*match.span(2)), match[1] in ",;" or match[3].islower()) for match in _BREAK.finditer(text)]
    inside = sum(goes_on for _, goes_on in breaks)
    if blank and inside > _WRAPPED * len(breaks):
        return blank
    return sorted([*blank, *(end for end, goes_on in breaks if not (blank and goes_on))])


def authors_in(text: str, paragraphs: tuple[Paragraph, ...]) -> tuple[Author, ...]:
    """The people whom the byline paragraphs name, each with the span of the name."""
    found: dict[str, Author] = {}
    for paragraph in paragraphs:
        if paragraph.role == "byline":
            for author in people_in_line(text, paragraph.span):
                found.setdefault(author.name.casefold(), author)
    return tuple(found.values())
