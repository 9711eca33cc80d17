"""The queue of facts to check, the least certain first; how precise each type was; what was checked, as gold files."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

import msgspec
from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response

from dateline.base.records import Reading
from dateline.measure.gold.corrected import FIELDS
from dateline.measure.gold.reviewed import gold_of
from dateline.store import Store
from dateline.web.cards import Card, sections
from dateline.web.desk.article import reading_of, title_of
from dateline.web.desk.checked import VERDICTS, checked
from dateline.web.desk.fact import WHYS
from dateline.web.desk.frame import page, store_of
from dateline.web.desk.lines import around
from dateline.web.guard import RefusedError

router = APIRouter()
WINDOW = 40  # articles that the queue looks through at a time, the newest first
SHOWN = 12  # facts of a page
KINDS = {"event": "acts", "quote": "quotes", "place": "places"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """One fact that waits: where it stands, and how certain Dateline is of it."""

    article: str
    title: str
    outlet: str | None
    published: str | None
    card: Card
    before: str
    words: str
    after: str
    score: float
    why: str


@router.get("/review")
def review_page(
    request: Request,
    kind: Annotated[str, Query(pattern="^(event|quote|place)$")] = "event",
    words: Annotated[str, Query(max_length=400)] = "",
    type_: Annotated[str, Query(alias="type", max_length=60)] = "",
    status: Annotated[str, Query(max_length=20)] = "",
    place: Annotated[str, Query(max_length=60)] = "",
    cursor: Annotated[int | None, Query(ge=1)] = None,
    saved: Annotated[str, Query(max_length=10)] = "",
) -> HTMLResponse:
    """The facts that nobody has checked, of the newest articles that match, the least certain first."""
    store = store_of(request)
    asked = {"words": words, "type": type_, "status": status, "country": place}
    articles = store.search(**asked, limit=WINDOW, cursor=cursor)  # type: ignore[arg-type]
    wanted = {one.id: {fact.id for fact in one.facts} for one in articles}
    narrowed = bool(type_ or status or place)
    waiting = [
        one
        for id_, facts in wanted.items()
        for one in _waiting(store, id_, kind)
        if not narrowed or one.card.id in facts
    ]
    waiting.sort(key=lambda one: one.score)
    return page(
        request,
        "review",
        kind=kind,
        kinds=KINDS,
        asked={"kind": kind, "words": words, "type": type_, "status": status, "place": place},
        waiting=waiting[:SHOWN],
        total=len(waiting),
        looked=len(articles),
        older=articles[-1].number if len(articles) == WINDOW else None,
        saved=VERDICTS.get(saved),
        fields=FIELDS.get(kind, {}),
        whys=WHYS,
        verdicts=VERDICTS,
    )


def _waiting(store: Store, id_: str, kind: str) -> Iterator[Waiting]:
    """The facts of one kind of an article that nobody has checked."""
    reading = store.get(id_)
    said = checked(store, id_, reading)
    scores = _scores(reading)
    for section in sections(reading):
        for card in section.cards if section.kind == kind else ():
            if card.id not in said and card.id in scores:
                yield _one(reading, id_, card, *scores[card.id])


def _scores(reading: Reading) -> dict[str, tuple[float, str]]:
    """By the fact, how far it is to be trusted, and why, where that is said."""
    told = {event.id: (event.score, event.why) for event in reading.events}
    told |= {quote.id: (quote.score, quote.why) for quote in reading.quotes if quote.score is not None}
    return told | {place.id: (place.score, "") for place in reading.places}


def _one(reading: Reading, id_: str, card: Card, score: float, why: str) -> Waiting:
    text, span = reading.article.text, card.evidence[0]
    before, after = around(text, span)
    return Waiting(
        article=id_,
        title=title_of(reading),
        outlet=reading.article.outlet,
        published=reading.article.published,
        card=card,
        before=before,
        words=span.of(text),
        after=after,
        score=score,
        why=why,
    )


@router.get("/articles/{id_}/gold.json")
def gold_file(request: Request, id_: str) -> Response:
    """What was checked of one article, as a gold file."""
    store = store_of(request)
    reading = reading_of(store, id_, None)
    said = checked(store, id_, reading)
    if not said:
        raise RefusedError(404, "nobody has checked a fact of this article yet; accept, correct or reject one first")
    return _file(msgspec.json.encode(gold_of(reading, said)), f"{id_}.json", "application/json")


@router.get("/review/gold.zip")
def gold_files(request: Request) -> Response:
    """What was checked, as a folder of gold files, one an article."""
    store = store_of(request)
    ids = sorted({correction.article for correction in store.corrections()})
    if not ids:
        raise RefusedError(404, "nobody has checked a fact yet; accept, correct or reject one first")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as folder:
        for id_ in ids:
            reading = store.get(id_)
            made = msgspec.json.encode(gold_of(reading, checked(store, id_, reading)))
            folder.writestr(zipfile.ZipInfo(f"gold/{id_}.json"), made, zipfile.ZIP_DEFLATED)
    return _file(packed.getvalue(), "gold.zip", "application/zip")


def _file(content: bytes, name: str, kind: str) -> Response:
    return Response(content, media_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
