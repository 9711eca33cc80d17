"""What an article says steers nothing: no header, no page, no kind of answer."""

import pytest
from fastapi import FastAPI
from tests.web.api.conftest import HOSTILE
from tests.web.client import TestClient

from dateline.web import api as api_of_desk

APP = FastAPI(version="0")
APP.include_router(api_of_desk.router)
PATHS = sorted(path for path, ways in api_of_desk.describe(APP)["paths"].items() if "get" in ways and "{" not in path)


def test_every_list_is_asked() -> None:
    assert {"/facts", "/events", "/stories", "/search", "/actors", "/audit"} <= set(PATHS)


@pytest.mark.parametrize("path", PATHS)
def test_words_of_an_article_stay_words(api: TestClient, path: str) -> None:
    needed = {"since": "2024-01-01"} if path == "/briefs" else {}
    answer = api.get(f"/api/v1{path}", params=needed)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "set-cookie" not in answer.headers
    assert b"\r" not in answer.content
    assert "\u202e" not in "".join(answer.headers.values())


@pytest.mark.parametrize("path", ["/search", "/actors", "/facts"])
def test_hostile_questions_are_answered_without_harm(api: TestClient, path: str) -> None:
    for asked in (HOSTILE, "'; DROP TABLE facts; --", '" OR 1=1', "%' AND '%'='", "\u2066\u202e", "🔥" * 100):
        name = "words" if path != "/facts" else "actor"
        answer = api.get(f"/api/v1{path}", params={name: asked})
        assert answer.status_code == 200
        assert "set-cookie" not in answer.headers
    assert api.get("/api/v1/facts").json()["items"]


@pytest.mark.parametrize("id_", [HOSTILE, "../../etc/passwd", "%2e%2e%2f", "a\x00b", "..\\..\\x", "🔥"])
@pytest.mark.parametrize("what", ["articles", "readings", "stories", "actors", "places"])
def test_hostile_ids_are_refused(api: TestClient, what: str, id_: str) -> None:
    answer = api.get(f"/api/v1/{what}/" + "".join(f"%{byte:02x}" for byte in id_.encode()))
    assert answer.status_code in (404, 422)
    assert answer.headers["content-type"] == "application/json"
