"""The pictures of the desk in docs/: `make pictures` takes them anew in headless Chromium.

The articles tell of invented outlets and acts; the towns exist, because a map needs places that do.
"""

import socket
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import uvicorn
from playwright.sync_api import Browser, sync_playwright

from dateline.collect import collect_file
from dateline.pipeline import read_page
from dateline.settle import settle
from dateline.store import Store
from dateline.web.app import make_app
from dateline.web.guard import DeskSettings
from dateline.web.server import configuration

ROOT = Path(__file__).parents[1]
ARTICLES = (ROOT / "examples" / "articles", ROOT / "frontend" / "pictures")
WIDE, PHONE = (1280, 800), (390, 780)
QUIET = "--no-sandbox --disable-gpu --no-first-run --disable-background-networking --hide-scrollbars".split()


def fill(folder: Path) -> Path:
    """A store of the articles, with their stories."""
    files = [file for articles in ARTICLES for file in sorted(articles.iterdir())]
    readings = [read_page(collect_file(file).page) for file in files]
    with Store.open(str(folder / "store.db")) as store:
        for reading in readings:
            store.add(reading)
        settle(store)
    return folder / "store.db"


@contextmanager
def served(place: Path) -> Iterator[str]:
    """The address of a desk over a store, while the block runs."""
    settings = replace(DeskSettings(), rate=10_000.0, burst=10_000)
    with socket.socket() as opened:
        opened.bind(("127.0.0.1", 0))
        server = uvicorn.Server(configuration(make_app(str(place), settings=settings), settings))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [opened]})
        thread.start()
        yield f"http://127.0.0.1:{opened.getsockname()[1]}"
        server.should_exit = True
        thread.join()


def take(browser: Browser, address: str, name: str, size: tuple[int, int] = WIDE, press: str = "") -> None:
    """One picture of one page, after some keys."""
    page = browser.new_page(viewport={"width": size[0], "height": size[1]}, reduced_motion="reduce")
    page.goto(address, wait_until="networkidle")
    for key in press:
        page.keyboard.press(key)
    page.screenshot(path=ROOT / "docs" / f"desk-{name}.png")
    page.close()


def link(browser: Browser, address: str, selector: str) -> str:
    """Where the last link of a kind on a page leads."""
    page = browser.new_page()
    page.goto(address)
    found = page.locator(selector).last.get_attribute("href") or ""
    page.close()
    return found


def main() -> None:
    """Take all pictures."""
    with tempfile.TemporaryDirectory() as folder, served(fill(Path(folder))) as desk, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path="/usr/bin/chromium", args=QUIET)
        today = f"{desk}/?reported_since=2031-01-06T00:00"
        take(browser, today, "today", press="jjj")
        take(browser, today, "phone", PHONE)
        take(browser, desk + link(browser, f"{desk}/stories", "main a[href^='/stories/']"), "story")
        take(
            browser, desk + link(browser, f"{desk}/search?words=ceasefire", "main h2 a[href^='/articles/']"), "article"
        )
        take(browser, f"{desk}/review", "review", press="j")
        take(browser, f"{desk}/timeline?since=2024-03-01&until=2024-03-31", "timeline")
        browser.close()


if __name__ == "__main__":
    main()
