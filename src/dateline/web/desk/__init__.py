"""The pages of the desk: where people look, check and decide. Made on the server; they work without script."""

from fastapi import APIRouter, Depends

from dateline.web.desk import (
    actor,
    alerts,
    article,
    fact,
    precision,
    report,
    review,
    search,
    story,
    timeline,
    today,
    views,
)
from dateline.web.guard import reader

router = APIRouter(include_in_schema=False, dependencies=[Depends(reader)])
for _pages in (today, timeline, search, actor, report, story, article, review, fact, precision, views, alerts):
    router.include_router(_pages.router)

__all__ = ["router"]
