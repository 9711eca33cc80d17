"""All resources of the API under one router."""

from fastapi import APIRouter

from dateline.web.api import session

router = APIRouter()
router.include_router(session.router)
