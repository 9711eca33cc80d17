"""`dateline read`: every kind of source, every form of output, every exit code."""

import json
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import jsonschema
import pytest
from lxml import html

from dateline.base.codec import reading_schema

Run = Callable[..., subprocess.CompletedProcess[bytes]]

TEXT = "Vostan troops left Karsel on Monday.\n“We saw them go,” said Mira Tolen, a nurse."
PAGE = f"""<!doctype html><html><head><title>Troops leave</title></head><body><article><h1>Troops leave</h1>
<p>{TEXT.splitlines()[0]} The column drove north for three hours, and nobody in the town had been told of it.</p>
<p>{TEXT.splitlines()[1]} She had worked at the hospital of the town since the first days of the war.</p>
</article></body></html>"""


def lines(output: bytes) -> list[dict[str, object]]:
    readings = [json.loads(line) for line in output.splitlines()]
    for reading in readings:
        jsonschema.validate(reading, reading_schema())
    return readings


def texts(output: bytes) -> list[str]:
    return [reading["article"]["text"] for reading in lines(output)]  # type: ignore[index]


@pytest.fixture
def server() -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found = self.path == "/page"
            self.send_response(200 if found else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(PAGE.encode() if found else b"gone")

        def log_message(self, *_: object) -> None:
            """Keep the test's output clean."""

    with HTTPServer(("127.0.0.1", 0), Handler) as serving:
        thread = threading.Thread(target=serving.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{serving.server_port}"
        serving.shutdown()
        thread.join()


def test_a_text_file(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    done = run("read", "--json", "a.txt", "--published", "2031-05-06", "--outlet", "The Courier")
    (reading,) = lines(done.stdout)
    assert done.returncode == 0
    assert done.stderr == b""
    assert reading["id"] == "a.txt"
    assert reading["article"]["text"] == TEXT  # type: ignore[index]
    assert reading["article"]["published"] == "2031-05-06"  # type: ignore[index]
    assert reading["article"]["outlet"] == "The Courier"  # type: ignore[index]


def test_an_html_file_and_standard_input_give_the_same_article(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE)
    from_file, from_input = run("read", "--json", "a.html"), run("read", "--json", "-", stdin=PAGE.encode())
    assert from_file.returncode == from_input.returncode == 0
    assert texts(from_file.stdout) == texts(from_input.stdout)
    assert "the column drove north" in texts(from_file.stdout)[0].casefold()


def test_a_folder_is_read_in_the_order_of_its_names(run: Run, tmp_path: Path) -> None:
    (tmp_path / "news" / "b").mkdir(parents=True)
    for name in ("z.txt", "a.txt", "b/m.txt"):
        (tmp_path / "news" / name).write_text(f"This is {name}.")
    done = run("read", "--json", "news")
    assert texts(done.stdout) == ["This is a.txt.", "This is b/m.txt.", "This is z.txt."]


def test_several_sources_are_read_in_the_order_named(run: Run, tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "same.txt").write_text(f"This is {name}.")
    done = run("read", "--json", "two/same.txt", "-", "one/same.txt", stdin=b"This is typed.")
    assert texts(done.stdout) == ["This is two.", "This is typed.", "This is one."]
    ids = [reading["id"] for reading in lines(done.stdout)]
    assert len(set(ids)) == 3


def test_json_lines_keep_order_and_lose_no_line_on_two_processes(run: Run) -> None:
    given = [json.dumps({"id": f"d{n}", "text": f"Number {n}. " * (10 if n % 3 == 0 else 1)}) for n in range(12)]
    given[4] = "this is no JSON"
    given[7] = '{"id": "d7"}'
    done = run("read", "--jsonl", "-", "--jobs", "2", "--quiet", stdin="\n".join(given).encode())
    readings = lines(done.stdout)
    assert done.returncode == 1
    assert done.stderr == b""
    assert [reading["id"] for reading in readings] == [f"d{n}" if n != 4 else "line-5" for n in range(12)]
    assert [bool(reading["failures"]) for reading in readings] == [n in (4, 7) for n in range(12)]


def test_two_documents_of_one_id_are_both_read_and_a_warning_names_their_lines(run: Run, tmp_path: Path) -> None:
    given = b'{"id": "a\\u001b", "text": "One."}\n{"id": "b", "text": "Two."}\n{"id": "a\\u001b", "text": "Three."}\n'
    (tmp_path / "feed.jsonl").write_bytes(given)
    for name, done in (
        ("standard input", run("read", "--jsonl", "--quiet", "-", stdin=given)),
        ("feed.jsonl", run("read", "--json", "feed.jsonl")),
    ):
        assert done.returncode == 0
        assert texts(done.stdout) == ["One.", "Two.", "Three."]
        (told,) = done.stderr.decode().splitlines()
        assert told.startswith(f"warning: {name}: lines 1 and 3 have the same id 'a")
        assert "\x1b" not in told


def test_an_address(run: Run, server: str) -> None:
    done = run("read", "--json", f"{server}/page", "--allow-host", "127.0.0.1")
    assert done.returncode == 0
    assert "the column drove north" in texts(done.stdout)[0].casefold()


def test_an_address_that_is_not_there_or_not_public_is_a_failure_and_the_rest_goes_on(
    run: Run, server: str, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    done = run("read", "--json", f"{server}/no", f"{server}/page", "a.txt", "--allow-host", "example.org")
    failures = [reading["failures"] for reading in lines(done.stdout)]
    assert done.returncode == 1
    assert [len(told) for told in failures] == [1, 1, 0]  # type: ignore[arg-type]


def test_a_user_name_and_a_password_are_neither_shown_nor_kept(run: Run) -> None:
    url = "https://mira:secret@news.example/a"
    documents = b"\n".join(json.dumps({"url": url, **more}).encode() for more in ({"text": "Rain."}, {"html": 3}))
    calls = [
        run("read", "--json", url),
        run("read", url),
        run("read", "--jsonl", "-", stdin=documents),
        run("read", "--json", "--url", url, "-", stdin=b"Rain."),
        run("read", "--jsonl", url),
        run("list", "--store", url),
    ]
    for done in calls:
        assert b"news.example" in done.stdout + done.stderr
        assert b"secret" not in done.stdout + done.stderr
        assert b"mira" not in done.stdout + done.stderr
    assert lines(calls[0].stdout)[0]["article"]["url"] == "https://news.example/a"  # type: ignore[index]


def test_a_failure_names_its_address_once(run: Run, server: str) -> None:
    (reading,) = lines(run("read", "--json", f"{server}/no", "--allow-host", "127.0.0.1").stdout)
    assert reading["failures"][0]["detail"] == f"{server}/no: the server answered 404 Not Found"  # type: ignore[index]


def test_a_file_that_vanishes_midway_through_a_folder_leaves_its_line(run: Run, tmp_path: Path) -> None:
    news = tmp_path / "news"
    news.mkdir()
    (news / "a.txt").write_text("First.")
    (news / "b.txt").symlink_to(tmp_path / "gone.txt")
    (news / "c.txt").write_text("Last.")
    done = run("read", "--json", "news")
    assert done.returncode == 1
    assert texts(done.stdout) == ["First.", "", "Last."]
    assert "b.txt" in lines(done.stdout)[1]["failures"][0]["detail"]  # type: ignore[index]


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02\xff" * 500, b"<div>" * 5_000, b"\xff\xfe\x00\xd8"])
def test_bad_input_gives_one_line_and_never_a_traceback(run: Run, content: bytes) -> None:
    done = run("read", "--json", "-", stdin=content)
    assert len(lines(done.stdout)) == 1
    assert done.returncode in (0, 1)
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["read"], "Missing argument"),
        (["read", "nowhere.txt"], "nowhere.txt: there is no such file or folder"),
        (["read", ""], "a SOURCE is empty; expected a file, a folder, an address, or - for standard input"),
        (["read", "--jsonl", " "], "a SOURCE is empty"),
        (["add", "-", ""], "a SOURCE is empty"),
        (["read", "ftp://news.example/a"], "ftp://news.example/a: only http and https are fetched"),
        (["read", "file:///etc/hosts"], "file:///etc/hosts: only http and https are fetched"),
        (["add", "FTP://mira:secret@news.example"], "FTP://news.example: only http and https are fetched"),
        (["read", "--jsonl", "file:/etc/hosts"], "file:/etc/hosts: only http and https are fetched"),
        (["read", "--jsonl", "HTTPS://example.org/"], "a file of JSON lines, or -"),
        (["read", "--nosuch", "-"], "No such option"),
        (["read", "-", "-"], "only once"),
        (["read", "-", "--published", "yesterday"], "'yesterday' is not an ISO date"),
        (["read", "-", "--published", "2031-02-31"], "'2031-02-31' is not an ISO date"),
        (["read", "--jsonl", "."], "a file of JSON lines, or -"),
        (["read", "--jsonl", "https://example.org/"], "a file of JSON lines, or -"),
        (["read", ".", "--title", "One"], "--title describes one article"),
        (["read", "-", "--html", "no/folder/page.html"], "does not exist"),
        (["read", "-", "--jobs=-1"], "greater than or equal to 0"),
        (["nosuch"], "No such command"),
    ],
)
def test_a_call_that_makes_no_sense_ends_with_two_and_says_why(run: Run, arguments: list[str], told: str) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert done.stdout == b""
    assert told in " ".join(done.stderr.decode().split())


def test_the_summary_says_what_was_read_and_what_failed_without_colour(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    done = run("read", "a.txt", "--title", "Troops \x1b[31mleave\u202e")
    shown = done.stdout.decode()
    assert shown.startswith("Troops ⟨U+001B⟩[31mleave⟨U+202E⟩ ─")
    assert "\x1b" not in shown
    assert "publication date not known" in shown
    failed = run("read", "--jsonl", "-", stdin=b"{}")
    assert "FAILED collect_jsonl" not in shown
    assert "{}" not in failed.stdout.decode()


def test_the_page_is_written_beside_the_output(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE)
    done = run("read", "--json", "a.html", "--html", "page.html")
    (reading,) = lines(done.stdout)
    page = html.parse(tmp_path / "page.html").getroot()
    facts = {
        f"1-{fact['id']}"
        for kind in ("actors", "places", "times", "quantities", "quotes", "events", "advisories", "checks")
        for fact in reading[kind]  # type: ignore[attr-defined]
    }
    assert {fact for mark in page.iter("mark") for fact in mark.get("data-fact", "").split()} == facts
    assert done.stderr.decode().strip() == "page: page.html"


def test_many_articles_are_counted_on_standard_error(run: Run) -> None:
    given = b"\n".join(json.dumps({"id": str(n), "text": "Short."}).encode() for n in range(12))
    done = run("read", "--jsonl", "-", stdin=given)
    assert done.stderr.decode().startswith("read 12 articles (")
    assert len(lines(done.stdout)) == 12


def test_a_reader_who_leaves_early_ends_it_quietly(tmp_path: Path) -> None:
    given = b"\n".join(json.dumps({"id": str(n), "text": "Short. " * 200}).encode() for n in range(30))
    (tmp_path / "in.jsonl").write_bytes(given)
    command = [sys.executable, "-m", "dateline", "read", "--jsonl", str(tmp_path / "in.jsonl")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0
