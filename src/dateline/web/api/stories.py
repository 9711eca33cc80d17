"""`/stories`: articles that tell one story, found by what happened in them, and joined and parted by hand."""

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from dateline.base.records.story import Story
from dateline.store import Store, lookup
from dateline.store.act_rows import Act
from dateline.store.acts import ActQuery
from dateline.web import deeds
from dateline.web.api import shapes
from dateline.web.api.answers import Kept, answer, fresh, page
from dateline.web.api.events import acts, standing_story, story_line
from dateline.web.api.filters import EventFilters, OtherId, Words
from dateline.web.guard import Person, reviewer

_LOOKED_AT = 1000  # acts that one request goes through
_PAGE = 100
router = APIRouter(tags=["stories"], dependencies=[Depends(fresh)], responses=shapes.UNCHANGED)
by_hand = APIRouter(tags=["stories"], responses=shapes.refused(404))
Reviewer = Annotated[Person, Depends(reviewer)]


class Join(BaseModel):
    """Another story that is the same one, and why."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    other: OtherId
    why: Words


class Split(BaseModel):
    """The articles that are a story of their own, and why."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    articles: Annotated[list[Annotated[str, Field(pattern=r"^[0-9a-f]{4,16}$")]], Field(min_length=1, max_length=1000)]
    why: Words


@router.get("/stories", responses=shapes.told(shapes.Page[shapes.StoryHead], "Stories, the last told first."))
def list_stories(request: Request, store: Kept, asked: Annotated[EventFilters, Query()]) -> Response:
    """Stories in short. With filters, those with such an act, the last reported act first; a page may be short then."""
    if asked.model_fields_set - {"limit", "cursor"}:
        return _list_by_acts(request, store, asked)
    with store.reading() as connection:
        rows = lookup.page_of_stories(connection, limit=asked.limit + 1, cursor=asked.number())
    return page(request, rows, asked.limit, lambda row: row.number, [_head(row) for row in rows])


@router.get("/stories/{story}", responses=shapes.one(Story, "The story."))
def show_story(request: Request, store: Kept, story: OtherId) -> Response:
    """A story: its acts with all accounts but those that persons rejected, origins, timeline, why it was joined."""
    return answer(request, standing_story(store, story))


@by_hand.post("/stories/{story}/join", responses=shapes.told(shapes.StoryIds, "The one story."))
def join_stories(request: Request, store: Kept, person: Reviewer, story: OtherId, given: Join) -> Response:
    """Make two stories one by hand. It stays so whatever comes in, until somebody parts them."""
    for one in (story, given.other):
        story_line(store, one)
    told = deeds.join(request, store, person, story, given.other, given.why)
    return answer(request, shapes.StoryIds(stories=[told]))


@by_hand.post("/stories/{story}/split", responses=shapes.told(shapes.StoryIds, "The story left, and the new one."))
def split_story(request: Request, store: Kept, person: Reviewer, story: OtherId, given: Split) -> Response:
    """Take articles out of a story by hand, into one of their own. It stays so whatever comes in."""
    story_line(store, story)
    told = deeds.split(request, store, person, story, given.articles, given.why)
    return answer(request, shapes.StoryIds(stories=list(told)))


def _list_by_acts(request: Request, store: Store, asked: EventFilters) -> Response:
    """Each story stands where the last reported of its acts that are asked for does."""
    query, cursor, seen, found = asked.query(), asked.cursor, set[str](), list[str]()
    for _ in range(_LOOKED_AT // _PAGE):
        told = acts(store, query, limit=_PAGE, cursor=cursor)
        for act in told:
            if len(found) == asked.limit:
                return _answer(request, store, found, cursor)
            if act.story not in seen and (asked.cursor is None or _is_newest(store, query, act)):
                found.append(act.story)
            seen.add(act.story)
            cursor = act.cursor
        if len(told) < _PAGE:
            return _answer(request, store, found, None)
    return _answer(request, store, found, cursor)


def _is_newest(store: Store, query: ActQuery, act: Act) -> bool:
    """True if no page before has told of the act's story."""
    (newest,) = acts(store, replace(query, story=act.story), limit=1)
    return newest.number == act.number


def _answer(request: Request, store: Store, found: list[str], cursor: str | None) -> Response:
    with store.reading() as connection:
        rows = lookup.story_lines(connection, found)
    return answer(request, shapes.Page(items=[_head(row) for row in rows], next=cursor))


def _head(row: lookup.StoryLine) -> shapes.StoryHead:
    return shapes.StoryHead(
        id=row.id, title=row.title, first=row.first, last=row.last, articles=len(row.articles),
        events=len(row.events), origins=len(row.origins),
    )  # fmt: skip
