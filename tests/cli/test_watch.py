"""`dateline watch` against a site of our own: what is new is kept, told and alerted once, whatever happens."""

import json
import os
import signal
import socket
import subprocess
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
import yaml
from tests.alerts.conftest import hook
from tests.collect.conftest import Page, Site, site
from tests.conformance.conftest import Cluster, cluster

from dateline.base.errors import StoreError
from dateline.base.records import Reading
from dateline.collect import Collected
from dateline.collect.seen import FileSeen
from dateline.store import Store
from dateline.store.kept import Kept, keep
from dateline.store.log import now
from dateline.store.told import GoneError, TroubleError
from dateline.workers import read_all

from .conftest import Run

__all__ = ["cluster", "hook", "site"]

CONTACT = ("--contact", "desk@harbour.example", "--allow-host", "127.0.0.1")
ONCE = ("--once", *CONTACT)
SHOT = "Gunmen killed nine people in the town of Basra, Iraq, on Monday, witnesses said."
QUIET = "Ferries stopped at Varna on Tuesday, officials said. Two people were hurt when a boat hit the pier."


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.sleep", lambda _: None)


@pytest.fixture
def source(site: Site, tmp_path: Path) -> str:
    site.feed("/a", "/b")
    site.article("/a", SHOT)
    site.article("/b", QUIET)
    (tmp_path / "rules.yaml").write_text("rules:\n  - name: shots\n    type: ASSAULT\n")
    return write_source(tmp_path, site)


def write_source(folder: Path, site: Site, name: str = "Harbour Post", **more: object) -> str:
    told = {"name": name, "feeds": [{"url": f"{site.url}/feed"}], "seconds_between_requests": 0.5, **more}
    file = folder / f"{name.partition(' ')[0].lower()}.yaml"
    file.write_text(yaml.safe_dump(told))
    return file.name


def events(done: "subprocess.CompletedProcess[bytes]") -> list[dict[str, object]]:
    return [json.loads(line) for line in done.stdout.splitlines()]


def words_of(done: "subprocess.CompletedProcess[bytes]", event: str) -> list[object]:
    return [line["words"] for line in events(done) if line["event"] == event]


def test_one_round_keeps_and_tells_what_is_new_and_the_next_one_nothing(run: Run, site: Site, source: str) -> None:
    done = run("watch", source, *ONCE)
    assert done.returncode == 0, done.stderr
    told = done.stdout.decode().splitlines()
    assert [line.partition(":")[0] for line in told] == ["started", "article", "article", "round", "stories", "stopped"]
    assert told[-3] == "round: Harbour Post: 2 new, 0 unchanged, 0 failed, 0 refused; 2 in the last 24 hours"
    assert told[-1] == "stopped: 2 new, 0 failed, 0 alert, 1 round; the next run goes on from here"
    assert len(run("list").stdout.splitlines()) == 2
    again = run("watch", source, *ONCE).stdout.decode()
    assert "article:" not in again
    assert site.asked.count("/a") == 1


def test_what_happens_is_told_to_machines_as_lines_of_json(run: Run, source: str) -> None:
    got = events(run("watch", source, "--json", *ONCE))
    assert {line["schema"] for line in got} == {"dateline.watch/1"}
    assert [line["event"] for line in got] == ["started", "article", "article", "round", "stories", "stopped"]
    assert got[3]["counts"] == {"new": 2, "listed": 1}
    assert got[3]["due"] is not None


def test_the_store_knows_the_sources_that_were_watched_or_collected(run: Run, site: Site, source: str) -> None:
    other = write_source(
        Path(), site, "Varna Courier", owner="Black Sea Press", country="BGR", languages=["en", "bg"], every="1h"
    )
    run("watch", source, *ONCE)
    run("collect", other, *CONTACT)
    assert run("sources", "list").stdout.decode().splitlines() == [
        "Harbour Post\t-\t-\t-\t-",
        "Varna Courier\tBlack Sea Press\tBGR\ten,bg\t1h",
    ]
    told = [json.loads(line) for line in run("sources", "list", "--json").stdout.splitlines()]
    assert [one["name"] for one in told] == ["Harbour Post", "Varna Courier"]
    assert told[1]["every"] == "1h"
    done = run("watch", "--json", *ONCE)
    assert "2 source(s)" in str(words_of(done, "started")[0])


def keep_rule(store: Store, rule: dict[str, object]) -> None:
    kept = Kept(kind="rule", name=str(rule["name"]), by="Ada", at=now(), json=json.dumps(rule))
    store.write(lambda connection: keep(connection, kept))


