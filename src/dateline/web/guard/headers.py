"""What every answer tells the browser to refuse, and which names of this desk a request may use."""

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dateline.web.guard.errors import RefusedError, answer
from dateline.web.guard.settings import DeskSettings, is_address, is_loopback

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
SECURITY = {
    "Content-Security-Policy": CSP,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",  # 'no-referrer' would make browsers hide the origin of our own forms
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
STATIC = "/static/"


class SafeHeaders:
    """Every answer with the headers of `SECURITY`; what says nothing of caching is not kept by any cache."""

    def __init__(self, app: ASGIApp, settings: DeskSettings) -> None:
        self._app = app
        self._more = {"Strict-Transport-Security": "max-age=31536000"} if settings.https else {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in (SECURITY | self._more).items():
                    headers[name] = value
                keep = "no-cache" if scope["path"].startswith(STATIC) else "no-store"
                headers.setdefault("Cache-Control", keep)
            await send(message)

        await self._app(scope, receive, send_safely)


class KnownHost:
    """Only requests that name this desk: a page whose name was made to point to this machine (DNS rebinding) does not.

    On loopback that is `localhost` or a loopback address; elsewhere a name that was given, or an address.
    """

    def __init__(self, app: ASGIApp, settings: DeskSettings) -> None:
        self._app = app
        self._loopback = settings.loopback
        self._names = frozenset(name.lower() for name in settings.names)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or self._knows(Headers(scope=scope).getlist("host")):
            await self._app(scope, receive, send)
            return
        message = (
            "this desk does not go by that name; use the address that `dateline desk` printed, or start it with --name"
        )
        await answer(scope["path"], RefusedError(400, message, code="unknown-host"))(scope, receive, send)

    def _knows(self, given: list[str]) -> bool:
        if len(given) != 1:
            return False
        name = _without_port(given[0].strip().lower())
        if name in self._names:
            return True
        return is_loopback(name) if self._loopback else is_address(name)


def _without_port(host: str) -> str:
    if host.startswith("["):
        return host.partition("]")[0] + "]"
    return host.partition(":")[0]
