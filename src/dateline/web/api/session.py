"""`/session`: who asks, and what their scripts must send to change something."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from dateline.web import guard
from dateline.web.api import shapes
from dateline.web.api.answers import answer

router = APIRouter(tags=["session"])


@router.get("/session", responses=shapes.told(shapes.Session, "Who asks."))
def session(request: Request, person: Annotated[guard.Person, Depends(guard.reader)]) -> Response:
    """Who I am here."""
    csrf = guard.csrf_token(request) if person.secret else None
    return answer(request, shapes.Session(name=person.name, role=person.role, csrf=csrf))
