"""`dateline run`: what it prints, how it ends."""

import json
from itertools import count
from pathlib import Path
from types import SimpleNamespace

import pytest
from typer.testing import CliRunner

from dateline.cli.app import app

from .conftest import Write

runner = CliRunner()


def test_a_run_tells_what_stands_and_where(jsonl: Write, tmp_path: Path) -> None:
    source = jsonl(["Two people were hurt.", b"{broken"])
    for _ in range(2):
        done = runner.invoke(app, ["run", str(source), "--out", str(tmp_path / "out")])
        assert done.exit_code == 0
        assert "1 of 1 shards done: 2 readings, 1 with failures, in " in done.stdout
    assert "1 of 1 shards were done before" in done.stderr
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_bytes())
    assert (manifest["schema"], manifest["articles"], manifest["with_failures"]) == ("dateline.run/1", 2, 1)


def test_a_broken_archive_is_told_and_ends_with_1(warc: Write, tmp_path: Path) -> None:
    done = runner.invoke(app, ["run", str(warc(pages=1, cut=60)), "--out", str(tmp_path / "out"), "--quiet"])
    assert done.exit_code == 1
    assert "cut" in done.stderr
    assert "1 of 1 shards done" in done.stdout


@pytest.mark.parametrize(
    "call", [["missing.jsonl"], ["--scheduler", "tcp://127.0.0.1:9"], ["--shard-size", "0"], ["--engine", "spark"]]
)
def test_a_call_that_makes_no_sense_ends_with_2(call: list[str], jsonl: Write, tmp_path: Path) -> None:
    done = runner.invoke(app, ["run", str(jsonl(["One."])), "--out", str(tmp_path / "out"), *call])
    assert done.exit_code == 2


def test_progress_tells_rate_and_time_left(jsonl: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = count(0, 10)
    monkeypatch.setattr("dateline.cli.run.time", SimpleNamespace(monotonic=lambda: next(clock)))
    done = runner.invoke(app, ["run", str(jsonl(["One."] * 9)), "--out", str(tmp_path / "out"), "--shard-size", "3"])
    assert "read 1 articles (0.1 a second), 0 of 3 shards, 1 min left" in done.stderr
