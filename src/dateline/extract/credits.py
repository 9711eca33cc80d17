"""Who is credited on a web page: linked data first, then meta tags, then the byline that readers see."""

from collections.abc import Iterable, Iterator

from lxml.html import HtmlElement

from dateline.base.records import Author
from dateline.extract.agencies import agency_named
from dateline.extract.bylines import Person, people
from dateline.extract.jsonld import LinkedArticle
from dateline.extract.page import Page, words_of

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
_MARKED = "//*[@itemprop='author' or @rel='author' or contains(concat(' ', normalize-space(@rel), ' '), ' author ')]"
_NAMED = "//*[contains(@class, 'byline') or contains(@class, 'author') or contains(@class, 'Author') or contains(@class, 'Byline') or contains(@data-testid, 'byline') or contains(@data-testid, 'author')]"
_LONGEST_BYLINE = 160
_MOST = 12


def find_authors(page: Page, linked: LinkedArticle, outlets: Iterable[str]) -> tuple[Author, ...]:
    """The people credited, by the first source that names any. Outlets, desks and agencies are no people."""
    known = list(outlets)
    for found in (_linked(linked, known), _told(page, known), _seen(page.tree, known)):
        if found:
            return tuple(Author(name=person.name, role=person.role) for person in found[:_MOST])
    return ()


def credited_agency(page: Page, linked: LinkedArticle) -> str | None:
    """The agency that stands among the authors of the page, by its short name."""
    written = [credit.name for credit in linked.credits] + list(page.told(*_META))
    return next(
        (agency for words in written for part in words.replace("/", ",").split(",") if (agency := agency_named(part))),
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


def _seen(tree: HtmlElement, outlets: list[str]) -> list[Person]:
    for path in (_MARKED, _NAMED):
        found = _once(person for line in _lines(tree, path) for person in people(line, outlets=outlets))
        if found:
            return found
    return []


def _lines(tree: HtmlElement, path: str) -> Iterator[str]:
    for element in tree.xpath(path)[:8]:
        words = words_of(element) or str(element.get("content") or "")
        if 0 < len(words) <= _LONGEST_BYLINE:
            yield words
            return


def _once(found: Iterable[Person]) -> list[Person]:
    """Each person once, in order."""
    kept: dict[str, Person] = {}
    for person in found:
        kept.setdefault(person.name.casefold(), person)
    return list(kept.values())
