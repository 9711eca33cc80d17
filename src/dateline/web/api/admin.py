"""`/audit` and `/tokens`: who did what, and who may; for admins alone."""

from datetime import UTC, datetime, timedelta
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from dateline.base.errors import StoreError
from dateline.store import audit, tokens
from dateline.store.log import now
from dateline.store.told import GoneError
from dateline.web.api import shapes
from dateline.web.api.answers import Kept, answer, page
from dateline.web.api.filters import Paging
from dateline.web.guard import RefusedError, admin

router = APIRouter(tags=["admin"], dependencies=[Depends(admin)])
Named = Annotated[str, Field(pattern=r"^[\w .@-]{1,60}$", description="Whose token it is.")]


class NewToken(BaseModel):
    """Whose token it is, what it allows, and for how many days."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: Named
    role: tokens.TokenRole = "reader"
    days: Annotated[int | None, Field(ge=1, le=3650)] = None


@router.get("/audit", responses=shapes.told(shapes.Page[audit.Deed], "The audit log, the last line first."))
def list_deeds(request: Request, store: Kept, asked: Annotated[Paging, Query()]) -> Response:
    """Everything that was changed, or tried, at the desk: who, when, from where."""
    with store.reading() as connection:
        rows = audit.page_of_deeds(connection, limit=asked.limit + 1, cursor=asked.number())
    return page(request, rows, asked.limit, lambda deed: deed.number)


@router.get("/tokens", responses=shapes.told(shapes.Page[tokens.Token], "The tokens, revoked ones included."))
def list_tokens(request: Request, store: Kept) -> Response:
    """Who has a token; the tokens themselves are kept nowhere."""
    with store.reading() as connection:
        return answer(request, shapes.Page(items=list(tokens.all_tokens(connection)), next=None))


@router.post(
    "/tokens", status_code=201, responses={**shapes.told(shapes.Made, "The token.", 201), **shapes.refused(409)}
)
def add_token(request: Request, store: Kept, given: NewToken) -> Response:
    """Make a token; the answer shows it this once."""
    expires = None
    if given.days is not None:
        expires = (datetime.now(UTC) + timedelta(given.days)).isoformat(timespec="milliseconds")
    request.state.deed = f"token for {given.name}, {given.role}"
    try:
        made = store.write(lambda connection: tokens.add_token(connection, given.name, given.role, now(), expires))
    except GoneError:
        raise
    except StoreError as error:
        raise RefusedError(409, str(error)) from error
    return answer(request, shapes.Made(name=given.name, role=given.role, token=made), 201)


@router.delete("/tokens/{name}", responses={**shapes.told(shapes.Kept, "Revoked."), **shapes.refused(404)})
def revoke_token(request: Request, store: Kept, name: Named) -> Response:
    """Let a token, and the sessions that were begun with it, in no more."""
    request.state.deed = f"revoke the token of {name}"
    if not store.write(lambda connection: tokens.revoke_token(connection, name, now())):
        raise RefusedError(404, f"{name!r} has no token that stands")
    return answer(request, shapes.Kept(kept=False, id=name))
