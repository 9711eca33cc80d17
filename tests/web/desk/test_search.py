"""Search, actors and pairs: what is asked for stands in the address, and nothing found says how to widen."""

import json
from collections.abc import Callable

import pytest
from tests.web.desk.browser import Browser

from dateline.base.records import Reading

Desk = Callable[..., Browser]


@pytest.fixture
def desk(desk_over: Desk, crisis: Reading) -> Browser:
    return desk_over(crisis, stories=True)


def test_words_find_articles_with_their_place_in_the_text(desk: Browser) -> None:
    page = desk.get("/search?words=depot")
    assert "Vostan jets hit Karsel depot" in page.words("//ol[contains(@class,'results')]/li")
    link = page.all("//ol[contains(@class,'results')]//ul[@class='evidence']//a/@href")
    assert all(desk.get(one).status == 200 for one in link)


def test_acts_are_found_by_who_and_what(desk: Browser) -> None:
    page = desk.get("/search?in=acts&actor=Vosta&type=assault&status=denied")
    assert page.all("//ol[@class='acts']/li//blockquote") == ["Vosta denied it had attacked the depot."]
    assert page.all("//ol[@class='acts']/li//blockquote//mark") == ["it had attacked the depot"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("words=crushed", ["Karl Brenn"]),
        ("actor=Mira+Tolen&words=explosions", ["Mira Tolen"]),
        ("actor=Karl+Brenn&words=explosions", []),
        ("actor=Vosta", []),
    ],
)
def test_who_said_what_about_what(desk: Browser, query: str, found: list[str]) -> None:
    page = desk.get(f"/search?in=quotes&{query}")
    assert page.all("//ol[@class='acts']/li//span[@class='sides']") == found


def test_a_quote_that_was_rejected_is_found_no_more(desk: Browser) -> None:
    id_ = str(next(desk.app.state.store.list()).id)
    desk.post(f"/articles/{id_}/facts/q2", verdict="reject", why="not said")
    assert desk.get("/search?in=quotes&words=crushed").all("//ol[@class='acts']/li") == []


@pytest.mark.parametrize("kind", ["articles", "acts", "quotes"])
def test_nothing_found_says_what_was_asked_and_how_to_widen(desk: Browser, kind: str) -> None:
    page = desk.get(f"/search?in={kind}&words=zzz&status=happened")
    assert "Nothing was found for status happened, words zzz" in page.words("//div[@class='empty']")
    links = page.all("//div[@class='empty']//a/@href")
    assert f"/search?in={kind}&words=zzz" in links
    assert len([one for one in links if "in=" in one]) >= 3


def test_without_a_question_it_tells_how_to_ask_and_whom_facts_tell_of(desk: Browser) -> None:
    page = desk.get("/search")
    assert "all that is given must hold" in page.words("//p[@class='empty']")
    assert "Vosta" in page.all("//aside//li/a")


@pytest.mark.parametrize(
    "query", ['words="', "words=%00%ff", "words=*", "words=NEAR(a,b)", "place=%27%3B--", "actor=%25"]
)
def test_odd_questions_are_answered(desk: Browser, query: str) -> None:
    for kind in ("articles", "acts", "quotes"):
        assert desk.get(f"/search?in={kind}&{query}").status in (200, 422)


def test_more_results_than_fit_go_on(example_desk: Browser) -> None:
    shown = "//ol/li//*[self::h2 or self::blockquote]"
    for kind, words in (("articles", "depot"), ("acts", "attack"), ("quotes", "ceasefire")):
        whole = example_desk.get(f"/search?in={kind}&words={words}&limit=200").all(shown)
        seen: list[str] = []
        path = f"/search?in={kind}&words={words}&limit=1"
        while path:
            page = example_desk.get(path)
            seen += page.all(shown)
            path = next(iter(page.all("//nav[@class='pager']/a/@href")), "")
        assert seen == whole


def test_the_actors_of_whom_most_is_told_come_first(desk: Browser) -> None:
    page = desk.get("/actors")
    counts = [int(one) for one in page.all("//td[@class='num']")]
    assert counts == sorted(counts, reverse=True)
    assert desk.get("/actors?words=karl").all("//tbody/tr/th") == ["Karl Brenn"]
    assert "No actor's name has a word that begins with zzz" in desk.get("/actors?words=zzz").words()


@pytest.mark.parametrize(
    ("asked", "bold"), [("explosion", ["explosions"]), ("LIGHTS hand", ["lights", "hand"]), ("unheard", [])]
)
def test_what_was_looked_for_stands_out_in_what_was_said(desk: Browser, asked: str, bold: list[str]) -> None:
    page = desk.get(f"/search?in=quotes&words={asked}")
    assert page.all("//ol[@class='acts']//blockquote//b") == bold


