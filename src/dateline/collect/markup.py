"""XML of strangers, made harmless before any parser sees it: as text, in one encoding, without entities of its own."""

import re
from html.entities import html5

from lxml import etree

from dateline.base.errors import PageError
from dateline.collect.decode import decode

_PROLOG = re.compile(r"\s*+(?:<\?.*?\?>\s*+|<!--.*?-->\s*+)*+", re.DOTALL)
_DOCTYPE = re.compile(r"<!DOCTYPE\b[^\[>]*(?P<own>\[)?", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_SIGN = re.compile(
    r"<!\[CDATA\[.*?(?:\]\]>|\Z)|&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9a-fA-F]{1,6});)(?P<name>[A-Za-z]\w{1,30};)?",
    re.DOTALL,
)
_PAGE = re.compile(r"(?:<!doctype\s+html\b|<html\b)", re.IGNORECASE)


def xml_text(content: bytes, *, charset: str | None = None) -> str:
    """The XML without its declaration, whatever encoding it claims: the bytes decide where the claim does not fit.

    Raises `PageError` for what is no text, and for a document type with declarations of its own: entities that
    multiply ('billion laughs') or lead to files come that way, and no feed or sitemap needs one.
    """
    text = decode(content, charset=charset)
    prolog = _PROLOG.match(text)
    doctype = _DOCTYPE.match(text, prolog.end() if prolog else 0)
    if doctype and doctype["own"]:
        raise PageError("the XML declares entities of its own, as bombs do; no feed or sitemap needs them: refused")
    return _DECLARATION.sub("", text, count=1)


def is_web_page(text: str) -> bool:
    """True for a web page where a feed or a sitemap was expected."""
    prolog = _PROLOG.match(text)
    return _PAGE.match(text, prolog.end() if prolog else 0) is not None


def mended(text: str) -> bytes:
    """The XML in UTF-8; where it is not well-formed, as much of it as can be mended.

    Readers of feeds are patient with torn markup, but some take hours over what nests without end: a parser with
    limits goes first.
    """
    content = text.encode("utf-8", "replace")
    if _tree(content, recover=False) is not None:
        return content
    tree = _tree(_SIGN.sub(_spelled_out, text).encode("utf-8", "replace"), recover=True)
    return b"" if tree is None else etree.tostring(tree, encoding="utf-8")


def _spelled_out(sign: re.Match[str]) -> str:
    """A bare '&' as XML wants it, a name that only web pages know as its character; CDATA as it is."""
    if sign[0].startswith("<"):
        return sign[0]
    return html5.get(sign["name"] or "") or f"&amp;{sign['name'] or ''}"


def _tree(content: bytes, *, recover: bool) -> etree._Element | None:
    parser = etree.XMLParser(
        recover=recover, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, encoding="utf-8"
    )
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        return None
