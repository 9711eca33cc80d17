"""One round over a source: what is new comes once, what is known stays, and nothing that a server does ends it."""

import threading
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from dateline.base.errors import DatelineError
from dateline.collect.pace import Pace
from dateline.collect.round import Outcome, Round
from dateline.collect.seen import FileSeen, Mark, MemorySeen, Seen
from dateline.collect.source import Feed, Source, Terms
from dateline.collect.visitor import Visitor, agent_of

from .conftest import LOCAL, Page, Site, file_size_limit

NOW = datetime(2024, 3, 14, 12, tzinfo=UTC)


def source_of(site: Site, *feeds: str, sitemaps: tuple[str, ...] = (), **more: object) -> Source:
    told = {"name": "Harbour Post", "feeds": [Feed(url=site.url + path) for path in feeds or ("/feed",)], **more}
    return Source.model_validate({**told, "sitemaps": [site.url + path for path in sitemaps]})


def go(source: Source, seen: Seen, *, limit: int = 500) -> list[Outcome]:
    visitor = Visitor(
        agent=agent_of("desk@harbour.example"), allow=LOCAL, pace=Pace(sleep=lambda _: None), time_limit=5
    )
    got = []
    for outcome in Round(source, visitor, seen, limit=limit, now=NOW).outcomes():
        got.append(outcome)
        for mark in outcome.marks:
            seen.keep(mark)
    return got


def kinds(outcomes: list[Outcome]) -> dict[str, int]:
    return dict(Counter(outcome.kind for outcome in outcomes if outcome.kind != "listed"))


def test_new_pages_come_once_and_are_not_fetched_again(site: Site) -> None:
    site.feed("/a", "/b")
    site.article("/a")
    site.article("/b", "Trams stopped.")
    seen = MemorySeen()
    first = go(source_of(site), seen)
    assert [(one.kind, one.url.removeprefix(site.url)) for one in first] == [
        ("new", "/a"), ("new", "/b"), ("listed", "/feed"),
    ]  # fmt: skip
    assert first[0].page is not None
    assert (first[0].page.url, first[0].page.outlet) == (f"{site.url}/a", "Harbour Post")
    assert kinds(go(source_of(site), seen)) == {"unchanged": 2}
    assert site.asked.count("/a") == 1


def test_a_feed_that_has_not_changed_is_asked_with_what_its_server_gave(site: Site) -> None:
    site.feed("/a", etag='"1"')
    site.article("/a")
    seen = MemorySeen()
    go(source_of(site), seen)
    assert [one.kind for one in go(source_of(site), seen)] == ["listed"]
    assert site.headers[-1]["If-None-Match"] == '"1"'


def test_what_is_beyond_the_limit_or_failed_for_now_comes_in_the_next_round_though_the_feed_is_the_same(
    site: Site,
) -> None:
    site.feed("/a", "/b", "/c", etag='"1"')
    site.article("/a")
    site.put("/b", "", 500)
    site.article("/c", "Trams stopped.")
    seen = MemorySeen()
    assert kinds(go(source_of(site), seen, limit=2)) == {"new": 1, "failed": 1, "left": 1}
    site.article("/b", "Buses stopped.")
    assert kinds(go(source_of(site), seen)) == {"unchanged": 1, "new": 2}
    assert kinds(go(source_of(site), seen)) == {}


def test_a_page_that_is_gone_is_told_once_and_one_that_fails_is_tried_five_times(site: Site) -> None:
    site.feed("/gone", "/broken")
    site.put("/gone", "", 410)
    site.put("/broken", "", 502)
    seen = MemorySeen()
    got = [kinds(go(source_of(site), seen)) for _ in range(6)]
    assert got == [{"failed": 2}, *[{"failed": 1, "unchanged": 1}] * 4, {"unchanged": 2}]
    assert site.asked.count("/broken") == 5
    told = seen.get(f"{site.url}/gone")
    assert told is not None
    assert "410 Gone" in (told.failed or "")


