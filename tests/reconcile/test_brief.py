"""A brief tells of each act whether it is new, changed, contradicted or only repeated."""

from collections.abc import Callable

import pytest

from dateline.base.records import Reading
from dateline.base.records.brief import Brief, BriefLine
from dateline.reconcile import tell_stories, write_brief

Write = Callable[..., Reading]

FIRST = "A drone struck the grain terminal in Odesa on Tuesday, killing three dock workers, the mayor said."
SINCE = "2024-03-12T12:00+00:00"


def report(write: Write, words: str, at: str, id_: str = "b", outlet: str = "Harbour Courier") -> Reading:
    return write(id_, words, title="Strike on Odesa grain terminal", outlet=outlet, published=f"2024-03-12T{at}Z")


def brief_of(readings: list[Reading], since: str = SINCE, place: str | None = None, type_: str | None = None) -> Brief:
    kept = {reading.id: reading for reading in readings}
    return write_brief(tell_stories(readings), since, kept.__getitem__, place=place, type_=type_)


def told(write: Write, *later: Reading, first: str = FIRST, since: str = SINCE) -> Brief:
    return brief_of([report(write, first, "09:00", "a", "Northgate Times"), *later], since)


def only(brief: Brief, type_: str = "ASSAULT") -> BriefLine:
    (line,) = [line for line in brief.lines if line.type == type_]
    return line


def test_an_act_that_nobody_told_before_is_new(write: Write) -> None:
    line = only(told(write, since="2024-03-12T06:00+00:00"))
    assert (line.news, line.origins, line.new_origins) == ("new", 1, ("Northgate Times",))
    assert line.words == FIRST
    assert line.place is not None


def test_another_toll_is_a_change_that_shows_both(write: Write) -> None:
    line = only(told(write, report(write, FIRST.replace("three", "five"), "15:00")))
    assert line.news == "changed"
    toll = next(change for change in line.changes if change.field == "toll")
    assert "three" in " ".join(toll.before)
    assert "five" in " ".join(toll.after)


def test_what_only_another_outlet_confirms_is_a_change_of_origins(write: Write) -> None:
    other = "On Tuesday a drone hit the grain terminal in Odesa and killed three dock workers, a hospital said."
    line = only(told(write, report(write, other, "15:00")))
    assert line.news == "changed"
    assert [change.field for change in line.changes] == ["origins"]
    assert (line.origins, line.new_origins) == (2, ("Harbour Courier",))


def test_a_copy_without_a_new_fact_is_repeated(write: Write) -> None:
    line = only(told(write, report(write, FIRST, "15:00")))
    assert (line.news, line.origins, line.new_origins) == ("repeated", 1, ())


def test_a_toll_below_what_another_origin_told_contradicts_it(write: Write) -> None:
    other = "On Tuesday a drone hit the grain terminal in Odesa and killed two dock workers, the port's owner said."
    line = only(told(write, report(write, other, "15:00")))
    assert line.news == "contradicted"
    assert [(dispute.field, dispute.article, dispute.against_article) for dispute in line.disputes] == [
        ("toll", "b", "a")
    ]


def test_an_outlet_that_lowers_its_own_toll_corrects_it(write: Write) -> None:
    lower = FIRST.replace("three", "two")
    line = only(told(write, report(write, lower, "15:00", outlet="Northgate Times")))
    assert (line.news, line.disputes) == ("changed", ())


def test_the_accounts_come_in_the_order_of_news(write: Write) -> None:
    storm = "Police in Lviv arrested a former bank director on Tuesday over missing savings."
    brief = told(write, report(write, FIRST, "15:00"), write("c", storm, published="2024-03-12T16:00Z"))
    assert [line.news for line in brief.lines] == ["new", "repeated"]


def test_a_time_of_day_is_that_of_the_day_of_the_latest_article(write: Write) -> None:
    brief = told(write, report(write, FIRST, "15:00"), since="12:00")
    assert brief.since == SINCE.replace("+00:00", ":00+00:00")
    assert brief.articles == 1


def test_an_article_without_a_date_brings_no_news_and_is_named(write: Write) -> None:
    undated = write("c", "Police in Lviv arrested a former bank director over missing savings.")
    brief = told(write, undated)
    assert brief.undated == ("c",)
    assert brief.lines == ()


@pytest.mark.parametrize(
    ("place", "count"),
    [("UKR", 1), ("Ukraine", 1), ("Odesa", 1), ("odesa", 1), ("POL", 0), ("Lviv", 0), ("Nowhere", 0)],
)
def test_a_place_is_asked_for_by_code_or_name(write: Write, place: str, count: int) -> None:
    brief = brief_of([report(write, FIRST, "09:00")], "2024-03-12", place=place)
    assert len(brief.lines) == count


def test_a_type_is_asked_for_by_its_code(write: Write) -> None:
    readings = [report(write, FIRST, "09:00")]
    assert brief_of(readings, "06:00", type_="assault").lines
    assert brief_of(readings, "06:00", type_="AID").lines == ()
