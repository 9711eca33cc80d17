"""Stories: what all accounts say, side by side; who copied whom; and by hand, what belongs together."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from pydantic import BaseModel, Field

from dateline.base.errors import StoreError
from dateline.base.records import Reading
from dateline.base.records.story import MergedEvent, Story
from dateline.settle.standing import standing
from dateline.store import Store, lookup
from dateline.store.heads import heads_of
from dateline.web import deeds, guard
from dateline.web.desk import links
from dateline.web.desk.frame import page, store_of
from dateline.web.desk.lines import Line, in_context, map_points, timeline_items
from dateline.web.desk.told import (
    MOST_READ,
    advice_of,
    chart_of,
    courses_of,
    family_of,
    line_of_event,
    speakers_of,
    told_of,
)
from dateline.web.guard import RefusedError

router = APIRouter()
MOST_TOLLS = 12  # tolls drawn over time, those first of which the figures differ
MOST_DRAWN = 500  # acts on the map and the timeline, those first that most sources tell
SHOWN = 40  # stories, or acts of a story, on a page
Words = Annotated[str, Field(max_length=1000)]


class Joining(BaseModel):
    """The form that makes two stories one."""

    other: Words = ""
    why: Words = ""


class Splitting(BaseModel):
    """The form that takes articles out of a story."""

    article: list[Words] = []
    why: Words = ""


@router.get("/stories")
def stories_page(request: Request, cursor: Annotated[int | None, Query(ge=1)] = None) -> HTMLResponse:
    """All stories, the last told first."""
    store = store_of(request)
    with store.reading() as connection:
        rows = lookup.page_of_stories(connection, limit=SHOWN + 1, cursor=cursor)
    more = rows[SHOWN - 1].number if len(rows) > SHOWN else None
    anything = next(iter(store.list(limit=1)), None) is not None
    return page(request, "stories", rows=rows[:SHOWN], more=more, anything=anything)


@router.get("/stories/{id_}")
def story_page(request: Request, id_: str, part: Annotated[int, Query(ge=1)] = 1) -> HTMLResponse:
    """One story with all its accounts."""
    store = store_of(request)
    story, rejected = standing_story(store, id_)
    acts = told_of(story, [line_of_event(story, event) for event in story.events])
    several = [told for told in acts if len(told.sides) > 1]
    once = [told.line for told in acts if len(told.sides) == 1]
    first = (part - 1) * SHOWN
    with store.reading() as connection:
        heads = heads_of(connection, story.articles)
        once_shown = in_context(connection, once[first : first + SHOWN])
    lines = [told.line for told in acts[:MOST_DRAWN]]
    read = readings_of(store, story)
    source = f"Dateline, {len(story.articles)} articles, {len(story.origins)} origins"
    courses = sorted(courses_of(story), key=lambda course: course.toll.low == course.toll.high)[:MOST_TOLLS]
    return page(
        request,
        "story",
        story=story,
        heads=heads,
        several=len(several),
        several_shown=several[first : first + SHOWN],
        once=len(once),
        once_shown=once_shown,
        rejected=[_as_rejected(line_of_event(story, event)) for event in rejected],
        part=part,
        more=first + SHOWN < max(len(several), len(once)),
        courses=[(course, chart_of(course, source)) for course in courses],
        families=[(origin, *family_of(origin, heads)) for origin in story.origins],
        speakers=speakers_of(read),
        advice=advice_of(read),
        read=len(read),
        points=map_points(lines),
        items=timeline_items(lines),
        source=source,
        judgements=story.judgements,
    )


@router.post("/stories/{id_}/split")
def split_story(
    request: Request,
    person: Annotated[guard.Person, Depends(guard.reviewer)],
    id_: str,
    typed: Annotated[Splitting, Form()],
) -> RedirectResponse:
    """Take articles out of a story, into one of their own."""
    _need(typed.why)
    kept, _ = deeds.split(request, store_of(request), person, id_, typed.article, typed.why.strip())
    return RedirectResponse(links.story(kept), status_code=303)


@router.post("/stories/{id_}/join")
def join_story(
    request: Request,
    person: Annotated[guard.Person, Depends(guard.reviewer)],
    id_: str,
    typed: Annotated[Joining, Form()],
) -> RedirectResponse:
    """Make a story and another one."""
    _need(typed.why)
    other = typed.other.strip().rpartition("/")[2]
    kept = deeds.join(request, store_of(request), person, id_, other, typed.why.strip())
    return RedirectResponse(links.story(kept), status_code=303)


def _need(why: str) -> None:
    if not why.strip():
        raise RefusedError(422, "why: came nothing; say why, in a few words")


def story_of(store: Store, id_: str) -> Story:
    """A story of the store; a refusal that says so where there is none."""
    try:
        return store.story(id_)
    except StoreError as error:
        raise RefusedError(404, str(error)) from error


def standing_story(store: Store, id_: str) -> tuple[Story, list[MergedEvent]]:
    """A story without the accounts that persons rejected, and the acts of which they rejected all."""
    story = story_of(store, id_)
    with store.reading() as connection:
        (left,) = standing(connection, [story])
    kept = {event.id for event in left.events}
    return left, [event for event in story.events if event.id not in kept]


def _as_rejected(line: Line) -> Line:
    return replace(line, act=replace(line.act, rejected=True))


def readings_of(store: Store, story: Story) -> Sequence[Reading]:
    """The readings of the latest articles of a story, under the ids that the story knows them by."""
    found = []
    for article in story.articles[-MOST_READ:]:
        try:
            found.append(replace(store.get(article), id=article))
        except StoreError:
            continue  # deleted since the story was told
    return found
