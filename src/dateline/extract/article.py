"""One page -> one article."""

import re
from dataclasses import replace

from dateline.base.errors import PageError
from dateline.base.records import Article, RawPage
from dateline.extract.plain import article_of_text
from dateline.extract.web import article_of_html

_ODD = re.compile(r"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\ufffd]")
_TAG = re.compile(r"<[a-zA-Z!/?]")
MAX_HTML = 20 * 1024 * 1024
"""Characters of HTML. The largest of 337 news pages measured has 3 million."""
MAX_TEXT = 2_000_000
"""Characters of plain text: about 400,000 words, three long novels."""
MAX_LINES = 50_000
"""Lines of plain text: as many as three long novels have."""


def extract_article(page: RawPage) -> Article:
    """The article of a page, from its plain text if it has one, else from its HTML; without any tag that is text too.

    Raises `PageError` for more than `MAX_HTML` or `MAX_TEXT` characters or `MAX_LINES` lines, for what is not text at
    all, and for a given publication date that cannot be read. A page without an article gives an empty one.
    """
    if page.text is not None:
        _refuse_length(len(page.text), MAX_TEXT, "characters of text")
        _refuse_length(page.text.count("\n"), MAX_LINES, "lines of text")
        _refuse_binary(page.text)
        return article_of_text(page)
    html = page.html or ""
    _refuse_length(len(html), MAX_HTML, "characters of HTML")
    _refuse_binary(html)
    return article_of_html(page) if _TAG.search(html) else article_of_text(replace(page, text=html))


def _refuse_length(length: int, most: int, what: str) -> None:
    if length > most:
        raise PageError(
            f"the page has {length:,} {what}; at most {most:,} are read. "
            "Give one article a page, and split collections first"
        )


def _refuse_binary(text: str) -> None:
    """Refuse what only binary content holds: many control or undecodable characters at the beginning."""
    head = text[:4096]
    odd = len(_ODD.findall(head))
    if odd > 0.1 * len(head):
        raise PageError(
            f"the page is not text: {odd} of its first {len(head)} characters are control or undecodable characters; "
            "expected a web page or plain text"
        )
