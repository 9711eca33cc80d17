"""The standfirst of a web page: the short text between headline and body, where the page marks it or repeats it."""

import re
from collections.abc import Iterable, Iterator

from lxml.html import HtmlElement

from dateline.extract.furniture import role_of_line
from dateline.extract.jsonld import LinkedArticle
from dateline.extract.page import Page, short_words, words_of
from dateline.extract.prose import linked_share, stands_in_article
from dateline.extract.roles import fold

_SAYS_STANDFIRST = re.compile(
    r"(?:^|[\s_-])(?:stand-?first|sub-?(?:title|headline|heading|head|deck|line)|dek|deck|lede?|lead|intro(?:duction|text)?|"
    r"preamble|teaser-?text|excerpt|kicker-?text|strapline|chap[eo]a?u?|chapo|sottotitolo|sommario|"
    r"bajada|entradilla|subtitulo|copete|ingress|manchet|vorspann|unterzeile|anrei(?:ss|ß)er|spot|zajawka|underrubrik|"
    r"description|lid)(?:$|[\s_\d-])",
    re.IGNORECASE,
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_TAGS = ("p", "div", "span", "h2", "h3", "h4", "strong", "em", "section", "b")
_SHORTEST, _LONGEST = 30, 700
_MOST = 2


def find_standfirst(page: Page, linked: LinkedArticle, title: str | None, body: Iterable[str]) -> list[str]:
    """The paragraphs of the standfirst, as readers see them. `body` are those of the body, which it must precede.

    They are the elements that the page names so, or whose words are those of the page's description.
    """
    described = [fold(text) for text in (*page.told("og:description", "description"), linked.description or "")]
    openings = {fold(words)[:50] for words in body if len(words) >= 60}
    found: list[str] = []
    for element in _after_heading(page.tree, title):
        words = short_words(element, _LONGEST)
        opens = bool(words) and fold(words)[:50] in openings
        if opens and not _is_named(element):
            break
        named = len(words) >= _SHORTEST and (_is_named(element) or _is_described(words, described))
        if named and _is_own(element, words) and not any(words in other or other in words for other in found):
            found.append(words)
    return found[:_MOST]


def _is_own(element: HtmlElement, words: str) -> bool:
    """True for words of this article: not furniture, not the headline itself, not a link to another article."""
    holds_heading = next(element.iter("h1"), None) is not None
    return (
        not holds_heading
        and linked_share(element, words) < 0.5
        and role_of_line(words) is None
        and stands_in_article(element)
    )


def _after_heading(tree: HtmlElement, title: str | None) -> Iterator[HtmlElement]:
    """The elements between the heading that is the title (or the first one) and the next, in the order of the page."""
    headings = list(tree.iter("h1"))
    heading = next((h for h in headings if fold(words_of(h)) == fold(title or "")), next(iter(headings), None))
    seen = heading is None
    for element in tree.iter():
        if element is heading:
            seen = True
        elif seen and element.tag == "h1":
            return
        elif seen and element.tag in _TAGS:
            yield element


def _is_named(element: HtmlElement) -> bool:
    named = " ".join(str(element.get(name) or "") for name in ("class", "itemprop", "data-testid", "id"))
    return bool(_SAYS_STANDFIRST.search(_CAMEL.sub("-", named)))


def _is_described(words: str, described: Iterable[str]) -> bool:
    """True if the words are those of a description, which may break off."""
    said = fold(words)
    return any(
        text and (said == text or (len(text) >= 60 and said.startswith(text.rsplit(" ", 1)[0]))) for text in described
    )
