"""A news site of our own on 127.0.0.1 to .3: feeds that grow, pages that change, servers that fail now and then.

What is published, changed and broken follows from the seed and from how often the feeds were asked, never from the
clock. `POST /quiet` ends all trouble and publishes what is left; `GET /told` tells what was posted to `/hook`.
"""

import hashlib
import json
import random
import socket
from collections import Counter
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing import Process, Queue
from threading import Lock, Thread

HOSTS = ("127.0.0.1", "127.0.0.2", "127.0.0.3")
NAMES = ("Harbour Post", "Varna Courier", "Meridian Wire")
_PLACES = (
    *("Basra, Iraq", "Mosul, Iraq", "Homs, Syria", "Aden, Yemen", "Kharkiv, Ukraine", "Goma, Congo"),
    *("Gao, Mali", "Kabul, Afghanistan", "Tripoli, Libya", "Sidon, Lebanon", "Juba, South Sudan", "Quetta, Pakistan"),
)
_DEEDS = (
    "Gunmen killed {n} people in the city of {place} on {day}, witnesses said.",
    "{n} people were killed by gunmen in {place} on {day}, the police said.",
    "Rebels shelled the port of {place} on {day}, killing {n} soldiers, the army said.",
    "The government said on {day} that rebels had shelled {place} and killed {n} soldiers.",
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
_ALL = 10**9


@dataclass(frozen=True)
class Piece:
    """One article: its host, path and texts, and at which tick of the feeds it is published and changed."""

    host: int
    path: str
    title: str
    texts: tuple[str, ...]
    out: int
    changed: int

    def text(self, tick: int) -> str:
        """What the page says by then."""
        return self.texts[-1] if tick >= self.changed else self.texts[0]


def pieces(count: int, seed: int) -> list[Piece]:
    """The articles of a run: acts that one to three outlets tell, each tenth article changed later on."""
    chance, made = random.Random(seed), list[Piece]()
    while len(made) < count:
        deed, place, day = chance.choice(_DEEDS), chance.choice(_PLACES), chance.choice(_DAYS)
        number = chance.randint(3, 40)
        for host in chance.sample(range(3), chance.randint(1, 3)):
            tick = len(made)
            text = deed.format(n=number, place=place, day=day) + f" It was report {tick} of the {NAMES[host]}."
            later = f"{text} The hospital was told to expect more wounded." if tick % 10 == 0 else text
            title = f"{place.partition(',')[0]}: report {tick}"
            made.append(Piece(host, f"/{tick}", title, (text, later), tick, tick + 25 if later != text else _ALL))
    return made[:count]


@dataclass
class _State:
    pieces: list[Piece]
    port: int
    chance: random.Random
    tick: int = 0
    quiet: bool = False
    asked: Counter[str] = field(default_factory=Counter)
    posted: list[str] = field(default_factory=list)
    lock: Lock = field(default_factory=Lock)

    def trouble(self, one_in: int) -> bool:
        """True now and then, until all is quiet."""
        return not self.quiet and self.chance.randrange(one_in) == 0

    def feed(self, host: int) -> str:
        """The feed of one host: its own pieces, and each fifth of another's."""
        self.tick += 0 if self.quiet else 2
        told = [piece for piece in self.pieces if self._lists(host, piece)]
        items = "".join(self._item(piece) for piece in reversed(told))
        return f'<rss version="2.0"><channel><title>{NAMES[host]}</title>{items}</channel></rss>'

    def page(self, piece: Piece) -> str:
        """The page of a piece as it is by now."""
        when = f'<meta property="article:published_time" content="2024-03-{11 + piece.out % 5}T06:00:00Z">'
        head, text = f"<title>{piece.title}</title>{when}", piece.text(self.tick)
        return f"<html><head>{head}</head><body><h1>{piece.title}</h1><p>{text}</p></body></html>"

    def _lists(self, host: int, piece: Piece) -> bool:
        own = piece.host == host
        return piece.out < self.tick and (own or ((piece.host + 1) % 3 == host and piece.out % 5 == 0))

    def _item(self, piece: Piece) -> str:
        changed = int(self.tick >= piece.changed)
        link = f"http://{HOSTS[piece.host]}:{self.port}{piece.path}"
        when = f"2024-03-{11 + piece.out % 5}T0{changed}:00:00Z"
        updated = f'<a:updated xmlns:a="http://www.w3.org/2005/Atom">{when}</a:updated>'
        return f"<item><title>{piece.title}</title><link>{link}</link>{updated}</item>"


def _handler(state: _State) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            with state.lock:
                state.asked[self.path] += 1
                _answer(self, state)

        def do_POST(self) -> None:
            content = self.rfile.read(int(self.headers["Content-Length"] or 0))
            with state.lock:
                if self.path == "/quiet":
                    state.quiet, state.tick = True, _ALL
                    _send(self, 200, "", "text/plain")
                elif state.trouble(10):
                    _send(self, 400, "", "text/plain")
                else:
                    state.posted.append(json.loads(content)["id"])
                    _send(self, 200, "", "text/plain")

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    return Handler


def _answer(handler: BaseHTTPRequestHandler, state: _State) -> None:
    number = handler.path.removeprefix("/")
    if number == "told":
        _send(handler, 200, json.dumps({"posted": state.posted, "asked": state.asked.total()}), "application/json")
    elif number == "feed":
        feed = state.feed(HOSTS.index(handler.headers["Host"].partition(":")[0]))
        if state.trouble(8):
            _break(handler, state, feed, "text/xml")
        else:
            _send(handler, 200, feed, "text/xml")
    elif number.isdecimal() and int(number) < len(state.pieces):
        page = state.page(state.pieces[int(number)])
        if state.trouble(12):
            _break(handler, state, page, "text/html")
        else:
            _send(handler, 200, page, "text/html")
    else:
        _send(handler, 404, "", "text/plain")


def _break(handler: BaseHTTPRequestHandler, state: _State, body: str, kind: str) -> None:
    """Answer with an error, with nothing, with half, or with a page where a feed was wanted."""
    what = state.chance.choice(("status", "cut", "torn", "page"))
    if what == "status":
        _send(handler, 500, "", kind)
    elif what == "cut":
        handler.connection.shutdown(socket.SHUT_RDWR)
    elif what == "page" and kind == "text/xml":
        _send(handler, 200, "<html><body><p>We are working on it.</p></body></html>", "text/html")
    else:
        handler.send_response(200)
        handler.send_header("Content-Type", kind)
        handler.send_header("Content-Length", str(len(body.encode())))
        handler.end_headers()
        handler.wfile.write(body.encode()[: len(body) // 2])
        handler.close_connection = True


def _send(handler: BaseHTTPRequestHandler, status: int, body: str, kind: str) -> None:
    tag = f'"{hashlib.sha256(body.encode()).hexdigest()[:16]}"'
    fresh = status == 200 and handler.headers.get("If-None-Match") == tag
    handler.send_response(304 if fresh else status)
    handler.send_header("Content-Type", kind)
    handler.send_header("ETag", tag)
    handler.send_header("Content-Length", "0" if fresh else str(len(body.encode())))
    handler.end_headers()
    if not fresh:
        handler.wfile.write(body.encode())


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """Who asks is killed now and then; that says nothing."""


def _serve(count: int, seed: int, ports: "Queue[int]") -> None:
    state = _State(pieces(count, seed), 0, random.Random(seed))
    handler = _handler(state)
    first = _Server((HOSTS[0], 0), handler)
    state.port = first.server_port
    others = [_Server((host, state.port), handler) for host in HOSTS[1:]]
    ports.put(state.port)
    for server in others:
        Thread(target=server.serve_forever, daemon=True).start()
    first.serve_forever()


def start(count: int, seed: int) -> tuple[Process, int]:
    """The site in a process of its own, and its port."""
    ports: Queue[int] = Queue()
    process = Process(target=_serve, args=(count, seed, ports), daemon=True)
    process.start()
    return process, ports.get(timeout=20)
