"""Where tokens are asked for: who is let in, what each role may do, and what is worth nothing."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select
from tests.web.client import TestClient
from tests.web.guard.conftest import HERE

from dateline.store import Store, tokens
from dateline.store.desk_tables import tokens as rows
from dateline.store.log import now
from dateline.web.app import make_app
from dateline.web.guard import DeskSettings

V1 = "/api/v1"
FACT = {"fact": "e1", "verdict": "reject", "why": "a drill"}


@pytest.fixture(scope="session")
def handed_out(made: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """A store, and the tokens of a reader, a reviewer, an admin, and of two whom nobody lets in any more."""
    kept = Path(shutil.copy(made, tmp_path_factory.mktemp("tokens") / "kept.db"))
    with Store.open(str(kept)) as store:

        def add(name: str, role: tokens.TokenRole, expires: str | None = None) -> str:
            return store.write(lambda connection: tokens.add_token(connection, name, role, now(), expires))

        past = (datetime.now(UTC) - timedelta(seconds=1)).isoformat(timespec="milliseconds")
        told: dict[str, str] = {role: add(f"the {role}", role) for role in tokens.ROLES}
        told |= {"expired": add("the expired", "admin", past), "revoked": add("the revoked", "admin")}
        store.write(lambda connection: tokens.revoke_token(connection, "the revoked", now()))
    return kept, told


@pytest.fixture
def place(handed_out: tuple[Path, dict[str, str]], tmp_path: Path) -> str:
    """A copy of that store of a test's own."""
    return str(shutil.copy(handed_out[0], tmp_path / "kept.db"))


@pytest.fixture
def held(handed_out: tuple[Path, dict[str, str]]) -> dict[str, str]:
    """The tokens by the role of who has them."""
    return handed_out[1]


@pytest.fixture
def closed(place: str) -> Iterator[TestClient]:
    """The desk where tokens are asked for, as somebody sees it who has none."""
    settings = DeskSettings(host="0.0.0.0", names=("127.0.0.1",))
    with TestClient(make_app(place, settings=settings), base_url=HERE, follow_redirects=False) as client:
        yield client


def test_the_first_token_counts_at_once_and_the_desk_stays_closed(made: Path, tmp_path: Path) -> None:
    place = str(shutil.copy(made, tmp_path / "own.db"))
    with Store.open(place) as store, TestClient(make_app(place, settings=DeskSettings()), base_url=HERE) as desk:
        assert desk.get(f"{V1}/session").json()["role"] == "admin"
        token = store.write(lambda connection: tokens.add_token(connection, "Bea", "reader", now(), None))
        assert desk.get(f"{V1}/session").status_code == 401
        assert desk.get("/", follow_redirects=False).headers["location"] == "/login?next=%2F"
        assert desk.get(f"{V1}/session", headers=bearer(token)).json()["role"] == "reader"
        assert log_in(desk, token) == 200
        assert "Log out" in desk.get("/").text, "whoever logged in may leave, on this machine too"
        store.write(lambda connection: tokens.revoke_token(connection, "Bea", now()))
        assert desk.get(f"{V1}/session").status_code == 401, "nobody is let in until the desk starts anew"


def log_in(client: TestClient, token: str, **more: str) -> int:
    return int(client.post("/login", data={"token": token, **more}).status_code)


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


@pytest.mark.parametrize("path", ["session", "facts", "audit", "openapi.json", "nothing"])
def test_who_has_not_logged_in_is_told_nothing(closed: TestClient, path: str) -> None:
    answer = closed.get(f"{V1}/{path}")
    assert (answer.status_code, answer.json()["error"]["code"]) == (401, "login-needed")


def test_a_page_asks_to_log_in(closed: TestClient) -> None:
    answer = closed.get("/anything?x=1")
    assert (answer.status_code, answer.headers["location"]) == (303, "/login?next=%2Fanything%3Fx%3D1")
    page = closed.get(answer.headers["location"])
    assert page.status_code == 200
    assert 'value="/anything?x=1"' in page.text


@pytest.mark.parametrize("role", tokens.ROLES)
def test_a_token_lets_a_program_in(closed: TestClient, held: dict[str, str], role: str) -> None:
    told = closed.get(f"{V1}/session", headers=bearer(held[role])).json()
    assert told == {"name": f"the {role}", "role": role, "csrf": None}


