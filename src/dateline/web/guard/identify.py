"""Who sends a request is found out once, before anything else is done with it."""

import secrets

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from dateline.web.guard.csrf import SAFE, check_csrf
from dateline.web.guard.errors import RefusedError, answer
from dateline.web.guard.people import Person
from dateline.web.guard.settings import DeskSettings


class Identify:
    """The person behind a request, in its `state`; what changes something must come from a page of ours."""

    def __init__(self, app: ASGIApp, settings: DeskSettings) -> None:
        self._app = app
        self._local = Person(name=settings.user, role="admin", secret=secrets.token_bytes(32))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "http":
            state = scope.setdefault("state", {})
            state["person"] = self._local
            if scope["method"] not in SAFE:
                try:
                    check_csrf(self._local, Headers(scope=scope), state["body"])
                except RefusedError as refused:
                    await answer(scope["path"], refused)(scope, receive, send)
                    return
        await self._app(scope, receive, send)
