"""`dateline why`: facts of a file, of standard input or of the store, listed or explained."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[bytes]]
TEXT = "Karvenian troops shelled the town on Monday.\n“We saw them go,” said Mira Tolen, a nurse."


@pytest.fixture
def reading(run: Run, tmp_path: Path) -> bytes:
    """One reading, in `one.json`."""
    (tmp_path / "a.txt").write_text(TEXT)
    line = run("read", "a.txt", "--json", "--published", "2031-05-06").stdout
    (tmp_path / "one.json").write_bytes(line)
    return line


@pytest.mark.usefixtures("reading")
def test_without_an_id_the_facts_are_listed(run: Run) -> None:
    shown = run("why", "one.json").stdout.decode()
    assert "WHAT HAPPENED\n  e1    ● happened" in shown
    assert "  q1    Mira Tolen" in shown


@pytest.mark.usefixtures("reading")
def test_an_event_is_explained_in_words(run: Run) -> None:
    done = run("why", "one.json", "e1")
    shown = " ".join(done.stdout.decode().split())
    assert done.returncode == 0
    for part in ("trigger: “shelled” [17-24]", "rule: verb 'shelled'", "type: ASSAULT: ", "status: happened: told as"):
        assert part in shown
    assert "time: 5 May 2031" in shown
    assert "place: not told" in shown


def test_standard_input_and_a_reading_over_many_lines_will_do(run: Run, reading: bytes, tmp_path: Path) -> None:
    (tmp_path / "wide.json").write_text(json.dumps(json.loads(reading), indent=2))
    from_input, wide = run("why", "-", "q1", stdin=reading), run("why", "wide.json", "q1")
    assert from_input.returncode == 0
    assert from_input.stdout == wide.stdout


def test_of_several_readings_one_is_named(run: Run, reading: bytes, tmp_path: Path) -> None:
    other = json.loads(reading) | {"id": "other"}
    (tmp_path / "two.jsonl").write_bytes(reading + json.dumps(other).encode())
    done = run("why", "two.jsonl", "e1")
    assert done.returncode == 2
    assert "two.jsonl: 2 readings; name one with --article, as one of a.txt, other" in flat(done.stderr)
    assert run("why", "two.jsonl", "e1", "--article", "other").returncode == 0
    assert "no reading of 'third'" in flat(run("why", "two.jsonl", "e1", "--article", "third").stderr)


@pytest.mark.usefixtures("reading")
def test_an_article_of_the_store_is_named_by_its_id(run: Run) -> None:
    added = run("add", "a.txt").stdout.split()[0].decode()
    assert "e1    ● happened" in run("why", added).stdout.decode()


@pytest.mark.usefixtures("reading")
def test_what_is_not_there_is_told(run: Run, tmp_path: Path) -> None:
    assert "'e99' is no fact of a.txt" in flat(run("why", "one.json", "e99").stderr)
    assert run("why", "nowhere.json").returncode == 2, "neither a file nor a store"
    (tmp_path / "bad.json").write_text("{}")
    assert "bad.json, line 1: not a reading" in flat(run("why", "bad.json").stderr)


def test_a_codebook_of_ones_own_gives_its_definitions(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(
        "name: mine\nversion: '1'\nextends: plover\ntypes:\n  SHELL: {definition: Fires guns., quad: 4, cameo: '190', "
        "intensity: -9}\nverbs:\n  SHELL: [{do: shell}]\n"
    )
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "one.json").write_bytes(run("code", "--codebook", "mine.yaml", "a.txt", "--json").stdout)
    assert "type: SHELL: Fires guns." in run("why", "one.json", "e1", "--codebook", "mine.yaml").stdout.decode()
    assert "which is not at hand" in flat(run("why", "one.json", "e1").stdout)
    (tmp_path / "mine.yaml").write_text((tmp_path / "mine.yaml").read_text() + "# changed\n")
    assert run("why", "one.json", "e1", "--codebook", "mine.yaml").returncode == 2


def flat(output: bytes) -> str:
    """Words without the box that the command line draws around a complaint."""
    return " ".join(output.decode().replace("│", " ").split())


def test_a_reading_without_facts_says_so(run: Run, tmp_path: Path) -> None:
    (tmp_path / "none.json").write_bytes(run("read", "-", "--json", stdin=b"Hm.").stdout)
    assert run("why", "none.json").stdout == b"no facts\n"