def test_a_page_that_its_feed_says_has_changed_is_asked_again(site: Site) -> None:
    day = "<pubDate>Thu, 14 Mar 2024 10:00:00 GMT</pubDate>"
    atom = "<feed xmlns='http://www.w3.org/2005/Atom'><entry><link href='/a'/><updated>{}</updated></entry></feed>"
    site.article("/a")
    seen = MemorySeen()
    for hour, words, kind in (("10", "Ferries stopped.", "new"), ("11", "Ferries stopped.", "unchanged"),
                              ("12", "Ferries sail.", "new"), ("12", "Ferries sail.", "unchanged")):  # fmt: skip
        site.article("/a", words)
        site.put("/feed", atom.format(f"2024-03-14T{hour}:00:00Z") + f"<!-- {day} -->")
        assert kinds(go(source_of(site), seen)) == {kind: 1}
    assert site.asked.count("/a") == 3


def test_the_outlet_of_a_syndicated_item_is_its_publisher_and_never_the_feed(site: Site) -> None:
    site.article("/a")
    hosts = ["harbour.example"]
    site.feed("/a", more="<source url='https://plover.example/rss'>Plover Press</source>")
    pages = [one.page.outlet for one in go(source_of(site, hosts=hosts), MemorySeen()) if one.page]
    site.feed("/a")
    pages += [one.page.outlet for one in go(source_of(site, hosts=hosts), MemorySeen()) if one.page]
    assert pages == ["Plover Press", None]


def test_the_page_goes_before_the_feed_and_a_date_from_the_future_is_not_taken_over(site: Site) -> None:
    soon, late = (f"<pubDate>{day} Mar 2024 10:00:00 GMT</pubDate>" for day in ("14", "29"))
    told = []
    for more, html in (
        (soon, "<p>Ferries stopped.</p><br><div>"),
        (late, "<p>Ferries stopped.</p><br><div>"),
        (soon, "<title>Own title</title><time datetime='2024-03-13'>13 March</time>"),
    ):
        site.put("/a", f"<html>{html}</html>")
        site.feed("/a", more=more)
        told += [(one.page.title, one.page.published) for one in go(source_of(site), MemorySeen()) if one.page]
    assert told == [("Ferries", "2024-03-14T10:00:00+00:00"), ("Ferries", None), (None, None)]


def test_ids_that_repeat_or_change_bring_nothing_twice(site: Site) -> None:
    site.article("/a")
    seen = MemorySeen()
    site.feed("/a", "/a", more="<guid>1</guid>")
    assert kinds(go(source_of(site), seen)) == {"new": 1}
    site.feed("/a", "/a", more="<guid>2</guid>")
    assert kinds(go(source_of(site), seen)) == {"unchanged": 1}


def test_two_addresses_that_lead_to_one_page_bring_it_once(site: Site) -> None:
    site.article("/a")
    for path in ("/go/1", "/go/2"):
        site.put(path, "", 302, Location="/a")
    seen = MemorySeen()
    site.feed("/go/1", "/go/2", "/a")
    got = go(source_of(site), seen)
    assert kinds(got) == {"new": 1, "unchanged": 1}
    assert [one.page.url for one in got if one.page] == [f"{site.url}/a"]
    site.put("/go/3", "", 302, Location="/a")
    site.feed("/a", "/go/3")
    assert kinds(go(source_of(site), seen)) == {"unchanged": 2}


def reset(handler: BaseHTTPRequestHandler) -> None:
    handler.connection.close()


