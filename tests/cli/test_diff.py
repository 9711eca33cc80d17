"""`dateline diff`: what changed between two versions of a kept article."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from dateline.cli.app import app
from dateline.pipeline import read
from dateline.store import Store


@pytest.fixture
def store(tmp_path: Path) -> str:
    place = str(tmp_path / "store.db")
    with Store.open(place) as kept:
        for count in ("Nine", "Eleven"):
            text = f"{count} people were killed when a drone hit a depot in Odesa on Tuesday, the governor said."
            kept.add(read(text=text, url="https://courier.example/depot", published="2024-03-12"))
    return place


def diff(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["diff", *arguments])
    return result.exit_code, result.output


def test_the_latest_version_is_compared_with_the_one_before_it(store: str) -> None:
    with Store.open(store) as kept:
        (entry,) = kept.list()
    code, output = diff(entry.id, "--store", store)
    assert code == 0
    assert "rewritten  “Nine” -> “Eleven”" in output
    assert "quantity   changed in low" in output


@pytest.mark.parametrize("options", [["--from", "2"], ["--to", "1"], ["--to", "3"], ["--from", "2", "--to", "1"]])
def test_versions_that_are_not_there_or_in_the_wrong_order_are_refused(store: str, options: list[str]) -> None:
    with Store.open(store) as kept:
        (entry,) = kept.list()
    code, output = diff(entry.id, "--store", store, *options)
    assert code == 2
    assert "versions 1 to 2" in output
