"""Short articles of invented outlets, and a web hook of our own on 127.0.0.1."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from dateline.base.records import RawPage, Reading
from dateline.pipeline import read_page

SHOT = "Gunmen killed nine people in the town of Basra, Iraq, on Monday, witnesses said."


@cache
def written(id_: str, text: str, published: str = "2024-03-12", outlet: str = "Harbour Post") -> Reading:
    """A reading of a short article."""
    return read_page(RawPage(id=id_, text=text, published=published, outlet=outlet))


@dataclass
class Hook:
    """What was posted, and the statuses that are answered in turn; the last one stays."""

    url: str
    statuses: list[int] = field(default_factory=lambda: [200])
    got: list[tuple[dict[str, str], bytes]] = field(default_factory=list)


@pytest.fixture
def hook() -> Iterator[Hook]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            content = self.rfile.read(int(self.headers["Content-Length"]))
            mine.got.append((dict(self.headers.items()), content))
            self.send_response(mine.statuses.pop(0) if len(mine.statuses) > 1 else mine.statuses[0])
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    mine = Hook(f"http://127.0.0.1:{server.server_port}/alerts")
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    yield mine
    server.shutdown()
    server.server_close()


Written = Callable[..., Reading]
