"""Addresses as they may be shown and kept."""

import pytest

from dateline.base.urls import without_login


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("https://mira:secret@news.example/a?b=c@d#e", "https://news.example/a?b=c@d#e"),
        ("HTTPS://mira@news.example", "HTTPS://news.example"),
        ("https://mira:sec@ret@news.example:8080/a", "https://news.example:8080/a"),
        ("https://mira:sec/r?e#t@news.example/a", "https://news.example/a"),
        ("postgresql+psycopg://mira:secret@db.example/news", "postgresql+psycopg://db.example/news"),
        ("//mira:secret@news.example/a", "//news.example/a"),
        (" https://:@news.example/", " https://news.example/"),
    ],
)
def test_the_login_of_an_address_is_left_out(given: str, kept: str) -> None:
    assert without_login(given) == kept


@pytest.mark.parametrize(
    "url",
    [
        "https://news.example/@mira/story",
        "https://news.example:8080/@mira",
        "https://[2001:db8::1]/@mira",
        "https://news.example?to=mira@news.example",
        "sqlite:////home/mira@work/kept.db",
        "sqlite:///C:/mira@work/kept.db",
        "mira@news.example",
        "",
    ],
)
def test_what_carries_no_login_stays_as_it_is(url: str) -> None:
    assert without_login(url) == url
