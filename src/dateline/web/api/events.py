"""`/events`: what happened, each act once, as all articles of a story tell it together."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import Response

from dateline.base.codec import decode_story
from dateline.base.errors import StoreError
from dateline.base.records.story import MergedEvent, Story
from dateline.settle.standing import standing
from dateline.store import Store, lookup
from dateline.store.act_rows import Act
from dateline.store.acts import ActQuery, page_of_acts
from dateline.store.told import GoneError
from dateline.web.api import shapes
from dateline.web.api.answers import Kept, answer, fresh, page
from dateline.web.api.filters import EventFilters, OtherId
from dateline.web.guard import RefusedError

router = APIRouter(tags=["stories"], dependencies=[Depends(fresh)], responses=shapes.UNCHANGED)


@router.get("/events", responses=shapes.told(shapes.Page[shapes.Event], "Acts, the last reported first."))
def list_events(request: Request, store: Kept, asked: Annotated[EventFilters, Query()]) -> Response:
    """Acts, each told once however many articles tell it; those that persons rejected are left out."""
    rows = acts(store, asked.query(), limit=asked.limit + 1, cursor=asked.cursor)
    with store.reading() as connection:
        offsets = lookup.offsets_of(connection, [act.article for act in rows])
    items = [shapes.Event(act=act, utf16=lookup.utf16(offsets, act.article, act.span)) for act in rows]
    return page(request, rows, asked.limit, lambda act: act.cursor, items)


@router.get("/stories/{story}/events/{event}", responses=shapes.one(shapes.EventWhole, "The act."))
def show_event(request: Request, store: Kept, story: OtherId, event: OtherId) -> Response:
    """An act of a story with its accounts side by side, without those that persons rejected."""
    found = next((one for one in standing_story(store, story).events if one.id == event), None)
    if found is None:
        raise RefusedError(404, f"story {story} tells no act {event}")
    offsets = list(_offsets(store, found))
    return answer(request, shapes.EventWhole(story=story, event=found, offsets=offsets))


def acts(store: Store, query: ActQuery, *, limit: int, cursor: str | None = None) -> Sequence[Act]:
    """The acts that a query asks for; a refusal where the cursor is none."""
    with known_cursor(cursor):
        return page_of_acts(store, query, limit=limit, cursor=cursor)


@contextmanager
def known_cursor(cursor: str | None) -> Iterator[None]:
    """Turn what the store says of a cursor that is none into a refusal."""
    try:
        yield
    except GoneError:
        raise
    except StoreError as error:
        if cursor is not None and "cursor" in str(error):
            raise RefusedError(422, "cursor: give the `next` of the page before") from error
        raise


def story_line(store: Store, story: str) -> bytes:
    """A story as it was told last, as JSON; a 404 where there is none."""
    with store.reading() as connection:
        line = lookup.story_of(connection, story)
    if line is None:
        raise RefusedError(404, f"there is no story {story}")
    return line


def standing_story(store: Store, story: str) -> Story:
    """A story as it was told last, without what persons rejected; a 404 where there is none."""
    told = decode_story(story_line(store, story))
    with store.reading() as connection:
        return standing(connection, [told])[0]


def _offsets(store: Store, event: MergedEvent) -> list[shapes.AccountOffsets]:
    with store.reading() as connection:
        offsets = lookup.offsets_of(connection, [account.article for account in event.accounts])
    return [
        shapes.AccountOffsets(
            article=account.article, event=account.event, utf16=lookup.utf16(offsets, account.article, account.span)
        )
        for account in event.accounts
    ]
