"""`dateline codebook` and `dateline code`: a codebook of one's own, from the command line."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[bytes]]

BOOK = """name: harbour-watch
version: "1"
extends: plover
types:
  ASSAULT:
    modes:
      drone-boat: {definition: By an uncrewed boat., cameo: "190", words: [drone boat]}
examples:
  - {text: Rebels attacked the navy base with drone boats., codes: ASSAULT/drone-boat}
"""


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    (tmp_path / "mine.yaml").write_text(BOOK)
    return tmp_path / "mine.yaml"


@pytest.mark.usefixtures("mine")
def test_a_good_codebook_is_counted(run: Run) -> None:
    done = run("codebook", "check", "mine.yaml")
    assert done.returncode == 0
    assert done.stdout.decode().endswith("1 type, 1 mode, 0 frames, 1 example; nothing wrong\n")


def test_a_wrong_line_and_a_failing_example_leave_with_1(run: Run, mine: Path) -> None:
    mine.write_text(BOOK.replace('"190"', '"990"'))
    done = run("codebook", "check", "mine.yaml")
    assert done.returncode == 1
    assert done.stdout.decode().startswith("mine.yaml:7: types.ASSAULT.modes.drone-boat.cameo: came '990'")
    mine.write_text(BOOK.replace("with drone boats", "at noon"))
    done = run("codebook", "check", "mine.yaml")
    assert done.returncode == 1
    assert "mine.yaml:9: examples.1: came ASSAULT" in done.stdout.decode()


@pytest.mark.parametrize(
    "command", [("codebook", "check"), ("code", "a.txt", "--codebook"), ("codebook", "show", "--codebook")]
)
@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "No such file or directory"),
        (b"", "mine.yaml:1: came an empty file"),
        (b"a: [", "mine.yaml:"),
        (b"a: \xff", "expected text in UTF-8"),
        (b"a: &b c", "a link of YAML"),
        (b"#" * 10_000_000, "more than 1,000,000 bytes"),
    ],
    ids=["none", "empty", "yaml", "utf-8", "alias", "big"],
)
def test_a_file_that_is_no_codebook_leaves_with_2(
    run: Run, tmp_path: Path, command: tuple[str, ...], content: bytes | None, said: str
) -> None:
    (tmp_path / "a.txt").write_text("x")
    if content is not None:
        (tmp_path / "mine.yaml").write_bytes(content)
    done = run(*command, "mine.yaml")
    assert done.returncode == 2
    assert said in " ".join((done.stdout + done.stderr).decode().split())
    assert b"Traceback" not in done.stderr


def test_a_folder_is_no_codebook(run: Run, tmp_path: Path) -> None:
    (tmp_path / "books").mkdir()
    assert run("codebook", "check", "books").returncode == 2


def test_a_codebook_with_an_error_codes_nothing(run: Run, mine: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    mine.write_text(BOOK.replace("extends: plover", "extends: cameo"))
    done = run("code", "a.txt", "--codebook", "mine.yaml")
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"mine.yaml:3: extends: came 'cameo'; expected plover or nothing" in done.stderr


@pytest.mark.usefixtures("mine")
def test_articles_are_coded_by_it_and_say_so(run: Run) -> None:
    document = {"id": "d1", "text": "Rebels attacked the navy base with drone boats."}
    done = run("code", "--codebook", "mine.yaml", "--jsonl", "-", stdin=json.dumps(document).encode())
    assert done.returncode == 0
    reading = json.loads(done.stdout)
    assert reading["maker"]["codebook"].startswith("harbour-watch 1, extends plover")
    assert [(event["type"], event["modes"]) for event in reading["events"]] == [("ASSAULT", ["drone-boat"])]


@pytest.mark.usefixtures("mine")
def test_show_prints_types_and_one_type_whole(run: Run) -> None:
    assert "ASSAULT  quad 4, CAMEO 180, intensity -9" in run("codebook", "show").stdout.decode()
    shown = run("codebook", "show", "assault", "--codebook", "mine.yaml").stdout.decode()
    assert "drone-boat  CAMEO 190, intensity -9" in shown
    assert "shown by: drone boat" in shown
    assert "verbs: " in shown


def test_show_knows_no_other_type(run: Run) -> None:
    done = run("codebook", "show", "CRIME")
    assert done.returncode == 2
    assert b"'CRIME' is no type" in done.stderr


@pytest.mark.usefixtures("mine")
def test_the_store_keeps_readings_by_it(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Rebels attacked the navy base with drone boats.")
    added = run("add", "a.txt", "--codebook", "mine.yaml").stdout.split()[0].decode()
    assert "[Assault, drone-boat]" in run("show", added).stdout.decode()
    assert "read anew" in run("add", "a.txt").stdout.decode()