def test_rules_kept_at_the_desk_are_alerted_of_beside_those_of_a_file(run: Run, source: str) -> None:
    with Store.open("store.db") as store:
        keep_rule(store, {"name": "in Iraq", "place": "IRQ"})
        keep_rule(store, {"name": "old", "plaze": "IRQ"})
    done = run("watch", source, "--rules", "rules.yaml", *ONCE)
    assert done.returncode == 0
    told = [line for line in done.stdout.decode().splitlines() if line.startswith("alert:")]
    assert len([line for line in told if "in Iraq" in line]) == len([line for line in told if "shots" in line]) == 1
    assert done.stderr.decode().count("rule 'old' of the desk is not understood") == 1
    assert "alert:" not in run("watch", source, *ONCE).stdout.decode()


def test_sources_are_wanted_from_the_call_or_from_the_store(run: Run, source: str) -> None:
    done = run("watch", *ONCE)
    assert done.returncode == 2
    assert "there is no store there" in " ".join(done.stderr.decode().split())
    assert not Path("store.db").exists()
    Path("a.txt").write_text(QUIET)
    run("add", "a.txt")
    done = run("watch", *ONCE)
    assert done.returncode == 2
    assert "knows no source yet" in " ".join(done.stderr.decode().split())
    assert source


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--every", "soon"], "'soon' is no interval; give one from 1s to 30d"),
        (["--rules", "none.yaml"], "there is no such file"),
        (["--store", "postgresql://x/y"], "needs --seen FILE.jsonl"),
        (["--store", "postgresql://x/y", "--seen", "s.jsonl", "--rules", "rules.yaml"], "needs --log FILE.jsonl"),
        (["--seen", "no/seen.jsonl"], "does not exist"),
        (["--webhook", "https://desk.example/x"], "DATELINE_WEBHOOK_SECRET"),
    ],
)
def test_a_call_that_makes_no_sense_asks_nothing(
    run: Run, site: Site, source: str, arguments: list[str], told: str
) -> None:
    done = run("watch", source, *ONCE, *arguments)
    assert done.returncode == 2
    assert told in " ".join(done.stderr.decode().replace("│", " ").split())
    assert site.asked == []


def test_a_page_that_fails_is_told_and_stored_and_its_round_goes_on(run: Run, site: Site, source: str) -> None:
    site.put("/a", "", 500)
    done = run("watch", source, *ONCE)
    assert done.returncode == 1
    assert f"dateline: failed: {site.url}/a: the server answered 500" in done.stderr.decode()
    assert "1 new, 0 unchanged, 1 failed" in done.stdout.decode()
    with Store.open("store.db") as store:
        assert [change.kind for change in store.changes()] == ["source", "failed", "new", "story"]
    site.article("/a", SHOT)
    assert "1 new, 1 unchanged, 0 failed" in run("watch", source, *ONCE).stdout.decode()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_asked_to_end_it_ends_after_the_article_that_it_is_at_and_the_next_run_goes_on(
    run: Run, site: Site, source: str, number: signal.Signals
) -> None:
    second = site.pages["/b"]

    def ask(_: object) -> None:
        site.pages["/b"] = second
        os.kill(os.getpid(), number)

    site.pages["/b"] = Page(action=ask)
    before = signal.getsignal(number)
    done = run("watch", source, *CONTACT)
    assert done.returncode == 0
    assert done.stdout.decode().splitlines()[-1].startswith("stopped: ")
    assert signal.getsignal(number) == before
    assert run("watch", source, *ONCE).returncode == 0
    assert len(run("list").stdout.splitlines()) == 2


def test_a_second_run_beside_a_first_is_refused(run: Run, source: str) -> None:
    with FileSeen(Path("store.db.seen.jsonl")):
        done = run("watch", source, *ONCE)
    assert done.returncode == 1
    assert "another round is under way" in done.stderr.decode()


