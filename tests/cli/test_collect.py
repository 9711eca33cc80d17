"""`dateline collect` and `dateline sources check`: one round, into a file or the store, against a site of our own."""

import gzip
import json
from pathlib import Path

import pytest
import yaml
from tests.collect.conftest import Site, file_size_limit, site

from .conftest import Run

__all__ = ["site"]

CONTACT = ("--contact", "desk@harbour.example", "--allow-host", "127.0.0.1")
WORDS = "Ferries stopped at Varna on Tuesday, officials said. Two people were hurt when a boat hit the pier."


@pytest.fixture
def source(site: Site, tmp_path: Path) -> str:
    site.feed("/a", "/b")
    site.article("/a", WORDS)
    site.put("/b", "", 410)
    told = {
        "name": "Harbour Post",
        "feeds": [{"url": f"{site.url}/feed"}],
        "expect_a_day": 40,
        "seconds_between_requests": 0.5,
    }
    (tmp_path / "harbour.yaml").write_text(yaml.safe_dump(told))
    return "harbour.yaml"


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.sleep", lambda _: None)


def test_a_round_adds_new_pages_to_a_file_that_read_understands(run: Run, site: Site, source: str) -> None:
    done = run("collect", source, "--out", "new.jsonl", *CONTACT)
    assert done.returncode == 1
    assert done.stdout.decode() == (
        "Harbour Post: 1 new, 0 unchanged, 1 failed, 0 refused; 1 of about 40 expected in the last 24 hours\n"
    )
    assert f"dateline: failed: {site.url}/b: the server answered 410 Gone\n" in done.stderr.decode()
    (line,) = Path("new.jsonl").read_text().splitlines()
    assert json.loads(line)["url"] == f"{site.url}/a"
    assert json.loads(line)["outlet"] == "Harbour Post"
    (reading,) = run("read", "--jsonl", "new.jsonl").stdout.splitlines()
    assert WORDS in json.loads(reading)["article"]["text"]


def test_a_second_round_fetches_and_writes_nothing_again(run: Run, site: Site, source: str) -> None:
    run("collect", source, "--out", "new.jsonl", *CONTACT)
    before = Path("new.jsonl").read_bytes()
    done = run("collect", source, "--out", "new.jsonl", *CONTACT)
    assert (done.returncode, Path("new.jsonl").read_bytes()) == (0, before)
    assert done.stdout.decode().startswith("Harbour Post: 0 new, 2 unchanged, 0 failed, 0 refused; 1 of about")
    assert site.asked.count("/a") == 1


def test_a_line_that_a_crash_tore_is_taken_away_and_its_page_fetched_again(
    run: Run, source: str, tmp_path: Path
) -> None:
    run("collect", source, "--out", "new.jsonl", *CONTACT)
    whole = Path("new.jsonl").read_bytes()
    Path("new.jsonl").write_bytes(whole[:-30])
    (tmp_path / "new.jsonl.seen.jsonl").unlink()
    run("collect", source, "--out", "new.jsonl", *CONTACT)
    assert Path("new.jsonl").read_bytes() == whole


def test_a_line_that_a_crash_kept_from_being_marked_is_not_written_twice(run: Run, source: str, tmp_path: Path) -> None:
    run("collect", source, "--out", "new.jsonl", *CONTACT)
    (tmp_path / "new.jsonl.seen.jsonl").unlink()
    run("collect", source, "--out", "new.jsonl", *CONTACT)
    assert len(Path("new.jsonl").read_text().splitlines()) == 1


def test_a_disk_that_is_full_ends_a_round_with_a_message_and_the_next_round_goes_on(
    run: Run, site: Site, source: str
) -> None:
    site.feed("/a", "/b", "/c")
    site.article("/b", WORDS.replace("Varna", "Burgas"))
    site.article("/c", " ".join([WORDS] * 9))
    with file_size_limit(1000):
        done = run("collect", source, "--out", "new.jsonl", *CONTACT)
    assert done.returncode == 1
    assert "new.jsonl: nothing can be added to it (File too large); what was added before" in done.stderr.decode()
    assert len(Path("new.jsonl").read_text().splitlines()) == 2
    assert "1 new, 2 unchanged" in run("collect", source, "--out", "new.jsonl", *CONTACT).stdout.decode()
    assert len({json.loads(line)["url"] for line in Path("new.jsonl").read_text().splitlines()}) == 3


