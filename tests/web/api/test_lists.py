"""What the API tells, page by page, with the exact words and where they stand."""

import pytest
from tests.web.api.conftest import words_at
from tests.web.client import TestClient

from dateline.web.api import news

V1 = "/api/v1"
LISTS = (
    "articles", "facts", "quotes", "advisories", "actors", "places", "events", "stories", "search", "corrections",
    "judgements", "alerts", "audit",
)  # fmt: skip


@pytest.mark.parametrize("name", LISTS)
def test_pages_of_a_list_follow_one_another_without_gap_or_repetition(api: TestClient, name: str) -> None:
    whole = api.get(f"{V1}/{name}?limit=200").json()
    assert whole["next"] is None or len(whole["items"]) == 200
    paged: list[object] = []
    cursor = None
    while len(paged) < 40:
        page = api.get(f"{V1}/{name}", params={"limit": 3, **({"cursor": cursor} if cursor else {})}).json()
        assert len(page["items"]) <= 3
        paged += page["items"]
        cursor = page["next"]
        if cursor is None:
            break
    assert paged == whole["items"][: len(paged)]


def test_every_fact_has_its_words_where_it_says(api: TestClient) -> None:
    facts = api.get(f"{V1}/facts?limit=200").json()["items"]
    texts = {id_: api.get(f"{V1}/readings/{id_}").json()["article"]["text"] for id_ in {f["article"] for f in facts}}
    assert {fact["kind"] for fact in facts} == {"event", "quote", "place", "advisory"}
    for fact in facts:
        text, told = texts[fact["article"]], fact["spans"] if fact["kind"] == "quote" else fact["spans"][:1]
        assert words_at(text, told) == fact["words"]
        code_units = text.encode("utf-16-le")
        heard = [code_units[2 * start : 2 * end].decode("utf-16-le") for start, end in fact["utf16"]]
        assert heard == [text[start:end] for start, end in fact["spans"]]
    assert any(fact["utf16"] != fact["spans"] for fact in facts)


def test_every_act_has_its_words_where_it_says(api: TestClient) -> None:
    events = api.get(f"{V1}/events?limit=200").json()["items"]
    assert events
    for event in events:
        text = api.get(f"{V1}/readings/{event['act']['article']}").json()["article"]["text"]
        start, end = event["act"]["span"]
        assert text[start:end] == event["act"]["words"]
        assert (
            text.encode("utf-16-le")[2 * event["utf16"][0] : 2 * event["utf16"][1]].decode("utf-16-le")
            == text[start:end]
        )


def test_an_act_is_told_with_all_its_accounts(api: TestClient) -> None:
    act = max(api.get(f"{V1}/events?limit=200").json()["items"], key=lambda event: event["act"]["articles"])["act"]
    whole = api.get(f"{V1}/stories/{act['story']}/events/{act['id']}").json()
    assert len({account["article"] for account in whole["event"]["accounts"]}) == act["articles"] > 1
    assert [one["event"] for one in whole["offsets"]] == [one["event"] for one in whole["event"]["accounts"]]
    story = api.get(f"{V1}/stories/{act['story']}").json()
    assert story["schema"] == "dateline.story/1"
    assert act["id"] in [event["id"] for event in story["events"]]
    assert api.get(f"{V1}/stories/{act['story']}/events/none").status_code == 404


@pytest.mark.parametrize(
    ("asked", "holds"),
    [
        ("type=ASSAULT", lambda fact: fact["type"] == "ASSAULT"),
        ("type=assault&kind=event", lambda fact: fact["type"] == "ASSAULT"),
        ("status=happened", lambda fact: fact["status"] == "happened"),
        ("source=%3Cb%3EEvil%3C/b%3E%20%26%20Sons", lambda fact: fact["outlet"] == "<b>Evil</b> & Sons"),
        ("place=karsel", lambda fact: fact["place"] == "Karsel"),
        ("box=44,12,45,13", lambda fact: fact["longitude"] == 44.25),
        ("since=2031-05-06&until=2031-05-06", lambda fact: fact["first_day"] == "2031-05-06"),
        ("reported_since=2031-01-01", lambda fact: fact["published"] == "2031-05-07"),
        ("reported_until=2024-12-31", lambda fact: fact["published"] < "2025"),
        ("actor=MRD", lambda fact: any(side["country"] == "MRD" for side in fact["sides"])),
    ],
)
def test_facts_are_narrowed(api: TestClient, asked: str, holds: object) -> None:
    found = api.get(f"{V1}/facts?{asked}").json()["items"]
    assert found
    assert all(holds(fact) for fact in found)  # type: ignore[operator]


