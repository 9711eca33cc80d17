"""Answers of the API: records as JSON, marked so that what has not changed is not sent again."""

import hashlib
from collections.abc import Callable, Sequence
from typing import Annotated, TypeVar

import msgspec
from fastapi import Depends, Request
from sqlalchemy import Connection
from starlette.responses import Response

from dateline.base.errors import StoreError
from dateline.store import Store, lookup
from dateline.version import __version__
from dateline.web.api.shapes import Page
from dateline.web.guard.errors import RefusedError

_T = TypeVar("_T")
_KEEP = "private, no-cache"  # a browser keeps it, and asks each time whether it still holds


class NotModifiedError(Exception):
    """The client has the answer already."""

    def __init__(self, tag: str) -> None:
        super().__init__(tag)
        self.tag = tag


def store_of(request: Request) -> Store:
    """The store that is served."""
    store = request.app.state.store
    assert isinstance(store, Store)
    return store


Kept = Annotated[Store, Depends(store_of)]


def fresh(request: Request, store: Kept) -> None:
    """Work out the tag of the answer, from the last change of the store and the request; and stop if it is known."""
    with store.reading() as connection:
        change = lookup.last_change(connection)
    asked = f"{__version__} {change} {request.url.path}?{request.url.query}"
    tag = f'W/"{hashlib.sha256(asked.encode()).hexdigest()[:20]}"'
    known = [one.strip() for one in request.headers.get("if-none-match", "").split(",")]
    if "*" in known or tag in known or tag.removeprefix("W/") in known:
        raise NotModifiedError(tag)
    request.state.tag = tag


def not_modified(_: Request, error: Exception) -> Response:
    """The answer to those who have it already."""
    assert isinstance(error, NotModifiedError)
    return Response(status_code=304, headers={"ETag": error.tag, "Cache-Control": _KEEP})


def answer(request: Request, value: object, status: int = 200) -> Response:
    """A record, or JSON that was written already, as the body of an answer."""
    body = value if isinstance(value, bytes) else msgspec.json.encode(value)
    tag = getattr(request.state, "tag", None)
    headers = {"ETag": tag, "Cache-Control": _KEEP} if tag else None
    return Response(body, status, headers, "application/json")


def page(
    request: Request,
    rows: Sequence[_T],
    limit: int,
    cursor_of: Callable[[_T], object],
    items: Sequence[object] | None = None,
) -> Response:
    """One page of a list, of which one row more than `limit` was looked up; `items` are told instead of the rows."""
    more = len(rows) > limit
    shown = list(rows if items is None else items)[:limit]
    return answer(request, Page(items=shown, next=str(cursor_of(rows[limit - 1])) if more else None))


def article_id(connection: Connection, start: str) -> str:
    """The whole id of the article whose id begins so; a 404 where there is none, or more than one."""
    try:
        return lookup.whole_id(connection, start)
    except StoreError as error:
        raise RefusedError(404, str(error)) from error
