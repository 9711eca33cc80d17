"""What `dateline run` wrote is read by every command that looks at many readings."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

pytest.importorskip("pyarrow")

Run = Callable[..., subprocess.CompletedProcess[bytes]]
TOWNS = ("Odesa", "Lviv", "Kharkiv")
TEXT = "A drone struck the {} depot on Tuesday, killing three guards, the mayor said."


@pytest.fixture
def folder(run: Run, tmp_path: Path) -> Path:
    """A folder of two shards, and the same readings as JSON lines."""
    documents = [{"id": t, "text": TEXT.format(t), "published": "2024-03-12T15:00Z"} for t in TOWNS]
    (tmp_path / "news.jsonl").write_text("\n".join(map(json.dumps, documents)), encoding="utf-8")
    run("run", "news.jsonl", "--out", "readings", "--shard-size", "2", "--quiet")
    (tmp_path / "lines.jsonl").write_bytes(run("read", "--jsonl", "news.jsonl", "--quiet").stdout)
    return tmp_path / "readings"


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    "command",
    [("stories", "--json"), ("brief", "--since", "12:00", "--json"), ("indicators", "--csv")],
    ids=lambda command: command[0],
)
def test_a_folder_of_a_run_gives_what_its_readings_as_lines_give(run: Run, command: tuple[str, ...]) -> None:
    from_lines = run(*command, "--jsonl", "lines.jsonl", "--quiet")
    assert from_lines.stdout
    for more in ((), ("--jsonl",)):
        found = run(*command, "readings", "--quiet", *more)
        assert (found.returncode, found.stdout, found.stderr) == (0, from_lines.stdout, b"")


def test_one_parquet_file_of_a_run_is_read_as_well(run: Run, folder: Path) -> None:
    files = sorted(f"readings/{path.name}" for path in folder.glob("*.parquet"))
    found = run("indicators", *files, "--csv", "--quiet").stdout
    assert found.splitlines()[0].startswith(b"period,")
    assert len(files) == 2


@pytest.mark.usefixtures("folder")
def test_convert_takes_a_folder_of_a_run(run: Run) -> None:
    found = run("convert", "readings", "--to", "csv", "--table", "events")
    assert found.stdout == run("convert", "lines.jsonl", "--to", "csv", "--table", "events").stdout
    assert found.stdout.count(b"\n") == len(TOWNS) + 1


def test_shards_that_are_not_done_are_told(run: Run, folder: Path) -> None:
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    last = manifest["shards"][-1]
    last["state"], manifest["done"] = "waiting", 1
    (folder / last["file"]).unlink()
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    found = run("indicators", "readings", "--csv", "--quiet")
    assert b"only 1 of 2 shards are done" in found.stderr
    assert found.returncode == 0


def test_a_folder_of_pages_with_a_manifest_of_its_own_is_no_run(run: Run, tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "manifest.json").write_text('{"name": "Harbour Courier"}', encoding="utf-8")
    (tmp_path / "site" / "page.txt").write_text(TEXT.format("Odesa"), encoding="utf-8")
    assert b"ASSAULT" in run("indicators", "site", "--csv", "--quiet").stdout
