"""The desk as one application: the REST API, the pages and what guards them, over one store."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.staticfiles import StaticFiles

from dateline.base.errors import DatelineError, StoreError
from dateline.store import Store, tokens
from dateline.store.log import now
from dateline.version import __version__
from dateline.web import api, desk
from dateline.web.api.answers import NotModifiedError, not_modified
from dateline.web.guard import login
from dateline.web.guard.errors import RefusedError, answer
from dateline.web.guard.head import HeadAsGet
from dateline.web.guard.headers import SECURITY, KnownHost, SafeHeaders
from dateline.web.guard.identify import Door, Identify
from dateline.web.guard.limits import RateLimit, WholeBody
from dateline.web.guard.settings import DeskSettings

_STATIC = Path(__file__).parent / "static"
_SMALL = 1000  # bytes of an answer that is not worth compressing


def make_app(place: str | None = None, *, settings: DeskSettings) -> FastAPI:
    """The desk over the store at a path or URL. Raises `StoreError` where there is none.

    The store is open until the application is shut down.
    """
    store = Store.open(place, make=False, patience=2.0)
    _need_tokens(store, settings)

    @asynccontextmanager
    async def alive(_: FastAPI) -> AsyncIterator[None]:
        yield
        store.close()

    app = FastAPI(
        title="Dateline", version=__version__, lifespan=alive, docs_url=None, redoc_url=None,
        openapi_url="/api/v1/openapi.json", redirect_slashes=False,
    )  # fmt: skip
    app.state.store, app.state.settings = store, settings
    _tell_errors(app)
    _guard(app, settings, Door.of(store, settings))
    app.include_router(login.router)
    app.include_router(api.router, prefix="/api/v1")
    app.openapi = partial(api.describe, app)  # type: ignore[method-assign]  # as FastAPI tells to do it
    _mount_pages(app)
    return app


def _need_tokens(store: Store, settings: DeskSettings) -> None:
    """Refuse to serve others than this machine where nobody could log in, and everybody would be let in."""
    with store.reading() as connection:
        standing = any(token.stands(now()) for token in tokens.all_tokens(connection))
    if not (settings.alone or standing):
        store.close()
        raise DatelineError(
            "others than whoever sits at this machine may reach this desk (--host, --name or --https), and nobody has "
            "a token; make one with `dateline desk token add NAME --role admin`, or leave these options out"
        )


def _mount_pages(app: FastAPI) -> None:
    app.include_router(desk.router, include_in_schema=False)
    app.mount("/static", StaticFiles(directory=_STATIC), name="static")


def _guard(app: FastAPI, settings: DeskSettings, door: Door) -> None:
    """What each request passes, the last one named first."""
    app.add_middleware(GZipMiddleware, minimum_size=_SMALL, compresslevel=4)
    app.add_middleware(HeadAsGet)
    app.add_middleware(Identify, door=door)
    app.add_middleware(WholeBody, settings=settings)
    app.add_middleware(RateLimit, settings=settings)
    app.add_middleware(KnownHost, settings=settings)
    app.add_middleware(SafeHeaders, settings=settings)


def _tell_errors(app: FastAPI) -> None:
    """Everything that goes wrong in one shape."""
    app.add_exception_handler(RefusedError, _refused)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(DatelineError, _dateline)
    app.add_exception_handler(NotModifiedError, not_modified)
    app.add_exception_handler(Exception, _unforeseen)


def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, RefusedError)
    return answer(request.url.path, error)


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    messages = {404: "there is nothing under that address", 405: "that cannot be done there"}
    message = messages.get(error.status_code, str(error.detail))
    return answer(request.url.path, RefusedError(error.status_code, message), error.headers)


def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    detail = [
        {"where": ".".join(map(str, found["loc"])), "message": str(found["msg"])} for found in error.errors()[:20]
    ]
    message = "; ".join(f"{found['where']}: {found['message']}" for found in detail[:3])
    return answer(request.url.path, RefusedError(422, message, detail=detail))


def _dateline(request: Request, error: Exception) -> Response:
    status = 503 if isinstance(error, StoreError) else 422
    return answer(request.url.path, RefusedError(status, str(error)))


def _unforeseen(request: Request, _: Exception) -> Response:
    """What nobody foresaw; the server's own log has the rest."""
    return answer(request.url.path, RefusedError(500, "something went wrong here; it is in the log"), SECURITY)
