"""Accept, correct, reject: who, when and why is kept, the queue shrinks, and the figures and gold files follow."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from tests.web.desk.browser import Browser

from dateline.base.records import Reading
from dateline.knowledge.coding import codebook
from dateline.measure.gold import load_gold
from dateline.measure.scoring import score

Desk = Callable[..., Browser]


@pytest.fixture
def reading(crisis: Reading) -> Reading:
    """The invented reading, with codes of the shipped codebook, so that it can be scored."""
    known = codebook().types
    coded = tuple(replace(e, modes=tuple(m for m in e.modes if m in known[e.type].modes)) for e in crisis.events)
    return replace(crisis, events=coded)


@pytest.fixture
def desk(desk_over: Desk, reading: Reading) -> Browser:
    return desk_over(reading)


def article_of(desk: Browser) -> str:
    return str(next(desk.app.state.store.list()).id)


def facts_in(desk: Browser, path: str = "/review") -> list[str]:
    return [one.rpartition(":")[2] for one in desk.get(path).all("//ol[@class='queue']/li/@data-fact")]


def test_the_least_certain_fact_comes_first(desk_over: Desk, reading: Reading) -> None:
    doubtful = tuple(replace(e, score=0.2 if e.id == "e5" else 0.7 if e.id == "e2" else 0.9) for e in reading.events)
    desk = desk_over(replace(reading, events=doubtful))
    assert facts_in(desk)[:2] == ["e5", "e2"]


def test_the_queue_goes_through_all_articles_and_leads_on(desk_over: Desk, reading: Reading) -> None:
    told = [
        replace(reading, id=f"r{n}", article=replace(reading.article, url=f"https://h.example/{n}")) for n in range(3)
    ]
    desk = desk_over(*told)
    page = desk.get("/review")
    assert "21 facts wait for a person" in page.words()
    (more,) = page.all("//a[@rel='next']/@href")
    seen = facts_in(desk) + facts_in(desk, more)
    assert len(seen) == 21
    assert "Nothing more waits" not in desk.get(more).words()
    assert desk.get("/review?cursor=x").status == 422


def test_a_fact_that_was_checked_waits_no_more(desk: Browser) -> None:
    id_ = article_of(desk)
    assert "e3" in facts_in(desk)
    page = desk.post(f"/articles/{id_}/facts/e3", verdict="accept", next="/review?kind=event")
    assert "Accepted and kept with your name" in page.words()
    assert "e3" not in facts_in(desk)


def test_who_when_and_why_are_kept_and_shown(desk: Browser) -> None:
    id_ = article_of(desk)
    desk.post(f"/articles/{id_}/facts/e4", verdict="reject", why="only an <if>")
    kept = desk.app.state.store.corrections(id_)[-1]
    assert (kept.fact, kept.verdict, kept.by, kept.why) == ("e4", "reject", "desk", "only an <if>")
    assert kept.at is not None
    assert "✕ rejected, by desk" in desk.get(f"/articles/{id_}/facts/e4").words("//aside")
    assert desk.get(f"/articles/{id_}").all("//li[@id='fact-e4']//s[@class='rejected']")


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"verdict": "reject"}, "why: came nothing"),
        ({"verdict": "praise", "why": "x"}, "verdict: came 'praise'; expected one of accept, correct, reject"),
        ({"verdict": "correct", "why": "x", "field": "status", "value": "maybe"}, "expected one of happened, ongoing"),
        ({"verdict": "correct", "why": "x", "field": "colour", "value": "red"}, "a field that can be corrected: type"),
        ({"verdict": "correct", "why": "x", "field": "actors", "value": "Nobody"}, "names of actors of the article"),
        ({"verdict": "correct", "why": "x", "field": "place", "value": "Nowhere"}, "a place of the article, or none"),
        ({"verdict": "correct", "why": "x", "field": "start", "value": "soon"}, "an ISO date, as 2024-03-12, or none"),
    ],
)
def test_what_cannot_be_kept_is_told_with_what_was_expected(desk: Browser, fields: dict[str, str], told: str) -> None:
    id_ = article_of(desk)
    page = desk.post(f"/articles/{id_}/facts/e1", **fields)
    assert page.status == 422
    assert told in page.words()
    assert desk.app.state.store.corrections(id_) == ()


def test_a_review_needs_the_proof_of_our_own_form(desk: Browser) -> None:
    id_ = article_of(desk)
    assert desk.post(f"/articles/{id_}/facts/e1", verdict="accept", csrf="forged").status == 403
    assert desk.app.state.store.corrections(id_) == ()


@pytest.mark.parametrize("away", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"])
def test_a_review_leads_on_within_the_desk_only(desk: Browser, away: str) -> None:
    page = desk.post(f"/articles/{article_of(desk)}/facts/e1", verdict="accept", next=away)
    assert page.status == 200
    assert page.path == "/review"


def test_an_unknown_fact_is_not_found(desk: Browser) -> None:
    page = desk.get(f"/articles/{article_of(desk)}/facts/e99")
    assert page.status == 404
    assert "'e99' is no fact of this article" in page.words()


def test_the_page_of_a_fact_tells_its_sentence_and_why(desk: Browser) -> None:
    page = desk.get(f"/articles/{article_of(desk)}/facts/e1")
    assert "killing at least 12 people, the Orvenian health ministry said." in page.words("//blockquote")
    assert "rule: verb 'struck'" in page.words()


def test_precision_counts_each_type_with_its_range(desk: Browser) -> None:
    id_ = article_of(desk)
    assert "Nobody has checked a fact yet" in desk.get("/precision").words()
    desk.post(f"/articles/{id_}/facts/e1", verdict="accept")
    desk.post(f"/articles/{id_}/facts/e4", verdict="reject", why="only an if")
    desk.post(f"/articles/{id_}/facts/e5", verdict="correct", why="denied", field="status", value="denied")
    desk.post(f"/articles/{id_}/facts/e3", verdict="accept")
    rows = [row.xpath("./*") for row in desk.get("/precision").tree.xpath("//tbody/tr")]
    assert [[cell.text_content() for cell in row] for row in rows] == [
        ["event", "ASSAULT", "3", "1", "1", "1", "33 %", "6 and 79 %", "status 1"],
        ["event", "THREATEN", "1", "1", "0", "0", "100 %", "21 and 100 %", ""],
    ]


def test_the_last_word_on_a_fact_counts(desk: Browser) -> None:
    id_ = article_of(desk)
    desk.post(f"/articles/{id_}/facts/e1", verdict="reject", why="a slip of the key")
    desk.post(f"/articles/{id_}/facts/e1", verdict="accept")
    assert desk.get("/precision").all("//tbody/tr/td")[1:4] == ["1", "1", "0"]
    assert not desk.get(f"/articles/{id_}").all("//li[@id='fact-e1']//s")


def test_a_rejected_fact_stays_rejected_when_its_article_is_read_again(desk: Browser, reading: Reading) -> None:
    id_ = article_of(desk)
    desk.post(f"/articles/{id_}/facts/e4", verdict="reject", why="only an if")
    renamed = tuple(replace(e, id=f"e{9 - int(e.id[1])}", quantities=()) for e in reading.events)
    again = replace(reading, events=renamed, quantities=())
    desk.app.state.store.add(again)
    assert desk.get(f"/articles/{id_}").all("//li[@id='fact-e5']//s[@class='rejected']")
    assert not desk.get(f"/articles/{id_}").all("//li[@id='fact-e4']//s")
    assert "e5" not in facts_in(desk)
    assert "only an if" in desk.get(f"/articles/{id_}/facts/e5").words("//aside")


def checked(desk: Browser) -> str:
    id_ = article_of(desk)
    desk.post(f"/articles/{id_}/facts/e1", verdict="accept")
    desk.post(f"/articles/{id_}/facts/e4", verdict="reject", why="only an if")
    desk.post(f"/articles/{id_}/facts/e2", verdict="correct", why="read it", field="actors", value="Karl Brenn; Vosta")
    desk.post(f"/articles/{id_}/facts/e2", verdict="correct", why="read it", field="place", value="Karsel")
    desk.post(f"/articles/{id_}/facts/e2", verdict="correct", why="read it", field="start", value="2031-05-05")
    desk.post(f"/articles/{id_}/facts/q1", verdict="correct", why="read it", field="speaker", value="none")
    desk.post(f"/articles/{id_}/facts/n1", verdict="correct", why="read it", field="high", value="14")
    return id_


def test_what_was_checked_is_a_gold_file_that_the_scorer_reads(desk: Browser, tmp_path: Path) -> None:
    id_ = checked(desk)
    file = tmp_path / "gold.json"
    file.write_text(desk.get(f"/articles/{id_}/gold.json").text, encoding="utf-8")
    (gold,) = load_gold([file], codebook())
    events = {event.id: event for event in gold.events}
    assert [id_ for id_, event in events.items() if event.required] == ["e1", "e2"]
    assert "e4" not in events
    assert [(one.not_event, one.why) for one in gold.negatives] == [(["ASSAULT"], "only an if")]
    assert events["e2"].actors == ["a5", "a1"]
    assert events["e2"].place is not None
    assert events["e2"].place.name == "Karsel"
    assert events["e2"].time is not None
    assert events["e2"].time.start == "2031-05-05"
    assert next(quote for quote in gold.quotes if quote.id == "q1").speaker is None
    assert next(one for one in gold.quantities if one.id == "n1").high == 14


def test_all_that_was_checked_can_be_scored(desk: Browser, reading: Reading, tmp_path: Path) -> None:
    checked(desk)
    packed = desk.raw("/review/gold.zip")
    zipfile.ZipFile(io.BytesIO(packed)).extractall(tmp_path)
    assert packed == desk.raw("/review/gold.zip")
    told = score(load_gold([tmp_path / "gold"], codebook()), {reading.id: reading})
    assert told.kinds["events required"].right == 2
    assert told.kinds["events"].extra == 1
    assert told.rates["event place"].yes == told.rates["event place"].of - 1


def test_the_queue_says_when_nothing_matches_and_how_to_go_on(desk: Browser) -> None:
    page = desk.get("/review?type=AID")
    assert "No fact that waits matches what was asked" in page.words()
    assert page.all("//main//a[@href='/review']")


def test_every_control_of_a_review_has_a_label(desk: Browser) -> None:
    page = desk.get("/review")
    for control in page.tree.xpath("//main//input[not(@type='hidden')] | //main//select"):
        assert control.xpath("ancestor::label") or control.get("aria-label")
