"""`/briefs`, `/indicators`, `/search`: what is new, how much of it there is, and where it stands."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from dateline.base.records.brief import Brief
from dateline.base.records.indicators import Dimension, Indicator
from dateline.base.records.story import Story
from dateline.reconcile.indicators import By, count_acts
from dateline.settle.brief import brief_of
from dateline.store import Found, Store
from dateline.store.act_rows import Act
from dateline.store.acts import ActQuery
from dateline.web.api import shapes
from dateline.web.api.answers import Kept, answer, fresh, page
from dateline.web.api.events import acts, standing_story
from dateline.web.api.filters import Day, SearchFilters, Time, Words
from dateline.web.guard import RefusedError

MOST_ACTS = 1000  # that one brief, or one table of indicators, is made of
router = APIRouter(tags=["news"], dependencies=[Depends(fresh)], responses=shapes.UNCHANGED)


class BriefFilters(BaseModel):
    """What a brief tells."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    since: Annotated[Time, Field(description="Published then or later.")]
    place: Annotated[Words | None, Field(description="Code or name of a country, or name of a place.")] = None
    type: Annotated[Words | None, Field(description="Type of event, as ASSAULT.")] = None


class IndicatorFilters(BaseModel):
    """What is counted."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    by: Annotated[By, Field(description="Count by day or by ISO week.")] = "day"
    dimension: Annotated[Dimension | None, Field(description="Only this one.")] = None
    key: Annotated[Words | None, Field(description="Only this key, as IRQ under country.")] = None
    since: Annotated[Day | None, Field(description="Acts on that day or later.")] = None
    until: Annotated[Day | None, Field(description="Acts on that day or earlier.")] = None
    place: Annotated[Words | None, Field(description="Code or name of a country, or name of a place.")] = None
    type: Annotated[Words | None, Field(description="Type of event, as ASSAULT.")] = None


@router.get("/briefs", responses=shapes.told(Brief, "The brief."))
def show_brief(request: Request, store: Kept, asked: Annotated[BriefFilters, Query()]) -> Response:
    """What is new since a time: new acts, accounts that contradict, changed figures, and what is only repeated."""
    _few(acts(store, ActQuery(reported_since=asked.since, type=asked.type, standing=True), limit=MOST_ACTS))
    brief = brief_of(store, asked.since, place=asked.place, type_=asked.type)
    return answer(request, brief)


@router.get("/indicators", responses=shapes.told(shapes.Page[Indicator], "Counts, with baseline and bursts."))
def list_indicators(request: Request, store: Kept, asked: Annotated[IndicatorFilters, Query()]) -> Response:
    """Counts of acts, not of reports, by period, place, pair of actors, type and status."""
    query = ActQuery(since=asked.since, until=asked.until, place=asked.place, type=asked.type, standing=True)
    rows = [
        row
        for row in count_acts(_stories(store, query), asked.by)
        if asked.dimension in (None, row.dimension) and asked.key in (None, row.key)
    ]
    return answer(request, shapes.Page(items=rows, next=None))


@router.get("/search", responses=shapes.told(shapes.Page[Found], "Articles, the last added first."))
def search(request: Request, store: Kept, asked: Annotated[SearchFilters, Query()]) -> Response:
    """Articles that have the words, and a fact of which all the rest holds."""
    rows = store.search(
        asked.words or "", actor=asked.actor, country=asked.country, type=asked.type, status=asked.status,
        since=asked.since, until=asked.until, box=asked.box, limit=asked.limit + 1, cursor=asked.number(),
    )  # fmt: skip
    return page(request, rows, asked.limit, lambda found: found.number)


def _stories(store: Store, query: ActQuery) -> Sequence[Story]:
    """The stories of the acts that a query asks for, with no other acts in them; a refusal where there are too many."""
    found = _few(acts(store, query, limit=MOST_ACTS))
    wanted: dict[str, set[str]] = {}
    for act in found:
        wanted.setdefault(act.story, set()).add(act.id)
    stories = (standing_story(store, story) for story in wanted)
    return [
        replace(story, events=tuple(event for event in story.events if event.id in wanted[story.id]))
        for story in stories
    ]


def _few(found: Sequence[Act]) -> Sequence[Act]:
    """The acts, if they are not too many for one answer."""
    if len(found) == MOST_ACTS:
        raise RefusedError(422, f"more than {MOST_ACTS} acts; ask for fewer days, one place or one type")
    return found
