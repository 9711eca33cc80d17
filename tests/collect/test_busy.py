"""A source that brings less than half of what is expected is silent, once it is asked for long enough to tell."""

from datetime import UTC, datetime, timedelta

import pytest

from dateline.collect.busy import Busy
from dateline.collect.seen import Mark, MemorySeen
from dateline.collect.source import Feed, Source

NOW = datetime(2024, 3, 14, 12, tzinfo=UTC)


def days_ago(days: float) -> str:
    return (NOW - timedelta(days=days)).isoformat(timespec="seconds")


def seen_of(*pages: float, since: float = 100) -> MemorySeen:
    """What is remembered of a source that is asked `since` so many days, and of pages that came so many days ago."""
    seen = MemorySeen()
    seen.keep(Mark(url="over:Harbour Post", source="Harbour Post", when=days_ago(0), updated=days_ago(since)))
    for number, ago in enumerate(pages):
        url = f"https://harbour.example/{number}"
        seen.keep(Mark(url=url, source="Harbour Post", when=days_ago(ago), digest=str(number)))
    return seen


def source_of(expected: float | None) -> Source:
    return Source(name="Harbour Post", feeds=(Feed(url="https://harbour.example/feed"),), expect_a_day=expected)


@pytest.mark.parametrize(
    ("expected", "pages", "since", "told"),
    [
        (10, [0.1] * 4, 100, "4 new pages in the last 24 hours, about 10 are expected"),
        (10, [0.1] * 5, 100, None),
        (10, [0.1] * 4 + [1.5] * 20, 100, "4 new pages in the last 24 hours"),
        (10, [], 0.9, None),
        (10, [], 1.1, "0 new pages"),
        (1, [0.5, 3, 5, 7.5], 100, None),
        (1, [0.5, 3, 5, 8.5], 100, "3 new pages in the last 8 days, about 8 are expected"),
        (1, [], 7.9, None),
        (None, [], 100, None),
    ],
)
def test_a_source_is_silent_when_less_than_half_came_of_what_is_expected(
    expected: float | None, pages: list[float], since: float, told: str | None
) -> None:
    seen = seen_of(*pages, since=since)
    silence = Busy([source_of(expected)], seen).changed("Harbour Post", NOW)
    assert (silence is not None) is (told is not None)
    assert told is None or (silence is not None and silence.words.startswith(told))


def test_a_silence_is_told_once_and_its_end_once() -> None:
    seen = seen_of()
    busy = Busy([source_of(4)], seen)
    silence = busy.changed("Harbour Post", NOW)
    assert silence is not None
    seen.keep(busy.told(silence, NOW))
    assert busy.changed("Harbour Post", NOW) is None
    for _ in range(4):
        busy.came("Harbour Post", NOW)
    back = busy.changed("Harbour Post", NOW)
    assert back is not None
    assert not back.quiet
    seen.keep(busy.told(back, NOW))
    assert busy.changed("Harbour Post", NOW) is None


def test_one_page_under_two_addresses_counts_once() -> None:
    seen = seen_of(0.1, 0.2)
    seen.keep(Mark(url="https://harbour.example/moved", source="Harbour Post", when=days_ago(0.1), digest="0"))
    assert Busy([source_of(4)], seen).day("Harbour Post", NOW) == 2
