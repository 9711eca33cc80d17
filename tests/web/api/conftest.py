"""A store of four of the example articles, their stories, and one hostile article, served without a network."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.conformance.made import strike
from tests.web.client import TestClient

from dateline.base.records import Reading
from dateline.base.spans import Span
from dateline.collect import collect_file
from dateline.pipeline import read_page
from dateline.settle import settle
from dateline.store import Store
from dateline.web.app import make_app
from dateline.web.guard import DeskSettings

ARTICLES = Path(__file__).parents[3] / "examples" / "articles"
HERE = "http://127.0.0.1:8050"
HOSTILE = "</script><script>alert(1)</script>\u202e\u2066<img src=x onerror=alert(2)>\r\nSet-Cookie: a=b"


def hostile() -> Reading:
    """An article whose every word would do harm on a page, with characters that browsers count twice."""
    plain = strike("hostile")
    text = f"🔥🔥 {plain.article.text}"
    article = replace(
        plain.article, text=text, title=HOSTILE, outlet="<b>Evil</b> & Sons",
        digest=type(plain.article).of(text).digest,
    )  # fmt: skip
    places = tuple(replace(p, span=p.span.shift(3)) for p in plain.places)
    actors = tuple(
        replace(a, name=f"{HOSTILE} {a.id}", mentions=tuple(replace(m, span=m.span.shift(3)) for m in a.mentions))
        for a in plain.actors
    )
    events = tuple(
        replace(e, spans=tuple(s.shift(3) for s in e.spans), trigger=e.trigger.shift(3), why=HOSTILE)
        for e in plain.events
    )
    quotes = tuple(replace(q, segments=tuple(s.shift(3) for s in q.segments)) for q in plain.quotes)
    advisories = tuple(replace(a, span=a.span.shift(3)) for a in plain.advisories)
    return replace(
        plain, article=article, places=places, actors=actors, events=events, quotes=quotes, advisories=advisories
    )


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store, made once; nobody may write to it."""
    place = tmp_path_factory.mktemp("api") / "kept.db"
    with Store.open(str(place)) as store:
        for number in (1, 2, 3, 7):
            path = next(path for path in sorted(ARTICLES.iterdir()) if path.name.startswith(f"{number:02}-"))
            store.add(read_page(collect_file(path).page))
        store.add(hostile())
        settle(store)
    return place


@pytest.fixture
def place(kept: Path, tmp_path: Path) -> str:
    """A copy of the store of its own for a test that writes."""
    with Store.open(str(kept), make=False):
        pass  # what stands beside the file is taken in when it is closed
    return str(shutil.copy(kept, tmp_path / "kept.db"))


@pytest.fixture(scope="module")
def api(kept: Path) -> Iterator[TestClient]:
    """The API for tests that only read."""
    app = make_app(str(kept), settings=DeskSettings(rate=1e6, burst=10**6))
    with TestClient(app, base_url=HERE) as client:
        yield client


@pytest.fixture
def own(place: str) -> Iterator[TestClient]:
    """The API over a store of the test's own, with what proves that a request comes from a page of ours."""
    with TestClient(make_app(place, settings=DeskSettings()), base_url=HERE) as client:
        client.headers["X-CSRF-Token"] = client.get("/api/v1/session").json()["csrf"]
        yield client


def words_at(text: str, spans: list[list[int]]) -> str:
    """The words of spans of code points."""
    return " ".join(Span(*span).of(text) for span in spans)
