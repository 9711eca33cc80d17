"""`/login` and `/logout`: a token becomes a session of this browser, and ends."""

from html import escape
from typing import Annotated
from urllib.parse import parse_qs

from fastapi import APIRouter, Request
from fastapi import Query as QueryParameter
from sqlalchemy import Connection
from starlette.responses import HTMLResponse, RedirectResponse, Response

from dateline.store import tokens
from dateline.store.log import now
from dateline.web.guard.errors import RefusedError
from dateline.web.guard.identify import LOGIN, LOGOUT, MOST_NEXT, Door
from dateline.web.guard.limits import client_of

router = APIRouter(include_in_schema=False)
Next = Annotated[str, QueryParameter(alias="next", max_length=MOST_NEXT)]


@router.get(LOGIN)
def ask(next_: Next = "/") -> Response:
    """The form that asks for a token."""
    return HTMLResponse(_page(next_, ""))


@router.post(LOGIN)
def log_in(request: Request) -> Response:
    """Begin a session, always a new one: an id that somebody planted in the browser is worth nothing."""
    door = _door(request)
    form = _form(request)
    given, next_ = form.get("token", ""), form.get("next", "/")
    token = door.token(given, client_of(request.scope))
    if token is None:
        request.state.deed = "wrong token"
        return HTMLResponse(_page(next_, "That token is none of this desk, has expired or was revoked."), 401)
    request.state.deed = f"session of {token.name}"
    before = request.cookies.get(door.cookie)

    def begin(connection: Connection) -> str:
        if before:
            tokens.end_session(connection, before)
        return tokens.begin_session(connection, token, now())

    answer = RedirectResponse(_inside(next_), 303)
    session = door.store.write(begin)
    answer.set_cookie(
        door.cookie, session, max_age=int(tokens.SESSION.total_seconds()), path="/", secure=door.settings.https,
        httponly=True, samesite="strict",
    )  # fmt: skip
    return answer


@router.post(LOGOUT)
def log_out(request: Request) -> Response:
    """End the session."""
    door = _door(request)
    cookie = request.cookies.get(door.cookie)
    if cookie:
        door.store.write(lambda connection: tokens.end_session(connection, cookie))
    answer = RedirectResponse(LOGIN, 303)
    answer.delete_cookie(door.cookie, path="/", secure=door.settings.https, httponly=True, samesite="strict")
    return answer


def _door(request: Request) -> Door:
    door = request.state.door
    assert isinstance(door, Door)
    return door


def _form(request: Request) -> dict[str, str]:
    try:
        told = parse_qs(request.state.body.decode("utf-8"), max_num_fields=20)
    except ValueError:
        raise RefusedError(400, "that is no form of this desk") from None
    return {name: values[0] for name, values in told.items()}


def _inside(path: str) -> str:
    """The path to go on to, if it is one of this desk: nobody is sent elsewhere after logging in."""
    plain = path.isprintable() and path.startswith("/") and not path.startswith(("//", "/\\"))
    return path if plain else "/"


def _page(next_: str, wrong: str) -> str:
    told = f'<p role="alert" class="wrong">{escape(wrong)}</p>' if wrong else ""
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Log in · Dateline</title>'
        '<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/static/desk.css"></head>'
        f'<body><main><h1>Log in</h1>{told}<form method="post" action="{LOGIN}">'
        '<p><label for="token">Token</label> <input id="token" name="token" type="password" required '
        'autocomplete="current-password" autofocus></p>'
        f'<input type="hidden" name="next" value="{escape(_inside(next_))}"><p><button>Log in</button></p>'
        "<p>Who runs the desk makes tokens: <code>dateline desk token add NAME</code></p></form></main></body></html>"
    )