def test_a_round_into_the_store_reads_and_keeps_what_is_new(run: Run, source: str) -> None:
    done = run("collect", source, *CONTACT)
    assert "1 new, 0 unchanged, 1 failed" in done.stdout.decode()
    (listed,) = run("list").stdout.decode().splitlines()
    assert "Harbour Post" in listed
    assert "0 new, 2 unchanged, 0 failed" in run("collect", source, *CONTACT).stdout.decode()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["harbour.yaml", "--out", "new.jsonl"], "--contact"),
        (["harbour.yaml", "--out", "new.jsonl", "--contact", "me"], "is no contact"),
        (["harbour.yaml", "--out", "no/new.jsonl", "--contact", "a@b.example"], "does not exist"),
        (["none.yaml", "--out", "new.jsonl", "--contact", "a@b.example"], "No such file"),
        (["bad.yaml", "--out", "new.jsonl", "--contact", "a@b.example"], "bad.yaml:1: nam: came the unknown key"),
        (["harbour.yaml", "again.yaml", "--out", "new.jsonl", "--contact", "a@b.example"], "have the name"),
        (["harbour.yaml", "--store", "postgresql://x/y", "--contact", "a@b.example"], "--seen"),
    ],
)
@pytest.mark.usefixtures("source")
def test_a_call_that_makes_no_sense_ends_with_two_and_fetches_nothing(
    run: Run,
    site: Site,
    arguments: list[str],
    told: str,
) -> None:
    Path("bad.yaml").write_text("nam: x\n")
    Path("again.yaml").write_bytes(Path("harbour.yaml").read_bytes())
    done = run("collect", *arguments)
    assert done.returncode == 2
    assert told in " ".join(done.stderr.decode().split())
    assert site.asked == []


def test_the_files_of_sources_are_checked(run: Run, source: str) -> None:
    Path("bad.yaml").write_text("name: X\ncountry: Portugal\n")
    done = run("sources", "check", source, "bad.yaml")
    assert done.returncode == 1
    assert done.stdout.decode().splitlines() == [
        "bad.yaml:2: country: came 'Portugal'; expected a code of ISO 3166-1 alpha-3, as PRT; correct it",
        "harbour.yaml: nothing is wrong",
    ]
    assert run("sources", "check", source).returncode == 0


def test_a_check_may_ask_the_feeds_as_well(run: Run, site: Site, source: str) -> None:
    assert run("sources", "check", "--fetch", *CONTACT[2:], source).returncode == 0
    site.put("/feed", "<html>Moved</html>")
    done = run("sources", "check", "--fetch", *CONTACT[2:], source)
    assert done.returncode == 1
    assert done.stdout.decode().startswith(f"harbour.yaml: {site.url}/feed: a web page came, not a feed")
    Path("atom.yaml").write_text(Path(source).read_text().replace("- url:", "- kind: atom\n  url:"))
    site.feed("/a")
    told = run("sources", "check", "--fetch", *CONTACT[2:], "atom.yaml").stdout.decode()
    assert "the file says atom, but the feed is rss" in told
    site.feed(path="/feed")
    assert "it lists no page" in run("sources", "check", "--fetch", *CONTACT[2:], source).stdout.decode()


def test_the_address_of_a_feed_is_read_as_the_pages_that_it_lists(run: Run, site: Site, source: str) -> None:
    assert source
    for kind in ("text/xml", "application/rss+xml; charset=utf-8"):
        site.pages["/feed"].headers["Content-Type"] = kind
        done = run("read", f"{site.url}/feed", "--json", "--allow-host", "127.0.0.1")
        got = [json.loads(line) for line in done.stdout.splitlines()]
        assert [one["article"]["url"] for one in got] == [f"{site.url}/a", f"{site.url}/b"]
        assert [len(one["failures"]) for one in got] == [0, 1]


def test_a_list_of_addresses_an_archive_and_a_ninjs_document_are_read_and_added(
    run: Run,
    site: Site,
    source: str,
) -> None:
    assert source
    Path("list.urls").write_text(f"# ferries\n{site.url}/a\nno address\n")
    http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><p>{WORDS}</p></html>".encode()
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:7bc21862-f1a0-51c7-98ac-232cc298078a>\r\n"
        "WARC-Target-URI: https://harbour.example/w\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    ).encode()
    Path("news.warc.gz").write_bytes(gzip.compress(head + http + b"\r\n\r\n"))
    Path("item.json").write_text(json.dumps({"uri": "urn:wire:7", "headline": "Ferries", "body_text": WORDS}))
    done = run("add", "list.urls", "news.warc.gz", "item.json", "--allow-host", "127.0.0.1")
    assert [line.split("  ")[1].split(":")[0] for line in done.stdout.decode().splitlines()] == [
        "new", "failed", "new", "new",
    ]  # fmt: skip
