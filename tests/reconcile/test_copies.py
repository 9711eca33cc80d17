"""Wire copy: one text in several articles, and whose it is."""

from collections.abc import Callable

import pytest

from dateline.base.records import Reading
from dateline.knowledge.families import Families
from dateline.reconcile import tell_stories
from dateline.reconcile.copies import Copies, Held, Origins

Write = Callable[..., Reading]

WIRE = (
    "A ferry with sixty people on board ran aground off the Talvan islands before dawn on Monday, and fishing boats "
    "took off the passengers one by one."
)
QUOTED = "“We held the rope and we did not let go of it until the last child had come over the rail,” he said."


def copies(*readings: Reading) -> list[tuple[str, int, str, int]]:
    index = Copies(Held())
    return [(*copy.left, *copy.right) for reading in readings for copy in index.add(reading)]


def origins(*readings: Reading) -> Origins:
    index = Copies(Held())
    return Origins(readings, [copy for reading in readings for copy in index.add(reading)])


@pytest.mark.parametrize(
    "copy",
    [
        WIRE,
        WIRE.replace("sixty", "60"),
        WIRE.replace("before dawn on Monday", "early on Monday"),
        WIRE + " Nobody was hurt.",
        "Rescued at sea: " + WIRE,
        WIRE.replace("A ferry", "The harbour office says a ferry").replace(", and fishing", ". Fishing"),
    ],
)
def test_a_paragraph_is_found_again_when_it_was_touched_up(write: Write, copy: str) -> None:
    assert copies(write("a", "Ferry aground", WIRE), write("b", "Sixty saved off Talvan", copy))


@pytest.mark.parametrize(
    "other",
    [
        "A ferry ran aground off the Talvan islands on Monday. Fishermen from Oskar saved its sixty passengers.",
        "A ferry with sixty cars on board left the Talvan islands for the last time on Monday, the line's owner said.",
        "The passengers were taken off one by one.",
    ],
)
def test_another_report_of_the_same_is_no_copy(write: Write, other: str) -> None:
    assert copies(write("a", WIRE), write("b", other)) == []


def test_what_two_reporters_heard_in_one_room_is_no_copy(write: Write) -> None:
    one = write("a", f"Captain Ralf Ossian spoke to the families on Tuesday. {QUOTED}")
    other = write("b", f"At the quay stood Ralf Ossian, who had steered the first boat. {QUOTED}")
    assert copies(one, other) == []


def test_within_one_article_nothing_is_a_copy(write: Write) -> None:
    assert copies(write("a", WIRE, WIRE)) == []


def test_the_origin_of_a_shared_paragraph_is_the_agency_that_one_of_its_articles_credits(write: Write) -> None:
    plain = write("a", WIRE, outlet="Talvan Gazette", published="2024-05-06T09:00Z")
    credited = write("b", f"TALVAN (AP) - {WIRE}", outlet="Oskar Herald", published="2024-05-06T11:00Z")
    found = origins(plain, credited)
    assert found.of("a", 5) == "AP"
    assert [(origin.name, origin.kind, origin.articles) for origin in found.all()] == [("AP", "agency", ("a", "b"))]


def test_without_a_credit_the_origin_is_the_outlet_that_published_first_by_the_instant(write: Write) -> None:
    later = write("a", WIRE, outlet="Talvan Gazette", published="2024-05-06T09:00:00+00:00")
    first = write("b", WIRE, outlet="Oskar Herald", published="2024-05-06T10:30:00+02:00")
    assert origins(later, first).of("a", 5) == "Oskar Herald"


def test_an_article_of_its_own_with_one_borrowed_paragraph_stays_a_source(write: Write) -> None:
    first = write("a", WIRE, outlet="Oskar Herald", published="2024-05-06T08:00Z")
    own = write(
        "b",
        "Our reporter watched from the lighthouse as the last of the boats came in with blankets and hot tea.",
        "The mayor of Talvan, Ines Holt, opened the school gymnasium for those who had nowhere to sleep that night.",
        WIRE,
        outlet="Talvan Gazette",
        published="2024-05-06T12:00Z",
    )
    found = origins(first, own)
    assert {origin.name for origin in found.all()} == {"Oskar Herald", "Talvan Gazette"}
    assert found.of("b", len(own.article.text) - 5) == "Oskar Herald"
    assert found.of("b", 5) == "Talvan Gazette"


HOUSE = Families({"Harbour Media": ["Harbour Courier", "Coast Radio"]})
OWN = "Fishermen from Oskar saved sixty people from a ferry that had run onto a reef off the Talvan islands on Monday."


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ((("Harbour Courier", WIRE), ("Coast Radio", WIRE)), ["Harbour Media"]),
        ((("Harbour Courier", WIRE), ("Coast Radio", OWN)), ["Harbour Media"]),
        ((("Harbour Courier", WIRE), ("Northgate Times", OWN)), ["Harbour Media", "Northgate Times"]),
        ((("Northgate Times", WIRE), ("Coast Radio", WIRE)), ["Northgate Times"]),
        ((("Harbour Courier", WIRE), ("Northgate Times", WIRE), ("Coast Radio", OWN)), ["Harbour Media"]),
        ((("Harbour Courier", f"{WIRE} (Reuters)"), ("Coast Radio", OWN)), ["Harbour Media", "Reuters"]),
        ((("Reuters", WIRE), ("Northgate Times", f"{WIRE} (Reuters)")), ["Reuters"]),
    ],
)
def test_two_outlets_of_one_house_are_one_source_whether_they_copy_or_write_themselves(
    write: Write, texts: tuple[tuple[str, str], ...], expected: list[str]
) -> None:
    readings = [
        write(f"r{n}", text, outlet=outlet, published=f"2024-03-1{n}") for n, (outlet, text) in enumerate(texts)
    ]
    index = Copies(Held())
    found = Origins(readings, [copy for reading in readings for copy in index.add(reading)], HOUSE)
    assert sorted(origin.name for origin in found.all()) == expected


def test_an_act_that_only_one_house_tells_has_one_origin_and_shows_both_outlets(write: Write) -> None:
    strike = "A drone struck the grain terminal in Odesa on Tuesday, killing three dock workers, the mayor said."
    again = "On Tuesday a drone hit the grain terminal in Odesa and killed three dock workers, a hospital said."
    one = write("a", strike, outlet="Harbour Courier", published="2024-03-12T09:00Z")
    other = write("b", again, outlet="Coast Radio", published="2024-03-12T10:00Z")
    (story,) = tell_stories([one, other], families=HOUSE)
    (act,) = [event for event in story.events if event.type == "ASSAULT"]
    assert (act.origins, {account.origin for account in act.accounts}) == (1, {"Harbour Media"})
    assert {account.outlet for account in act.accounts} == {"Harbour Courier", "Coast Radio"}
    assert [(origin.name, origin.kind) for origin in story.origins] == [("Harbour Media", "owner")]
