"""`/actors` and `/places`: who and where facts tell of, the most told first."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Request
from starlette.responses import Response

from dateline.store import Store
from dateline.store.names import Name, NameKind, name_of_id, page_of_names
from dateline.web.api import shapes
from dateline.web.api.answers import Kept, answer, fresh, page
from dateline.web.api.filters import Names
from dateline.web.guard import RefusedError

router = APIRouter(tags=["names"], dependencies=[Depends(fresh)], responses=shapes.UNCHANGED)
NameId = Annotated[str, Path(pattern=r"^[0-9a-f]{16}$", description="Id of a name, as the list tells it.")]
_PAGE = shapes.told(shapes.Page[Name], "Names, the most told first.")


@router.get("/actors", responses=_PAGE)
def list_actors(request: Request, store: Kept, asked: Annotated[Names, Query()]) -> Response:
    """Who acts, is acted upon, speaks, is spoken to or warns; `/facts?actor=NAME` has what they did and said."""
    return _list(request, store, asked, "actor")


@router.get("/places", responses=_PAGE)
def list_places(request: Request, store: Kept, asked: Annotated[Names, Query()]) -> Response:
    """Places that articles mention, with their precision; `/events?place=NAME` has what happened there."""
    return _list(request, store, asked, "place")


@router.get("/actors/{id_}", responses=shapes.one(Name, "The actor."))
def show_actor(request: Request, store: Kept, id_: NameId) -> Response:
    """One actor by id."""
    return _show(request, store, id_, "actor")


@router.get("/places/{id_}", responses=shapes.one(Name, "The place."))
def show_place(request: Request, store: Kept, id_: NameId) -> Response:
    """One place by id."""
    return _show(request, store, id_, "place")


def _list(request: Request, store: Store, asked: Names, kind: NameKind) -> Response:
    with store.reading() as connection:
        rows = page_of_names(
            connection, kind, words=asked.words or "", country=asked.country, limit=asked.limit + 1,
            after=_after(asked.cursor),
        )  # fmt: skip
    return page(request, rows, asked.limit, lambda name: f"{name.facts}~{name.id}")


def _after(cursor: str | None) -> tuple[int, str] | None:
    if cursor is None:
        return None
    count, _, id_ = cursor.partition("~")
    if not count.isdecimal() or len(count) > 15 or not id_:
        raise RefusedError(422, "cursor: give the `next` of the page before")
    return int(count), id_


def _show(request: Request, store: Store, id_: str, kind: NameKind) -> Response:
    with store.reading() as connection:
        found = name_of_id(connection, id_)
    if found is None or found.kind != kind:
        raise RefusedError(404, f"no {kind} has the id {id_}")
    return answer(request, found)