def test_who_said_what_about_what(api: TestClient) -> None:
    speakers = [q for q in api.get(f"{V1}/quotes?limit=200").json()["items"] if q["sides"]]
    quote = next(q for q in speakers if q["sides"][0]["role"] == "speaker")
    name, word = quote["sides"][0]["name"], max(quote["words"].split(), key=len).strip("“”,.;")
    found = api.get(f"{V1}/quotes", params={"actor": name, "role": "speaker", "words": word}).json()["items"]
    assert quote in found
    assert all(any(side["name"] == name for side in one["sides"]) for one in found)
    assert api.get(f"{V1}/quotes", params={"actor": name, "role": "addressee"}).json()["items"] == []


def test_actors_are_told_by_how_many_facts_tell_of_them(api: TestClient) -> None:
    actors = api.get(f"{V1}/actors?limit=200").json()["items"]
    counts = [actor["facts"] for actor in actors]
    assert counts == sorted(counts, reverse=True)
    first = actors[0]
    assert api.get(f"{V1}/actors/{first['id']}").json() == first
    assert api.get(f"{V1}/places/{first['id']}").status_code == 404
    told = api.get(f"{V1}/facts", params={"actor": first["name"], "limit": 200}).json()["items"]
    assert len(told) >= first["facts"]
    assert api.get(f"{V1}/actors", params={"words": first["name"].split()[0]}).json()["items"]


def test_pairs_are_counted_beside_the_volume_of_articles(api: TestClient) -> None:
    events = api.get(f"{V1}/facts?kind=event&limit=200").json()["items"]
    named = ([side["name"] for side in event["sides"] if side["name"]] for event in events)
    one, other = next(names for names in named if len(names) == 2)
    asked = {"kind": "event", "actor": one, "other": other, "per": "month"}
    told = api.get(f"{V1}/counts", params=asked).json()
    assert sum(count["facts"] for count in told["counts"]) >= 1
    assert sum(volume["articles"] for volume in told["volume"]) == 5


