"""The queue of facts to check, the least certain first; how precise each type was; what was checked, as gold files."""

import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Annotated

import msgspec
from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response
from sqlalchemy import Connection

from dateline.base.records import Reading
from dateline.knowledge.countries import country_of_name
from dateline.measure.gold.corrected import FIELDS
from dateline.measure.gold.reviewed import gold_of
from dateline.store import Store
from dateline.store.waiting import MOST_COUNTED, CursorError, Waiting, WaitingQuery, count_waiting, page_of_waiting
from dateline.web.cards import Card, sections
from dateline.web.desk.article import reading_of, title_of
from dateline.web.desk.checked import VERDICTS, checked
from dateline.web.desk.fact import WHYS
from dateline.web.desk.frame import page, store_of
from dateline.web.desk.lines import around
from dateline.web.guard import RefusedError

router = APIRouter()
SHOWN = 12  # facts of a page
KINDS = {"event": "acts", "quote": "quotes", "place": "places"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
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
    cursor: Annotated[str | None, Query(max_length=40)] = None,
    saved: Annotated[str, Query(max_length=10)] = "",
) -> HTMLResponse:
    """The facts of the store that nobody has checked, the least certain first."""
    store = store_of(request)
    code = country_of_name(place) or place
    query = WaitingQuery(kind=kind, type=type_, status=status, country=code, words=words)  # type: ignore[arg-type]
    with store.reading() as connection:
        total = count_waiting(connection, query)
        rows = _page(connection, query, cursor)
    asked = {"words": words, "type": type_, "status": status, "place": place}
    return page(
        request,
        "review",
        kind=kind,
        kinds=KINDS,
        asked=asked,
        narrowed=any(asked.values()),
        waiting=list(_shown(store, rows[:SHOWN])),
        total=min(total, MOST_COUNTED),
        many=total > MOST_COUNTED,
        cursor=cursor,
        more=rows[SHOWN - 1].cursor if len(rows) > SHOWN else None,
        saved=VERDICTS.get(saved),
        fields=FIELDS.get(kind, {}),
        whys=WHYS,
        verdicts=VERDICTS,
    )


def _page(connection: Connection, query: WaitingQuery, cursor: str | None) -> tuple[Waiting, ...]:
    """The facts of a page and one more; a refusal where the cursor is none."""
    try:
        return page_of_waiting(connection, query, limit=SHOWN + 1, cursor=cursor)
    except CursorError as error:
        raise RefusedError(422, str(error)) from error


def _shown(store: Store, rows: Sequence[Waiting]) -> Iterator[Shown]:
    """The facts with their cards; each article is opened once."""

    @cache
    def opened(id_: str) -> tuple[Reading, dict[str, Card], dict[str, tuple[float, str]]]:
        reading = store.get(id_)
        return reading, {card.id: card for section in sections(reading) for card in section.cards}, _scores(reading)

    for row in rows:
        reading, cards, scores = opened(row.article)
        if row.fact in cards:
            yield _one(reading, row.article, cards[row.fact], *scores[row.fact])


def _scores(reading: Reading) -> dict[str, tuple[float, str]]:
    """By the fact, how far it is to be trusted, and why, where that is said."""
    told = {event.id: (event.score, event.why) for event in reading.events}
    told |= {quote.id: (quote.score, quote.why) for quote in reading.quotes if quote.score is not None}
    return told | {place.id: (place.score, "") for place in reading.places}


def _one(reading: Reading, id_: str, card: Card, score: float, why: str) -> Shown:
    text, span = reading.article.text, card.evidence[0]
    before, after = around(text, span)
    return Shown(
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
