"""A reading made by hand against the gold of one small article: every figure was worked out on paper."""

from dataclasses import replace
from pathlib import Path

import pytest

from dateline.base.records import (
    Actor,
    Advisory,
    Article,
    Event,
    EventTime,
    Maker,
    Mention,
    Place,
    Quantity,
    Quote,
    Reading,
    TimeExpression,
)
from dateline.base.spans import Span
from dateline.knowledge.coding import shipped
from dateline.measure.gold import load_gold
from dateline.measure.scoring import Count, Rate, Score, score

GOLD = load_gold([Path(__file__).parents[2] / "examples" / "gold" / "selmar.json"], shipped().book)
TEXT = GOLD[0].text


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def actor(number: int, *mentions: str, country: str | None = None) -> Actor:
    found = tuple(Mention(span=at(words), form="name") for words in mentions)
    return Actor(id=f"x{number}", name=mentions[0], kind="org", mentions=found, country=country)


def event(number: int, kind: str, words: str, trigger: str, **more: object) -> Event:
    codes = shipped().book.code(kind)
    return replace(
        Event(
            id=f"e{number}",
            type=kind,
            quad=codes.quad,
            cameo=codes.cameo,
            intensity=codes.intensity,
            status="happened",
            spans=(at(words),),
            trigger=at(trigger),
            score=0.5,
            why="by hand",
        ),
        **more,  # type: ignore[arg-type]
    )


def reading(**facts: object) -> Reading:
    known: dict[str, object] = {
        "actors": (actor(1, "Karvenia's army"), actor(2, "Ana Belk"), actor(3, "12 people"), actor(4, "Mexico")),
        "places": (Place(id="p1", name="Selmar", span=at("Selmar"), precision="city", score=1),),
    }
    return Reading(id="selmar", article=Article.of(TEXT), maker=Maker(version="0", codebook="-"), **{**known, **facts})  # type: ignore[arg-type]


def scored(**facts: object) -> Score:
    return score(GOLD, {"selmar": reading(**facts)})


SHELLED = event(1, "ASSAULT", "army shelled Selmar", "shelled", actors=("x1",), recipients=("x3",), place="p1")
CALLED = event(2, "ACCUSE", "Ana Belk, called it a massacre", "called", actors=("x2",), recipients=("x1",))
FIRE = event(3, "ASSAULT", "fire on his budget", "fire on his")
URGED = event(4, "REQUEST", "Mexico urged its citizens", "urged", status="hypothetical")


def test_events_are_counted_by_type_and_an_optional_one_is_not_missed() -> None:
    found = scored(events=(SHELLED, FIRE, URGED))
    assert found.kinds["events"] == Count(right=1, missed=1, extra=2)
    assert found.kinds["events required"] == Count(right=1, missed=1)
    assert found.types == {"ASSAULT": Count(1, 0, 1), "ACCUSE": Count(0, 1, 0), "REQUEST": Count(0, 0, 1)}
    assert found.kinds["events"].precision == pytest.approx(1 / 3)
    assert found.kinds["events"].recall == pytest.approx(1 / 2)
    assert found.kinds["events"].f1 == pytest.approx(2 / 5)


def test_an_event_is_matched_once_by_the_one_that_shares_most() -> None:
    short = event(5, "ASSAULT", "shelled", "shelled")
    found = scored(events=(short, SHELLED))
    assert found.types["ASSAULT"] == Count(1, 0, 1)
    assert found.rates["actor"] == Rate(1, 1)


@pytest.mark.parametrize(
    ("status", "sprung"), [("happened", 1), ("planned", 1), ("hypothetical", 0), ("denied", 0), ("alleged", 0)]
)
def test_a_trap_is_sprung_by_what_is_told_as_real_or_planned(status: str, sprung: int) -> None:
    assert scored(events=(replace(FIRE, status=status),)).rates["traps sprung"] == Rate(sprung, 1)  # type: ignore[arg-type]


def test_fields_of_events_that_were_found_are_rated() -> None:
    time = EventTime(start="2031-05-05", basis="published")
    found = scored(events=(replace(SHELLED, modes=("heavy-weapons",), time=time), replace(CALLED, status="alleged")))
    rates = found.rates
    assert rates["status"] == Rate(1, 2)
    assert found.statuses == {("happened", "happened"): 1, ("happened", "alleged"): 1}
    assert (rates["actor"], rates["recipient"], rates["direction swapped"]) == (Rate(2, 2), Rate(2, 2), Rate(0, 2))
    assert (rates["mode"], rates["event date"]) == (Rate(1, 2), Rate(1, 1))
    assert (rates["event place"], rates["event place left null"]) == (Rate(1, 1), Rate(1, 1))
    assert "unreal coded as real" not in rates
    assert found.type_fields["ACCUSE"]["status"] == Rate(0, 1)


