"""A web page -> Article: the body by trafilatura, the news metadata by our own rules."""

from dateline.base.records import Article, Author, Paragraph, PublishedBasis, RawPage
from dateline.base.spans import Span
from dateline.extract.agencies import find_agency
from dateline.extract.blocks import Block
from dateline.extract.body import find_body
from dateline.extract.captions import take_captions
from dateline.extract.credits import credited_agency, find_authors
from dateline.extract.datelines import dateline_in
from dateline.extract.headlines import find_title
from dateline.extract.instants import given_instant
from dateline.extract.jsonld import LinkedArticle, linked_article
from dateline.extract.languages import language_of
from dateline.extract.page import Page, parse_html, take_scripts, words_of
from dateline.extract.published import Published, find_published
from dateline.extract.sections import Marks, authors_above, give_roles, linked_lines
from dateline.extract.standfirsts import find_standfirst


def article_of_html(page: RawPage) -> Article:
    """The article of a web page; an empty one, with what its head says, where the page holds no article."""
    parsed = parse_html(page.html or "")
    if parsed is None:
        return _empty(page)
    linked = linked_article(parsed.tree, _titles(parsed))
    outlets = [*linked.outlets, *parsed.told("og:site_name"), *([page.outlet] if page.outlet else [])]
    title = page.title or find_title(parsed, linked, outlets)
    published = _published(page, parsed, linked)
    authors = find_authors(parsed, linked, outlets) or authors_above(parsed.tree)
    take_scripts(parsed.tree)
    take_captions(parsed.tree)
    body = find_body(parsed.tree, linked.body)
    blocks = _with_roles(parsed, linked, title, authors, body)
    text, paragraphs = _laid_out(blocks)
    return Article.of(
        text,
        url=page.url,
        outlet=page.outlet or next(iter([*parsed.told("og:site_name"), *linked.outlets]), None),
        title=title,
        published=published.instant if published else None,
        published_basis=published.basis if published else None,
        language=page.language or language_of(_prose_of(blocks), _claimed(parsed, linked)),
        authors=tuple(_placed(author, text) for author in authors),
        agency=find_agency(text) or credited_agency(parsed, linked),
        dateline=dateline_in(text, paragraphs),
        paragraphs=paragraphs,
    )


def _empty(page: RawPage) -> Article:
    given = given_instant(page.published)
    basis: PublishedBasis | None = "given" if given else None
    return Article.of("", url=page.url, outlet=page.outlet, title=page.title, published=given, published_basis=basis)


def _with_roles(
    page: Page, linked: LinkedArticle, title: str | None, authors: tuple[Author, ...], body: list[Block]
) -> list[Block]:
    """The paragraphs of the article, headline and standfirst first, with their roles."""
    names = frozenset(author.name.casefold() for author in authors)
    standfirst = find_standfirst(page, linked, title, [block.words for block in body if block.role == "body"])
    titles = [*_titles(page), linked.headline or ""]
    marks = Marks(titles=titles, links=linked_lines(page.tree), names=names)
    return give_roles(body, title=title, standfirst=standfirst, marks=marks)


def _prose_of(blocks: list[Block]) -> str:
    return "\n".join(block.words for block in blocks if block.role in ("standfirst", "body"))


def _claimed(page: Page, linked: LinkedArticle) -> str | None:
    """The language that the page says it is in."""
    told = (
        linked.language,
        page.tree.get("lang"),
        page.tree.get("xml:lang"),
        *page.told("og:locale", "content-language"),
    )
    return next((tag for tag in told if tag), None)


def _titles(page: Page) -> frozenset[str]:
    """What the page calls itself, for telling its own node of linked data from those of other articles."""
    seen = [*page.told("og:title"), *(words_of(h) for h in list(page.tree.iter("h1"))[:2])]
    return frozenset(" ".join(title.casefold().split()) for title in seen)


def _published(page: RawPage, parsed: Page, linked: LinkedArticle) -> Published | None:
    given = given_instant(page.published)
    return Published(given, "given") if given else find_published(parsed, linked, page.url)


def _laid_out(blocks: list[Block]) -> tuple[str, tuple[Paragraph, ...]]:
    """The text of the article, one paragraph a line, and where each stands in it."""
    paragraphs, at = [], 0
    for block in blocks:
        paragraphs.append(Paragraph(span=Span(at, at + len(block.words)), role=block.role))
        at += len(block.words) + 1
    return "\n".join(block.words for block in blocks), tuple(paragraphs)


def _placed(author: Author, text: str) -> Author:
    """The author with the span of the name in a byline of the text, if it is there."""
    at = text.find(author.name)
    if at < 0:
        return author
    return Author(name=author.name, role=author.role, span=Span(at, at + len(author.name)))
