"""Rounds run side by side, keep their own order, and stop when nobody listens."""

import threading
from collections.abc import Iterator

import pytest

from dateline.collect.round import Outcome
from dateline.collect.together import together


def outcomes(source: str, count: int) -> Iterator[Outcome]:
    return (Outcome(kind="unchanged", source=source, url=f"https://{source}.example/{n}") for n in range(count))


@pytest.mark.parametrize("at_once", [1, 3])
def test_all_outcomes_come_and_each_round_keeps_its_order(at_once: int) -> None:
    got = list(together([outcomes(name, 30) for name in "abcde"], at_once))
    assert len(got) == 150
    for name in "abcde":
        assert [one.url for one in got if one.source == name] == [one.url for one in outcomes(name, 30)]


def test_a_round_that_waits_does_not_keep_the_others_waiting() -> None:
    other_is_done = threading.Event()

    def slow() -> Iterator[Outcome]:
        assert other_is_done.wait(5)
        yield from outcomes("slow", 1)

    def quick() -> Iterator[Outcome]:
        yield from outcomes("quick", 1)
        other_is_done.set()

    assert [one.source for one in together([slow(), quick()], 2)] == ["quick", "slow"]


def test_what_breaks_a_round_is_raised_where_the_outcomes_are_taken() -> None:
    def broken() -> Iterator[Outcome]:
        yield from outcomes("a", 1)
        raise OSError("no space left on device")

    with pytest.raises(OSError, match="no space left"):
        list(together([broken(), outcomes("b", 2)], 2))


def test_rounds_stop_when_their_outcomes_are_no_longer_taken() -> None:
    made = []

    def endless() -> Iterator[Outcome]:
        while True:
            made.append(1)
            yield from outcomes("a", 1)

    taking = together([endless(), endless()], 2)
    next(taking)
    assert isinstance(taking, Iterator)
    taking.close()  # type: ignore[attr-defined]
    for thread in threading.enumerate():
        if thread.name.endswith("(_go)"):
            thread.join(2)
            assert not thread.is_alive()
    assert len(made) < 50
