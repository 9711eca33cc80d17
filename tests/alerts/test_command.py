"""`dateline alert` from the command line: once, with clear complaints, and no secret shown."""

import json
from pathlib import Path

import pytest
from tests.alerts.conftest import SHOT, Hook, written
from typer.testing import CliRunner, Result

from dateline.base.codec import encode
from dateline.cli.app import app

RULES = "rules:\n  - name: shots\n    type: ASSAULT\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DATELINE_WEBHOOK_SECRET", raising=False)
    (tmp_path / "rules.yaml").write_text(RULES)
    (tmp_path / "in.jsonl").write_bytes(encode(written("a1", SHOT)) + b"\n")
    return tmp_path


def alert(*more: str) -> Result:
    call = ["alert", "rules.yaml", "in.jsonl", "--jsonl", "--json", "--quiet", *more]
    return CliRunner().invoke(app, call)


def test_a_second_run_over_the_same_input_sends_nothing(
    folder: Path, hook: Hook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_WEBHOOK_SECRET", "quay")
    to = ("--log", "log", "--webhook", hook.url, "--allow-host", "127.0.0.1", "--atom", "feed")
    first, second = alert(*to), alert(*to)
    assert (first.exit_code, second.exit_code) == (0, 0)
    assert json.loads(first.stdout)["kind"] == "new"
    assert second.stdout == ""
    assert len(hook.got) == 1
    assert "quay" not in first.output + (folder / "log").read_text() + (folder / "feed").read_text()


def test_a_dry_run_shows_what_is_due_and_writes_and_sends_nothing(
    folder: Path, hook: Hook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_WEBHOOK_SECRET", "quay")
    shown = alert("--log", "log", "--webhook", hook.url, "--atom", "feed", "--dry-run")
    assert json.loads(shown.stdout)["rule"] == "shots"
    assert hook.got == []
    assert sorted(path.name for path in folder.iterdir()) == ["in.jsonl", "rules.yaml"]


@pytest.mark.usefixtures("folder")
def test_a_delivery_that_failed_leaves_with_1_and_is_told(hook: Hook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_WEBHOOK_SECRET", "quay")
    done = alert("--log", "log", "--webhook", hook.url)
    assert done.exit_code == 1
    assert "no public address" in done.stderr
    assert alert("--log", "log", "--webhook", hook.url, "--allow-host", "127.0.0.1").exit_code == 0
    assert len(hook.got) == 1


def test_a_feed_that_cannot_be_written_is_told_and_the_alerts_are_shown(folder: Path) -> None:
    (folder / "taken").mkdir()
    done = alert("--log", "log", "--atom", "taken")
    assert done.exit_code == 1
    assert "taken: the feed could not be written" in done.stderr
    assert json.loads(done.stdout)["kind"] == "new"
    assert sorted(path.name for path in folder.iterdir()) == ["in.jsonl", "log", "rules.yaml", "taken"]


@pytest.mark.parametrize(
    ("call", "told"),
    [
        ((), "--log"),
        (("--log", "log", "--webhook", "https://desk.example/"), "DATELINE_WEBHOOK_SECRET"),
        (("--log", "log", "--mail-to", "desk@news.example"), "--smtp"),
        (("--log", "log", "--mail-to", "desk", "--smtp", "localhost:25"), "e-mail"),
    ],
)
@pytest.mark.usefixtures("folder")
def test_a_call_that_makes_no_sense_is_told(call: tuple[str, ...], told: str) -> None:
    done = alert(*call)
    assert done.exit_code == 2
    assert told in done.stderr


def test_wrong_rules_are_told_with_their_line_and_nothing_runs(folder: Path) -> None:
    (folder / "rules.yaml").write_text("rules:\n  - name: a\n    typ: ASSAULT\n")
    done = alert("--log", "log")
    assert done.exit_code == 2
    assert "rules.yaml:3: rules.1.typ" in done.stderr
    checked = CliRunner().invoke(app, ["alert", "check", "rules.yaml"])
    assert (checked.exit_code, "rules.yaml:3" in checked.stdout) == (1, True)
    assert not (folder / "log").exists()
