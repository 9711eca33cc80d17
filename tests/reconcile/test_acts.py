"""Events of several articles: one act told twice is one, two acts that look alike are two, and nothing told is lost."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from dateline.base.records import Reading
from dateline.base.records.story import Judgement, MergedEvent
from dateline.reconcile import tell_stories
from dateline.reconcile.acts import Acts, merge, near
from dateline.reconcile.acts.rules import weigh
from dateline.reconcile.acts.telling import Telling

Write = Callable[..., Reading]

STRIKE = "A drone struck the grain terminal in Odesa on Tuesday, killing three dock workers, the mayor said."


def acts(*readings: Reading, type_: str = "ASSAULT", judged: tuple[Judgement, ...] = ()) -> list[int]:
    """How many accounts each act of a type has, the most first."""
    groups = Acts(readings, judged).groups()
    return sorted((len(group) for group in groups if group[0].event.type == type_), reverse=True)


@pytest.mark.parametrize(
    ("day", "other"),
    [
        ("2024-03-13", "Three dock workers were killed on Tuesday when a drone hit the grain terminal in Odesa."),
        ("2024-03-12", "A missile struck the grain terminal in Odesa on Tuesday, killing three dock workers."),
        ("2024-03-13", "A drone attack on Monday night killed three dock workers at the grain terminal in Odesa."),
        ("2024-03-12", "Four people died on Tuesday when a drone struck the grain terminal in Odesa."),
    ],
    ids=["other words", "another weapon", "a day apart over midnight", "another toll"],
)
def test_one_act_told_in_other_words_is_one(write: Write, day: str, other: str) -> None:
    one = write("a", STRIKE, outlet="Northgate Times", published="2024-03-12")
    assert acts(one, write("b", other, outlet="Harbour Courier", published=day)) == [2]


@pytest.mark.parametrize(
    ("day", "other"),
    [
        ("2024-03-12", "A drone struck the grain terminal in Mykolaiv on Tuesday, killing three dock workers."),
        ("2024-03-20", "A drone struck the grain terminal in Odesa on Tuesday, killing two dock workers, police said."),
        ("2024-03-12", "A car bomb killed a judge outside the courthouse in Lviv on Tuesday, police said."),
    ],
    ids=["another town", "a week later", "another act"],
)
def test_an_act_that_looks_alike_is_another(write: Write, day: str, other: str) -> None:
    one = write("a", STRIKE, outlet="Northgate Times", published="2024-03-12")
    assert acts(one, write("b", other, outlet="Harbour Courier", published=day)) == [1, 1]


def test_two_strikes_in_one_city_on_one_day_stay_two_when_a_second_outlet_tells_both(write: Write) -> None:
    first = "In the morning a drone struck the grain terminal in Odesa, killing three dock workers."
    second = "In the evening a second drone hit a hospital in the city's north, wounding two nurses."
    one = write("a", "Two strikes hit Odesa on Tuesday.", first, second, published="2024-03-12")
    other = write("b", first.replace("In the morning a", "On Tuesday morning a"), published="2024-03-12")
    counts = acts(one, other)
    assert counts[0] == 2
    assert len(counts) >= 2


def test_a_join_that_was_withdrawn_is_not_made_again(write: Write) -> None:
    one = write("a", STRIKE, published="2024-03-12")
    other = write("b", "A drone hit the grain terminal in Odesa on Tuesday and killed three.", published="2024-03-12")
    (join,) = (j for j in Acts([one, other]).judgements if j.verdict == "same")
    withdrawn = Judgement(
        id=join.id, kind="events", left=join.left, right=join.right, verdict="same", score=join.score,
        reasons=join.reasons, withdrawn=True,
    )  # fmt: skip
    assert acts(one, other, judged=(withdrawn,)) == [1, 1]


def merged(write: Write) -> MergedEvent:
    readings = [
        write("a", STRIKE, title="Strike on Odesa", outlet="Northgate Times", published="2024-03-12T10:00Z"),
        write(
            "b",
            "On Tuesday a drone hit the grain terminal in Odesa and killed five dock workers, a hospital said.",
            title="Toll of Odesa strike rises",
            outlet="Harbour Courier",
            published="2024-03-12T15:00Z",
        ),
    ]
    (story,) = tell_stories(readings)
    return next(event for event in story.events if len(event.accounts) == 2)


def test_every_account_shows_its_exact_words_its_article_and_its_origin(write: Write) -> None:
    event = merged(write)
    assert [(account.article, account.origin) for account in event.accounts] == [
        ("a", "Northgate Times"), ("b", "Harbour Courier")
    ]  # fmt: skip
    assert all(account.words for account in event.accounts)
    assert event.origins == 2


def test_tolls_keep_the_lowest_and_the_highest_and_who_said_which(write: Write) -> None:
    (toll,) = merged(write).tolls
    assert (toll.unit, toll.low, toll.high) == ("dead", 3, 5)
    assert [(figure.article, figure.low) for figure in toll.told] == [("a", 3), ("b", 5)]


def test_a_story_of_very_many_acts_is_merged_as_if_each_were_held_against_each(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = [write(f"a{n}", STRIKE, title="t", published=f"2024-03-1{n}") for n in range(2, 6)]
    whole = [[telling.id for telling in group] for group in Acts(told).groups()]
    monkeypatch.setattr(near, "MANY", 0)
    assert [[telling.id for telling in group] for group in Acts(told).groups()] == whole


def test_what_one_more_article_costs_does_not_grow_with_its_story(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    weighed: list[int] = []

    def counted(one: Telling, other: Telling) -> tuple[float, tuple[str, ...]]:
        weighed[-1] += 1
        return weigh(one, other)

    monkeypatch.setattr(near, "MANY", 10)
    monkeypatch.setattr(near, "LATEST", 10)
    monkeypatch.setattr(merge, "weigh", counted)
    report = write("a", STRIKE, title="t", published="2024-03-12")
    for count in (150, 300):
        weighed.append(0)
        Acts([replace(report, id=f"{n:03}") for n in range(count)])
    assert weighed[1] < weighed[0] * 2.5  # four times would be its square


def test_what_a_person_joined_is_one_act_however_far_apart_it_was_told(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(near, "MANY", 0)
    one, other = (
        write(id_, STRIKE, title="t", published=day) for id_, day in (("a", "2024-03-12"), ("b", "2024-05-12"))
    )
    ids = [f"{reading.id}#{reading.events[0].id}" for reading in (one, other)]
    joined = Judgement(
        id="j", kind="events", left=ids[0], right=ids[1], verdict="same", score=1.0, reasons=("read",), by="Ada"
    )
    assert not any(len(group) == 2 for group in Acts([one, other]).groups())
    assert any({t.id for t in group} == set(ids) for group in Acts([one, other], [joined]).groups())
