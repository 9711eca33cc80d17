"""The roles of a web article's paragraphs, told by their words, their links, and their place among the others."""

import re
from collections.abc import Collection, Iterable
from typing import NamedTuple

from lxml.html import HtmlElement

from dateline.base.records import Author, Role
from dateline.extract.agencies import agency_named
from dateline.extract.blocks import Block
from dateline.extract.bylines import begins_like_byline, people
from dateline.extract.furniture import role_of_line
from dateline.extract.page import short_words, words_of
from dateline.extract.prose import linked_share, stands_in_article
from dateline.extract.roles import fold, is_subhead

_LINKED = 0.6
_NAME_LINE = 80
_OPENING = 3
_ENDED = re.compile(r"[.!?。…][\"”’»)]*$")
_TEASER = 300
_STAMP = re.compile(r"\d{1,2}[./]\s?\d{1,2}[./]\s?\d{2,4}|\d{4}[-./]\d{1,2}[-./]\d{1,2}|\b\d{1,2}[:.]\d{2}\b")
_WORD = re.compile(r"[^\W\d_]+")


def linked_lines(tree: HtmlElement) -> frozenset[str]:
    """The lines of a page, folded, that are nearly all link and no full sentence: they lead to other articles."""
    found = set()
    for element in tree.iter("li", "p", "h2", "h3", "h4"):
        words = short_words(element, _TEASER)
        sentence = element.tag == "p" and bool(_ENDED.search(words)) and next(element.iterancestors("a"), None) is None
        if len(words) >= 12 and not sentence and linked_share(element, words) >= _LINKED and _leads_away(element):
            found.add(fold(words))
    return frozenset(found)


def _leads_away(element: HtmlElement) -> bool:
    """True if the links of an element, or the one around it, lead to other pages than this."""
    links = [*element.iter("a"), *element.iterancestors("a")]
    return any(not (link.get("href") or "#").startswith("#") for link in links)


class Marks(NamedTuple):
    """What the rest of the page tells of a paragraph: all forms of the title, the lines that are links, the authors."""

    titles: Collection[str]
    links: frozenset[str]
    names: frozenset[str]


def give_roles(blocks: Iterable[Block], *, title: str | None, standfirst: Collection[str], marks: Marks) -> list[Block]:
    """The headline first, then the standfirst, then every paragraph once with its role.

    Paragraphs that only repeat one of the page's titles are left out.
    """
    known = {fold(text) for text in (*marks.titles, title or "", *standfirst)}
    kept = [Block(title, "headline")] if title else []
    kept += [Block(words, "standfirst") for words in standfirst if fold(words) != fold(title or "")]
    for block in blocks:
        words = fold(block.words)
        if not words or words in known or (block.role == "subhead" and _repeats_title(words, known)):
            continue
        known.add(words)
        kept.append(Block(block.words, _role(block, words, marks)))
    return _without_empty_sections(_with_subheads(kept))


def authors_above(tree: HtmlElement) -> tuple[Author, ...]:
    """The people of a paragraph in bold letters that holds nothing but names, over or just below the first lines."""
    full = 0
    for element in tree.iter("p"):
        words = short_words(element, _NAME_LINE)
        full += not words and stands_in_article(element) and len(words_of(element)) > _NAME_LINE
        if full >= _OPENING:
            return ()
        bold = sum(len(words_of(strong)) for strong in element.iter("strong", "b"))
        if words and bold >= len(words) and is_name_line(words) and stands_in_article(element):
            return tuple(Author(name=person.name, role=person.role) for person in people(words))
    return ()


def _role(block: Block, words: str, marks: Marks) -> Role:
    """By its own words, by its links, by what it is made of, else by its markup."""
    told = role_of_line(block.words)
    if told:
        return told
    if words in marks.links:
        return "promo"
    return "byline" if _is_stamp(block.words) or _is_credit(block.words, marks.names) else block.role


def _with_subheads(blocks: list[Block]) -> list[Block]:
    """The same, with the subheads that the page marks only by bold letters or not at all."""
    told = list(blocks)
    for at in range(1, len(blocks) - 1):
        before, here, after = told[at - 1], blocks[at], blocks[at + 1]
        between = here.role == after.role == "body" and before.role in ("body", "subhead")
        if between and _ENDED.search(after.words) and is_subhead(before.words, here.words, after.words, before.role):
            told[at] = Block(here.words, "subhead")
    return told


def _repeats_title(words: str, known: set[str]) -> bool:
    """True for a heading that holds a whole title beside a kicker ('Elections' + title)."""
    return any(len(title) >= 25 and title in words and len(words) <= len(title) + 60 for title in known)


def _is_stamp(line: str) -> bool:
    """True for a line of dates or clock times with a few words ('Updated 15.59 | Published 14.14')."""
    return len(line) <= 60 and bool(_STAMP.search(line)) and len(_WORD.findall(_STAMP.sub(" ", line))) <= 3


def _is_credit(line: str, names: frozenset[str]) -> bool:
    """True for a line of nothing but the article's authors, or agencies ('SDA/sep')."""
    parts = [part.strip(" ().") for part in re.split(r"[,/;&]", line) if part.strip(" ().")]
    return (
        len(line) <= 120
        and bool(parts)
        and (
            all(part.casefold() in names for part in parts) or (agency_named(parts[0]) is not None and len(line) <= 30)
        )
    )


def is_name_line(line: str) -> bool:
    """True for a line of nothing but people's names, as it stands over an article."""
    if len(line) > _NAME_LINE or line[-1:] in ".!?:":
        return False
    named = people(line)
    rest = _WORD.findall(line)
    used = [word for person in named for word in _WORD.findall(f"{person.name} {person.role or ''}")]
    return bool(named) and len(rest) - len(used) <= (1 if begins_like_byline(line) else 0)


def _without_empty_sections(blocks: list[Block]) -> list[Block]:
    """The same, with the subheads that nothing follows (at the end, or before promotions only) as promotions."""
    given: list[Block] = []
    body_follows = False
    for block in reversed(blocks):
        role: Role = "promo" if block.role == "subhead" and not body_follows else block.role
        if block.role in ("body", "caption"):
            body_follows = True
        elif block.role == "promo":
            body_follows = False
        given.append(Block(block.words, role))
    return given[::-1]
