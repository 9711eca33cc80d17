"""`dateline add`, `list` and `show`."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[bytes]]


def test_adding_twice_changes_nothing_and_a_changed_text_is_a_new_version(run: Run, tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("The bridge at Karsel is open.")
    told = [run("add", "a.txt").stdout.decode().split("  ")[1] for _ in range(2)]
    article.write_text("The bridge at Karsel is closed.")
    told.append(run("add", "a.txt").stdout.decode().split("  ")[1])
    assert told == ["new", "unchanged", "changed: version 2"]


def test_files_of_one_name_in_two_folders_are_two_articles(run: Run, tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.txt").write_text(f"This is {name}.")
    run("add", "one")
    run("add", "two/index.txt")
    assert len(run("list").stdout.splitlines()) == 2


def test_what_was_added_is_listed_and_shown(run: Run, tmp_path: Path) -> None:
    document = {"id": "a", "text": "The bridge is open.", "title": "Bridge\tnews", "outlet": "The Courier"}
    added = run("add", "--jsonl", "-", stdin=json.dumps(document).encode()).stdout.decode()
    assert run("list").stdout.decode().split("\t") == [added[:16], "1", "-", "The Courier", "Bridge news\n"]
    shown = run("show", added[:6], "--json", "--html", "page.html")
    assert json.loads(shown.stdout)["article"]["text"] == "The bridge is open."
    assert "The bridge is open." in (tmp_path / "page.html").read_text()
    assert "Bridge" in run("show", added[:6]).stdout.decode()


def test_an_earlier_version_can_be_shown(run: Run) -> None:
    for text in ("Open.", "Closed."):
        added = run("add", "--jsonl", "-", stdin=json.dumps({"id": "a", "text": text}).encode()).stdout.decode()
    assert json.loads(run("show", added[:16], "--json").stdout)["article"]["text"] == "Closed."
    assert json.loads(run("show", added[:16], "--json", "--version", "1").stdout)["article"]["text"] == "Open."


def test_what_cannot_be_read_is_told_and_the_rest_is_added(run: Run) -> None:
    done = run("add", "--jsonl", "-", stdin=b'nonsense\n{"id": "b", "text": "Fine."}')
    assert done.returncode == 1
    assert [line.split("  ")[1].split(":")[0] for line in done.stdout.decode().splitlines()] == ["failed", "new"]
    assert len(run("list").stdout.splitlines()) == 1


def test_an_id_that_is_not_there_is_told_in_one_line(run: Run) -> None:
    run("add", "-", stdin=b"The bridge is open.")
    done = run("show", "abc")
    assert done.returncode == 1
    assert done.stderr.decode() == "dateline: no article's id begins with 'abc'; `dateline list` shows the ids\n"


def test_a_file_that_is_no_store_is_told_in_one_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear editor, " * 200)
    done = run("list", "--store", "letter.txt")
    assert done.returncode == 1
    assert done.stderr.decode() == "dateline: store letter.txt: it is not a Dateline store; name another file\n"


@pytest.mark.parametrize("command", [["list"], ["show", "abc"]])
@pytest.mark.parametrize("place", ["new/nosuch.db", "sqlite:///nosuch.db"])
def test_a_store_that_is_not_there_is_told_and_not_made(
    run: Run, tmp_path: Path, command: list[str], place: str
) -> None:
    done = run(*command, "--store", place)
    assert done.returncode == 2
    assert done.stdout == b""
    assert f"{place}: there is no store there" in " ".join(done.stderr.decode().split())
    assert list(tmp_path.iterdir()) == []