@pytest.mark.parametrize("which", ["expired", "revoked", "forged", "empty", "huge", "odd"])
def test_a_token_that_is_none_lets_nobody_in(closed: TestClient, held: dict[str, str], which: str) -> None:
    made = {"forged": "dl_" + "A" * 43, "empty": "", "huge": "A" * 9000, "odd": "é"}
    token = (held | made)[which]
    answer = closed.get(f"{V1}/session", headers={"Authorization": f"Bearer {token}".encode()})
    assert (answer.status_code, answer.json()["error"]["code"]) == (401, "login-needed")
    assert log_in(closed, token) == 401
    assert "set-cookie" not in closed.post("/login", data={"token": token}).headers


def test_a_token_is_kept_as_a_hash_alone(place: str, held: dict[str, str]) -> None:
    with Store.open(place) as store, store.reading() as connection:
        kept = repr(connection.execute(select(rows)).all())
    assert all(token not in kept for token in held.values())


@pytest.mark.parametrize(("role", "status"), [("reader", 403), ("reviewer", 201), ("admin", 201)])
def test_who_may_decide(closed: TestClient, held: dict[str, str], role: str, status: int) -> None:
    article = closed.get(f"{V1}/articles", headers=bearer(held["reader"])).json()["items"][0]["id"]
    given = {**FACT, "article": article}
    answer = closed.post(f"{V1}/corrections", json=given, headers=bearer(held[role]))
    assert answer.status_code == status


@pytest.mark.parametrize(("role", "status"), [("reader", 403), ("reviewer", 403), ("admin", 200)])
@pytest.mark.parametrize("path", ["audit", "tokens"])
def test_who_may_see_what_was_done(closed: TestClient, held: dict[str, str], role: str, status: int, path: str) -> None:
    assert closed.get(f"{V1}/{path}", headers=bearer(held[role])).status_code == status


def test_an_admin_hands_out_tokens_and_takes_them_back(closed: TestClient, held: dict[str, str]) -> None:
    admin = bearer(held["admin"])
    made = closed.post(f"{V1}/tokens", json={"name": "Ada", "role": "reviewer", "days": 3}, headers=admin).json()
    assert closed.get(f"{V1}/session", headers=bearer(made["token"])).json()["name"] == "Ada"
    assert closed.post(f"{V1}/tokens", json={"name": "Ada"}, headers=admin).status_code == 409
    assert closed.delete(f"{V1}/tokens/Ada", headers=admin).status_code == 200
    assert closed.get(f"{V1}/session", headers=bearer(made["token"])).status_code == 401
    assert made["token"] not in closed.get(f"{V1}/audit", headers=admin).text


