"""The pages of the desk: where people look, check and decide. Made on the server; they work without script."""

from fastapi import APIRouter

from dateline.web.desk import article, fact, precision, report, review, story, today

router = APIRouter(include_in_schema=False)
for _pages in (today, report, story, article, review, fact, precision):
    router.include_router(_pages.router)

__all__ = ["router"]
