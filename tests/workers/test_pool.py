"""Many pages on several processes: in order, and with an answer for each."""

import gc
import multiprocessing
from collections.abc import Iterator

import pytest

from dateline.base.memory import keep_loaded
from dateline.base.records import Failure, RawPage
from dateline.collect import Collected
from dateline.workers import read_all


def pages(*texts: str) -> Iterator[Collected]:
    for number, text in enumerate(texts):
        yield Collected(page=RawPage(id=f"{number}", text=text))


def test_two_processes_give_what_one_gives_in_the_same_order() -> None:
    texts = ["Troops left Karsel on Monday. " * (10 if number % 4 == 0 else 1) for number in range(9)]
    gone = Collected(
        page=RawPage(id="gone"), failure=Failure(step="collect_file", error="PageError", detail="vanished")
    )
    given = [*pages(*texts), gone]
    two = list(read_all(given, 2))
    assert [reading.id for reading in two] == [*map(str, range(9)), "gone"]
    assert two == list(read_all(given, 1))


def test_a_worker_that_dies_takes_only_its_own_page_with_it() -> None:
    readings = read_all(pages("One.", "Troops left Karsel. " * 10_000, "Two.", "Three."), 2)
    found = [next(readings)]
    for worker in multiprocessing.active_children():
        worker.kill()
    found += readings
    assert [reading.id for reading in found] == ["0", "1", "2", "3"]
    assert "killed by signal 9" in found[1].failures[0].detail
    assert found[0].failures == ()
    assert found[3].article.text == "Three."


def test_no_process_is_left_when_the_reader_stops_early() -> None:
    readings = read_all(pages("One.", "Two.", "Three."), 2)
    next(readings)
    readings.close()
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize("jobs", [0, 1, 2])
def test_no_pages_give_no_readings(jobs: int) -> None:
    assert list(read_all([], jobs)) == []


def test_pages_are_taken_in_only_as_far_ahead_as_is_needed() -> None:
    taken = 0

    def endless() -> Iterator[Collected]:
        nonlocal taken
        while True:
            taken += 1
            yield Collected(page=RawPage(id="x"), failure=Failure(step="a", error="b", detail="c"))

    readings = read_all(endless(), 2)
    next(readings)
    readings.close()
    assert taken <= 20


def test_what_is_loaded_is_kept_out_of_the_collectors_way_from_the_second_page_on() -> None:
    gc.unfreeze()
    keep_loaded.cache_clear()
    readings = read_all(pages("Troops left Karsel.", "Troops left Velmora."))
    next(readings)
    assert gc.get_freeze_count() == 0
    next(readings)
    assert gc.get_freeze_count() > 100_000
    gc.unfreeze()
