"""`/events` and `/stories`: what happened, as all articles of a story tell it together."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from dateline import settle
from dateline.base.codec import decode_story
from dateline.base.errors import StoreError
from dateline.base.records.story import MergedEvent, Story
from dateline.store import Store, lookup
from dateline.store.act_rows import Act
from dateline.store.acts import ActQuery, page_of_acts
from dateline.store.told import GoneError
from dateline.web.api import shapes
from dateline.web.api.answers import Kept, answer, fresh, page
from dateline.web.api.filters import EventFilters, OtherId, Paging, Words
from dateline.web.guard import Person, RefusedError, reviewer

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


@router.get("/events", responses=shapes.told(shapes.Page[shapes.Event], "Acts, the last reported first."))
def list_events(request: Request, store: Kept, asked: Annotated[EventFilters, Query()]) -> Response:
    """Acts, each told once however many articles tell it; those that persons rejected are left out."""
    rows = acts(store, asked.query(), limit=asked.limit + 1, cursor=asked.cursor)
    with store.reading() as connection:
        offsets = lookup.offsets_of(connection, [act.article for act in rows])
    items = [shapes.Event(act=act, utf16=lookup.utf16(offsets, act.article, act.span)) for act in rows]
    return page(request, rows, asked.limit, lambda act: act.cursor, items)


@router.get("/stories", responses=shapes.told(shapes.Page[shapes.StoryHead], "Stories, the last told first."))
def list_stories(request: Request, store: Kept, asked: Annotated[Paging, Query()]) -> Response:
    """Stories in short."""
    with store.reading() as connection:
        rows = lookup.page_of_stories(connection, limit=asked.limit + 1, cursor=asked.number())
    items = [
        shapes.StoryHead(
            id=row.id, title=row.title, first=row.first, last=row.last, articles=len(row.articles),
            events=len(row.events), origins=len(row.origins),
        )
        for row in rows
    ]  # fmt: skip
    return page(request, rows, asked.limit, lambda row: row.number, items)


@router.get("/stories/{story}", responses=shapes.one(Story, "The story."))
def show_story(request: Request, store: Kept, story: OtherId) -> Response:
    """A story whole: its acts with all accounts, origins, timeline and the judgements that joined it."""
    return answer(request, _line(store, story))


@router.get("/stories/{story}/events/{event}", responses=shapes.one(shapes.EventWhole, "The act."))
def show_event(request: Request, store: Kept, story: OtherId, event: OtherId) -> Response:
    """An act of a story with all its accounts, side by side."""
    told = decode_story(_line(store, story))
    found = next((one for one in told.events if one.id == event), None)
    if found is None:
        raise RefusedError(404, f"story {story} tells no act {event}")
    offsets = list(_offsets(store, found))
    return answer(request, shapes.EventWhole(story=story, event=found, offsets=offsets))


@by_hand.post("/stories/{story}/join", responses=shapes.told(shapes.StoryIds, "The one story."))
def join_stories(request: Request, store: Kept, person: Reviewer, story: OtherId, given: Join) -> Response:
    """Make two stories one by hand. It stays so whatever comes in, until somebody parts them."""
    for one in (story, given.other):
        _line(store, one)
    request.state.deed = f"join {story} {given.other}: {given.why}"
    with _sense():
        told = settle.join(store, story, given.other, person.name, given.why)
    return answer(request, shapes.StoryIds(stories=[told]))


@by_hand.post(
    "/stories/{story}/split", responses=shapes.told(shapes.StoryIds, "The story left, and the new one.")
)
def split_story(request: Request, store: Kept, person: Reviewer, story: OtherId, given: Split) -> Response:
    """Take articles out of a story by hand, into one of their own. It stays so whatever comes in."""
    _line(store, story)
    request.state.deed = f"split {story} {' '.join(given.articles)}: {given.why}"
    with _sense():
        told = settle.split(store, story, given.articles, person.name, given.why)
    return answer(request, shapes.StoryIds(stories=list(told)))


@contextmanager
def _sense() -> Iterator[None]:
    """What the store says of a request that makes no sense is a refusal."""
    try:
        yield
    except GoneError:
        raise
    except StoreError as error:
        raise RefusedError(422, str(error)) from error


def acts(store: Store, query: ActQuery, *, limit: int, cursor: str | None = None) -> Sequence[Act]:
    """The acts that a query asks for; a refusal where the cursor is none."""
    try:
        return page_of_acts(store, query, limit=limit, cursor=cursor)
    except GoneError:
        raise
    except StoreError as error:
        if cursor is not None and "cursor" in str(error):
            raise RefusedError(422, "cursor: give the `next` of the page before") from error
        raise


def _line(store: Store, story: str) -> bytes:
    with store.reading() as connection:
        line = lookup.story_of(connection, story)
    if line is None:
        raise RefusedError(404, f"there is no story {story}")
    return line


def _offsets(store: Store, event: MergedEvent) -> list[shapes.AccountOffsets]:
    with store.reading() as connection:
        offsets = lookup.offsets_of(connection, [account.article for account in event.accounts])
    return [
        shapes.AccountOffsets(
            article=account.article, event=account.event, utf16=lookup.utf16(offsets, account.article, account.span)
        )
        for account in event.accounts
    ]