def test_a_browser_logs_in_by_a_token_and_out_again(closed: TestClient, held: dict[str, str]) -> None:
    answer = closed.post("/login", data={"token": held["reviewer"], "next": "/search?words=fire"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/search?words=fire")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert held["reviewer"].lower() not in cookie
    csrf = closed.get(f"{V1}/session").json()["csrf"]
    kept = dict(closed.cookies)
    assert closed.post("/logout", data={"csrf": csrf}).status_code == 303
    assert closed.get(f"{V1}/session").status_code == 401
    closed.cookies.update(kept)
    assert closed.get(f"{V1}/session").status_code == 401


def test_over_https_the_cookie_is_for_https_alone(place: str, held: dict[str, str]) -> None:
    app = make_app(place, settings=DeskSettings(https=True))
    with TestClient(app, base_url="https://127.0.0.1", follow_redirects=False) as client:
        answer = client.post("/login", data={"token": held["reader"]})
        assert answer.headers["set-cookie"].startswith("__Host-dateline=")
        assert "secure" in answer.headers["set-cookie"].lower()
        assert "max-age" in answer.headers["strict-transport-security"]
        assert client.get(f"{V1}/session").json()["role"] == "reader"


def test_a_session_that_was_planted_is_worth_nothing_after_login(closed: TestClient, held: dict[str, str]) -> None:
    closed.cookies.set("dateline", "planted", domain="127.0.0.1", path="/")
    log_in(closed, held["reader"])
    given = [cookie.value for cookie in closed.cookies.jar if cookie.name == "dateline"]
    assert any(value != "planted" for value in given)
    assert closed.get(f"{V1}/session", headers={"Cookie": "dateline=planted"}).status_code == 401


def test_who_logs_in_again_has_another_session(closed: TestClient, held: dict[str, str]) -> None:
    log_in(closed, held["reader"])
    first = dict(closed.cookies)["dateline"]
    log_in(closed, held["reader"])
    assert dict(closed.cookies)["dateline"] != first
    closed.cookies.clear()
    assert closed.get(f"{V1}/session", headers={"Cookie": f"dateline={first}"}).status_code == 401


def test_a_revoked_token_ends_the_sessions_begun_with_it(closed: TestClient, held: dict[str, str]) -> None:
    log_in(closed, held["reader"])
    assert closed.get(f"{V1}/session").status_code == 200
    closed.delete(f"{V1}/tokens/the reader", headers=bearer(held["admin"]))
    assert closed.get(f"{V1}/session").status_code == 401


@pytest.mark.parametrize(
    "path",
    ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/a\r\nX-Evil: 1", ""],
)
def test_nobody_is_sent_elsewhere_after_logging_in(closed: TestClient, held: dict[str, str], path: str) -> None:
    answer = closed.post("/login", data={"token": held["reader"], "next": path})
    assert answer.headers["location"] == "/"
    assert "x-evil" not in answer.headers


def test_the_form_prints_no_markup_of_others(closed: TestClient) -> None:
    page = closed.get("/login", params={"next": '/"><script>alert(1)</script>'}).text
    assert "<script" not in page


def test_who_guesses_tokens_is_stopped(closed: TestClient, held: dict[str, str]) -> None:
    answers = [closed.get(f"{V1}/session", headers=bearer(f"dl_{number}")).status_code for number in range(14)]
    assert answers[:10] == [401] * 10
    assert answers[-1] == 429
    assert closed.get(f"{V1}/session", headers=bearer(held["reader"])).status_code == 200


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 404),
        ({"Origin": HERE}, 404),
        ({"Sec-Fetch-Site": "same-origin"}, 404),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://127.0.0.1:9999"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
    ],
    ids=str,
)
def test_only_our_own_pages_change_something(
    closed: TestClient, held: dict[str, str], headers: dict[str, str], status: int
) -> None:
    log_in(closed, held["admin"])
    csrf = closed.get(f"{V1}/session").json()["csrf"]
    answer = closed.delete(f"{V1}/views/none", headers={"X-CSRF-Token": csrf, **headers})
    assert answer.status_code == status


def test_without_the_proof_of_this_session_nothing_is_changed(closed: TestClient, held: dict[str, str]) -> None:
    log_in(closed, held["admin"])
    other = closed.get(f"{V1}/session").json()["csrf"]
    log_in(closed, held["reviewer"])
    own = closed.get(f"{V1}/session").json()["csrf"]
    for proof in ("", "none", other, own[:-4] + "AAA=", "é", own + own):
        answer = closed.delete(f"{V1}/views/none", headers={"X-CSRF-Token": proof.encode()})
        assert (answer.status_code, answer.json()["error"]["code"]) == (403, "csrf")
    assert closed.delete(f"{V1}/views/none", headers={"X-CSRF-Token": own}).status_code == 404
    assert closed.get(f"{V1}/session").json()["csrf"] != own


def test_another_site_cannot_log_a_browser_in(closed: TestClient, held: dict[str, str]) -> None:
    answer = closed.post("/login", data={"token": held["reader"]}, headers={"Origin": "https://evil.example"})
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers


def test_wrong_tokens_and_refusals_are_in_the_audit_log(closed: TestClient, held: dict[str, str]) -> None:
    log_in(closed, "dl_wrong")
    closed.post(f"{V1}/corrections", json={}, headers=bearer(held["reader"]))
    told = closed.get(f"{V1}/audit", headers=bearer(held["admin"])).json()["items"]
    assert [(one["who"], one["action"], one["what"]) for one in told] == [
        ("the reader", "POST /api/v1/corrections 403", ""),
        ("-", "POST /login 401", "wrong token"),
    ]


@pytest.mark.parametrize(("host", "status"), [("desk.example", 200), ("DESK.example:443", 200), ("evil.example", 400)])
def test_the_names_that_were_given_are_known(place: str, held: dict[str, str], host: str, status: int) -> None:
    app = make_app(place, settings=DeskSettings(names=("desk.example",)))
    with TestClient(app, base_url=HERE) as client:
        answer = client.get(f"{V1}/session", headers={**bearer(held["reader"]), "Host": host})
        assert answer.status_code == status
