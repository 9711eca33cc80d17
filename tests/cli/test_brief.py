"""`dateline brief` and `dateline indicators`: of sources that are named, or of the store."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[bytes]]

TEXT = "{} people were killed when a drone hit a grain depot in Odesa on Tuesday, {} said."


@pytest.fixture
def documents(tmp_path: Path) -> str:
    """A file of two documents on one act."""
    told = (("a", "Nine", "the mayor", "T09:00Z"), ("b", "Eleven", "the governor", "T15:00Z"))
    lines = [
        {
            "id": id_,
            "title": "Depot hit",
            "outlet": id_,
            "text": TEXT.format(count, who),
            "published": f"2024-03-12{at}",
        }
        for id_, count, who, at in told
    ]
    path = tmp_path / "news.jsonl"
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    return str(path)


def test_without_a_source_the_store_is_asked(run: Run, documents: str) -> None:
    run("add", "--jsonl", documents, "--quiet")
    for command in (("brief", "--since", "12:00"), ("indicators", "--csv")):
        of_store, of_file = run(*command), run(*command, "--jsonl", documents, "--quiet")
        assert of_store.returncode == 0
        if command[0] == "indicators":
            assert of_store.stdout == of_file.stdout
        else:
            assert b"CHANGED" in of_store.stdout
            assert of_store.stdout.count(b"\n") == of_file.stdout.count(b"\n")


@pytest.mark.parametrize("command", [("brief", "--since", "12:00"), ("indicators",)])
def test_sources_and_a_store_at_once_are_refused(run: Run, documents: str, command: tuple[str, ...]) -> None:
    refused = run(*command, documents, "--jsonl", "--store", "other.db")
    assert refused.returncode == 2
    assert b"not both" in refused.stderr


def test_a_store_that_is_not_there_is_not_made(run: Run, tmp_path: Path) -> None:
    refused = run("brief", "--since", "2024-03-12", "--store", str(tmp_path / "none.db"))
    assert refused.returncode == 2
    assert not (tmp_path / "none.db").exists()


def test_a_time_of_day_without_a_dated_article_is_refused_in_words(run: Run, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(TEXT.format("Nine", "the mayor"), encoding="utf-8")
    refused = run("brief", "page.txt", "--since", "06:00", "--quiet")
    assert refused.returncode == 1
    assert b"06:00 is of no day; give a whole date such as" in refused.stderr
    assert b"Traceback" not in refused.stderr


@pytest.mark.parametrize("command", [("brief", "--since", "12:00"), ("indicators",), ("stories",)])
def test_outlets_of_one_owner_by_source_files_are_one_origin(
    run: Run, documents: str, tmp_path: Path, command: tuple[str, ...]
) -> None:
    for outlet in "ab":
        source = f"name: {outlet}\nowner: Estuary Press\nfeeds: [{{url: 'https://{outlet}.example/rss'}}]\n"
        (tmp_path / f"{outlet}.yaml").write_text(source, encoding="utf-8")
    given = ("--sources", "a.yaml", "--sources", "b.yaml")
    lines = run(*command, "--jsonl", documents, "--json", "--quiet", *given).stdout.splitlines()
    assert lines
    for line in map(json.loads, lines):
        counted = (
            [line]
            if "origins" in line and command[0] != "stories"
            else [*line.get("lines", ()), *line.get("events", ())]
        )
        assert {one["origins"] for one in counted} == {1}


def test_a_source_file_that_is_none_is_refused_with_what_is_wrong(run: Run, documents: str, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("name: A\nmoods: 3\n", encoding="utf-8")
    for file, told in (("a.yaml", b"moods"), ("none.yaml", b"No such file")):
        refused = run("indicators", "--jsonl", documents, "--sources", file, "--quiet")
        assert refused.returncode == 2
        assert told in refused.stderr
