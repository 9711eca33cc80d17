"""The desk on a real port: slow and clumsy clients, paths that climb, headers that are too long."""

import socket
import threading
from collections.abc import Iterator

import pytest
import uvicorn

from dateline.base.errors import DatelineError
from dateline.web.app import make_app
from dateline.web.guard import DeskSettings
from dateline.web.guard.limits import MOST_HEAD
from dateline.web.server import PatientProtocol, configuration, listening


class Impatient(PatientProtocol):
    """The same with less patience than a test has."""

    head_time = 0.15


@pytest.fixture
def port(place: str) -> Iterator[int]:
    """Where the desk listens."""
    settings = DeskSettings(port=0)
    with listening(settings) as (opened, address):
        config = configuration(make_app(place, settings=settings), settings)
        config.http = Impatient
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [opened]})
        thread.start()
        yield int(address.rsplit(":", 1)[1].strip("/"))
        server.should_exit = True
        thread.join(10)


def say(port: int, raw: bytes) -> bytes:
    """What the desk answers to bytes, until it hangs up or has nothing more to say."""
    with socket.create_connection(("127.0.0.1", port), timeout=5) as client:
        client.sendall(raw)
        heard = b""
        while piece := client.recv(65536):
            heard += piece
        return heard


def get(path: str, *, host: str = "127.0.0.1", more: str = "") -> bytes:
    return f"GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{more}\r\n".encode("latin-1")


def test_the_desk_answers_without_naming_its_server(port: int) -> None:
    head = say(port, get("/api/v1/session")).lower()
    assert head.startswith(b"http/1.1 200")
    assert b"\r\nserver:" not in head
    assert b"uvicorn" not in head


@pytest.mark.parametrize("begun", [b"", b"GET", b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: "])
def test_who_begins_a_request_and_goes_no_further_is_hung_up_on(port: int, begun: bytes) -> None:
    assert b"200 OK" not in say(port, begun)


def test_who_goes_no_further_with_a_second_request_is_hung_up_on(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=5) as client:
        client.sendall(b"GET /api/v1/session HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        assert client.recv(65536).startswith(b"HTTP/1.1 200")
        client.sendall(b"GET /api")
        while client.recv(65536):
            pass


def test_headers_have_a_limit(port: int) -> None:
    assert b" 200 " not in say(port, get("/api/v1/session", more=f"X-Long: {'a' * (2 * MOST_HEAD)}\r\n"))


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py", "/static/....//app.py",
        "/static//etc/passwd", "/static/%00", "/static/..%5capp.py", "/static/", "/static",
    ],
)  # fmt: skip
def test_no_path_climbs_out_of_the_static_files(port: int, path: str) -> None:
    answer = say(port, get(path))
    assert answer.split(b" ", 2)[1] in (b"404", b"400", b"405")
    assert b"make_app" not in answer
    assert b"root:" not in answer


@pytest.mark.parametrize(
    "raw",
    [
        b"GET /api/v1/session HTTP/1.1\r\nHost: 127.0.0.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
        b"GET /api/v1/session HTTP/1.1\r\nConnection: close\r\n\r\n",
        b"GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
        b"POST /api/v1/corrections HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: -1\r\nConnection: close\r\n\r\n",
        b"POST /api/v1/corrections HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 99999999999\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
        b"GET /\x00 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
    ],
    ids=["two hosts", "no host", "another host", "negative", "huge", "tls", "nul"],
)
def test_requests_that_make_no_sense_are_refused(port: int, raw: bytes) -> None:
    answer = say(port, raw)
    assert answer.split(b" ", 2)[1:2] in ([b"400"], [b"413"], [])


def test_a_line_break_in_a_question_makes_no_header(port: int) -> None:
    answer = say(port, get("/login?next=%0d%0aX-Evil:%201")).lower()
    assert b"\r\nx-evil" not in answer


def test_a_port_that_is_taken_is_told(port: int) -> None:
    with pytest.raises(DatelineError, match=f"port {port}: Address already in use"), listening(DeskSettings(port=port)):
        pass


def test_an_address_that_is_not_of_this_machine_is_told() -> None:
    settings = DeskSettings(host="192.0.2.7", port=0)
    with pytest.raises(DatelineError, match="give another --host or --port"), listening(settings):
        pass
