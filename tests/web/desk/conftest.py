"""A desk over a store of invented articles, and a browser without script: it follows links and sends forms."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.web.desk.browser import Browser

from dateline.base.codec import decode_reading, encode
from dateline.base.records import Reading
from dateline.collect import collect_file
from dateline.pipeline import read_page
from dateline.settle import settle
from dateline.store import Store
from dateline.web.app import make_app
from dateline.web.guard import DeskSettings

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="session")
def examples(tmp_path_factory: pytest.TempPathFactory) -> tuple[Reading, ...]:
    """The readings of the example articles, made once however many processes run the tests."""
    name = f"examples-{os.environ.get('PYTEST_XDIST_TESTRUNUID', 'alone')}.jsonl"
    kept = tmp_path_factory.getbasetemp().parent / name if "PYTEST_XDIST_WORKER" in os.environ else None
    if kept is not None and kept.exists():
        return tuple(decode_reading(line) for line in kept.read_bytes().splitlines())
    made = tuple(read_page(collect_file(file).page) for file in sorted((ROOT / "examples/articles").iterdir()))
    if kept is not None:
        part = kept.with_suffix(f".{os.getpid()}")
        part.write_bytes(b"\n".join(encode(reading) for reading in made))
        part.rename(kept)
    return made


@pytest.fixture(scope="session")
def example_store(examples: tuple[Reading, ...], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the example articles and their stories; tests only look at it."""
    place = tmp_path_factory.mktemp("desk") / "examples.db"
    with Store.open(str(place)) as store:
        for reading in examples:
            store.add(reading)
        settle(store)
    return place


@pytest.fixture(scope="session")
def example_desk(example_store: Path) -> Browser:
    """A browser at the desk over the example articles."""
    return Browser(make_app(str(example_store), settings=_settings()))


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with nothing in it, to copy: making its tables takes longer than most tests."""
    place = tmp_path_factory.mktemp("desk") / "empty.db"
    Store.open(str(place)).close()
    return place


@pytest.fixture
def desk_over(tmp_path: Path, empty: Path) -> Iterator[Callable[..., Browser]]:
    """A browser at the desk over a store of the given readings, which a test may change."""
    opened: list[Browser] = []

    def over(*readings: Reading, stories: bool = False) -> Browser:
        place = tmp_path / f"store-{len(opened)}.db"
        shutil.copy(empty, place)
        with Store.open(str(place)) as store:
            for reading in readings:
                store.add(reading)
            if stories:
                settle(store)
        opened.append(Browser(make_app(str(place), settings=_settings())))
        return opened[-1]

    yield over
    for browser in opened:
        browser.app.state.store.close()


def _settings() -> DeskSettings:
    return replace(DeskSettings(), rate=10_000.0, burst=10_000)
