"""The merged event alone tells what of an act is new since a time."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from dateline.base.codec import decode_story, encode
from dateline.base.errors import DatelineError
from dateline.base.records import Reading
from dateline.base.records.story import MergedEvent
from dateline.reconcile import tell_stories, write_brief
from dateline.reconcile.news import ActNews, news_of

Write = Callable[..., Reading]

FIRST = "A drone struck the grain terminal in Odesa on Tuesday, killing three dock workers, the mayor said."
NOON = datetime(2024, 3, 12, 12, tzinfo=UTC)


def strike(write: Write, *later: str) -> MergedEvent:
    """The strike as told at nine, and by the later articles from three on, after a journey through a file."""
    readings = [
        write(
            f"r{n}",
            words,
            title="Strike on Odesa grain terminal",
            outlet=("Northgate Times", "Harbour Courier", "Coast Radio")[n],
            published=f"2024-03-12T{(9, 15, 17)[n]:02}:00Z",
        )
        for n, words in enumerate([FIRST, *later])
    ]
    stories = [decode_story(encode(story)) for story in tell_stories(readings)]
    (event,) = [event for story in stories for event in story.events if event.type == "ASSAULT"]
    return event


def news(event: MergedEvent, since: datetime = NOON) -> ActNews:
    found = news_of(event, since)
    assert found is not None
    return found


def test_an_act_that_nobody_tells_since_is_no_news(write: Write) -> None:
    assert news_of(strike(write), NOON) is None


def test_an_act_first_told_since_is_new(write: Write) -> None:
    found = news(strike(write), datetime(2024, 3, 12, 6, tzinfo=UTC))
    assert (found.news, found.account.article, found.new_origins) == ("new", "r0", ("Northgate Times",))


@pytest.mark.parametrize(
    ("words", "kind", "fields"),
    [
        (FIRST, "repeated", []),
        (
            "On Tuesday a drone hit the grain terminal in Odesa and killed three dock workers, a hospital said.",
            "changed",
            ["origins"],
        ),
        (FIRST.replace("three", "five"), "changed", ["toll"]),
        (
            "On Tuesday a drone hit the grain terminal in Odesa and killed two dock workers, its owner said.",
            "contradicted",
            ["toll"],
        ),
    ],
)
def test_what_a_later_account_adds_is_told_field_by_field(
    write: Write, words: str, kind: str, fields: list[str]
) -> None:
    found = news(strike(write, words))
    told = found.disputes if kind == "contradicted" else found.changes
    assert (found.news, [one.field for one in told]) == (kind, fields)


def test_an_actor_that_only_a_later_account_names_is_a_change(write: Write) -> None:
    found = news(strike(write, "A Russian drone struck the grain terminal in Odesa on Tuesday, killing three."))
    assert "actor" in [change.field for change in found.changes]


def test_an_act_that_all_tell_as_history_is_no_news(write: Write) -> None:
    event = write("a", "Ten years ago a bomb killed forty people in Lviv.", published="2024-03-12T15:00Z")
    acts = [event for story in tell_stories([event]) for event in story.events]
    assert [news_of(act, NOON) for act in acts if act.background] == [None] * len([a for a in acts if a.background])


def test_a_time_of_day_where_no_article_has_a_date_is_refused_in_words(write: Write) -> None:
    undated = write("c", "Police in Lviv arrested a former bank director over missing savings.")
    with pytest.raises(DatelineError, match=r"06:00 is of no day; give a whole date"):
        write_brief(tell_stories([undated]), "06:00", {"c": undated}.__getitem__)


@pytest.mark.parametrize(
    ("words", "place", "found"),
    [
        ("Poland expelled two diplomats of Belarus on Tuesday.", "BLR", True),
        ("Poland expelled two diplomats of Belarus on Tuesday.", "Belarus", True),
        ("Poland expelled two diplomats of Belarus on Tuesday.", "UKR", False),
        ("Poland evacuated its diplomats on Tuesday and urged its citizens to leave Moldova.", "MDA", True),
        (FIRST, "UKR", True),
    ],
)
def test_an_act_without_a_place_is_found_by_the_country_that_it_concerns(
    write: Write, words: str, place: str, *, found: bool
) -> None:
    reading = write("a", words, published="2024-03-12T15:00Z")
    brief = write_brief(tell_stories([reading]), "2024-03-12T12:00", {"a": reading}.__getitem__, place=place)
    assert bool(brief.lines) is found


def test_of_all_readings_only_those_are_opened_whose_words_are_shown(write: Write) -> None:
    readings = {
        "a": write("a", FIRST, outlet="Northgate Times", published="2024-03-12T09:00Z"),
        "b": write("b", FIRST, outlet="Harbour Courier", published="2024-03-12T15:00Z"),
    }
    asked: list[str] = []

    def reading_of(article: str) -> Reading:
        asked.append(article)
        return readings[article]

    write_brief(tell_stories(readings.values()), "2024-03-12T12:00", reading_of)
    assert asked == ["b"]
