"""Sources that are polled: each at its own time, less often where nothing answers, and no address by two at once."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from threading import Event
from time import monotonic

import pytest

from dateline.collect.intervals import seconds_of
from dateline.collect.pace import Pace
from dateline.collect.poll import Polling
from dateline.collect.round import Outcome
from dateline.collect.seen import Mark, MemorySeen, Seen
from dateline.collect.source import Feed, Source
from dateline.collect.visitor import Visitor, agent_of

from .conftest import LOCAL, Site


def source_of(site: Site, name: str = "Harbour Post", every: str | None = None) -> Source:
    return Source(name=name, feeds=(Feed(url=f"{site.url}/feed"),), every=every)


def polling(sources: list[Source], seen: Seen, *, every: float = 0.02, once: bool = False) -> tuple[Polling, Event]:
    visitor = Visitor(
        agent=agent_of("desk@harbour.example"), allow=LOCAL, pace=Pace(sleep=lambda _: None), time_limit=5
    )
    stop = Event()
    return Polling(sources, visitor, seen, every=every, stop=stop, once=once), stop


def rounds(of: tuple[Polling, Event], seen: Seen, count: int) -> Iterator[Outcome]:
    polled, stop = of
    for outcome in polled.outcomes():
        for mark in outcome.marks:
            seen.keep(mark)
        yield outcome
        count -= outcome.kind == "over"
        if count == 0:
            stop.set()


def wait_of(over: Outcome) -> float:
    """Seconds from the end of a round to the next."""
    assert over.due is not None
    return (datetime.fromisoformat(over.due) - datetime.fromisoformat(over.marks[0].when)).total_seconds()


@pytest.mark.parametrize(("told", "seconds"), [("30s", 30), ("5m", 300), ("1.5h", 5400), ("1d", 86400), (" 2m ", 120)])
def test_an_interval_is_a_number_and_a_unit(told: str, seconds: float) -> None:
    assert seconds_of(told) == seconds


@pytest.mark.parametrize("told", ["", "5", "m", "0s", "0.5s", "31d", "5 m", "-5m", "5w", "٥m", "5m5s", "1e3s"])
def test_what_is_no_interval_is_told(told: str) -> None:
    with pytest.raises(ValueError, match="is no interval; give one from 1s to 30d"):
        seconds_of(told)


def test_a_source_is_asked_again_and_again_and_brings_what_is_new_since(site: Site) -> None:
    site.feed("/a")
    site.article("/a")
    site.article("/b", "Trams stopped.")
    seen, new = MemorySeen(), []
    for outcome in rounds(polling([source_of(site)], seen), seen, 3):
        new += [outcome.url] if outcome.kind == "new" else []
        if outcome.kind == "over":
            site.feed("/b", "/a")
    assert new == [f"{site.url}/a", f"{site.url}/b"]


def test_one_round_over_each_source_ends_by_itself_and_does_not_wait(site: Site) -> None:
    site.feed()
    seen = MemorySeen()
    sources = [source_of(site, "Harbour Post", "1d"), source_of(site, "Varna Courier", "1d")]
    for _ in range(2):
        got = list(rounds(polling(sources, seen, once=True), seen, -1))
        assert sorted(one.source for one in got if one.kind == "over") == ["Harbour Post", "Varna Courier"]


def test_each_source_has_its_own_interval_which_is_the_same_in_every_run(site: Site) -> None:
    polled, _ = polling([], MemorySeen(), every=300)
    pauses = [polled.pause(source_of(site, name)) for name in ("Harbour Post", "Varna Courier", "Harbour Post")]
    assert pauses[0] == pauses[2] != pauses[1]
    assert all(270 <= pause <= 330 for pause in pauses)
    assert 3240 <= polled.pause(source_of(site, every="1h")) <= 3960


@pytest.mark.parametrize(("ago", "asked"), [(0, False), (200, False), (400, True), (-9999, False)])
def test_a_process_that_starts_again_does_not_ask_before_the_source_is_due(
    site: Site, ago: int, *, asked: bool
) -> None:
    site.feed()
    seen = MemorySeen()
    when = (datetime.now(UTC) - timedelta(seconds=ago)).isoformat(timespec="seconds")
    seen.keep(Mark(url="over:Harbour Post", source="Harbour Post", when=when))
    polled, stop = polling([source_of(site)], seen, every=300)
    begun = monotonic()
    got = polled.outcomes()
    if asked:
        assert next(got).kind == "listed"
    else:
        stop.set()
        assert list(got) == []
    assert monotonic() - begun < 2
    assert bool(site.asked) is asked


def test_a_source_that_does_not_answer_is_asked_less_and_less_often(site: Site) -> None:
    site.put("/feed", "", 500)
    seen = MemorySeen()
    polled = polling([source_of(site)], seen, every=0.01)
    pause = polled[0].pause(source_of(site))
    waits = [wait_of(one) for one in rounds(polled, seen, 4) if one.kind == "over"]
    assert waits == pytest.approx([pause * 2, pause * 4, pause * 8, pause * 16], abs=0.0011)


def test_one_address_in_two_feeds_is_fetched_by_one_source_only_while_both_are_polled(site: Site) -> None:
    site.feed("/a")
    site.article("/a")
    seen = MemorySeen()
    sources = [source_of(site, "Harbour Post"), source_of(site, "Varna Courier")]
    got = list(rounds(polling(sources, seen), seen, 6))
    assert [one.url for one in got if one.kind == "new"] == [f"{site.url}/a"]
    assert site.asked.count("/a") == 1
