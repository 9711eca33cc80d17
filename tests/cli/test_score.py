"""`dateline score`: gold files in, tables or JSON out."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

Run = Callable[..., subprocess.CompletedProcess[bytes]]
GOLD = str(Path(__file__).parents[2] / "examples" / "gold")


def test_the_texts_of_the_gold_are_read_and_scored_in_tables(run: Run) -> None:
    done = run("score", GOLD)
    assert done.returncode == 0
    shown = done.stdout.decode()
    assert shown.startswith("1 article\n")
    for part in ("events required", "EVENTS BY TYPE", "STATUS (came: across)", "traps sprung", "0 of 1"):
        assert part in shown


def test_readings_that_are_given_have_the_figures_of_those_made_now(run: Run, tmp_path: Path) -> None:
    gold = json.loads((Path(GOLD) / "selmar.json").read_text(encoding="utf-8"))
    document = {key: gold[key] for key in ("id", "text", "title", "outlet")} | {"published": gold["document_date"]}
    readings = run("read", "--jsonl", "-", stdin=json.dumps(document).encode()).stdout
    (tmp_path / "out.jsonl").write_bytes(readings)
    given, now = run("score", GOLD, "--pred", "out.jsonl", "--json"), run("score", GOLD, "--json")
    assert json.loads(given.stdout) == json.loads(now.stdout)


def test_json_has_all_figures_and_remarks_if_asked(run: Run) -> None:
    plain, full = (json.loads(run("score", GOLD, "--json", *more).stdout) for more in ((), ("--detail",)))
    assert plain["articles"] == 1
    assert plain["facts"]["events"].keys() == {"right", "missed", "extra", "precision", "recall", "f1"}
    assert plain["types"]["ASSAULT"]["status"].keys() == {"yes", "of", "share"}
    assert "remarks" not in plain
    assert isinstance(full["remarks"], list)


def test_an_article_without_a_reading_leaves_with_1(run: Run, tmp_path: Path) -> None:
    (tmp_path / "none.jsonl").write_text("")
    done = run("score", GOLD, "--pred", "none.jsonl")
    assert done.returncode == 1
    assert "NOT READ  selmar: no reading" in done.stdout.decode()


def test_wrong_files_leave_with_2(run: Run, tmp_path: Path) -> None:
    (tmp_path / "bad.json").write_text('{"schema": "dateline-gold/1", "id": "x"}')
    (tmp_path / "bad.jsonl").write_text("{}\n")
    done = run("score", "bad.json")
    assert (done.returncode, done.stderr) == (2, b"bad.json: $.text: came nothing; expected this field; add it\n")
    assert run("score", "nowhere.json").returncode == 2
    done = run("score", GOLD, "--pred", "bad.jsonl")
    assert done.returncode == 2
    assert b"bad.jsonl, line 1" in done.stderr
