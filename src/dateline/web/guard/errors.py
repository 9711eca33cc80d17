"""One shape for everything that goes wrong: JSON under `/api`, a plain page elsewhere."""

from collections.abc import Mapping

import msgspec
from starlette.responses import Response

API = "/api/"
CODES = {
    400: "bad-request", 401: "login-needed", 403: "forbidden", 404: "not-found", 405: "method-not-allowed",
    408: "too-slow", 409: "conflict", 413: "too-large", 415: "wrong-kind", 422: "invalid", 429: "too-many-requests",
    431: "too-large", 500: "internal", 503: "store-away",
}  # fmt: skip


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """What went wrong: a code for programs, a message for people, and more where more is known."""

    code: str
    message: str
    detail: list[dict[str, str]] | None = None


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """The body of every answer that is none."""

    error: Told


class RefusedError(Exception):
    """A request that is not carried out; it becomes an answer of that status."""

    def __init__(
        self, status: int, message: str, *, code: str | None = None, detail: list[dict[str, str]] | None = None
    ) -> None:
        super().__init__(message)
        self.status, self.message, self.detail = status, message, detail
        self.code = code or CODES.get(status, "refused")


def answer(path: str, refused: RefusedError, headers: Mapping[str, str] | None = None) -> Response:
    """The answer to a request that was refused, as those who ask under that path read it."""
    if path.startswith(API):
        told = Told(code=refused.code, message=refused.message, detail=refused.detail)
        body, kind = msgspec.json.encode(Problem(error=told)), "application/json"
    else:
        body, kind = _page(refused).encode(), "text/html; charset=utf-8"
    return Response(body, refused.status, {"Cache-Control": "no-store", **(headers or {})}, kind)


def _page(refused: RefusedError) -> str:
    from dateline.web.desk.problem import problem_page  # noqa: PLC0415 - the pages of the desk stand on this module

    return problem_page(refused.status, refused.message)
