"""`dateline search`, `export`, `import` and `delete`."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conformance.made import reading, strike

from dateline.store import Store

Run = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture
def kept(tmp_path: Path) -> str:
    """The id of an article in the store."""
    with Store.open(str(tmp_path / "store.db")) as store:
        store.add(reading("A bridge\x1b[31m opened.", given="b", title="Bridge"))
        return store.add(strike()).id


def test_search_tells_articles_with_the_facts_that_match(run: Run, kept: str) -> None:
    told = run("search", "karsel", "--country", "RUR", "--type", "assault", "--since", "2031-05-06").stdout.decode()
    assert told.splitlines() == [
        f"{kept}  2031-05-07  The Courier  Drones over Karsel",
        "    e1  ASSAULT happened 2031-05-06 Karsel: Meridian struck Karsel",
    ]


def test_search_tells_the_words_around_and_cannot_steer_the_terminal(run: Run, kept: str) -> None:
    told = run("search", "bridge", "opened").stdout
    assert kept.encode() not in told
    assert b"A bridge" in told
    assert b"\x1b" not in told


def test_search_as_json_has_the_cursor_to_go_on_from(run: Run, kept: str) -> None:
    first = json.loads(run("search", "--limit", "1", "--json").stdout)
    rest = json.loads(run("search", "--cursor", str(first["number"]), "--json").stdout)
    assert (first["id"], rest["title"]) == (kept, "Bridge")


def test_search_within_a_part_of_the_map(run: Run, kept: str) -> None:
    assert run("search", "--box", "44,12,45,13").stdout.decode().startswith(kept)
    none = run("search", "--box=-1,-1,1,1")
    assert (none.returncode, none.stdout, none.stderr) == (0, b"", b"nothing found\n")


@pytest.mark.parametrize(
    ("option", "value"), [("--box", "1,2,3"), ("--box", "0,9,0,1"), ("--since", "May"), ("--limit", "0")]
)
@pytest.mark.usefixtures("kept")
def test_a_search_that_makes_no_sense_is_refused(run: Run, option: str, value: str) -> None:
    done = run("search", "x", option, value)
    assert done.returncode == 2
    assert option in done.stderr.decode()


def test_an_export_imported_twice_is_the_same_store(run: Run, kept: str, tmp_path: Path) -> None:
    export = run("export").stdout
    (tmp_path / "all.jsonl").write_bytes(export)
    told = [run("import", "all.jsonl", "--store", "other.db").stdout.decode() for _ in range(2)]
    assert told == ["2 lines of all.jsonl new to the store\n", "0 lines of all.jsonl new to the store\n"]
    assert run("export", "--store", "other.db").stdout == export
    assert run("import", "-", "--store", "third.db", stdin=export).returncode == 0
    assert run("show", kept, "--store", "third.db").returncode == 0


@pytest.mark.usefixtures("kept")
def test_an_import_with_a_wrong_line_tells_its_number_and_writes_nothing(run: Run, tmp_path: Path) -> None:
    lines = run("export").stdout.splitlines()
    (tmp_path / "cut.jsonl").write_bytes(b"\n".join([*lines[:2], lines[2][:40]]))
    done = run("import", "cut.jsonl", "--store", "other.db")
    assert done.returncode == 1
    assert done.stderr.decode().startswith("dateline: cut.jsonl, line 3: ")
    assert run("list", "--store", "other.db").stdout == b""


def test_a_file_that_is_not_there_is_told(run: Run) -> None:
    done = run("import", "nosuch.jsonl")
    assert done.returncode == 2
    assert "nosuch.jsonl: No such file" in done.stderr.decode()


def test_a_deleted_article_is_gone_and_stays_gone(run: Run, kept: str, tmp_path: Path) -> None:
    (tmp_path / "before.jsonl").write_bytes(run("export").stdout)
    told = [run("delete", kept, "--why", "asked for").stdout for _ in range(2)]
    assert told == [b"deleted\n", b"deleted before\n"]
    run("import", "before.jsonl")
    assert len(run("list").stdout.splitlines()) == 1
    assert run("show", kept).returncode == 1
    assert run("delete", kept).returncode == 2
