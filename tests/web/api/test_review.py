"""What people decide: kept with who, when and why, and holding when an article is read again."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from tests.web.api.conftest import HERE, hostile
from tests.web.client import TestClient

from dateline.store import Store
from dateline.web.app import make_app
from dateline.web.guard import DeskSettings

V1 = "/api/v1"


def said(fact: dict[str, str], verdict: str, **more: str) -> dict[str, str]:
    return {"article": fact["article"], "fact": fact["id"], "verdict": verdict, "why": "seen", **more}


def first_event(own: TestClient) -> dict[str, str]:
    found: dict[str, str] = own.get(f"{V1}/facts?kind=event&source=<b>Evil</b> %26 Sons").json()["items"][0]
    return found


def test_a_rejected_fact_is_in_no_list_and_no_count(own: TestClient) -> None:
    fact = first_event(own)
    before = own.get(f"{V1}/actors?limit=200").json()["items"]
    assert own.post(f"{V1}/corrections", json=said(fact, "reject")).json() == {"kept": True, "id": None}
    alike = {"kind": "event", "article": fact["article"]}
    assert own.get(f"{V1}/facts", params=alike).json()["items"] == []
    assert own.get(f"{V1}/counts", params=alike).json()["counts"] == []
    assert own.get(f"{V1}/facts", params={**alike, "review": "reject"}).json()["items"][0]["id"] == fact["id"]
    assert fact["article"] not in [event["act"]["article"] for event in own.get(f"{V1}/events").json()["items"]]
    after = own.get(f"{V1}/actors?limit=200").json()["items"]
    assert sum(actor["facts"] for actor in after) == sum(actor["facts"] for actor in before) - 1
    assert own.get(f"{V1}/precision").json()["items"] == [
        {
            "kind": "event",
            "type": "ASSAULT",
            "accepted": 0,
            "corrected": 0,
            "rejected": 1,
            "right": 0.0,
            "low": 0.0,
            "high": 0.793,
            "fields": [],
        }
    ]
    assert own.post(f"{V1}/corrections", json=said(fact, "accept")).status_code == 201
    assert own.get(f"{V1}/actors?limit=200").json()["items"] == before


def test_a_rejection_holds_when_the_article_is_read_again(own: TestClient, place: str) -> None:
    fact = first_event(own)
    own.post(f"{V1}/corrections", json=said(fact, "reject"))
    told = hostile()
    (event,) = told.events
    other = replace(event, id="e1", type="PROTEST")
    again = replace(told, events=(other, replace(event, id="e2")), maker=replace(told.maker, version="9"))
    with Store.open(place) as store:
        assert store.add(again).kind == "reading"
    standing = own.get(f"{V1}/facts", params={"kind": "event", "article": fact["article"]}).json()["items"]
    assert [(one["id"], one["type"]) for one in standing] == [("e1", "PROTEST")]
    whole = own.get(f"{V1}/articles/{fact['article']}").json()
    assert [(one["fact"], one["corrections"][0]["verdict"]) for one in whole["said"]] == [("e2", "reject")]


def test_a_correction_tells_who_when_and_why(own: TestClient) -> None:
    fact = first_event(own)
    right = said(fact, "correct", field="status", value="alleged")
    assert own.post(f"{V1}/corrections", json=right).status_code == 201
    (kept,) = own.get(f"{V1}/corrections", params={"article": fact["article"]}).json()["items"]
    assert (kept["by"], kept["why"], kept["value"]) == ("desk", "seen", "alleged")
    assert kept["at"] > "2020"


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"fact": "e999"}, 404), ({"article": "0" * 16}, 404), ({"verdict": "perhaps"}, 422), ({"why": ""}, 422),
        ({"why": "\x00"}, 422), ({"field": "status"}, 422), ({"verdict": "correct"}, 422), ({"more": "x"}, 422),
        ({"why": "x" * 201}, 422), ({"fact": ["e1"]}, 422),
    ],
    ids=str,
)  # fmt: skip
def test_a_correction_that_makes_no_sense_is_refused(own: TestClient, changes: dict[str, object], status: int) -> None:
    fact = first_event(own)
    answer = own.post(f"{V1}/corrections", json={**said(fact, "reject"), **changes})
    assert (answer.status_code, set(answer.json()["error"])) == (status, {"code", "message", "detail"})
    assert own.get(f"{V1}/corrections").json()["items"] == []


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"\xff",
        b'{"article":"0000","fact":"e1","verdict":"reject","why":"\\ud800"}',
        b'"x"',
        b"{" * 5000,
        b"null",
    ],
    ids=lambda b: str(len(b)),
)
def test_a_body_that_is_no_json_of_ours_is_refused(own: TestClient, body: bytes) -> None:
    answer = own.post(f"{V1}/corrections", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code in (400, 422)
    assert set(answer.json()["error"]) == {"code", "message", "detail"}


def test_articles_are_joined_and_parted_by_hand(own: TestClient) -> None:
    given = {"kind": "articles", "left": "a" * 16, "right": "b" * 16, "same": True, "why": "one fire"}
    kept = own.post(f"{V1}/judgements", json=given).json()
    (told,) = own.get(f"{V1}/judgements?by=desk").json()["items"]
    assert (told["id"], told["verdict"], told["withdrawn"]) == (kept["id"], "same", False)
    answer = own.post(f"{V1}/judgements/{kept['id']}/withdrawal", json={"why": "two fires"})
    assert answer.status_code == 201
    (told,) = own.get(f"{V1}/judgements?by=desk").json()["items"]
    assert (told["withdrawn"], told["reasons"]) == (True, ["one fire", "two fires"])
    assert own.post(f"{V1}/judgements/none/withdrawal", json={"why": "x"}).status_code == 404
    assert own.post(f"{V1}/judgements", json={**given, "right": "a" * 16}).status_code == 422


def test_views_and_rules_are_kept_under_a_name(own: TestClient) -> None:
    assert own.put(f"{V1}/views/Fires at the coast", json={"path": "/search?words=fire"}).json()["kept"]
    assert own.put(f"{V1}/views/Fires at the coast", json={"path": "/search?words=blaze"}).json()["kept"]
    (view,) = own.get(f"{V1}/views").json()["items"]
    assert (view["name"], view["path"], view["by"]) == ("Fires at the coast", "/search?words=blaze", "desk")
    for path in ("https://evil.example/", "//evil.example", "/\\evil", "javascript:alert(1)", "/a\r\nb", ""):
        assert own.put(f"{V1}/views/x", json={"path": path}).status_code == 422
    assert own.delete(f"{V1}/views/Fires at the coast").json()["kept"] is False
    assert own.delete(f"{V1}/views/Fires at the coast").status_code == 404
    rule = {"name": "strikes", "place": "IRQ", "type": "ASSAULT", "minimum_origins": 2}
    assert own.put(f"{V1}/alert-rules/strikes", json=rule).status_code == 200
    assert own.get(f"{V1}/alert-rules").json()["items"][0]["rule"] == rule
    assert own.put(f"{V1}/alert-rules/other", json=rule).status_code == 422
    assert own.put(f"{V1}/alert-rules/strikes", json={**rule, "type": "NONE"}).status_code == 422


@pytest.fixture
def quiet(place: str) -> Iterator[TestClient]:
    """A desk without a log of alerts."""
    with TestClient(make_app(place, settings=DeskSettings(alerts=None)), base_url=HERE) as client:
        yield client


def test_without_a_log_there_are_no_alerts(quiet: TestClient) -> None:
    assert quiet.get(f"{V1}/alerts").json() == {"items": [], "next": None}


def test_what_was_changed_is_in_the_audit_log(own: TestClient) -> None:
    fact = first_event(own)
    own.post(f"{V1}/corrections", json=said(fact, "reject"))
    own.post(f"{V1}/corrections", json=said(fact, "reject"), headers={"X-CSRF-Token": "none"})
    refused, done = own.get(f"{V1}/audit").json()["items"][:2]
    assert (done["who"], done["client"]) == ("desk", "testclient")
    assert done["action"] == "POST /api/v1/corrections 201"
    assert done["what"] == f"reject {fact['article']}#{fact['id']}: seen"
    assert refused["action"] == "POST /api/v1/corrections 403"


def test_stories_are_joined_and_parted_by_hand(own: TestClient) -> None:
    one, other = own.get(f"{V1}/stories").json()["items"][:2]
    (whole,) = own.post(f"{V1}/stories/{one['id']}/join", json={"other": other["id"], "why": "one war"}).json()[
        "stories"
    ]
    joined = own.get(f"{V1}/stories/{whole}").json()
    assert len(joined["articles"]) == one["articles"] + other["articles"]
    given = {"articles": joined["articles"][:1], "why": "another war"}
    left, new = own.post(f"{V1}/stories/{whole}/split", json=given).json()["stories"]
    assert own.get(f"{V1}/stories/{new}").json()["articles"] == given["articles"]
    assert len(own.get(f"{V1}/stories/{left}").json()["articles"]) == len(joined["articles"]) - 1
    assert own.post(f"{V1}/stories/{left}/join", json={"other": left, "why": "x"}).status_code == 422
    assert own.post(f"{V1}/stories/{left}/join", json={"other": "none", "why": "x"}).status_code == 404
    assert own.post(f"{V1}/stories/{left}/split", json={"articles": ["0000"], "why": "x"}).status_code == 422
