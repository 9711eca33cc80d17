"""What every request and answer must keep to, whoever asks."""

import sqlite3
from collections.abc import Iterator

import pytest
from tests.web.client import TestClient
from tests.web.guard.conftest import HERE

from dateline.base.errors import DatelineError, NoStoreError
from dateline.web.app import make_app
from dateline.web.guard import DeskSettings
from dateline.web.guard.headers import CSP
from dateline.web.guard.limits import MOST_CLIENTS, Bucket

ME = "/api/v1/session"


def test_whoever_sits_at_the_machine_is_admin(desk: TestClient) -> None:
    told = desk.get(ME).json()
    assert (told["name"], told["role"]) == ("desk", "admin")
    assert len(told["csrf"]) > 60


@pytest.mark.parametrize("path", [ME, "/api/v1/nothing", "/nothing", "/static/nothing.js"])
def test_every_answer_forbids_what_pages_of_ours_do_not_need(desk: TestClient, path: str) -> None:
    headers = desk.get(path).headers
    assert headers["content-security-policy"] == CSP
    assert "unsafe" not in CSP
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert "server" not in headers


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "8.8.8.8", "localhost.evil.example:8050", ""]
)
def test_a_name_that_was_made_to_point_here_is_refused(desk: TestClient, host: str) -> None:
    answer = desk.get(ME, headers={"Host": host})
    assert answer.status_code == 400
    assert answer.json()["error"]["code"] == "unknown-host"


@pytest.mark.parametrize("host", ["localhost", "localhost:9000", "127.0.0.1:8050", "[::1]:8050", "LOCALHOST:1"])
def test_the_names_of_this_machine_are_known(desk: TestClient, host: str) -> None:
    assert desk.get(ME, headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "settings",
    [
        DeskSettings(host="0.0.0.0"),
        DeskSettings(host="192.0.2.7"),
        DeskSettings(host="desk.example"),
        DeskSettings(host="::"),
        DeskSettings(names=("desk.example",)),
        DeskSettings(https=True),
    ],
    ids=repr,
)
def test_without_tokens_the_desk_serves_this_machine_alone(place: str, settings: DeskSettings) -> None:
    with pytest.raises(DatelineError, match="nobody has a token"):
        make_app(place, settings=settings)


def test_a_store_that_is_not_there_is_told(tmp_path: object) -> None:
    with pytest.raises(NoStoreError, match="there is no store there"):
        make_app(f"{tmp_path}/none.db", settings=DeskSettings())


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/api/v1/nothing", 404, "not-found"),
        ("DELETE", "/api/v1/session", 403, "csrf"),
        ("OPTIONS", "/api/v1/session", 405, "method-not-allowed"),
        ("GET", "/api/v1/session?" + "a" * 9000, 431, "too-large"),
        ("GET", "/api/v1/%2e%2e/%2e%2e/etc/passwd", 404, "not-found"),
    ],
)
def test_errors_have_one_shape(desk: TestClient, method: str, path: str, status: int, code: str) -> None:
    answer = desk.request(method, path)
    assert answer.status_code == status
    assert set(answer.json()) == {"error"}
    assert set(answer.json()["error"]) == {"code", "message", "detail"}
    assert answer.json()["error"]["code"] == code


def test_head_answers_as_get_does_without_the_body(desk: TestClient) -> None:
    answer = desk.head("/api/v1/openapi.json")
    assert answer.status_code == 200
    assert answer.content == b""
    assert int(answer.headers["content-length"]) > 100


def test_a_body_that_is_too_large_is_not_read(desk: TestClient) -> None:
    answer = desk.post(ME, content=b"x" * (1024 * 1024 + 1))
    assert (answer.status_code, answer.json()["error"]["code"]) == (413, "too-large")


def test_a_body_that_does_not_tell_its_size_is_measured(desk: TestClient) -> None:
    def endless() -> Iterator[bytes]:
        for _ in range(40):
            yield b"x" * 65536

    assert desk.post(ME, content=endless()).status_code == 413


def test_who_asks_too_often_is_told_when_to_come_back(place: str) -> None:
    app = make_app(place, settings=DeskSettings(rate=0.01, burst=3))
    with TestClient(app, base_url=HERE) as client:
        assert [client.get(ME).status_code for _ in range(4)] == [200, 200, 200, 429]
        answer = client.get(ME)
    assert answer.json()["error"]["code"] == "too-many-requests"
    assert 0 < int(answer.headers["retry-after"]) <= 101


def test_clients_are_counted_in_fixed_memory() -> None:
    at = [0.0]
    bucket = Bucket(1.0, 2, clock=lambda: at[0])
    assert [bucket.take("a") for _ in range(3)] == [0, 0, 1.0]
    assert [bucket.take(f"client {number}") for number in range(MOST_CLIENTS)] == [0] * MOST_CLIENTS
    assert len(bucket._left) == MOST_CLIENTS
    at[0] = 1.5
    assert [bucket.take("client 5") for _ in range(3)] == [0, 0, 1.0]


def test_a_store_that_breaks_while_the_desk_runs_is_told(desk: TestClient, place: str) -> None:
    assert desk.get("/api/v1/facts").status_code == 200
    with sqlite3.connect(place) as broken:
        broken.execute("ALTER TABLE facts RENAME TO elsewhere")
    answer = desk.get("/api/v1/facts")
    assert (answer.status_code, answer.json()["error"]["code"]) == (503, "store-away")
    assert desk.get("/api/v1/articles").status_code == 200
