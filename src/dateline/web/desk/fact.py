"""The page of one fact: its words and why it is there, what people said of it, and the form to accept or reject it."""

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from pydantic import BaseModel, Field

from dateline.base.records import Reading
from dateline.measure.gold.corrected import FIELDS, expected
from dateline.reconcile.brief import sentence
from dateline.store import Correction
from dateline.store.precision import standing
from dateline.web import guard
from dateline.web.cards import Card, sections
from dateline.web.desk import links
from dateline.web.desk.article import book_of, reading_of, title_of
from dateline.web.desk.checked import VERDICTS, history
from dateline.web.desk.frame import page, store_of
from dateline.web.desk.text import MarkedText
from dateline.web.guard import RefusedError
from dateline.web.why import explain_cards

router = APIRouter()
ACCEPTED = "checked against the words"
WHYS = (
    "no such act is told", "told of another time", "only a figure of speech", "another actor", "another recipient",
    "another place", "another status", "not said by this person",
)  # fmt: skip
Words = Annotated[str, Field(max_length=1000)]


class Review(BaseModel):
    """What the form of a review holds; `next` is the page to go on to."""

    verdict: Words
    why: Words = ""
    field: Words = ""
    value: Words = ""
    next: Annotated[str, Field(max_length=2000)] = "/review"


@router.get("/articles/{id_}/facts/{fact}")
def fact_page(
    request: Request, id_: str, fact: str, version: Annotated[int | None, Query(ge=1)] = None
) -> HTMLResponse:
    """One fact with its sentence and the form of a review."""
    store = store_of(request)
    reading = reading_of(store, id_, version)
    card = card_of(reading, fact)
    said = history(store, id_, reading).get(fact, [])
    return page(
        request,
        "fact",
        id=id_,
        version=version,
        reading=reading,
        title=title_of(reading),
        card=card,
        sentence=sentence(reading.article.text, card.evidence[0]),
        why=explain_cards(reading, [card], book_of(reading))[0].reasons,
        text=MarkedText(reading, sections(reading), links.article(id_, version=version)),
        said=standing(said),
        history=said,
        verdicts=VERDICTS,
        fields=FIELDS.get(card.kind, {}),
        whys=WHYS,
    )


@router.post("/articles/{id_}/facts/{fact}")
def review_fact(
    request: Request,
    person: Annotated[guard.Person, Depends(guard.reviewer)],
    id_: str,
    fact: str,
    typed: Annotated[Review, Form()],
) -> RedirectResponse:
    """Keep what the person says of a fact, and go on."""
    store = store_of(request)
    reading = reading_of(store, id_, None)
    card = card_of(reading, fact)
    request.state.deed = f"{typed.verdict} {id_}#{fact}: {typed.why}"
    store.correct(_correction(reading, card, id_, person.name, typed))
    return RedirectResponse(links.with_query(links.local(typed.next, "/review"), saved=typed.verdict), status_code=303)


def _correction(reading: Reading, card: Card, article: str, by: str, typed: Review) -> Correction:
    """What was typed, checked; a refusal that says what was expected where it is wrong."""
    verdict, field, value = typed.verdict, typed.field, typed.value.strip()
    if verdict not in VERDICTS:
        raise RefusedError(422, f"verdict: came {verdict!r}; expected one of {', '.join(VERDICTS)}")
    why = typed.why.strip() or (ACCEPTED if verdict == "accept" else "")
    if not why:
        raise RefusedError(422, f"why: came nothing; say why you {verdict} it, in a few words")
    if verdict != "correct":
        return Correction(article=article, fact=card.id, verdict=verdict, by=by, why=why)  # type: ignore[arg-type]
    wrong = expected(card.kind, field, value, reading)
    if wrong is not None:
        raise RefusedError(422, f"{field or 'field'}: came {value!r}; expected {wrong}")
    return Correction(article=article, fact=card.id, verdict="correct", by=by, why=why, field=field, value=value)


def card_of(reading: Reading, fact: str) -> Card:
    """The card of a fact of a reading."""
    found = next((card for section in sections(reading) for card in section.cards if card.id == fact), None)
    if found is None:
        raise RefusedError(404, f"{fact!r} is no fact of this article; its page lists them")
    return found