def test_a_source_that_fell_silent_is_told_once_and_told_when_it_is_back(run: Run, site: Site, tmp_path: Path) -> None:
    site.feed()
    source = write_source(tmp_path, site, expect_a_day=8)
    long_ago = {"url": "over:Harbour Post", "source": "Harbour Post", "when": "2024-03-01T00:00:00+00:00"}
    Path("store.db.seen.jsonl").write_text(json.dumps({**long_ago, "updated": long_ago["when"]}) + "\n")
    Path("rules.yaml").write_text("rules:\n  - name: feeds\n    silence: {}\n")
    call = ("watch", source, "--json", "--rules", "rules.yaml", *ONCE)
    done = run(*call)
    assert words_of(done, "quiet") == [
        "Harbour Post: 0 new pages in the last 24 hours, about 8 are expected; look whether its feeds have moved"
    ]
    assert words_of(done, "alert") == ["NEW [feeds] silence: Harbour Post"]
    done = run(*call)
    assert words_of(done, "quiet") == words_of(done, "alert") == []
    for number in range(5):
        site.article(f"/{number}", f"Ferry {number} stopped at Varna on Tuesday, officials said.")
    site.feed(*(f"/{number}" for number in range(5)))
    done = run(*call)
    assert words_of(done, "back") == ["Harbour Post: 5 new pages in the last 24 hours, about 8 are expected"]
    assert words_of(done, "alert") == ["CANCEL [feeds] silence: Harbour Post"]


