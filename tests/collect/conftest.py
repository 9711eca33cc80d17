"""A web site of our own on 127.0.0.1 that answers as a test tells it to, and remembers what it was asked."""

import resource
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

LOCAL = frozenset({"127.0.0.1"})


@contextmanager
def file_size_limit(size: int) -> Iterator[None]:
    """A disk that is full for every file of more than so many bytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@dataclass
class Page:
    """One answer; `action` takes the place of it where the connection itself is to go wrong."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    action: Callable[[BaseHTTPRequestHandler], None] | None = None


@dataclass
class Site:
    """The pages of the site by path, and the requests as they came."""

    url: str
    pages: dict[str, Page] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)

    def put(self, path: str, body: str | bytes, status: int = 200, kind: str = "text/html", **headers: str) -> None:
        told = {"Content-Type": kind, **{name.replace("_", "-"): value for name, value in headers.items()}}
        self.pages[path] = Page(body.encode() if isinstance(body, str) else body, status, told)

    def article(self, path: str, words: str = "Ferries stopped.") -> None:
        self.put(path, f"<html><title>Ferries</title><body><p>{words}</p></body></html>")

    def feed(self, *paths: str, path: str = "/feed", more: str = "", etag: str | None = None) -> None:
        items = "".join(f"<item><title>Ferries</title><link>{self.url}{one}</link>{more}</item>" for one in paths)
        self.put(path, f'<rss version="2.0"><channel><title>t</title>{items}</channel></rss>')
        if etag:
            self.pages[path].headers["ETag"] = etag


@pytest.fixture
def site() -> Iterator[Site]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            web.asked.append(self.path)
            web.headers.append(dict(self.headers.items()))
            page = web.pages.get(self.path, Page(b"", 404))
            if page.action is not None:
                page.action(self)
                return
            tag = page.headers.get("ETag")
            fresh = tag is not None and self.headers.get("If-None-Match") == tag
            self.send_response(304 if fresh else page.status)
            for name, value in page.headers.items():
                self.send_header(name, value)
            self.end_headers()
            if not fresh:
                self.wfile.write(page.body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None:
            """Connections that a test breaks say nothing."""

    server = Server(("127.0.0.1", 0), Handler)
    web = Site(f"http://127.0.0.1:{server.server_address[1]}")
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    yield web
    server.shutdown()
    server.server_close()
