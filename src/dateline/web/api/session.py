"""`/session`: who asks, and what their scripts must send to change something."""

from typing import Annotated

import msgspec
from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from dateline.web import guard

router = APIRouter(tags=["session"])


class Session(msgspec.Struct, frozen=True, kw_only=True):
    """The person who asks. `csrf` goes into the header `X-CSRF-Token` of what changes something."""

    name: str
    role: guard.Role
    csrf: str | None


@router.get("/session")
def session(request: Request, person: Annotated[guard.Person, Depends(guard.reader)]) -> Response:
    """Who I am here."""
    csrf = guard.csrf_token(request) if person.secret else None
    told = Session(name=person.name, role=person.role, csrf=csrf)
    return Response(msgspec.json.encode(told), media_type="application/json")
