"""Archives to Parquet: the same on every engine, resumable, and byte for byte what `dateline read` gives."""

import json
import os
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from dateline.base.codec import encode
from dateline.base.errors import DatelineError, PageError
from dateline.collect import collect_path
from dateline.collect.warc import collect_warc
from dateline.pipeline import maker
from dateline.workers import read_all, readings_of
from dateline.workers.cluster import run_on_cluster
from dateline.workers.local import run_local
from dateline.workers.manifest import read_manifest
from dateline.workers.outcome import Outcome
from dateline.workers.run import Engine, start_run
from dateline.workers.shards import find_inputs, pages_of, shards_of
from dateline.workers.table import lines_of

from .conftest import Write

TEXTS = [f"Vostan troops left Karsel on Monday. {number} people were hurt." for number in range(7)]


def go(source: Path, out: Path, engine: Engine = run_local, size: int = 3) -> list[Outcome]:
    with start_run([str(source)], out, size) as run:
        return list(run.go(engine))


def files(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in out.iterdir() if path.name != ".lock"}


def test_readings_come_back_byte_for_byte_as_read_gives_them(jsonl: Write, tmp_path: Path) -> None:
    source = jsonl([*TEXTS, b"", b"{broken", b'{"id": "late", "text": "Two people were hurt."}'])
    outcomes = go(source, tmp_path / "out")
    entries = read_manifest(tmp_path / "out")
    assert entries is not None
    lines = [line for entry in entries.shards for line in lines_of(tmp_path / "out" / entry.file)]
    assert lines == [encode(reading) for reading in read_all(collect_path(source))]
    assert list(map(encode, readings_of(tmp_path / "out"))) == lines
    assert [outcome.articles for outcome in outcomes] == [3, 3, 2, 1]
    assert (entries.articles, entries.with_failures, entries.done) == (9, 1, 4)


def test_an_archive_comes_back_byte_for_byte_as_well(warc: Write, tmp_path: Path) -> None:
    source = warc()
    go(source, tmp_path / "out")
    found = list(readings_of(tmp_path / "out"))
    assert found == list(read_all(collect_warc(source, source.name)))
    assert [reading.article.url for reading in found] == [f"https://courier.example/{number}" for number in range(3)]


@pytest.mark.parametrize(
    "engine", [partial(run_local, jobs=2), partial(run_on_cluster, jobs=2)], ids=["2 jobs", "dask"]
)
def test_every_engine_writes_the_same_files(engine: Engine, jsonl: Write, tmp_path: Path) -> None:
    source = jsonl(TEXTS)
    go(source, tmp_path / "one")
    go(source, tmp_path / "other", engine)
    assert files(tmp_path / "one") == files(tmp_path / "other")


def test_a_second_run_reads_nothing_and_changes_nothing(jsonl: Write, tmp_path: Path) -> None:
    source = jsonl(TEXTS)
    go(source, tmp_path / "out")
    before = files(tmp_path / "out")
    assert go(source, tmp_path / "out") == []
    assert files(tmp_path / "out") == before


def test_a_run_that_stopped_goes_on_where_it_was(jsonl: Write, tmp_path: Path) -> None:
    source = jsonl(TEXTS)
    with start_run([str(source)], tmp_path / "out", 3) as run:
        stopped = run.go(run_local)
        first = next(stopped)
        stopped.close()
    assert len(list((tmp_path / "out").glob("*.parquet"))) == 1
    rest = go(source, tmp_path / "out")
    assert first.shard not in {outcome.shard for outcome in rest}
    go(source, tmp_path / "whole")
    assert files(tmp_path / "out") == files(tmp_path / "whole")


def test_a_moved_or_touched_file_is_not_read_again_and_a_changed_one_is(jsonl: Write, tmp_path: Path) -> None:
    source = jsonl(TEXTS)
    go(source, tmp_path / "out")
    (tmp_path / "elsewhere").mkdir()
    moved = source.rename(tmp_path / "elsewhere" / source.name)
    os.utime(moved, (1, 1))
    assert go(moved, tmp_path / "out") == []
    moved.write_bytes(moved.read_bytes().replace(b"6 people", b"9 people"))
    assert [outcome.articles for outcome in go(moved, tmp_path / "out")] == [1]


