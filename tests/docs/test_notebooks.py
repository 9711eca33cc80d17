"""Each notebook of the docs runs from its first cell to its last, and what it shows is kept in it."""

import json
from pathlib import Path

import pytest
from tests.docs.notebook import run

BOOKS = sorted((Path(__file__).parents[2] / "docs" / "notebooks").glob("*.ipynb"))


@pytest.mark.parametrize("path", BOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_and_keeps_what_it_shows(path: Path) -> None:
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    kept = [cell["outputs"] for cell in cells if cell["cell_type"] == "code"]
    shown = list(run(path))
    forms = [[[*one.get("data", ["text"])] for one in outputs] for outputs in (*kept, *shown)]
    assert forms[: len(kept)] == forms[len(kept) :], "`make notebooks` keeps what the cells show now"
