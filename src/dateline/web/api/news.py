"""`/briefs`, `/indicators`, `/search`: what is new, how much of it there is, and where it stands."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from dateline.base.records.brief import Brief
from dateline.base.records.indicators import Dimension, Indicator
from dateline.base.records.story import Story
from dateline.reconcile.indicators import By, count_acts
from dateline.settle.brief import page_of_brief
from dateline.settle.standing import standing
from dateline.store import Found, Store
from dateline.store.act_days import days_of
from dateline.store.acts import ActQuery, page_of_acts
from dateline.store.chunks import chunks
from dateline.store.counts import volume_of
from dateline.store.heads import stories_now
from dateline.web.api import shapes
from dateline.web.api.answers import Kept, answer, fresh, page
from dateline.web.api.events import known_cursor
from dateline.web.api.filters import MOST, Day, Paging, SearchFilters, Time, Words
from dateline.web.api.windows import window_of

MOST_ACTS = 1000  # that one page of indicators counts, unless there are more in one period
router = APIRouter(tags=["news"], dependencies=[Depends(fresh)], responses=shapes.UNCHANGED)


class BriefFilters(Paging):
    """What a brief tells."""

    limit: Annotated[int, Field(ge=1, le=MOST, description="Acts on one page.")] = MOST
    since: Annotated[Time, Field(description="Published then or later.")]
    place: Annotated[Words | None, Field(description="Code or name of a country, or name of a place.")] = None
    type: Annotated[Words | None, Field(description="Type of event, as ASSAULT.")] = None


class IndicatorFilters(BaseModel):
    """What is counted."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    cursor: Annotated[Day | None, Field(description="The `next` of the page before.")] = None
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
    with known_cursor(asked.cursor):
        brief = page_of_brief(
            store, asked.since, place=asked.place, type_=asked.type, limit=asked.limit, cursor=asked.cursor
        )
    return answer(request, brief)


@router.get("/indicators", responses=shapes.told(shapes.Page[Indicator], "Counts, with baseline and bursts."))
def list_indicators(request: Request, store: Kept, asked: Annotated[IndicatorFilters, Query()]) -> Response:
    """Counts of acts, not of reports, by period, place, pair of actors, type and status."""
    query = ActQuery(since=asked.since, until=asked.until, place=asked.place, type=asked.type, standing=True)
    window = window_of(days_of(store, query), asked.by, asked.cursor, MOST_ACTS)
    with store.reading() as connection:
        published = volume_of(connection, "day")
    articles = {date.fromisoformat(told.period): told.articles for told in published if told.period}
    told = _stories(store, window.of(query, asked.by))
    rows = [
        row
        for row in count_acts(told, asked.by, articles=articles)
        if window.holds(row.period) and asked.dimension in (None, row.dimension) and asked.key in (None, row.key)
    ]
    return answer(request, shapes.Page(items=rows, next=window.next))


@router.get("/search", responses=shapes.told(shapes.Page[Found], "Articles, the last added first."))
def search(request: Request, store: Kept, asked: Annotated[SearchFilters, Query()]) -> Response:
    """Articles that have the words, and a fact of which all the rest holds."""
    rows = store.search(
        asked.words or "", actor=asked.actor, country=asked.country, type=asked.type, status=asked.status,
        since=asked.since, until=asked.until, box=asked.box, limit=asked.limit + 1, cursor=asked.number(),
    )  # fmt: skip
    return page(request, rows, asked.limit, lambda found: found.number)


def _stories(store: Store, query: ActQuery) -> Iterator[Story]:
    """The stories of the acts that a query asks for, with no other acts in them."""
    wanted: dict[str, set[str]] = {}
    cursor: str | None = None
    while found := page_of_acts(store, query, limit=MOST_ACTS, cursor=cursor):
        for act in found:
            wanted.setdefault(act.story, set()).add(act.id)
        cursor = found[-1].cursor if len(found) == MOST_ACTS else None
        if cursor is None:
            break
    for some in chunks(list(wanted)):
        with store.reading() as connection:
            left = standing(connection, list(stories_now(connection, some).values()))
        for story in left:
            yield replace(story, events=tuple(event for event in story.events if event.id in wanted[story.id]))