@pytest.mark.parametrize("packed", ["by record", "as one", "not at all"])
@pytest.mark.parametrize("cut", [0, 60])
def test_a_large_archive_is_read_in_parts_that_together_give_the_whole(packed: str, cut: int, warc: Write) -> None:
    source = warc("news.warc" if packed == "not at all" else "news.warc.gz", pages=5, cut=cut, packed=packed)
    shards, whole = list(shards_of(source, maker(), 2)), collect_warc(source, source.name)
    assert len(shards) == (1 if packed == "as one" else 3)
    assert cut or sum(shard.stretch.pages for shard in shards) == 5
    assert [page for shard in shards for page in pages_of(shard)] == list(whole)


def test_a_cut_archive_keeps_what_came_before_and_is_told(warc: Write, tmp_path: Path) -> None:
    (outcome,) = go(warc(cut=60), tmp_path / "out")
    assert outcome.done
    assert outcome.failure is not None
    assert "cut" in outcome.failure.detail
    assert [bool(reading.failures) for reading in readings_of(tmp_path / "out")] == [False, False, True]
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_bytes())
    assert manifest["shards"][0]["failure"]["detail"] == outcome.failure.detail


def test_a_file_that_vanished_is_a_failure_and_the_rest_goes_on(jsonl: Write, tmp_path: Path) -> None:
    gone, there = jsonl(TEXTS[:1], "a.jsonl"), jsonl(TEXTS[1:2], "b.jsonl")
    given, content = [str(gone), str(there)], gone.read_bytes()
    with start_run(given, tmp_path / "out") as run:
        gone.unlink()
        assert [outcome.done for outcome in run.go(run_local)] == [False, True]
    gone.write_bytes(content)
    with start_run(given, tmp_path / "out") as run:
        assert [outcome.done for outcome in run.go(run_local)] == [True]
    assert len(list(readings_of(tmp_path / "out"))) == 2


def test_a_file_that_changes_while_it_is_read_is_not_done(jsonl: Write, tmp_path: Path) -> None:
    source = jsonl(TEXTS[:1])
    with start_run([str(source)], tmp_path / "out") as run:
        jsonl(TEXTS[1:2])
        os.utime(source, (1, 1))
        (outcome,) = run.go(run_local)
    assert not outcome.done
    assert "changed" in str(outcome.failure)
    assert list((tmp_path / "out").glob("*.parquet")) == []


def test_a_damaged_file_is_made_again(jsonl: Write, tmp_path: Path) -> None:
    source = jsonl(TEXTS[:1])
    go(source, tmp_path / "out")
    (file,) = (tmp_path / "out").glob("*.parquet")
    whole = file.read_bytes()
    file.write_bytes(whole[:-20])
    go(source, tmp_path / "out")
    assert file.read_bytes() == whole


def test_a_folder_gathers_several_runs_in_their_order(jsonl: Write, tmp_path: Path) -> None:
    go(jsonl(TEXTS[:2], "b.jsonl"), tmp_path / "out")
    go(jsonl(TEXTS[2:3], "a.jsonl"), tmp_path / "out")
    go(tmp_path / "b.jsonl", tmp_path / "out")
    texts = [reading.article.text for reading in readings_of(tmp_path / "out")]
    assert texts == TEXTS[:3]


def test_readings_of_two_makers_do_not_mix(jsonl: Write, tmp_path: Path) -> None:
    source, out = jsonl(TEXTS[:1]), tmp_path / "out"
    go(source, out)
    manifest = (out / "manifest.json").read_text()
    (out / "manifest.json").write_text(manifest.replace('"version": "0.', '"version": "9.', 1))
    with pytest.raises(DatelineError, match="give another --out"):
        go(source, out)


def test_shards_of_two_sizes_do_not_mix(jsonl: Write, tmp_path: Path) -> None:
    source = jsonl(TEXTS[:1])
    go(source, tmp_path / "out", size=3)
    with pytest.raises(DatelineError, match="give --shard-size 3"):
        go(source, tmp_path / "out", size=4)


def test_two_runs_at_once_into_one_folder_are_refused(jsonl: Write, tmp_path: Path) -> None:
    source = jsonl(TEXTS[:1])
    with (
        start_run([str(source)], tmp_path / "out"),
        pytest.raises(DatelineError, match="another run"),
        start_run([str(source)], tmp_path / "out"),
    ):
        pass


