"""Killed a few times at random moments, `dateline watch` loses nothing and repeats nothing; the benchmark kills 200."""

from pathlib import Path

from benchmarks.watch_kills import run


def test_runs_that_are_killed_and_one_that_is_not_leave_each_thing_once(tmp_path: Path) -> None:
    figures, wrong = run(tmp_path, str(tmp_path / "kept.db"), kills=4, articles=10, seed=3, longest=3.0)
    assert wrong == []
    assert (figures["kills"], figures["last exit"]) == (4, 0)
    assert figures["alerts"] > 0