def hang(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    threading.Event().wait(0.2)
    handler.connection.close()


@pytest.mark.parametrize(
    ("page", "says"),
    [
        (Page(b"<!doctype html><html><body>Moved</body></html>"), "a web page came, not a feed"),
        (Page(b"", 404), "answered 404"),
        (Page(b"", 500), "answered 500"),
        (Page(b"<!DOCTYPE a [<!ENTITY b 'c'>]><rss/>"), "entities of its own"),
        (Page(action=reset), "connection failed"),
    ],
    ids=["html", "404", "500", "bomb", "reset"],
)
def test_a_feed_that_breaks_is_a_failure_and_the_next_one_is_read(site: Site, page: Page, says: str) -> None:
    site.pages["/broken"] = page
    site.feed("/a")
    site.article("/a")
    got = go(source_of(site, "/broken", "/feed"), MemorySeen())
    assert [one.kind for one in got] == ["failed", "new", "listed"]
    assert says in (got[0].reason or "")


@pytest.mark.parametrize(
    "page",
    [Page(b"", 403), Page(action=reset), Page(b"%PDF-1.7"), Page(b"\x89PNG", headers={"Content-Type": "image/png"}),
     Page(b"", 302, {"Location": "http://[broken"}), Page(b"", 302, {"Location": "http://localhost:1/"})],
)  # fmt: skip
def test_a_page_that_breaks_is_a_failure_and_no_stop(site: Site, page: Page) -> None:
    site.feed("/broken", "/a")
    site.article("/a")
    site.pages["/broken"] = page
    assert kinds(go(source_of(site), MemorySeen())) == {"failed": 1, "new": 1}


def test_a_page_that_takes_too_long_is_a_failure_and_no_stop(site: Site) -> None:
    site.pages["/slow"] = Page(action=hang)
    site.feed("/slow", "/a")
    site.article("/a")
    visitor = Visitor(agent="x", allow=LOCAL, pace=Pace(sleep=lambda _: None), time_limit=0.1)
    got = list(Round(source_of(site), visitor, MemorySeen(), limit=9, now=NOW).outcomes())
    assert kinds(got) == {"failed": 1, "new": 1}
    assert "time limit" in (got[0].reason or "")


def test_robots_txt_and_opt_outs_are_told_as_refusals_and_asked_once(site: Site) -> None:
    site.put("/robots.txt", "User-agent: *\nDisallow: /private")
    site.put("/noai", "<html><meta name='robots' content='noai'><p>x</p></html>")
    site.put("/tdm", "<html><p>x</p></html>", TDM_Reservation="1")
    site.feed("/private/a", "/noai", "/tdm")
    seen = MemorySeen()
    assert kinds(go(source_of(site), seen)) == {"refused": 3}
    assert kinds(go(source_of(site), seen)) == {"unchanged": 3}
    agreed = source_of(site, terms=Terms(text_mining="allowed"))
    assert kinds(go(agreed, MemorySeen())) == {"refused": 1, "new": 2}


def test_a_host_that_asks_for_a_long_pause_gets_it_from_the_next_rounds_too(site: Site) -> None:
    site.put("/feed", "", 429, Retry_After="3600")
    seen = MemorySeen()
    assert kinds(go(source_of(site), seen)) == {"failed": 1}
    site.feed("/a")
    site.article("/a")
    before = len(site.asked)
    (held,) = go(source_of(site), seen)
    assert "asks to be left alone" in (held.reason or "")
    assert len(site.asked) == before
    seen.keep(Mark(url="hold:127.0.0.1", source="Harbour", when="2024-03-14T11:59:59+00:00"))
    assert kinds(go(source_of(site), seen)) == {"new": 1}


@pytest.mark.parametrize("terms", [Terms(fetch="refused"), Terms(text_mining="reserved")])
def test_a_source_whose_terms_forbid_it_is_not_asked_at_all(site: Site, terms: Terms) -> None:
    assert kinds(go(source_of(site, terms=terms), MemorySeen())) == {"refused": 1}
    assert site.asked == []


def test_sitemaps_and_the_newest_of_an_index_are_followed_and_not_fetched_again_while_they_stand(site: Site) -> None:
    site.feed(path="/feed")
    inner = "".join(f"<sitemap><loc>/s{n}.xml</loc><lastmod>2024-03-{n}</lastmod></sitemap>" for n in (10, 11))
    site.put("/index.xml", f"<sitemapindex>{inner}</sitemapindex>")
    for number in (10, 11):
        site.put(f"/s{number}.xml", f"<urlset><url><loc>/p{number}</loc></url></urlset>")
        site.article(f"/p{number}", f"Ferry {number} stopped.")
    seen, source = MemorySeen(), source_of(site, sitemaps=("/index.xml",))
    assert [one.url[-4:] for one in go(source, seen) if one.kind == "new"] == ["/p11", "/p10"]
    assert kinds(go(source, seen)) == {}
    assert site.asked.count("/s11.xml") == 1


def test_a_feed_of_fifty_thousand_items_takes_its_limit_and_leaves_the_rest(site: Site) -> None:
    site.feed(*(f"/p{number}" for number in range(50_000)))
    for number in range(3):
        site.article(f"/p{number}", f"Ferry {number} stopped.")
    found = go(source_of(site), MemorySeen(), limit=3)
    assert kinds(found) == {"new": 3, "left": 1}


def test_what_was_seen_lasts_in_its_file_and_a_torn_last_line_costs_only_itself(tmp_path: Path) -> None:
    path = tmp_path / "seen.jsonl"
    marks = [Mark(url=f"https://harbour.example/{name}", source="Harbour", when="2024-03-14") for name in "abc"]
    with FileSeen(path) as seen:
        for mark in marks:
            seen.keep(mark)
    path.write_bytes(path.read_bytes()[:-20])
    with FileSeen(path) as seen:
        assert list(seen.marks()) == marks[:2]
        seen.keep(marks[2])
    with FileSeen(path) as seen:
        assert list(seen.marks()) == marks


def test_a_file_of_marks_does_not_grow_with_the_rounds(tmp_path: Path) -> None:
    for round_ in range(4):
        with FileSeen(tmp_path / "seen.jsonl") as seen:
            for _ in range(100):
                seen.keep(Mark(url="https://harbour.example/a", source="Harbour", when=str(round_)))
    assert len((tmp_path / "seen.jsonl").read_bytes().splitlines()) <= 301


def test_a_file_that_holds_no_marks_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear editor,\nyours\n")
    with pytest.raises(DatelineError, match=r"letter\.txt, line 1: no mark"):
        FileSeen(tmp_path / "letter.txt")
    assert (tmp_path / "letter.txt").read_text() == "Dear editor,\nyours\n"


def test_two_rounds_at_once_do_not_share_a_file(tmp_path: Path) -> None:
    with FileSeen(tmp_path / "seen.jsonl"), pytest.raises(DatelineError, match="another round is under way"):
        FileSeen(tmp_path / "seen.jsonl")


def test_a_mark_for_which_the_disk_has_no_room_leaves_the_file_whole(tmp_path: Path) -> None:
    kept = Mark(url="https://harbour.example/a", source="Harbour Post", when="2024-03-14T12:00:00+00:00")
    with FileSeen(tmp_path / "seen.jsonl") as seen:
        seen.keep(kept)
        with file_size_limit((tmp_path / "seen.jsonl").stat().st_size + 20), pytest.raises(OSError, match="too large"):
            seen.keep(replace(kept, url="https://harbour.example/b"))
        assert seen.get("https://harbour.example/b") is None
        seen.keep(replace(kept, url="https://harbour.example/c"))
    with FileSeen(tmp_path / "seen.jsonl") as again:
        assert [mark.url[-1] for mark in again.marks()] == ["a", "c"]


def test_a_file_of_marks_stays_small_while_it_is_open(tmp_path: Path) -> None:
    mark = Mark(url="poll:Harbour Post", source="Harbour Post", when="2024-03-14T12:00:00+00:00")
    with FileSeen(tmp_path / "seen.jsonl") as seen:
        for second in range(500):
            seen.keep(replace(mark, tries=second))
        with pytest.raises(DatelineError, match="another round"):
            FileSeen(tmp_path / "seen.jsonl")
    assert len((tmp_path / "seen.jsonl").read_text().splitlines()) < 110
