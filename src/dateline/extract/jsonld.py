"""The linked data (schema.org JSON-LD) of a news page, however badly it is written."""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from lxml.html import HtmlElement

Node = dict[str, object]

_SCRIPT = re.compile(r"\s*application/(?:ld\+)?json\b", re.IGNORECASE)
_KIND = re.compile(
    r"(?:\w*Article|\w*BlogPosting|Report|Review|ClaimReview|AnalysisNewsArticle|SocialMediaPosting|CreativeWork)"
)
_LESSER = frozenset({"WebPage", "CreativeWork", "Review", "ClaimReview", "SocialMediaPosting"})
_WRAPPING = re.compile(
    r"^\s*(?:<!--|//<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|(?:-->|//\]\]>|/\*\s*\]\]>\s*\*/|\]\]>)\s*;?\s*$"
)
_TRAILING = re.compile(r",(\s*[}\]])")
_TAG = re.compile(r"<[^<>]{1,200}>")
_DEEPEST = 12
_MOST = 4_000
_LARGEST = 2_000_000
_ASIDE = frozenset(
    {
        "itemListElement",
        "liveBlogUpdate",
        "hasPart",
        "isPartOf",
        "comment",
        "review",
        "mentions",
        "about",
        "video",
        "image",
    }
)
"""Keys below which other works are told of: lists of other articles, the entries of a live page, pictures."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """One entry under 'author': its name, its @type if it has one, and its job title."""

    name: str
    kind: str | None = None
    role: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedArticle:
    """What the linked data says of the article; empty where it says nothing."""

    headline: str | None = None
    description: str | None = None
    published: str | None = None
    language: str | None = None
    credits: tuple[Credit, ...] = ()
    outlets: tuple[str, ...] = ()
    body: str | None = None


def linked_article(tree: HtmlElement, titles: frozenset[str] = frozenset()) -> LinkedArticle:
    """The article node of the page. Of several, the one whose headline is in `titles`, or else the first full one."""
    nodes = [node for block in _blocks(tree) for node in _nodes(block, 0)][:_MOST]
    by_id = {str(node["@id"]): node for node in nodes if "@id" in node and len(node) > 2}
    articles = [node for node in nodes if _is_article(node)]
    outlets = tuple(dict.fromkeys(name for node in nodes for name in _outlets(node, by_id)))
    if not articles:
        return LinkedArticle(outlets=outlets)
    best = max(articles, key=lambda node: _rank(node, titles))
    return LinkedArticle(
        headline=_text(best.get("headline")) or _text(best.get("name")),
        description=_text(best.get("description")) or _text(best.get("abstract")),
        published=_text(best.get("datePublished")) or _text(best.get("dateCreated")),
        language=_language(best.get("inLanguage")),
        credits=tuple(_credits(best.get("author") or best.get("creator"), by_id, 0)),
        outlets=outlets,
        body=_text(best.get("articleBody")),
    )


def _rank(node: Node, titles: frozenset[str]) -> tuple[bool, bool, int, int]:
    headline = " ".join((_text(node.get("headline")) or "").casefold().split())
    full = sum(key in node for key in ("headline", "datePublished", "author", "articleBody"))
    return headline in titles, not (_kinds(node) & _LESSER), full, 0


def _blocks(tree: HtmlElement) -> Iterator[object]:
    """Every JSON value in the page's scripts of linked data; what cannot be mended is passed over."""
    for script in tree.iter("script"):
        if _SCRIPT.match(script.get("type") or "") and "ld+json" in (script.get("type") or "").lower():
            text = script.text or ""
            if len(text) <= _LARGEST:
                yield from _values(_WRAPPING.sub("", _WRAPPING.sub("", text)).strip())


def _values(text: str) -> Iterator[object]:
    """The JSON values in a text: one, or several in a row; raw line breaks and commas before a bracket are allowed."""
    decoder = json.JSONDecoder(strict=False)
    for attempt in (text, _TRAILING.sub(r"\1", text), html.unescape(text)):
        found: list[object] = []
        at = 0
        try:
            while at < len(attempt):
                value, at = decoder.raw_decode(attempt, at)
                found.append(value)
                at += len(attempt[at:]) - len(attempt[at:].lstrip(" \t\r\n;,"))
        except (ValueError, RecursionError):
            if not found:
                continue
        yield from found
        return


def _nodes(value: object, depth: int) -> Iterator[Node]:
    """The node itself and all nodes inside it, outermost first."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for entry in value[:_MOST]:
            yield from _nodes(entry, depth + 1)
    elif isinstance(value, dict):
        yield cast("Node", value)
        for key, entry in value.items():
            if key not in _ASIDE and isinstance(entry, dict | list):
                yield from _nodes(entry, depth + 1)


def _kinds(node: Node) -> frozenset[str]:
    told = node.get("@type")
    return frozenset(str(kind).rpartition("/")[2] for kind in (told if isinstance(told, list) else [told]) if kind)


def _is_article(node: Node) -> bool:
    kinds = _kinds(node)
    return any(_KIND.fullmatch(kind) for kind in kinds) or ("WebPage" in kinds and "datePublished" in node)


def _text(value: object) -> str | None:
    """A value as plain words: the first of a list, the name of a node, without markup and escapes."""
    if isinstance(value, list):
        return _text(value[0]) if value else None
    if isinstance(value, dict):
        return _text(value.get("name") or value.get("@value"))
    if not isinstance(value, str):
        return None
    return " ".join(_TAG.sub(" ", html.unescape(html.unescape(value))).split()) or None


def _language(value: object) -> str | None:
    if isinstance(value, dict):
        value = value.get("alternateName") or value.get("name")
    return value if isinstance(value, str) else None


def _credits(value: object, by_id: dict[str, Node], depth: int) -> Iterator[Credit]:
    """The people and bodies under 'author', given as a string, a node, a reference to a node, or a list of these."""
    if depth > 4:
        return
    if isinstance(value, list):
        for entry in value[:50]:
            yield from _credits(entry, by_id, depth + 1)
    elif isinstance(value, str):
        name = _text(value)
        if name:
            yield Credit(name=name)
    elif isinstance(value, dict):
        node = value if "name" in value else by_id.get(str(value.get("@id")), value)
        names = node.get("name") or _parts_of_name(node)
        kind = next(iter(sorted(_kinds(node))), None)
        for entry in names if isinstance(names, list) else [names]:
            words = _text(entry)
            if words:
                yield Credit(name=words, kind=kind, role=_text(node.get("jobTitle")))


def _parts_of_name(node: Node) -> str | None:
    given, family = _text(node.get("givenName")), _text(node.get("familyName"))
    return f"{given} {family}" if given and family else None


def _outlets(node: Node, by_id: dict[str, Node]) -> Iterator[str]:
    """The names of the publisher, of the site and of bodies."""
    publisher = node.get("publisher")
    if isinstance(publisher, dict):
        name = _text(publisher) or _text(by_id.get(str(publisher.get("@id"))))
        if name:
            yield name
    if any("Organization" in kind or kind == "WebSite" for kind in _kinds(node)):
        name = _text(node.get("name"))
        if name:
            yield name
