"""The paragraphs of a web page's article, with the roles that its markup tells."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml.etree import _Element
from lxml.html import HtmlElement
from trafilatura import bare_extraction, baseline
from trafilatura.settings import Document

from dateline.base.records import Role
from dateline.extract.page import words_of
from dateline.extract.roles import fold


class Block(NamedTuple):
    """One paragraph and its role."""

    words: str
    role: Role


_NAMES = ("class", "id", "itemprop", "data-testid", "data-component", "role")
_CAPTION = re.compile(
    r"caption|legend|bildunterschrift|photo-?credit|image-?credit|img-?credit|media-?credit", re.IGNORECASE
)
_ENDED = re.compile(r"[.!?:;。！？…][\"”’')\]]*$")


def find_body(tree: HtmlElement, url: str | None) -> list[Block]:
    """The body of the article in paragraphs; empty where the page holds none. `tree` loses its captions."""
    captions = _take_captions(tree)
    document = bare_extraction(
        tree, url=url, fast=True, include_comments=False, include_tables=False, with_metadata=False
    )
    body = document.body if isinstance(document, Document) else None
    blocks = list(_blocks(body)) if body is not None else []
    if not blocks:
        blocks = list(_blocks(baseline(tree)[0]))
    return [block for block in blocks if fold(block.words) not in captions]


def _take_captions(tree: HtmlElement) -> frozenset[str]:
    """The folded words of all captions, which are taken out of the tree."""
    found = list(tree.iter("figcaption"))
    found += [e for e in tree.iter("p", "div", "span", "small", "em", "dd", "li") if _is_caption(e)]
    words = frozenset(fold(words_of(element)) for element in found)
    for element in found:
        parent = element.getparent()
        if parent is not None:
            element.drop_tree()
    return words


def _is_caption(element: HtmlElement) -> bool:
    named = " ".join(str(element.get(name) or "") for name in _NAMES)
    return bool(_CAPTION.search(named)) and len(words_of(element)) < 600


def _blocks(body: _Element) -> Iterator[Block]:
    for element in body:
        role: Role = "subhead" if element.tag == "head" else "body"
        for words in _paragraphs(element):
            yield Block(words, role)


def _paragraphs(element: _Element) -> Iterator[str]:
    """The lines of an element: its own, and those of the items, rows and paragraphs inside it."""
    run: list[str] = []
    for kind, text in _pieces(element):
        if kind == "break":
            yield from _joined(run)
            run = []
        else:
            run.append(text)
    yield from _joined(run)


_BLOCKS = frozenset({"p", "item", "list", "quote", "head", "row", "cell", "table", "lb", "code"})


def _pieces(element: _Element) -> Iterator[tuple[str, str]]:
    if element.text:
        yield "text", element.text
    for child in element:
        if child.tag in _BLOCKS:
            yield "break", ""
        yield from _pieces(child)
        if child.tag in _BLOCKS:
            yield "break", ""
        if child.tail:
            yield "text", child.tail


def _joined(run: list[str]) -> Iterator[str]:
    words = " ".join("".join(run).split())
    if words:
        yield words
