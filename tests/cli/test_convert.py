"""`dateline convert`: files in, files out."""

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from dateline.base.codec import encode
from dateline.base.records import Advisory, Article, Maker, Reading
from dateline.base.spans import Span

Run = Callable[..., CompletedProcess[bytes]]


@pytest.fixture
def lines() -> bytes:
    """Two readings without facts."""
    readings = (
        Reading(id=key, article=Article.of("Rain fell.", title="Rain"), maker=Maker(version="0", codebook="0"))
        for key in ("r1", "r2")
    )
    return b"".join(encode(reading) + b"\n" for reading in readings)


def test_one_file_goes_to_standard_output_or_to_out(run: Run, tmp_path: Path, lines: bytes) -> None:
    printed = run("convert", "-", "--to", "geojson", stdin=lines)
    assert json.loads(printed.stdout) == {"type": "FeatureCollection", "features": []}
    written = run("convert", "-", "--to", "geojson", "--out", "map.geojson", stdin=lines)
    assert (written.returncode, (tmp_path / "map.geojson").read_bytes()) == (0, printed.stdout)
    assert [path.name for path in tmp_path.iterdir()] == ["map.geojson"]


def test_several_files_go_to_a_folder_and_one_table_of_them_to_a_file(run: Run, tmp_path: Path, lines: bytes) -> None:
    assert run("convert", "-", "--to", "csv", "--out", "tables", stdin=lines).returncode == 0
    assert sorted(path.name for path in (tmp_path / "tables").iterdir()) == [
        "actors.csv", "advisories.csv", "events.csv", "places.csv", "quantities.csv", "quotes.csv",
    ]  # fmt: skip
    assert run("convert", "-", "--to", "csv", "--table", "quotes", "--out", "q.csv", stdin=lines).returncode == 0
    assert (tmp_path / "q.csv").read_bytes().startswith(b"article,")
    assert run("convert", "-", "--to", "csv", "--table", "quotes", stdin=lines).stdout.startswith(b"article,")


def test_alerts_are_not_run_into_one_file(run: Run, tmp_path: Path) -> None:
    text = "Canada urged its citizens to leave Chad. Norway urged its citizens to leave Mali."
    advisories = tuple(
        Advisory(id=f"v{start}", span=Span(start, start + 40 - (start > 0)), countries=("TCD",)) for start in (0, 41)
    )
    article = Article.of(text, published="2024-03-12", published_basis="given")
    reading = Reading(id="r1", article=article, maker=Maker(version="0", codebook="0"), advisories=advisories)
    told = run("convert", "-", "--to", "cap", "--table", "alert", stdin=encode(reading))
    assert told.returncode == 1
    assert b"cap makes a file for each record; give --out FOLDER" in told.stderr
    assert run("convert", "-", "--to", "cap", "--out", "alerts", stdin=encode(reading)).returncode == 0
    assert len(list((tmp_path / "alerts").iterdir())) == 2


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("--to", "xlsx"), 2, "there is no format 'xlsx'"),
        (("--to", "csv"), 2, "give --out FOLDER"),
        (("--to", "geojson", "--excel-safe"), 2, "excel-safe is for formats with commas"),
        (("--to", "csv", "--table", "verbs"), 2, "csv has no table 'verbs'"),
        (("--to", "csv", "--profile", "secret"), 2, "secret"),
    ],
)
def test_a_call_that_makes_no_sense_ends_with_2(
    run: Run, lines: bytes, arguments: tuple[str, ...], code: int, said: str
) -> None:
    done = run("convert", "-", *arguments, stdin=lines)
    assert done.returncode == code
    assert said in " ".join(done.stderr.decode().replace("│", " ").split())


def test_a_line_that_is_no_record_is_told_and_leaves_no_half_file(run: Run, tmp_path: Path, lines: bytes) -> None:
    (tmp_path / "old.csv").write_text("as it was")
    for out in ("old.csv", "new.csv"):
        done = run("convert", "-", "--to", "hxl", "--out", out, stdin=lines + b'{"schema": "dateline.reading/1"}\n')
        assert done.returncode == 1
        assert b"standard input, line 3" in done.stderr
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"old.csv": "as it was"}


def test_a_file_that_is_not_there_is_told(run: Run) -> None:
    done = run("convert", "none.jsonl", "--to", "jsonl")
    assert done.returncode == 2
    assert b"none.jsonl: No such file" in done.stderr
