"""Fetching an address: only public ones, with a time limit and a size limit. The server here is our own."""

import gzip
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address

import pytest

import dateline
from dateline.base.errors import FetchError, PageError
from dateline.collect import fetch_page
from dateline.collect.addresses import is_public
from dateline.collect.wire import in_words

LOCAL = frozenset({"127.0.0.1"})


class _Server(BaseHTTPRequestHandler):
    """Answers by the path of the request."""

    def do_GET(self) -> None:
        name = self.path.strip("/")
        answer = getattr(self, f"_{name}", None)
        try:
            answer() if answer else self._send(b"<html><p>Ferries stopped.</p></html>")
        except (BrokenPipeError, ConnectionResetError):
            return

    def _send(self, body: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for key, value in {"Content-Type": "text/html; charset=utf-8", **headers}.items():
            self.send_header(key.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def _packed(self) -> None:
        self._send(gzip.compress("<html><p>Zürich</p></html>".encode()), Content_Encoding="gzip")

    def _bomb(self) -> None:
        self._send(gzip.compress(b"\0" * 50_000_000), Content_Encoding="gzip")

    def _moved(self) -> None:
        self._send(b"", 302, Location="/page")

    def _round(self) -> None:
        self._send(b"", 302, Location="/round")

    def _inward(self) -> None:
        self._send(b"", 302, Location=f"http://localhost:{self.headers['Host'].rpartition(':')[2]}/page")

    def _elsewhere(self) -> None:
        self._send(b"", 302, Location="file:///etc/passwd")

    def _gone(self) -> None:
        self._send(b"", 410)

    def _picture(self) -> None:
        self._send(b"\x89PNG", Content_Type="image/png")

    def _endless(self) -> None:
        self._send(b"")
        while True:
            self.wfile.write(b"x" * 1_000_000)

    def _slow(self) -> None:
        self._send(b"")
        for _ in range(100):
            self.wfile.write(b"x")
            self.wfile.flush()
            time.sleep(0.05)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Server)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def test_an_allowed_host_is_fetched(site: str) -> None:
    page = fetch_page(f"{site}/page", allow=LOCAL)
    assert page.html == "<html><p>Ferries stopped.</p></html>"
    assert page.url == f"{site}/page"


def test_packed_answers_are_unpacked(site: str) -> None:
    assert fetch_page(f"{site}/packed", allow=LOCAL).html == "<html><p>Zürich</p></html>"


def test_a_redirect_is_followed_to_where_the_page_is(site: str) -> None:
    assert fetch_page(f"{site}/moved", allow=LOCAL).url == f"{site}/page"


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("bomb", "looks like a bomb|larger than"),
        ("endless", "larger than 20 MB"),
        ("slow", "time limit|within"),
        ("round", "more than 5 redirects"),
        ("inward", "no public address"),
        ("elsewhere", "http"),
        ("gone", "410"),
        ("picture", "expected a web page"),
    ],
)
def test_what_must_not_be_fetched_is_refused_in_words(site: str, path: str, says: str) -> None:
    start = time.monotonic()
    with pytest.raises(FetchError, match=says):
        fetch_page(f"{site}/{path}", allow=LOCAL, time_limit=1.0 if path == "slow" else 20.0)
    assert time.monotonic() - start < 20


def test_a_private_host_is_refused_unless_it_is_allowed_by_name(site: str) -> None:
    with pytest.raises(FetchError, match="no public address"):
        fetch_page(f"{site}/page")


@pytest.mark.parametrize("url", ["ftp://news.example/x", "file:///etc/passwd", "news.example", "", "http://"])
def test_what_is_no_web_address_is_refused(url: str) -> None:
    with pytest.raises(FetchError, match="no web address"):
        fetch_page(url)


@pytest.mark.parametrize(
    "address",
    "10.0.0.1 127.0.0.1 169.254.169.254 172.16.0.1 192.168.1.1 100.64.0.1 0.0.0.0 224.0.0.1 255.255.255.255".split()
    + "::1 :: fe80::1 fc00::1 ff02::1 ::ffff:10.0.0.1 64:ff9b::a00:1 2002:a00:1:: 2001:db8::1 ::7f00:1".split(),
)
def test_addresses_that_are_not_public_are_known(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", ["1.1.1.1", "93.184.216.34", "2606:4700::1111", "64:ff9b::101:101"])
def test_public_addresses_are_known(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize(
    "url", ["https://mira:secret@news.example/a", "https://mira:sec/ret@news.example/a", "ftp://mira:secret@a.example"]
)
def test_a_refused_log_in_is_not_repeated(url: str) -> None:
    with pytest.raises(FetchError, match=r"log-ins are not fetched|no web address") as refused:
        fetch_page(url)
    assert "sec" not in str(refused.value)
    assert "mira" not in str(refused.value)


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (OSError("[Errno 111] Connection refused"), "Connection refused"),
        (
            OSError("[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: it expired (_ssl.c:1006)"),
            "certificate verify failed: it expired",
        ),
        (OSError(""), "the server gave no reason"),
    ],
)
def test_why_a_connection_failed_is_told_without_places_in_the_code(error: OSError, told: str) -> None:
    assert in_words(error) == told


def test_a_name_that_leads_nowhere_is_told_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr("socket.getaddrinfo", refuse)
    with pytest.raises(FetchError, match=r"the name 'news\.example' leads nowhere; check the address") as refused:
        fetch_page("https://news.example/a")
    assert "Errno" not in str(refused.value)


def test_a_failure_names_its_address_once(site: str) -> None:
    with pytest.raises(FetchError) as refused:
        fetch_page(f"{site}/gone", allow=LOCAL)
    assert str(refused.value) == f"{site}/gone: the server answered 410 Gone"


def test_reading_an_address_alone_fetches_it() -> None:
    with pytest.raises(FetchError, match="no public address"):
        dateline.read(url="http://127.0.0.1:9/")


def test_reading_nothing_is_refused() -> None:
    with pytest.raises(PageError, match="nothing to read"):
        dateline.read()
