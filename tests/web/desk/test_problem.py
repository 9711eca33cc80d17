"""What goes wrong is told on a page of the desk: what came, what was expected, and where to go on."""

from collections.abc import Callable

import pytest
from tests.web.desk.browser import Browser

from dateline.base.records import Reading
from dateline.store import Store
from dateline.web.desk.problem import problem_page

Desk = Callable[..., Browser]


@pytest.mark.parametrize(
    ("path", "status", "told"),
    [
        ("/nowhere", 404, "there is nothing under that address"),
        ("/stories/none", 404, "there is no story 'none'"),
        ("/articles/none", 404, "no article's id begins with 'none'"),
        ("/?status=odd", 422, "status: came 'odd'"),
        ("/articles/x?part=zero", 422, "part"),
    ],
)
def test_a_page_that_cannot_be_shown_says_why(desk_over: Desk, path: str, status: int, told: str) -> None:
    page = desk_over().get(path)
    assert page.status == status
    assert told in page.words()
    assert page.all("//link[@rel='stylesheet']/@href") == ["/static/desk.css"]
    assert "/" in page.all("//main//a/@href")


def test_too_many_requests_say_when_to_come_back() -> None:
    page = problem_page(429, "too many requests; try again in 0.3 seconds")
    assert "try again in 0.3 seconds" in page
    assert "load the page again" in page


def test_what_nobody_foresaw_is_told_without_its_details(
    desk_over: Desk, crisis: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("secret of the inside")

    desk = desk_over(crisis)
    monkeypatch.setattr(Store, "get", broken)
    page = desk.get(f"/articles/{next(desk.app.state.store.list()).id}")
    assert page.status == 500
    assert "Something went wrong" in page.words()
    assert "secret" not in page.text


def test_a_message_is_words_and_never_markup() -> None:
    assert "<script>" not in problem_page(404, "<script>alert(1)</script>\u202e")