def test_what_has_not_changed_is_not_sent_again(api: TestClient) -> None:
    first = api.get(f"{V1}/facts?limit=5")
    tag = first.headers["etag"]
    again = api.get(f"{V1}/facts?limit=5", headers={"If-None-Match": f'"other", {tag}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert api.get(f"{V1}/facts?limit=6", headers={"If-None-Match": tag}).status_code == 200


def test_long_answers_are_compressed(api: TestClient) -> None:
    answer = api.get(f"{V1}/facts", headers={"Accept-Encoding": "gzip"})
    assert answer.headers["content-encoding"] == "gzip"


def test_an_article_is_told_with_versions_and_stories(api: TestClient) -> None:
    event = api.get(f"{V1}/events").json()["items"][0]["act"]
    told = api.get(f"{V1}/articles/{event['article'][:8]}").json()
    assert told["article"]["id"] == event["article"]
    assert [version["number"] for version in told["versions"]] == [1]
    assert event["story"] in told["stories"]
    assert api.get(f"{V1}/articles/{event['article']}/revision?old=1&new=2").status_code == 404
    assert api.get(f"{V1}/readings/{event['article']}?version=2").status_code == 404


def test_a_brief_and_indicators_are_made_from_the_stories(api: TestClient) -> None:
    brief = api.get(f"{V1}/briefs?since=2024-01-01").json()
    assert brief["schema"] == "dateline.brief/1"
    assert {line["news"] for line in brief["lines"]} == {"new"}
    rows = api.get(f"{V1}/indicators?dimension=type&until=2024-12-31").json()["items"]
    assert {row["dimension"] for row in rows} == {"type"}


def test_a_brief_comes_page_by_page_and_each_act_once(api: TestClient) -> None:
    whole = api.get(f"{V1}/briefs?since=2024-01-01").json()
    assert whole["next"] is None
    found, cursor = list[str](), None
    while True:
        more: dict[str, object] = {"cursor": cursor} if cursor else {}
        told = api.get(f"{V1}/briefs", params={"since": "2024-01-01", "limit": 3, **more}).json()
        assert len(told["lines"]) <= 3
        found += [line["act"] for line in told["lines"]]
        cursor = told["next"]
        if cursor is None:
            break
    assert sorted(found) == sorted(line["act"] for line in whole["lines"])
    assert told["articles"] == whole["articles"]


@pytest.mark.parametrize("by", ["day", "week"])
def test_indicators_come_period_by_period_where_there_are_many_acts(
    api: TestClient, by: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = api.get(f"{V1}/indicators?by={by}").json()["items"]
    monkeypatch.setattr(news, "MOST_ACTS", 2)
    found, cursor, pages = list[dict[str, object]](), None, 0
    while True:
        told = api.get(f"{V1}/indicators", params={"by": by, **({"cursor": cursor} if cursor else {})}).json()
        found, cursor, pages = found + told["items"], told["next"], pages + 1
        if cursor is None:
            break
    assert pages > 1
    assert found == [row for row in whole if row["period"] is not None]


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ("facts?limit=0", 422), ("facts?limit=100000000000000000000", 422), ("facts?limit=x", 422),
        ("facts?since=2024-02-30", 422), ("facts?since=yesterday", 422), ("facts?since=0000-00-00", 422),
        ("events?reported_since=9999-12-31T23:59-14:00", 422), ("facts?words=%00", 422), ("facts?actor=%00", 422),
        ("facts?place=%FF%FE", 200), ("facts?words=%22", 200), ("search?words=%27%20OR%201=1", 200),
        ("search?words=NEAR(%22", 200), ("facts?actor=%25", 200), ("facts?box=1,2,3", 422),
        ("facts?box=nan,nan,nan,nan", 422), ("facts?cursor=-1", 422), ("facts?cursor=1e9", 422),
        ("events?cursor=9~9~9", 422), ("events?cursor=9999999999999999999~1", 422), ("actors?cursor=5", 422),
        ("facts?sinse=2024-01-01", 422), ("facts?status=perhaps", 422), ("facts?limit=5&limit=6", 200),
        ("articles/zzzz", 422), ("articles/abcd", 404), ("articles/" + "a" * 300, 422), ("articles/%00%00%00%00", 422),
        ("stories/%F0%9F%94%A5", 422), ("stories/none", 404), ("readings/0000000000000000?version=0", 422),
        ("actors/0000000000000000", 404), ("briefs", 422), ("briefs?since=06:00", 422),
        ("quotes?words=" + "a" * 201, 422), ("facts?actor=%F0%9F%94%A5", 200), ("facts?words=%E2%80%AE", 200),
        ("briefs?since=2024-01-01&cursor=x", 422), ("indicators?cursor=x", 422),
        ("counts?per=week", 422), ("facts?origins=2", 422), ("events?origins=0", 422),
    ],
)  # fmt: skip
def test_bad_requests_are_refused_in_words(api: TestClient, asked: str, status: int) -> None:
    answer = api.get(f"{V1}/{asked}")
    assert answer.status_code == status
    if status != 200:
        assert set(answer.json()["error"]) == {"code", "message", "detail"}


def test_stories_are_found_by_what_happened_in_them(api: TestClient) -> None:
    asked = {"type": "ASSAULT", "status": "happened"}
    acts = api.get(f"{V1}/events", params={**asked, "limit": 200}).json()["items"]
    stories = list(dict.fromkeys(event["act"]["story"] for event in acts))
    assert stories
    found, cursor = list[str](), None
    while True:
        told = api.get(f"{V1}/stories", params={**asked, "limit": 1, **({"cursor": cursor} if cursor else {})}).json()
        found += [story["id"] for story in told["items"]]
        cursor = told["next"]
        if cursor is None:
            break
    assert found == stories
    assert api.get(f"{V1}/stories?actor=nobody").json() == {"items": [], "next": None}
    assert api.get(f"{V1}/stories?type=ASSAULT&cursor=zz").status_code == 422
