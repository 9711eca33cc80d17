"""Readers look; reviewers decide; nobody else gets in, not even to what can be taken away."""

import shutil
from pathlib import Path

import pytest
from tests.web.client import TestClient

from dateline.alerts.log import logged
from dateline.alerts.records import Alert, LogLine
from dateline.base.codec import encode
from dateline.base.records import Reading
from dateline.settle import settle
from dateline.store import Store, tokens
from dateline.store.log import now
from dateline.web.app import make_app
from dateline.web.guard import DeskSettings

HERE = "http://127.0.0.1:8050"


@pytest.fixture
def place(tmp_path: Path, empty: Path, crisis: Reading) -> Path:
    kept = Path(shutil.copy(empty, tmp_path / "kept.db"))
    with Store.open(str(kept)) as store:
        store.add(crisis)
        settle(store)
    return kept


def client_of(place: Path, role: tokens.TokenRole | None) -> TestClient:
    with Store.open(str(place)) as store:
        token = store.write(lambda c: tokens.add_token(c, f"the {role}", role or "reader", now(), None))
    settings = DeskSettings(host="0.0.0.0", names=("127.0.0.1",), alerts=place.with_name("alerts.jsonl"))
    client = TestClient(make_app(str(place), settings=settings), base_url=HERE, follow_redirects=False)
    if role:
        client.headers["Authorization"] = f"Bearer {token}"
    return client


def paths(place: Path) -> list[str]:
    with Store.open(str(place)) as store:
        article, story = next(store.list()).id, store.stories()[0].id
    return [
        "/", "/stories", f"/stories/{story}", f"/stories/{story}/report", f"/stories/{story}/file",
        f"/articles/{article}", f"/articles/{article}/versions", f"/articles/{article}/facts/e1", "/review",
        "/precision", "/search", "/search?in=quotes&words=explosions", "/actors", "/actors?actor=Vosta",
        "/pairs?actor=Vosta&other=Orvenia", "/views", "/views/new?path=/", "/alerts",
    ]  # fmt: skip


def test_nobody_sees_a_page_without_a_token(place: Path) -> None:
    client = client_of(place, None)
    for path in (*paths(place), "/review/gold.zip", "/audit"):
        answer = client.get(path)
        assert answer.status_code in (303, 401), path
        assert "Karsel" not in answer.text


def test_a_reader_sees_all_pages_and_no_form_that_changes_anything(place: Path) -> None:
    client = client_of(place, "reader")
    for path in paths(place):
        answer = client.get(path)
        assert answer.status_code == 200, path
        assert 'method="post"' not in answer.text
    assert client.get("/audit").status_code == 403


@pytest.mark.parametrize("role", ["reader", "reviewer"])
def test_only_who_may_review_changes_anything(place: Path, role: tokens.TokenRole) -> None:
    client = client_of(place, role)
    article, story = (path.rpartition("/")[2] for path in (paths(place)[5], paths(place)[2]))
    asked = (
        (f"/articles/{article}/facts/e1", {"verdict": "accept"}),
        ("/views", {"name": "Raids", "path": "/"}),
        ("/views/drop", {"name": "Raids"}),
        ("/alerts/rules", {"name": "Raids", "path": "/?type=ASSAULT"}),
        ("/alerts/rules/drop", {"name": "Raids"}),
    )
    told = [client.post(path, data=fields).status_code for path, fields in asked]
    assert told == [403 if role == "reader" else 303] * len(asked)
    refused = client.post(f"/stories/{story}/split", data={"article": article, "why": "x"})
    assert refused.status_code == (403 if role == "reader" else 422)


def test_what_was_sent_is_told_with_a_way_to_its_words(place: Path) -> None:
    article = paths(place)[5].rpartition("/")[2]
    alert = Alert(
        id="a1", key="k1", kind="new", rule="Raids <b>", type="ASSAULT", why=("it happened",), words="Vostan warplanes",
        article=article, accounts=(f"{article}#e1",), facts=(), origins=("Harbour News",),
    )  # fmt: skip
    log = place.with_name("alerts.jsonl")
    lines = (
        LogLine(at="2031-05-06T09:00:00Z", line="raised", id="a1", to=("mail",), alert=alert),
        LogLine(at="2031-05-06T09:00:01Z", line="failed", id="a1", to=("mail",), detail="no answer"),
    )
    log.write_bytes(b"".join(encode(line) + b"\n" for line in lines))
    assert len(logged(log)) == 2
    page = client_of(place, "reader").get("/alerts").text
    assert page.index("failed: no answer") < page.index("raised")
    assert f'href="/articles/{article}?fact=e1#fact-e1"' in page
    assert "Raids &lt;b&gt;" in page
