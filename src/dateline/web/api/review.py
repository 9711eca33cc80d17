"""`/corrections` and `/judgements`: what people say of facts, and of which articles and acts belong together."""

from dataclasses import replace
from typing import Annotated, Self

from fastapi import APIRouter, Depends, Query, Request
from pydantic import BaseModel, ConfigDict, Field, model_validator
from starlette.responses import Response

from dateline.base.ids import content_id
from dateline.base.records.story import Judgement, JudgementKind
from dateline.store import Correction, lookup, marks
from dateline.store.log import now
from dateline.store.records import CorrectionVerdict
from dateline.web.api import shapes
from dateline.web.api.answers import Kept, answer, article_id, fresh, page
from dateline.web.api.filters import ArticleId, FactId, OtherId, Paging, Words
from dateline.web.guard import Person, RefusedError, reviewer

router = APIRouter(tags=["review"])
Reviewer = Annotated[Person, Depends(reviewer)]


class _Form(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class NewCorrection(_Form):
    """What is said of one fact of an article's latest reading; `field` and `value` with the verdict `correct` alone."""

    article: ArticleId
    fact: FactId
    verdict: CorrectionVerdict
    why: Words
    field: Words | None = None
    value: Words | None = None

    @model_validator(mode="after")
    def _whole(self) -> Self:
        given = (self.field is not None) + (self.value is not None)
        if given != (2 if self.verdict == "correct" else 0):
            raise ValueError("give field and value with the verdict 'correct', and with no other")
        return self


class NewJudgement(_Form):
    """Whether two articles tell one story, or two events (`article#event`) are one act."""

    kind: JudgementKind
    left: OtherId
    right: OtherId
    same: bool
    why: Words

    @model_validator(mode="after")
    def _two(self) -> Self:
        if self.left == self.right:
            raise ValueError("left and right are the same; give two")
        return self


class Withdrawal(_Form):
    """Why a judgement no longer holds."""

    why: Words


class CorrectionFilters(Paging):
    """Which corrections."""

    article: Annotated[str | None, Field(pattern=r"^[0-9a-f]{16}$", description="Id of the article.")] = None


class JudgementFilters(Paging):
    """Which judgements."""

    by: Annotated[Words | None, Field(description="Who judged; `dateline` where no person did.")] = None


@router.get(
    "/corrections", dependencies=[Depends(fresh)],
    responses={**shapes.told(shapes.Page[Correction], "Corrections, the last made first."), **shapes.UNCHANGED},
)  # fmt: skip
def list_corrections(request: Request, store: Kept, asked: Annotated[CorrectionFilters, Query()]) -> Response:
    """What people said of facts, word for word; `/articles/ID` tells what stands of the facts of a reading."""
    with store.reading() as connection:
        rows = lookup.page_of_corrections(
            connection, limit=asked.limit + 1, cursor=asked.number(), article=asked.article
        )
    return page(request, rows, asked.limit, lambda row: row[0], [one for _, one in rows])


@router.post(
    "/corrections", status_code=201, responses={**shapes.told(shapes.Kept, "Kept.", 201), **shapes.refused(404)}
)
def add_correction(request: Request, store: Kept, person: Reviewer, given: NewCorrection) -> Response:
    """Accept, correct or reject a fact. What is rejected is counted nowhere, also when the article is read again."""
    with store.reading() as connection:
        id_ = article_id(connection, given.article)
        reading = marks.latest_reading(connection, id_)
    if reading is None or all(one.fact != given.fact for one in marks.marked(reading)):
        raise RefusedError(404, f"article {id_} tells no fact {given.fact!r}")
    request.state.deed = f"{given.verdict} {id_}#{given.fact}: {given.why}"
    correction = Correction(
        article=id_, fact=given.fact, verdict=given.verdict, by=person.name, why=given.why, field=given.field,
        value=given.value,
    )  # fmt: skip
    return answer(request, shapes.Kept(kept=store.correct(correction)), 201)


@router.get(
    "/judgements", dependencies=[Depends(fresh)],
    responses={**shapes.told(shapes.Page[Judgement], "The last word on each."), **shapes.UNCHANGED},
)  # fmt: skip
def list_judgements(request: Request, store: Kept, asked: Annotated[JudgementFilters, Query()]) -> Response:
    """Which articles tell one story, and which events are one act; withdrawn ones included."""
    with store.reading() as connection:
        rows = lookup.page_of_judgements(connection, limit=asked.limit + 1, cursor=asked.number(), by=asked.by)
    return page(request, rows, asked.limit, lambda row: row[0], [one for _, one in rows])


@router.post("/judgements", status_code=201, responses=shapes.told(shapes.Kept, "Kept.", 201))
def add_judgement(request: Request, store: Kept, person: Reviewer, given: NewJudgement) -> Response:
    """Join or part two articles or two events by hand. What a person judged stands above what Dateline finds."""
    judgement = Judgement(
        id=content_id(given.kind, given.left, given.right), kind=given.kind, left=given.left, right=given.right,
        verdict="same" if given.same else "different", score=1.0 if given.same else 0.0, reasons=(given.why,),
        by=person.name, at=now(),
    )  # fmt: skip
    request.state.deed = f"{judgement.verdict} {given.left} {given.right}: {given.why}"
    return answer(request, shapes.Kept(kept=store.judge(judgement), id=judgement.id), 201)


@router.post(
    "/judgements/{id_}/withdrawal", status_code=201,
    responses={**shapes.told(shapes.Kept, "Kept.", 201), **shapes.refused(404)},
)  # fmt: skip
def withdraw(request: Request, store: Kept, person: Reviewer, id_: OtherId, given: Withdrawal) -> Response:
    """Take a judgement back; it does not come back by itself."""
    with store.reading() as connection:
        judgement = lookup.judgement_of(connection, id_)
    if judgement is None:
        raise RefusedError(404, f"there is no judgement {id_}")
    request.state.deed = f"withdraw {id_}: {given.why}"
    reasons = (*judgement.reasons, given.why)
    gone = replace(judgement, withdrawn=True, by=person.name, at=now(), reasons=reasons)
    return answer(request, shapes.Kept(kept=store.judge(gone), id=id_), 201)
