"""Many pages on several processes: in order, and with an answer for each."""

import os
import signal
from collections.abc import Iterator

import pytest

from dateline.base.records import Failure, RawPage, Reading
from dateline.collect import Collected
from dateline.pipeline import failed_reading
from dateline.workers import read_all


def count_words(page: RawPage) -> Reading:
    """A reading without a parser: quick to make, and it says what it read."""
    text = page.text or ""
    return failed_reading(page, Failure(step="count", error="", detail=str(len(text.split()))))


def die_at_bad_words(page: RawPage) -> Reading:
    if "die" in (page.text or ""):
        os.kill(os.getpid(), signal.SIGKILL)
    return count_words(page)


def pages(*texts: str) -> Iterator[Collected]:
    for number, text in enumerate(texts):
        yield Collected(page=RawPage(id=f"{number}", text=text))


@pytest.mark.parametrize("jobs", [1, 2])
def test_readings_come_in_the_order_of_the_pages(jobs: int) -> None:
    texts = ["word " * (300_000 if number % 7 == 0 else number) for number in range(30)]
    readings = list(read_all(pages(*texts), jobs, count_words))
    assert [reading.id for reading in readings] == [str(number) for number in range(30)]
    assert [int(reading.failures[0].detail) for reading in readings] == [len(text.split()) for text in texts]


def test_a_worker_that_dies_takes_only_its_own_page_with_it() -> None:
    texts = ["one", "die", "two words", "die", "die", "one"]
    readings = list(read_all(pages(*texts), 2, die_at_bad_words))
    assert [reading.failures[0].step for reading in readings] == [
        "count",
        "workers",
        "count",
        "workers",
        "workers",
        "count",
    ]
    assert "killed by signal 9" in readings[1].failures[0].detail


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_page_that_could_not_be_collected_keeps_its_place(jobs: int) -> None:
    gone = Collected(
        page=RawPage(id="gone"), failure=Failure(step="collect_file", error="PageError", detail="vanished")
    )
    readings = list(read_all([*pages("a"), gone, *pages("b")], jobs, count_words))
    assert [reading.failures[0].step for reading in readings] == ["count", "collect_file", "count"]


@pytest.mark.parametrize("jobs", [0, 1, 2])
def test_no_pages_give_no_readings(jobs: int) -> None:
    assert list(read_all([], jobs, count_words)) == []


def test_pages_are_taken_in_only_as_far_ahead_as_is_needed() -> None:
    taken = 0

    def endless() -> Iterator[Collected]:
        nonlocal taken
        while True:
            taken += 1
            yield Collected(page=RawPage(text="x"))

    readings = read_all(endless(), 2, count_words)
    next(readings)
    readings.close()
    assert taken <= 20