def test_what_stands_out_stays_words(desk: Browser) -> None:
    page = desk.get("/search?words=script")
    assert "script" in page.all("//ol//p/b")
    assert page.all("//ol//script") == []


def test_an_actor_page_tells_what_they_did_suffered_said_and_when(desk: Browser) -> None:
    page = desk.get("/actors?actor=Vosta&per=day")
    headings = page.all("//section/h2")
    assert headings == ["What they did", "What was done to them"]
    assert page.all("//table//tbody/tr/th") == ["2031-04-01", "2031-05-05", "2031-05-14"][1:]
    assert "What they said" in desk.get("/actors?actor=Karl+Brenn").all("//section/h2")
    assert "What they advised" in desk.get("/actors?actor=Merrow+Isles").all("//section/h2")
    assert "/pairs?actor=Vosta&other=Orvenia" in page.all("//aside//li/a/@href")


def test_a_pair_page_counts_each_direction_and_both_together_beside_all_articles(desk: Browser) -> None:
    page = desk.get("/pairs?actor=Vosta&other=Orvenia&per=year")
    assert page.all("//section/h2")[1:] == ["Vosta → Orvenia", "Orvenia → Vosta", "Vosta and Orvenia together"]
    row = page.all("//tbody/tr/*")
    assert row == ["2031", "1", "0", "1", "1"]
    assert page.all("//p[@class='row counts']/span") == ["Assault 2", "Assault 2", "Assault 1", "Consult 1"]


def test_a_pair_needs_two_names(desk: Browser) -> None:
    assert "a pair needs two names" in desk.get("/pairs?actor=Vosta").words()


def test_an_unknown_actor_leads_on(desk: Browser) -> None:
    page = desk.get("/actors?actor=Nobody")
    assert "No fact tells of Nobody" in page.words("//div[@class='empty']")


def test_a_view_is_kept_opened_and_dropped(desk: Browser) -> None:
    page = desk.post("/views", name="Raids", path="/?type=ASSAULT&status=happened")
    assert page.all("//tbody//th/a/@href") == ["/?type=ASSAULT&status=happened"]
    assert desk.get(page.all("//tbody//th/a/@href")[0]).status == 200
    assert "No view is kept yet" in desk.post("/views/drop", name="Raids").words()
    assert desk.post("/views/drop", name="Raids").status == 404


@pytest.mark.parametrize("away", ["https://evil.example/", "//evil.example/", "javascript:alert(1)"])
def test_a_view_is_a_page_of_this_desk(desk: Browser, away: str) -> None:
    page = desk.post("/views", name="Away", path=away)
    assert page.all("//tbody//th/a/@href") == ["/"]


def test_a_rule_is_made_of_the_filters_of_a_view(desk: Browser) -> None:
    page = desk.get("/views/new?path=%2F%3Fplace%3DIRQ%26type%3DASSAULT%26words%3Dport")
    assert "The rule watches acts of place IRQ, type ASSAULT. It cannot watch words." in page.words()
    kept = desk.post(
        "/alerts/rules", name="Iraq", path="/?place=IRQ&type=assault&status=happened&origins=2", early="true"
    )
    assert "place: IRQ; type: ASSAULT; status: happened; minimum origins: 2; early: True" in kept.words("//tbody")
    assert json.loads(desk.get("/api/v1/alert-rules").text)["items"][0]["rule"] == {
        "name": "Iraq", "place": "IRQ", "type": "ASSAULT", "status": ["happened"], "minimum_origins": 2, "early": True,
    }  # fmt: skip
    assert "No rule is kept" in desk.post("/alerts/rules/drop", name="Iraq").words()


@pytest.mark.parametrize(
    ("path", "told"), [("/?type=NOISE", "no type of the codebook"), ("/?status=denied", "came 'denied'")]
)
def test_a_rule_that_cannot_be_is_told(desk: Browser, path: str, told: str) -> None:
    page = desk.post("/alerts/rules", name="Odd", path=path)
    assert page.status == 422
    assert told in page.words()


def test_the_alerts_page_says_where_its_log_comes_from(desk: Browser) -> None:
    assert "dateline watch" in desk.get("/alerts").words()


def test_admins_see_who_did_what(desk: Browser) -> None:
    desk.post("/views", name="Raids", path="/?type=ASSAULT")
    page = desk.get("/audit")
    assert "keep view Raids" in page.words("//tbody")