def test_swapped_sides_are_told() -> None:
    found = scored(events=(replace(CALLED, actors=("x1",), recipients=("x2",)),))
    assert found.rates["direction swapped"] == Rate(1, 1)
    assert found.rates["actor"] == Rate(0, 1)
    assert any("direction swapped of ACCUSE: the mayor condemns" in remark for remark in found.remarks)


def test_a_date_or_a_place_that_the_article_does_not_tell_is_wrong() -> None:
    late = EventTime(start="2031-05-06", end="2031-05-09", basis="published")
    found = scored(events=(replace(SHELLED, time=late, place=None), replace(CALLED, place="p1")))
    assert (found.rates["event date"], found.rates["event place"]) == (Rate(0, 1), Rate(0, 1))
    assert found.rates["event place left null"] == Rate(0, 1)


def test_quotes_are_matched_by_their_words_and_a_wrong_speaker_is_worse_than_none() -> None:
    whole = Quote(
        id="q1", kind="direct", segments=(at("We will not leave our homes,"),), speaker="x1", score=1, why="-"
    )
    found = scored(quotes=(whole,))
    assert found.kinds["quotes in marks"] == Count(1, 0, 0)
    assert found.kinds["quotes indirect"] == Count(0, 1, 0)
    assert (found.rates["quote speaker"], found.rates["quote speaker wrong"]) == (Rate(0, 1), Rate(1, 1))
    assert (found.rates["quote words exact"], found.rates["anonymity"]) == (Rate(1, 1), Rate(1, 1))
    part = replace(whole, segments=(at("We will not leave our"),), speaker=None)
    found = scored(quotes=(part, replace(part, id="q2", segments=(at("massacre"),))))
    assert found.kinds["quotes in marks"] == Count(1, 0, 1)
    assert found.rates["quote words exact"] == Rate(0, 1)
    assert found.rates["quote speaker wrong"] == Rate(0, 1)
    assert scored(quotes=(replace(part, segments=(at("We will not"),)),)).kinds["quotes in marks"] == Count(1, 0, 0)


def test_numbers_times_and_advisories_have_values() -> None:
    found = scored(
        quantities=(
            Quantity(id="n1", span=at("12"), unit="dead", low=12),
            Quantity(id="n2", span=at("three"), unit="votes", low=3),
        ),
        times=(
            TimeExpression(
                id="t1", span=at("Monday"), precision="day", kind="moment", start="2031-05-05", basis="published"
            ),
        ),
        advisories=(Advisory(id="v1", span=at("urged its citizens to leave Karvenia"), countries=("MEX",)),),
    )
    assert (found.kinds["quantities"], found.kinds["times"]) == (Count(1, 0, 1), Count(1, 0, 0))
    assert (found.rates["quantities value"], found.rates["quantity qualifier"]) == (Rate(1, 1), Rate(0, 1))
    assert (found.rates["times value"], found.rates["advisories value"]) == (Rate(1, 1), Rate(0, 1))


def test_remarks_tell_what_is_wrong_in_words() -> None:
    remarks = scored(events=(replace(SHELLED, actors=("x2",)), FIRE)).remarks
    assert "selmar: missed ACCUSE happened: the mayor condemns the shelling" in remarks
    assert "selmar: extra ASSAULT happened: 'fire on his budget' (by hand)" in remarks
    assert "selmar: actor of ASSAULT: the army shells Selmar: Karvenia's army; came Ana Belk" in remarks
    assert "selmar: trap sprung: ASSAULT on 'fire on his budget'" in remarks
    assert not any("direction" in remark for remark in remarks)


@pytest.mark.parametrize(
    ("readings", "said"),
    [
        ({}, "selmar: no reading"),
        ({"selmar": replace(reading(), article=Article.of("Another text."), actors=(), places=())}, "of another text"),
    ],
)
def test_an_article_without_a_usable_reading_is_missed_whole_and_told(readings: dict[str, Reading], said: str) -> None:
    found = score(GOLD, readings)
    assert said in found.unread[0]
    assert found.kinds["events required"] == Count(0, 2, 0)
    assert found.kinds["quotes in marks"].recall == 0
    assert found.kinds["quotes in marks"].precision is None
