"""A desk on a port of this machine, and Chromium without WebGL that looks at it."""

import shutil
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page, expect
from starlette.staticfiles import StaticFiles
from tests.web.chromium import CHROMIUM
from tests.web.desk.conftest import empty, example_store, examples

from dateline.collect import collect_file
from dateline.pipeline import read_page
from dateline.store import Store
from dateline.web.app import make_app
from dateline.web.guard import DeskSettings
from dateline.web.server import configuration

__all__ = ["empty", "example_store", "examples"]

HERE = Path(__file__).parent
PATIENCE = 20_000  # milliseconds, for machines with much else to do
SIZES = {"desk": (1280, 900), "phone": (390, 844), "wide": (1600, 1000)}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All tests of this folder look at a page in a browser."""
    missing = pytest.mark.skipif(
        CHROMIUM is None, reason="no Chromium here: apt-get install chromium to look at the desk"
    )
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(missing)


@pytest.fixture(scope="session")
def desk(example_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a desk over a copy of the example store; `/test/elements.html` shows every element."""
    place = tmp_path_factory.mktemp("browser") / "desk.db"
    shutil.copy(example_store, place)
    with Store.open(str(place)) as store:
        store.add(read_page(collect_file(HERE / "hostile.html").page))
    with served(place) as address:
        yield address


@contextmanager
def served(place: Path) -> Iterator[str]:
    """A desk over a store on a free port of this machine: its address."""
    settings = replace(DeskSettings(), rate=10_000.0, burst=10_000)
    app = make_app(str(place), settings=settings)
    app.mount("/test", StaticFiles(directory=HERE))
    with socket.socket() as opened:
        opened.bind(("127.0.0.1", 0))
        server = uvicorn.Server(configuration(app, settings))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [opened]}, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{opened.getsockname()[1]}"
        server.should_exit = True
        thread.join(timeout=10)


@pytest.fixture(scope="session")
def contexts(browser: Browser) -> Iterator[Callable[[str, bool, str], BrowserContext]]:
    """A function that gives the context of a size, with or without script, in light or dark; each is made once."""
    expect.set_options(timeout=PATIENCE)
    kept: dict[tuple[str, bool, str], BrowserContext] = {}

    def context(size: str, script: bool, scheme: str) -> BrowserContext:
        if (size, script, scheme) not in kept:
            width, height = SIZES[size]
            kept[size, script, scheme] = browser.new_context(
                viewport={"width": width, "height": height},
                java_script_enabled=script,
                reduced_motion="reduce",
                color_scheme="dark" if scheme == "dark" else "light",
                has_touch=size == "phone",
            )
            kept[size, script, scheme].set_default_timeout(PATIENCE)
        return kept[size, script, scheme]

    yield context
    for one in kept.values():
        one.close()


@pytest.fixture
def look(contexts: Callable[[str, bool, str], BrowserContext], desk: str) -> Iterator[Callable[..., Page]]:
    """A function that opens a page of the desk; at the end nothing may have gone wrong in any page it opened.

    No error in the console, nothing refused by the content security policy, no request to elsewhere.
    """
    wrong: list[str] = []
    pages: list[Page] = []

    def opened(
        path: str, size: str = "desk", *, script: bool = True, scheme: str = "light", without: str = "", at: str = desk
    ) -> Page:
        page = contexts(size, script, scheme).new_page()
        pages.append(page)
        if without:
            page.route(without, lambda route: route.abort())
        page.on("console", lambda message: None if without else wrong.append(message.text))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("request", lambda request: None if _own(request.url, at) else wrong.append(request.url))
        answer = page.goto(at + path)
        assert answer is not None
        assert answer.ok, f"{path} answered {answer.status}"
        return page

    yield opened
    for page in pages:
        page.close()
    assert wrong == []


def _own(url: str, desk: str) -> bool:
    return url.startswith((desk, "data:", "blob:"))
