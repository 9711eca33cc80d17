"""The side-by-side of quotations: what counts as found, and that the hard texts hold the words said in them."""

import sys
from pathlib import Path
from typing import Any

import pytest
from benchmarks.quotations import Sample

from benchmarks import quotations


@pytest.mark.parametrize("row", quotations._hostile(), ids=lambda row: str(row["tried"]))
def test_dateline_quotes_every_hard_text_to_the_word(row: dict[str, Any]) -> None:
    sample = Sample(row["tried"], row["text"], tuple(row["said"]))
    told = quotations.judged(sample, {**quotations._ours({"id": "x", "text": sample.text}), "errors": []})
    assert all(words in sample.text for words in sample.said)
    assert told == (f"{len(sample.said)} of {len(sample.said)}" if sample.said else "none")


@pytest.mark.parametrize(
    ("segments", "errors", "told"),
    [
        ([[1, 4]], [], "1 of 2"),
        ([[1, 4], [0, 3]], [], "1 of 2, 1 extra"),
        ([[1, 4], [7, 10]], [], "2 of 2"),
        ([], ["ValueError: odd"], "0 of 2; error raised"),
    ],
)
def test_only_the_exact_words_count_as_found(segments: list[list[int]], errors: list[str], told: str) -> None:
    sample = Sample("x", '"yes" "nay"', ("yes", "nay"))
    row = {"quotes": [{"kind": "direct", "segments": [segment]} for segment in segments], "errors": errors}
    assert quotations.judged(sample, row) == told


def test_a_text_without_quotations_is_right_where_nothing_is_found() -> None:
    assert quotations.judged(Sample("x", "y", ()), {"quotes": [], "errors": []}) == "none"


def test_without_the_other_environment_it_says_how_to_make_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(quotations, "OTHER", tmp_path / "python")
    with pytest.raises(SystemExit, match="make compare"):
        quotations.main()


def test_without_the_development_sets_it_says_so_and_leaves_the_page(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATELINE_SHARED", str(tmp_path))
    monkeypatch.setattr(quotations, "OTHER", Path(sys.executable))
    monkeypatch.setattr(quotations, "hostile", lambda _: ["| a row | 1 | 1 | 1 |"])
    quotations.main()
    told = capsys.readouterr()
    assert "no development sets" in told.err
    assert "a row" in told.out