def test_a_page_over_which_a_process_ended_is_read_by_another_that_may_end_over_it(
    run: Run, site: Site, source: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Ended(BaseException):
        """The process is no more."""

    def end(_: object) -> None:
        raise Ended

    with monkeypatch.context() as context:
        context.setattr("dateline.cli.watching.read_page", end)
        with pytest.raises(Ended):
            run("watch", source, *ONCE)
    asked = list[str | None]()

    def read_elsewhere(pages: list[Collected], jobs: int) -> Iterator[Reading]:
        asked.extend(page.page.url for page in pages)
        assert jobs > 1
        yield from read_all(pages)

    monkeypatch.setattr("dateline.cli.watching.read_all", read_elsewhere)
    assert run("watch", source, *ONCE).returncode == 0
    assert asked == [f"{site.url}/a"]
    assert len(run("list").stdout.splitlines()) == 2


class Falling(Store):
    """A store that does not take what it is given a few times."""

    errors: list[StoreError]

    def add(self, reading):  # type: ignore[no-untyped-def]
        if Falling.errors:
            raise Falling.errors.pop(0)
        return super().add(reading)


@pytest.fixture
def falling(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """The store refuses the next articles with these errors."""
    monkeypatch.setattr("dateline.store.Store", Falling)
    monkeypatch.setattr("dateline.cli.watching.Event.wait", lambda self, _=None: self.is_set())

    def fall(*errors: StoreError) -> None:
        Falling.errors = list(errors)

    yield fall
    Falling.errors = []


GONE = GoneError("store kept: the database does not answer; start it or wait for it, and try again")
FULL = TroubleError("store kept: the disk is full; what was added before is safe")
ODD = StoreError("store kept: this reading alone is odd")


@pytest.mark.parametrize("errors", [(GONE,) * 30, (FULL, FULL), (FULL,) * 6 + (GONE, FULL)])
def test_a_store_that_is_away_or_full_is_waited_for_and_nothing_is_lost(
    run: Run, source: str, falling: Callable[..., None], errors: tuple[StoreError, ...]
) -> None:
    falling(*errors)
    done = run("watch", source, "--json", *ONCE)
    assert done.returncode == 0
    assert words_of(done, "trouble")[0] == f"{errors[0]}; tried again in 1 seconds"
    assert len(words_of(done, "trouble")) == len(errors)
    assert len(run("list").stdout.splitlines()) == 2


def test_a_reading_that_the_store_refuses_is_a_stored_failure_and_comes_again_in_the_next_round(
    run: Run, source: str, falling: Callable[..., None]
) -> None:
    falling(ODD)
    done = run("watch", source, *ONCE)
    assert len(run("list").stdout.splitlines()) == 1
    with Store.open("store.db") as store:
        assert [change.kind for change in store.changes()] == ["source", "failed", "new", "story"]
    assert done.stderr.decode().count("not kept: store kept: this reading alone is odd") == 1
    assert "article: new" in run("watch", source, *ONCE).stdout.decode()
    assert len(run("list").stdout.splitlines()) == 2


def test_a_database_that_goes_away_in_the_middle_is_waited_for(
    run: Run, site: Site, source: str, cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    second, waits = site.pages["/b"], list[float]()
    stopping = threading.Lock()  # who stops a server waits until it is gone, so nobody may start it before

    def stop(handler: BaseHTTPRequestHandler) -> None:
        with stopping:
            cluster.stop()
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.end_headers()
        handler.wfile.write(second.body)

    def wait(self: threading.Event, seconds: float = 0) -> bool:
        waits.append(seconds)
        if waits[-3:] == [1.0, 2.0, 4.0]:
            with stopping:
                cluster.start()
        return self.is_set()

    site.pages["/b"] = Page(action=stop)
    monkeypatch.setattr("dateline.cli.watching.Event.wait", wait)
    into = ("--store", cluster.new_database(), "--seen", "seen.jsonl")
    done = run("watch", source, *into, "--json", *ONCE)
    assert done.returncode == 0, done.stderr
    told = words_of(done, "trouble")
    assert len(told) == 3
    assert "the database does not answer; what was added before is safe; start it or wait for it" in str(told[0])
    assert len(run("list", *into[:2]).stdout.splitlines()) == 2
    assert b"2 unchanged" in run("collect", source, *into, *CONTACT).stdout


def cut(handler: BaseHTTPRequestHandler) -> None:
    """Close the connection without a word."""
    handler.connection.shutdown(socket.SHUT_RDWR)


@pytest.mark.parametrize(
    ("page", "says"),
    [
        (Page(b"<!doctype html><html><body>We have moved.</body></html>"), "a web page came, not a feed"),
        (Page(b""), "no RSS, Atom or JSON feed"),
        (Page(b"\x00\x01\x02" * 900), "the content is binary"),
        (Page(b'{"version": "https://jsonfeed.org/version/1.1", "items": 7}'), "no JSON Feed"),
        (Page(b"", 404), "the server answered 404 Not Found"),
        (Page(b"", 410), "the server answered 410 Gone"),
        (Page(b"", 500), "the server answered 500"),
        (Page(action=cut), "the connection failed"),
    ],
)
def test_a_feed_that_breaks_is_a_stored_failure_and_the_other_sources_go_on(
    run: Run, site: Site, source: str, page: Page, says: str
) -> None:
    site.pages["/broken"] = page
    bad = write_source(Path(), site, "Varna Courier", feeds=[{"url": f"{site.url}/broken"}])
    done = run("watch", bad, source, *ONCE, "--at-once", "1")
    assert done.returncode == 1
    (told,) = done.stderr.decode().splitlines()
    assert told.startswith(f"dateline: failed: {site.url}/broken: ")
    assert says in told
    assert told.count(f"{site.url}/broken") == 1
    with Store.open("store.db") as store:
        kinds = sorted(change.kind for change in store.changes())
    assert kinds[:1] == ["failed"]
    site.feed("/b", path="/broken")
    assert "0 failed" in run("watch", bad, *ONCE).stdout.decode()


@pytest.mark.parametrize(
    ("encoding", "declared", "header"),
    [
        ("latin-1", "utf-8", "text/xml; charset=utf-8"),
        ("utf-8", "utf-16", "text/xml"),
        ("utf-8", "latin-1", "text/xml; charset=klingon"),
        ("utf-16", "utf-8", "application/rss+xml"),
    ],
)
def test_a_feed_that_lies_about_its_encoding_is_read(
    run: Run, site: Site, source: str, encoding: str, declared: str, header: str
) -> None:
    site.feed("/a")
    head = f'<?xml version="1.0" encoding="{declared}"?>'
    body = site.pages["/feed"].body.decode().replace("Ferries", "Cafés and ferries")
    site.put("/feed", (head + body).encode(encoding), kind=header)
    assert "1 new, 0 unchanged, 0 failed" in run("watch", source, *ONCE).stdout.decode()


def test_ids_that_repeat_or_change_and_dates_from_the_future_bring_each_article_once(
    run: Run, site: Site, source: str
) -> None:
    for number in range(3):
        more = f"<guid isPermaLink='false'>{number}</guid><pubDate>Tue, 01 Jan 2097 00:00:0{number} GMT</pubDate>"
        site.feed("/a", "/a", "/b", more=more)
        assert run("watch", source, *ONCE).returncode == 0
    listed = run("list").stdout.decode()
    assert len(listed.splitlines()) == 2
    assert "2097" not in listed
    with Store.open("store.db") as store:
        assert [change.kind for change in store.changes()].count("new") == 2
        assert all(entry.versions == 1 for entry in store.list())


def test_a_feed_of_fifty_thousand_items_is_taken_in_parts(run: Run, site: Site, source: str) -> None:
    for number in range(4):
        site.article(f"/{number}", f"Ferry {number} stopped at Varna on Tuesday, officials said.")
    site.feed(*(f"/{number}" for number in range(50_000)))
    for _ in range(2):
        done = run("watch", source, *ONCE, "--limit", "2")
        assert "2 new" in done.stdout.decode()
        assert "more left for the next round" in done.stdout.decode()
