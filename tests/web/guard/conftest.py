"""A desk over a store of invented readings, asked without a network."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.conformance.made import strike
from tests.web.client import TestClient

from dateline.store import Store
from dateline.web.app import make_app
from dateline.web.guard import DeskSettings

HERE = "http://127.0.0.1:8050"


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with one article, made once."""
    kept = tmp_path_factory.mktemp("guard") / "kept.db"
    with Store.open(str(kept)) as store:
        store.add(strike())
    return kept


@pytest.fixture
def place(made: Path, tmp_path: Path) -> str:
    """A copy of it of a test's own."""
    return str(shutil.copy(made, tmp_path / "kept.db"))


@pytest.fixture
def desk(place: str) -> Iterator[TestClient]:
    """The desk as whoever sits at the machine sees it."""
    with TestClient(make_app(place, settings=DeskSettings()), base_url=HERE) as client:
        yield client
