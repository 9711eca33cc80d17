"""Who sends a request is found out once, before anything else is done with it; what it changes is written down."""

import secrets
from dataclasses import dataclass
from urllib.parse import quote

from anyio import to_thread
from starlette.datastructures import Headers
from starlette.requests import HTTPConnection
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dateline.base.errors import StoreError
from dateline.store import Store, audit, tokens
from dateline.store.log import now
from dateline.web.guard.csrf import SAFE, check_csrf, check_origin
from dateline.web.guard.errors import API, RefusedError, answer
from dateline.web.guard.headers import STATIC
from dateline.web.guard.limits import Bucket, client_of
from dateline.web.guard.people import Person
from dateline.web.guard.settings import DeskSettings

LOGIN, LOGOUT = "/login", "/logout"
WRONG_RATE, WRONG_BURST = 0.2, 10  # wrong tokens a second, and at once, that one client may try
MOST_NEXT = 500  # letters of the address that one goes on to after logging in
_BEARER = "bearer "


@dataclass(slots=True)
class Door:
    """Who is let in: everybody who sits at the machine while `local` is given, else those with a token."""

    store: Store
    settings: DeskSettings
    local: Person | None
    wrong: Bucket

    @classmethod
    def of(cls, store: Store, settings: DeskSettings) -> "Door":
        """The door of a desk: open where only this machine reaches it and nobody has a token."""
        local = Person(name=settings.user, role="admin", secret=secrets.token_bytes(32))
        door = cls(store, settings, local if settings.alone else None, Bucket(WRONG_RATE, WRONG_BURST))
        door.look()
        return door

    def look(self) -> None:
        """Close the door from the moment on that somebody has a token; until the desk starts anew it stays closed."""
        if self.local is not None:
            with self.store.reading() as connection:
                if any(token.stands(now()) for token in tokens.all_tokens(connection)):
                    self.local = None

    @property
    def cookie(self) -> str:
        """The name of the session's cookie; browsers take the longer one over HTTPS and from this host alone."""
        return "__Host-dateline" if self.settings.https else "dateline"

    def who(self, scope: Scope) -> Person | None:
        """The person behind a request; `None` where nobody has logged in. Raises `RefusedError` on a wrong token."""
        self.look()
        given = Headers(scope=scope).get("authorization", "")
        if given and self.local is None:
            return self._holder(given, client_of(scope))
        cookie = HTTPConnection(scope).cookies.get(self.cookie)
        local = self.local
        if local is not None or not cookie:
            return local
        with self.store.reading() as connection:
            token = tokens.session_of(connection, cookie, now())
        if token is None:
            return None
        return Person(name=token.name, role=token.role, secret=cookie.encode("utf-8", "replace"))

    def _holder(self, given: str, client: str) -> Person:
        token = self.token(given[len(_BEARER) :].strip(), client) if given.lower().startswith(_BEARER) else None
        if token is None:
            raise RefusedError(401, "that token is none of this desk, has expired or was revoked")
        return Person(name=token.name, role=token.role)

    def token(self, given: str, client: str) -> tokens.Token | None:
        """The token that a client gave, if it is one; a `RefusedError` where it gave too many that are none."""
        with self.store.reading() as connection:
            token = tokens.holder_of(connection, given, now())
        if token is None and self.wrong.take(client):
            raise RefusedError(429, "too many wrong tokens; try again in a minute")
        return token


class Identify:
    """The person behind a request, in its `state`; what changes something must come from a page of ours."""

    def __init__(self, app: ASGIApp, door: Door) -> None:
        self._app, self._door = app, door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        changing = scope["method"] not in SAFE
        if changing:
            send = self._noted(scope, send)
        try:
            refused = await self._refusal(scope, changing=changing)
        except RefusedError as error:
            refused = answer(scope["path"], error)
        except StoreError as error:
            refused = answer(scope["path"], RefusedError(503, str(error)))
        await (refused or self._app)(scope, receive, send)

    async def _refusal(self, scope: Scope, *, changing: bool) -> Response | None:
        """Find out who asks; the answer to give instead of the wanted one, if any."""
        state, path = scope.setdefault("state", {}), scope["path"]
        person = await to_thread.run_sync(self._door.who, scope)
        state["person"], state["door"] = person, self._door
        if path == LOGIN or path.startswith(STATIC):
            if changing:
                check_origin(Headers(scope=scope))
            return None
        if person is None:
            return _ask_to_log_in(scope, changing=changing)
        if changing:
            check_csrf(person, Headers(scope=scope), state["body"])
            if path != LOGOUT and not person.may("reviewer"):
                raise RefusedError(403, f"this needs the role reviewer; {person.name} is a {person.role}")
        return None

    def _noted(self, scope: Scope, send: Send) -> Send:
        """`send`, which first writes into the audit log what was asked for and what became of it."""

        async def note_and_send(message: Message) -> None:
            if message["type"] == "http.response.start":
                await to_thread.run_sync(self._note, scope, message["status"])
            await send(message)

        return note_and_send

    def _note(self, scope: Scope, status: int) -> None:
        state = scope.get("state", {})
        person = state.get("person") or Person(name="-", role="reader")
        deed = audit.Deed(
            at=now(), who=person.name, role=person.role, client=client_of(scope),
            action=f"{scope['method']} {scope['path']} {status}", what=str(state.get("deed", "")),
        )  # fmt: skip
        self._door.store.write(lambda connection: audit.note(connection, deed))


def _ask_to_log_in(scope: Scope, *, changing: bool) -> Response:
    if scope["path"].startswith(API) or changing:
        raise RefusedError(401, "log in first, or send a token: Authorization: Bearer TOKEN")
    query = scope["query_string"].decode("ascii", "replace")
    asked = f"{scope['path']}?{query}" if query else scope["path"]
    return RedirectResponse(f"{LOGIN}?next={quote(asked if len(asked) <= MOST_NEXT else '/', safe='')}", 303)
