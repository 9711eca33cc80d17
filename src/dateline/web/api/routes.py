"""All resources of the API under one router, and how OpenAPI tells of them."""

from typing import Any

from fastapi import APIRouter, Depends, FastAPI
from fastapi.openapi.utils import get_openapi

from dateline.web import guard
from dateline.web.api import admin, articles, events, facts, kept, names, news, review, session, shapes, stories

TOLD = """Readings, articles, stories, events and what people say of them, from one store.

Every fact has its exact words and where they stand: `spans` and `span` are half-open pairs of Unicode code points into
the article's text, `utf16` the same in UTF-16 code units, as browsers count. Lists go page by page: `next` of one page
is the `cursor` of the one after it. Answers carry an `ETag` that changes when the store does. What goes wrong is told
in one shape, `{"error": {"code", "message", "detail"}}`. A program sends `Authorization: Bearer TOKEN`; a page of the
desk its cookie and, to change something, `X-CSRF-Token`.
"""

_REFUSED = (400, 401, 403, 413, 422, 429, 431, 503)

router = APIRouter(dependencies=[Depends(guard.reader)], responses=shapes.refused(*_REFUSED))
for resource in (articles, events, stories, facts, names, news, review, kept, session, admin):
    router.include_router(resource.router)
router.include_router(stories.by_hand)


def describe(app: FastAPI) -> dict[str, Any]:
    """The OpenAPI of an application, with the shapes of the records; made once."""
    if app.openapi_schema is None:
        made = get_openapi(title="Dateline", version=app.version, description=TOLD, routes=app.routes)
        shapes_of = made.setdefault("components", {}).setdefault("schemas", {})
        shapes_of |= shapes.COMPONENTS
        app.openapi_schema = made
    return app.openapi_schema
