"""HTML -> a tree and what its head says, within limits that no real page meets."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from dateline.base.errors import PageError

_WITHOUT_CONTROL = bytes(byte if byte >= 32 or byte in b"\t\n\r" else 32 for byte in range(256))
_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_TAG = re.compile(rb"<[a-zA-Z](?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+")
_SCRIPT = re.compile(rb"<(script|style)\b[^>]*+>.*?</\1", re.IGNORECASE | re.DOTALL)
_QUOTED = re.compile(rb"\"[^\"]*+\"|'[^']*+'")
_MOST_ATTRIBUTES = 5_000
"""The parser compares each attribute of a tag with all others, so that many of them take minutes."""
_MOST_ELEMENTS = 20_000
_MOST_TEXT = 1_000_000
"""Of 337 news pages measured, the largest has 4,300 elements, and the longest shows 130,000 characters."""
_ELEMENTS = etree.XPath("count(//*)")
_SHOWN = etree.XPath("//body//text()[not(parent::script or parent::style)]", smart_strings=False)
_WORDS = etree.XPath("string()", smart_strings=False)


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
    content = _clean(markup)
    if not content.strip():
        return None
    if _has_stuffed_tag(content) and _has_stuffed_tag(_SCRIPT.sub(b"", content)):
        raise PageError(f"a tag of the page has more than {_MOST_ATTRIBUTES} attributes; give the article's own page")
    parser = HTMLParser(remove_comments=True, remove_pis=True, encoding="utf-8", collect_ids=False, huge_tree=True)
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=HtmlElement))  # a third quicker than by tag
    try:
        tree = document_fromstring(content, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise PageError(
            "the page's tags are nested more than 2,000 deep, which no article needs; give the article's own page"
        )
    if len(content) > _MOST_ELEMENTS:
        _refuse_excess(tree)
    return Page(tree, _meta(tree))


def _has_stuffed_tag(content: bytes) -> bool:
    """True if a tag has too many attributes, or if a script reads as if it held such a tag."""
    tags = (tag.group() for tag in _TAG.finditer(content) if tag.end() - tag.start() > _MOST_ATTRIBUTES)
    return any(len(_QUOTED.sub(b"", tag).split()) > _MOST_ATTRIBUTES for tag in tags)


def _clean(markup: str) -> bytes:
    """The markup in UTF-8, without a declaration of another encoding and without what no tree may hold."""
    declared = _DECLARATION.match(markup)
    text = markup[declared.end() :] if declared else markup
    text = text.replace("\ufffe", " ").replace("\uffff", " ")
    return text.encode("utf-8", "replace").translate(_WITHOUT_CONTROL)


def _refuse_excess(tree: HtmlElement) -> None:
    """Refuse more elements or more text than any article page has; later steps would take minutes."""
    for count, most, what in (
        (int(_ELEMENTS(tree)), _MOST_ELEMENTS, "elements"),
        (sum(map(len, _SHOWN(tree))), _MOST_TEXT, "characters of text"),
    ):
        if count > most:
            raise PageError(f"the page has {count:,} {what}; at most {most:,} are read. Give one article a page")


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
    etree.strip_elements(tree, "script", "style", "template", "noscript", with_tail=False)


def words_of(element: HtmlElement) -> str:
    """The text of an element, white space squeezed."""
    return " ".join(_WORDS(element).split())


def is_longer(element: HtmlElement, most: int) -> bool:
    """True if the text of an element has more than `most` characters, not counting white space between tags."""
    length = 0
    for piece in element.itertext():
        length += len(piece.strip())
        if length > most:
            return True
    return False


def short_words(element: HtmlElement, most: int) -> str:
    """The text of an element, white space squeezed; empty if it is longer than `most` characters."""
    return "" if is_longer(element, most) else words_of(element)
