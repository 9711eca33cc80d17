"""The paragraphs of prose that stand together on a page: what any extraction of its article should mostly hold."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from lxml.html import HtmlElement

from dateline.extract.blocks import Block
from dateline.extract.page import words_of

_LETTERS = re.compile(r"\w+")
_EASTERN = re.compile(r"[\u3040-\u9fff\uac00-\ud7a3]")
_FULL = 80
"""Characters of a paragraph that is surely prose."""
_LINKED = 0.4
_LINKED_LINE = 0.6
_ELSEWHERE = re.compile(
    r"(?:^|[\s_-])(?:related|teasers?|comments?|recommend\w*|sidebar|footer|promo|newsletter|cookies?|consent|privacy|gdpr|cmp|disclaimer|modal|dialog|subscri\w*|sign-?in|log-?in|regwall|account)(?:$|[\s_-])",
    re.IGNORECASE,
)
_NOT_NEWS = frozenset({"nav", "footer", "aside", "form", "figure", "button", "table"})
WHOLE = frozenset({"html", "body", "main", "article"})
"""Elements around the whole article: their names tell of the layout ('right-sidebar', 'comments-open')."""
_CLIMB = 1.2
_FAIR = 0.3


class Prose(NamedTuple):
    """The paragraphs that stand together, all words of their place, squeezed, for finding others in, and the place."""

    blocks: list[Block]
    place: str
    home: HtmlElement | None


def find_prose(tree: HtmlElement) -> Prose:
    """The paragraphs and subheads inside the element that holds most of the page's prose; empty without any."""
    weights: dict[HtmlElement, float] = defaultdict(float)
    for element, words in _paragraphs(tree):
        for above in element.iterancestors():
            weights[above] += _weight(words)
    home = _one_article(_home(weights), weights)
    if home is None:
        return Prose([], "", None)
    blocks = [Block(words, "body" if element.tag == "p" else "subhead") for element, words in _inside(home)]
    return Prose(blocks, squeezed("".join(home.itertext())), home)


def squeezed(text: str) -> str:
    """The letters and digits of a text in small letters, without anything between them."""
    return "".join(_LETTERS.findall(text.casefold()))


def _paragraphs(tree: HtmlElement) -> Iterator[tuple[HtmlElement, str]]:
    """The <p> elements that are long enough, hold few links, and stand in no other part of the page."""
    for element in tree.iter("p"):
        words = words_of(element)
        if _weight(words) >= _FULL and linked_share(element, words) < _LINKED and stands_in_article(element):
            yield element, words


def _weight(words: str) -> int:
    """The length of a paragraph, a Chinese, Japanese or Korean character as two and a half letters."""
    return len(words) + len(_EASTERN.findall(words, 0, 400)) * 3 // 2


def _home(weights: dict[HtmlElement, float]) -> HtmlElement | None:
    """The innermost element with most of the prose, found by going down while a single child keeps nearly all of it."""
    home = max(weights, key=lambda element: weights[element], default=None)
    while home is not None:
        below = max((child for child in home if child in weights), key=lambda child: weights[child], default=None)
        if below is None or weights[below] * _CLIMB < weights[home]:
            return home
        home = below
    return None


def _one_article(home: HtmlElement | None, weights: dict[HtmlElement, float]) -> HtmlElement | None:
    """The first <article> with a fair part of the prose, where several stand together: others are loaded below it."""
    if home is None:
        return None
    inside = (element for element in home.iter("article") if weights.get(element, 0.0) >= _FAIR * weights[home])
    return next(inside, home)


def _inside(home: HtmlElement) -> Iterator[tuple[HtmlElement, str]]:
    for element in home.iter("p", "h2", "h3", "h4"):
        words = words_of(element)
        if words and linked_share(element, words) < _LINKED_LINE and stands_in_article(element):
            yield element, words


def linked_share(element: HtmlElement, words: str) -> float:
    """The share of an element's text that is inside links; all of it, where the element itself is in one."""
    if next(element.iterancestors("a"), None) is not None:
        return 1.0
    return sum(len(words_of(link)) for link in element.iter("a")) / max(1, len(words))


def stands_in_article(element: HtmlElement) -> bool:
    """False in the parts of a page that speak of other articles, sell, or ask."""
    return not any(
        above.tag in _NOT_NEWS
        or (above.tag not in WHOLE and _ELSEWHERE.search(f"{above.get('class') or ''} {above.get('id') or ''}"))
        for above in element.iterancestors()
    )