def test_an_input_that_has_grown_takes_the_place_of_what_it_was(jsonl: Write, tmp_path: Path) -> None:
    go(jsonl(TEXTS[:4]), tmp_path / "out")
    assert [outcome.articles for outcome in go(jsonl(TEXTS[:5]), tmp_path / "out")] == [2]
    assert [reading.article.text for reading in readings_of(tmp_path / "out")] == TEXTS[:5]
    assert len(list((tmp_path / "out").glob("*.parquet"))) == 2


@pytest.mark.parametrize("name", ["missing.jsonl", "no-*.warc", "empty", "page.html"])
def test_what_is_no_archive_is_refused_in_words(name: str, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "page.html").write_text("<p>Hello.</p>")
    with pytest.raises(PageError, match="jsonl"):
        go(tmp_path / name, tmp_path / "out")


def test_folders_and_patterns_give_their_archives_in_order(jsonl: Write, warc: Write, tmp_path: Path) -> None:
    jsonl(TEXTS[:1], "b.jsonl")
    warc("a.warc.gz", pages=1)
    (tmp_path / "notes.txt").write_text("no archive")
    for given in ([str(tmp_path)], [str(tmp_path / "*.*l*"), str(tmp_path / "a.*")], [str(tmp_path), str(tmp_path)]):
        assert sorted(path.name for path in find_inputs(given)) == ["a.warc.gz", "b.jsonl"]


def test_a_last_line_without_an_end_belongs_to_the_last_shard(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b'{"id":"a","text":"One."}\n{"id":"b","text":"Two."}')
    assert [outcome.articles for outcome in go(tmp_path / "a.jsonl", tmp_path / "out", size=1)] == [1, 1]


def test_an_empty_file_gives_an_empty_table(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b"")
    assert [outcome.articles for outcome in go(tmp_path / "a.jsonl", tmp_path / "out")] == [0]
    assert list(readings_of(tmp_path / "out")) == []


def test_columns_tell_the_reading(jsonl: Write, tmp_path: Path) -> None:
    go(jsonl(TEXTS[:2]), tmp_path / "out")
    (file,) = (tmp_path / "out").glob("*.parquet")
    rows = pq.read_table(file).to_pylist()
    for row, reading in zip(rows, readings_of(file), strict=True):
        assert (row["id"], row["digest"]) == (reading.id, reading.article.digest)
        assert row["n_events"] == len(reading.events) == len(row["event_types"]) == len(row["event_statuses"])


def test_a_file_of_another_kind_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "a.parquet").write_text("no table")
    with pytest.raises(DatelineError, match="no Parquet file of readings"):
        list(readings_of(tmp_path / "a.parquet"))
    with pytest.raises(DatelineError, match="no manifest"):
        list(readings_of(tmp_path))


def test_a_missing_package_is_named_with_its_extra(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, jsonl: Write
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(DatelineError, match=r"distributed: pip install 'dateline\[cluster\]'"):
        go(jsonl(TEXTS[:1]), tmp_path / "out", run_on_cluster)


def test_a_killed_run_leaves_only_whole_files(jsonl: Write, tmp_path: Path) -> None:
    source = jsonl(TEXTS * 40)
    command = [sys.executable, "-m", "dateline", "run", str(source), "--out", "out", "--shard-size", "2"]
    with subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.DEVNULL) as running:
        while running.poll() is None and not list(tmp_path.glob("out/*.parquet")):
            pass
        running.send_signal(signal.SIGKILL)
    done = [lines for file in tmp_path.glob("out/*.parquet") if (lines := list(lines_of(file)))]
    assert done
    assert all(len(lines) == 2 for lines in done)


def test_what_a_killed_process_left_half_written_is_taken_away(jsonl: Write, tmp_path: Path) -> None:
    source, out = jsonl(TEXTS[:1]), tmp_path / "out"
    (outcome,) = go(source, out)
    (out / f".{outcome.shard}.{'0' * 32}.tmp").write_bytes(b"half")
    (out / "mine.parquet").write_bytes(b"another's")
    go(source, out)
    assert sorted(files(out)) == [f"{outcome.shard}.parquet", "manifest.json", "mine.parquet"]
