"""Who is credited on a web page: linked data first, then meta tags, then the byline that readers see."""

import re
from collections.abc import Iterable

from lxml.html import HtmlElement

from dateline.base.records import Agency, Author
from dateline.extract.agencies import agency_named
from dateline.extract.bylines import Person, begins_like_byline, people
from dateline.extract.jsonld import LinkedArticle
from dateline.extract.page import Page, words_of
from dateline.extract.prose import WHOLE

_META = (
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "byl",
    "citation_author",
    "cxenseparse:author",
    "articleauthor",
    "article:author_name",
    "article:byline",
    "og:author",
    "dable:author",
    "byline",
    "authors",
)
_SAYS_AUTHOR = re.compile(
    r"(?:^|[\s_-])(?:authors?|byline|bylines|writer|person|contributors?|reporter)(?:$|[\s_-])", re.IGNORECASE
)
_ELSEWHERE = re.compile(
    r"(?:^|[\s_-])(?:related|teasers?|comments?|recommend\w*|most-?(?:read|popular)|sidebar|footer|promo|newsletter|breadcrumbs?)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
_LONGEST_BYLINE = 200
_MOST_LOOKED_AT = 40
_MOST = 12


def find_authors(page: Page, linked: LinkedArticle, outlets: Iterable[str]) -> tuple[Author, ...]:
    """The people credited, by the first source that names any; with those beside them in the byline that readers see.

    Outlets, desks and agencies are no people.
    """
    known = list(outlets)
    found = _linked(linked, known) or _told(page, known)
    shown = _first_byline(_marked(page.tree), known)
    if {person.name.casefold() for person in found} < {person.name.casefold() for person in shown}:
        found = shown
    found = found or _first_byline(_named(page.tree), known) or _introduced(page.tree, known)
    return tuple(Author(name=person.name, role=person.role) for person in found[:_MOST])


def credited_agency(page: Page, linked: LinkedArticle) -> Agency | None:
    """The agency that stands among the authors of the page."""
    written = [credit.name for credit in linked.credits] + list(page.told(*_META))
    parts = (part for words in written for part in words.replace("/", ",").split(","))
    return next(
        (Agency(name=name) for part in parts if (name := agency_named(part))),
        None,
    )


def _linked(linked: LinkedArticle, outlets: list[str]) -> list[Person]:
    found = [
        person._replace(role=person.role or credit.role)
        for credit in linked.credits
        if credit.kind in (None, "Person", "Thing", "Author")
        for person in people(credit.name, outlets=outlets, sure=credit.kind == "Person")
    ]
    return _once(found)


def _told(page: Page, outlets: list[str]) -> list[Person]:
    for name in _META:
        found = _once(person for written in page.told(name) for person in people(written, outlets=outlets))
        if found:
            return found
    return []


def _first_byline(elements: list[HtmlElement], outlets: list[str]) -> list[Person]:
    """The people of the first of these elements that names any, with those who stand beside it."""
    for element in elements[:_MOST_LOOKED_AT]:
        found = _in_element(element, outlets)
        if found:
            beside = [e for e in elements[:_MOST_LOOKED_AT] if e is not element and _stand_together(element, e)]
            return _once([*found, *(person for e in beside for person in _in_element(e, outlets))])
    return []


def _marked(tree: HtmlElement) -> list[HtmlElement]:
    """The elements that the markup itself calls the author."""
    return [
        element
        for element in tree.iter("a", "span", "div", "p", "address", "li")
        if (element.get("itemprop") == "author" or "author" in (element.get("rel") or "").split()) and _is_here(element)
    ]


def _named(tree: HtmlElement) -> list[HtmlElement]:
    """The elements whose class or id speaks of authors or of a byline."""
    return [
        element
        for element in tree.iter("a", "span", "div", "p", "address", "li", "ul", "strong", "b", "h3", "h4", "section")
        if _SAYS_AUTHOR.search(_called(element)) and _is_here(element)
    ]


def _called(element: HtmlElement) -> str:
    return " ".join(str(element.get(name) or "") for name in ("class", "id", "data-testid", "data-qa"))


def _is_here(element: HtmlElement) -> bool:
    """False in the parts of a page that speak of other articles."""
    around = [element, *element.iterancestors()]
    return not any(
        above.tag in ("nav", "footer", "aside") or (above.tag not in WHOLE and _ELSEWHERE.search(_called(above)))
        for above in around
    )


def _stand_together(one: HtmlElement, other: HtmlElement) -> bool:
    """True if two elements stand in one small part of the page: a byline with several names."""
    above = [one, *one.iterancestors()][1:6]
    shared = next((element for element in other.iterancestors() if any(element is up for up in above)), None)
    return shared is not None and len(words_of(shared)) <= _LONGEST_BYLINE


def _in_element(element: HtmlElement, outlets: list[str]) -> list[Person]:
    """The people named in one element: its text as a whole, or else piece by piece."""
    words = words_of(element) or str(element.get("content") or "")
    if not 0 < len(words) <= _LONGEST_BYLINE:
        return []
    pieces = [" ".join(piece.split()) for piece in element.itertext() if piece.strip()]
    return people(words, outlets=outlets) or [p for piece in pieces for p in people(piece, outlets=outlets)]


def _introduced(tree: HtmlElement, outlets: list[str]) -> list[Person]:
    """The people after a label ('By', 'Autorin/Autor'): in the same element, its line, or the next element."""
    for element in tree.iter("strong", "b", "dt", "span", "th", "label", "li", "p", "div"):
        label = (element.text or "").strip()
        if not 1 < len(label) <= _LONGEST_BYLINE or not begins_like_byline(label) or not _is_here(element):
            continue
        after = element.getnext()
        for words in (words_of(element), element.tail, words_of(after) if after is not None else ""):
            found = people(words, outlets=outlets) if words and len(words) <= _LONGEST_BYLINE else []
            if found:
                return found
    return []


def _once(found: Iterable[Person]) -> list[Person]:
    """Each person once, in order."""
    kept: dict[str, Person] = {}
    for person in found:
        kept.setdefault(person.name.casefold(), person)
    return list(kept.values())
