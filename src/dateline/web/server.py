"""The desk on a port: uvicorn within limits, and connections that may not idle."""

import asyncio
import socket
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from fastapi import FastAPI
from uvicorn.protocols.http.h11_impl import H11Protocol

from dateline.base.errors import DatelineError
from dateline.base.memory import keep_loaded
from dateline.web.guard.limits import MOST_HEAD
from dateline.web.guard.settings import DeskSettings

HEAD_TIME = 10.0  # seconds that a client has to say what it wants
MOST_CONNECTIONS = 500
_KEEP = 15  # seconds that a connection is kept for the next request
_LEAVE = 5  # seconds that running requests have when the desk is stopped


class PatientProtocol(H11Protocol):
    """HTTP/1.1 that hangs up on a client that opens a connection, or begins a request, and goes no further."""

    head_time = HEAD_TIME
    _hang_up: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as the base has it
        """A client is there: its request must follow."""
        super().connection_made(transport)
        self._wait_for_head()

    def data_received(self, data: bytes) -> None:
        """More of a request; if its head is still not whole, the time runs on."""
        super().data_received(data)
        if self.cycle is not None and not self.cycle.response_complete:
            self._stop_waiting()
        elif self._hang_up is None:
            self._wait_for_head()

    def connection_lost(self, exc: Exception | None) -> None:
        """The client is gone."""
        self._stop_waiting()
        super().connection_lost(exc)

    def _wait_for_head(self) -> None:
        self._hang_up = self.loop.call_later(self.head_time, self.transport.close)

    def _stop_waiting(self) -> None:
        if self._hang_up is not None:
            self._hang_up.cancel()
            self._hang_up = None


@contextmanager
def listening(settings: DeskSettings) -> Iterator[tuple[socket.socket, str]]:
    """A socket on the settings' host and port, and the address to open; a `DatelineError` where that cannot be had."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    with socket.socket(family) as opened:
        opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            opened.bind((settings.host.strip("[]"), settings.port))
            opened.listen()  # who comes before the first request is answered waits
        except OSError as error:
            where = f"{settings.host}, port {settings.port}"
            raise DatelineError(f"cannot listen on {where}: {error.strerror}; give another --host or --port") from error
        yield opened, _address(settings, opened.getsockname()[1])


def _address(settings: DeskSettings, port: int) -> str:
    name = settings.names[0] if settings.names else settings.host
    name = f"[{name.strip('[]')}]" if ":" in name else name
    return f"https://{name}/" if settings.https else f"http://{name}:{port}/"


def serve(app: FastAPI, settings: DeskSettings, opened: socket.socket) -> None:
    """Answer requests on a socket until the process is told to stop."""
    keep_loaded()
    uvicorn.Server(configuration(app, settings)).run(sockets=[opened])


def configuration(app: FastAPI, settings: DeskSettings) -> uvicorn.Config:
    """How uvicorn is run: without its name in the answers, without trust in proxies, within limits."""
    return uvicorn.Config(
        app,
        host=settings.host,
        port=settings.port,
        http=PatientProtocol,
        ws="none",
        server_header=False,
        proxy_headers=False,
        access_log=False,
        log_level="warning",
        limit_concurrency=MOST_CONNECTIONS,
        timeout_keep_alive=_KEEP,
        timeout_graceful_shutdown=_LEAVE,
        h11_max_incomplete_event_size=MOST_HEAD,
    )
