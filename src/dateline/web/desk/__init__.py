"""The pages of the desk: where people look, check and decide. Made on the server; they work without script."""

from fastapi import APIRouter

from dateline.web.desk import article

router = APIRouter(include_in_schema=False)
for _pages in (article,):
    router.include_router(_pages.router)

__all__ = ["router"]
