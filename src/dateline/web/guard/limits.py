"""Limits: how often a client may ask, how much it may send, and how long it may take over it."""

import time
from asyncio import timeout
from collections import OrderedDict
from collections.abc import Callable

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dateline.web.guard.csrf import SAFE
from dateline.web.guard.errors import RefusedError, answer
from dateline.web.guard.settings import DeskSettings

MOST_CLIENTS = 4096  # whose requests are counted; the one not heard of longest is forgotten first
MOST_URL = 8192  # bytes of path and query
MOST_HEAD = 16 * 1024  # bytes of all headers
PATIENCE = 10.0  # seconds that a client has to send a body


class Bucket:
    """Counts requests by key, in fixed memory: `burst` at once, and `rate` a second from then on."""

    def __init__(self, rate: float, burst: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._rate, self._burst, self._clock = rate, burst, clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, key: str) -> float:
        """0 if another request of that key is allowed, else the seconds until one is."""
        at = self._clock()
        left, before = self._left.pop(key, (float(self._burst), at))
        left = min(float(self._burst), left + (at - before) * self._rate)
        allowed = left >= 1
        self._left[key] = (left - allowed, at)
        if len(self._left) > MOST_CLIENTS:
            self._left.popitem(last=False)
        return 0.0 if allowed else (1 - left) / self._rate


class RateLimit:
    """No client may ask more often than the settings say; one who does is told when to come back."""

    def __init__(self, app: ASGIApp, settings: DeskSettings) -> None:
        self._app = app
        self._bucket = Bucket(settings.rate, settings.burst)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        wait = self._bucket.take(client_of(scope)) if scope["type"] == "http" else 0.0
        if not wait:
            await self._app(scope, receive, send)
            return
        refused = RefusedError(429, f"too many requests; try again in {wait:.1f} seconds")
        await answer(scope["path"], refused, {"Retry-After": str(int(wait) + 1)})(scope, receive, send)


class WholeBody:
    """The body of a request that changes something, read whole before anything else looks at it; or a refusal."""

    def __init__(self, app: ASGIApp, settings: DeskSettings) -> None:
        self._app, self._most = app, settings.body

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        try:
            body = await self._body(scope, receive)
        except RefusedError as refused:
            await answer(scope["path"], refused, {"Connection": "close"})(scope, receive, send)
            return
        scope.setdefault("state", {})["body"] = body
        given = False

        async def again() -> Message:
            nonlocal given
            if given:
                return await receive()
            given = True
            return {"type": "http.request", "body": body, "more_body": False}

        await self._app(scope, again, send)

    async def _body(self, scope: Scope, receive: Receive) -> bytes:
        if len(scope.get("raw_path") or b"") + len(scope["query_string"]) > MOST_URL:
            raise RefusedError(431, f"the address is too long; at most {MOST_URL} bytes")
        if sum(len(name) + len(value) for name, value in scope["headers"]) > MOST_HEAD:
            raise RefusedError(431, f"the headers are too long; at most {MOST_HEAD} bytes")
        told = Headers(scope=scope).get("content-length", "0")
        most = 0 if scope["method"] in SAFE else self._most
        if not told.isdecimal() or int(told[:20]) > most:
            raise RefusedError(413, f"the request is too large; at most {most} bytes")
        return await self._read(receive, most)

    async def _read(self, receive: Receive, most: int) -> bytes:
        body = bytearray()
        try:
            async with timeout(PATIENCE):
                while True:
                    message = await receive()
                    if message["type"] == "http.disconnect":
                        raise RefusedError(400, "the request broke off")
                    body += message.get("body", b"")
                    if len(body) > most:
                        raise RefusedError(413, f"the request is too large; at most {most} bytes")
                    if not message.get("more_body", False):
                        return bytes(body)
        except TimeoutError:
            raise RefusedError(408, f"the request did not arrive within {PATIENCE:.0f} seconds") from None


def client_of(scope: Scope) -> str:
    """The address that a request comes from."""
    client = scope.get("client")
    return str(client[0]) if client else "unknown"
