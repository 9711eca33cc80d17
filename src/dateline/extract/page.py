"""HTML -> a tree and what its head says, within limits that no real page meets."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from dateline.base.errors import PageError

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


_LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{4000,}")
"""The parser compares each attribute of a tag with all others, so that many of them take minutes."""
_MOST_ATTRIBUTES = 5_000
_MOST_TEXT = 2_000_000


@dataclass(frozen=True, slots=True)
class Page:
    """The tree of a page and its meta tags: name in small letters -> contents, in order."""

    tree: HtmlElement
    meta: dict[str, list[str]]

    def told(self, *names: str) -> Iterator[str]:
        """The contents of the meta tags of these names, in the order of `names`."""
        for name in names:
            yield from self.meta.get(name, ())


def parse_html(markup: str) -> Page | None:
    """The page, or `None` where there is nothing in it. Raises `PageError` for nesting that no page needs."""
    text = _CONTROL.sub(" ", _DECLARATION.sub("", markup))
    if not text.strip():
        return None
    if any(tag.group().count("=") > _MOST_ATTRIBUTES for tag in _LONG_TAG.finditer(text)):
        raise PageError(f"a tag of the page has more than {_MOST_ATTRIBUTES} attributes; give the article's own page")
    parser = HTMLParser(remove_comments=True, remove_pis=True, encoding="utf-8", collect_ids=False, huge_tree=True)
    try:
        tree = document_fromstring(text.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise PageError(
            "the page's tags are nested more than 2,000 deep, which no article needs; give the article's own page"
        )
    _refuse_excess(tree)
    return Page(tree, _meta(tree))


def _refuse_excess(tree: HtmlElement) -> None:
    """Refuse more text than any article page has; later steps would take minutes."""
    length = sum(map(len, tree.xpath("//body//text()[not(parent::script or parent::style)]")))
    if length > _MOST_TEXT:
        raise PageError(
            f"the page shows {length:,} characters of text; at most {_MOST_TEXT:,} are read. Give one article a page"
        )


def _meta(tree: HtmlElement) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for tag in tree.iter("meta"):
        content = " ".join((tag.get("content") or "").split())
        if content:
            for attribute in ("property", "name", "itemprop", "http-equiv"):
                name = tag.get(attribute)
                if name:
                    found.setdefault(name.strip().lower(), []).append(content)
    return found


def take_scripts(tree: HtmlElement) -> None:
    """Take out what is not for readers: scripts, styles, templates."""
    for element in list(tree.iter("script", "style", "template", "noscript")):
        if element.getparent() is not None:
            element.drop_tree()


def words_of(element: HtmlElement) -> str:
    """The text of an element, white space squeezed."""
    return " ".join("".join(element.itertext()).split())


def short_words(element: HtmlElement, most: int) -> str:
    """The text of an element, white space squeezed; empty if it is longer than `most` characters."""
    pieces, length = [], 0
    for piece in element.itertext():
        pieces.append(piece)
        length += len(piece.strip())
        if length > most:
            return ""
    return " ".join("".join(pieces).split())
