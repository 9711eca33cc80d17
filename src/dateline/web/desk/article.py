"""The page of an article: its text with every fact marked, the facts beside it, its versions and their differences."""

from typing import Annotated
from urllib.parse import urlsplit

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from dateline.base.errors import StoreError
from dateline.base.records import Reading
from dateline.knowledge.codebook import Codebook
from dateline.knowledge.coding import shipped
from dateline.reconcile import revision
from dateline.store import Store
from dateline.web.cards import Card, Section, sections
from dateline.web.cards.words import shorten
from dateline.web.desk import links
from dateline.web.desk.checked import VERDICTS, checked
from dateline.web.desk.frame import page, store_of
from dateline.web.desk.text import MarkedText
from dateline.web.guard import RefusedError
from dateline.web.page.view import credits_of
from dateline.web.why import explain_cards

router = APIRouter()
Number = Annotated[int | None, Query(ge=1)]


@router.get("/articles/{id_}")
def article_page(
    request: Request,
    id_: str,
    version: Number = None,
    part: Number = None,
    fact: str | None = None,
    at: Annotated[int | None, Query(ge=0)] = None,
) -> Response:
    """One article, or the part of a long one that holds a fact; `at` leads to the fact told from that offset on."""
    store = store_of(request)
    reading = reading_of(store, id_, version)
    found = sections(reading)
    told = _told_at(found, at)
    if told is not None:
        return RedirectResponse(links.article(id_, version=version, fact=told.id) + f"#w-{told.id}-0", status_code=303)
    text = MarkedText(reading, found, links.article(id_, version=version))
    number = min(part or (text.home(fact) if fact else 1), text.count)
    shown = text.part(number)
    cards = [card for section in shown.sections for card in section.cards]
    return page(
        request,
        "article",
        id=id_,
        reading=reading,
        title=title_of(reading),
        link=outside(reading.article.url),
        credits=credits_of(reading),
        text=text,
        shown=shown,
        totals=[(section.kind, section.title, len(section.cards)) for section in found],
        why={one.card.id: one.reasons for one in explain_cards(reading, cards, book_of(reading))},
        said=checked(store, id_, reading),
        verdicts=VERDICTS,
        versions=store.versions(id_),
        version=version,
        stories=store.stories(id_),
        fact=fact,
    )


def _told_at(found: tuple[Section, ...], at: int | None) -> Card | None:
    """The first fact whose clearest words begin at an offset."""
    cards = (card for section in found for card in section.cards)
    return next((card for card in cards if card.evidence[0].start == at), None)


@router.get("/articles/{id_}/versions")
def versions_page(request: Request, id_: str, old: Number = None, new: Number = None) -> HTMLResponse:
    """What changed between two versions of an article: its words, and which facts that touches."""
    store = store_of(request)
    reading = reading_of(store, id_, None)
    versions = store.versions(id_)
    new = new or versions[-1].number
    old = old or max(1, new - 1)
    before, after = reading_of(store, id_, old), reading_of(store, id_, new)
    return page(
        request,
        "versions",
        id=id_,
        title=title_of(reading),
        versions=versions,
        old=old,
        new=new,
        change=revision(before, after) if old != new else None,
    )


def reading_of(store: Store, id_: str, version: int | None) -> Reading:
    """The reading of an article of the store; a page that says so if there is none."""
    try:
        return store.get(id_, version)
    except StoreError as error:
        raise RefusedError(404, str(error)) from error


def title_of(reading: Reading) -> str:
    """What an article is called: its title, else its first words."""
    return shorten(reading.article.title or reading.article.text.strip() or reading.id, 160)


def outside(url: str | None) -> str | None:
    """An address that a reader may follow out of the desk."""
    return url if urlsplit(url or "").scheme in ("http", "https") else None


def book_of(reading: Reading) -> Codebook | None:
    """The codebook that a reading was made with, where it is the shipped one."""
    book = shipped().book
    return book if book.name == reading.maker.codebook else None
