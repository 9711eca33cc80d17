"""The three laws hold at construction: a record that breaks one cannot be made."""

from typing import Any

import pytest

from dateline.base.errors import LawError
from dateline.base.records import (
    Actor,
    Advisory,
    Agency,
    Article,
    Author,
    Check,
    Dateline,
    Event,
    EventTime,
    Failure,
    Maker,
    Mention,
    Paragraph,
    Place,
    Quantity,
    Quote,
    Reading,
    TimeExpression,
)
from dateline.base.spans import Span

TEXT = "Guards shot at marchers in Velmora on Tuesday, the Harbour Courier said."


def article(**fields: Any) -> Article:
    return Article.of(TEXT, **fields)


def reading(**fields: Any) -> Reading:
    return Reading(id="r", article=article(), maker=Maker(version="0", codebook="none"), **fields)


def event(**fields: Any) -> Event:
    given: dict[str, Any] = {
        "id": "e1", "type": "ASSAULT", "quad": 4, "cameo": "190", "intensity": -9.0, "status": "happened",
        "spans": (Span(0, 23),), "trigger": Span(7, 11), "score": 0.9, "why": "verb 'shoot'",
    }  # fmt: skip
    return Event(**{**given, **fields})


FACTS_WITHOUT_WORDS: list[tuple[str, Any]] = [
    ("a mention", lambda span: Mention(span=span, form="name")),
    ("a place", lambda span: Place(id="p1", name="Velmora", span=span, precision="city", score=0.5)),
    ("a time", lambda span: TimeExpression(id="t1", span=span, precision="day", kind="moment")),
    ("a quantity", lambda span: Quantity(id="n1", span=span, unit="dead")),
    ("a quote", lambda span: Quote(id="q1", kind="direct", segments=(span,))),
    ("a speaker", lambda span: Quote(id="q1", kind="direct", segments=(Span(0, 4),), speaker_span=span)),
    ("an event", lambda span: event(spans=(span,))),
    ("a trigger", lambda span: event(trigger=span)),
    ("an advisory", lambda span: Advisory(id="v1", span=span)),
    ("a check", lambda span: Check(id="c1", kind="arithmetic", verdict="consistent", spans=(span,), detail="d")),
    ("a paragraph", lambda span: Paragraph(span=span)),
    ("an author", lambda span: Author(name="A", span=span)),
    ("an agency", lambda span: Agency(name="A", span=span)),
    ("a dateline", lambda span: Dateline(place="A", span=span)),
]


@pytest.mark.parametrize(
    "make", [make for _, make in FACTS_WITHOUT_WORDS], ids=[name for name, _ in FACTS_WITHOUT_WORDS]
)
@pytest.mark.parametrize("span", [Span(5, 5), Span(9, 3), Span(-1, 4)], ids=["empty", "reversed", "before the text"])
def test_no_fact_can_be_made_with_a_span_that_holds_no_words(make: Any, span: Span) -> None:
    with pytest.raises(LawError, match="holds no words"):
        make(span)


@pytest.mark.parametrize(
    "make",
    [
        lambda: Actor(id="a1", name="Guards", kind="group", mentions=()),
        lambda: Quote(id="q1", kind="direct", segments=()),
        lambda: event(spans=()),
        lambda: Check(id="c1", kind="arithmetic", verdict="consistent", spans=(), detail="d"),
    ],
    ids=["actor", "quote", "event", "check"],
)
def test_no_fact_can_be_made_without_a_span(make: Any) -> None:
    with pytest.raises(LawError, match="at least one"):
        make()


def test_a_span_that_leaves_the_text_is_refused() -> None:
    with pytest.raises(LawError, match="ends after the text"):
        reading(quantities=(Quantity(id="n1", span=Span(60, 400), unit="dead"),))


def test_a_span_that_begins_in_white_space_is_refused() -> None:
    with pytest.raises(LawError, match="white space"):
        reading(quantities=(Quantity(id="n1", span=Span(6, 11), unit="dead"),))


def test_a_text_that_is_not_the_one_of_its_digest_is_refused() -> None:
    with pytest.raises(LawError, match="digest"):
        Article(text=TEXT + " Later.", digest=article().digest)


def test_a_credit_whose_words_are_not_in_the_text_there_is_refused() -> None:
    with pytest.raises(LawError, match="credited"):
        article(agency=Agency(name="Velmora News Agency", span=Span(0, 6)))


def test_paragraphs_that_overlap_are_refused() -> None:
    with pytest.raises(LawError, match="overlaps"):
        article(paragraphs=(Paragraph(span=Span(0, 20)), Paragraph(span=Span(10, 30))))


def test_an_id_that_points_nowhere_is_refused() -> None:
    with pytest.raises(LawError, match="not among the actors"):
        reading(events=(event(actors=("a7",)),))


def test_one_id_for_two_facts_is_refused() -> None:
    with pytest.raises(LawError, match="twice"):
        reading(events=(event(), event()))


@pytest.mark.parametrize(
    "make",
    [
        lambda: article(published="2031-05-06"),
        lambda: TimeExpression(id="t1", span=Span(0, 4), precision="day", kind="moment", start="2031-05-06"),
        lambda: EventTime(start="2031-05-06"),
    ],
    ids=["published", "time", "event time"],
)
def test_a_date_without_its_basis_is_refused(make: Any) -> None:
    with pytest.raises(LawError, match="without a basis"):
        make()


@pytest.mark.parametrize("date", ["Tuesday", "2031-5-6", "06/05/2031", ""])
def test_a_date_that_is_not_iso_is_refused(date: str) -> None:
    with pytest.raises(LawError, match="ISO"):
        article(published=date, published_basis="given")


def place(**fields: Any) -> Place:
    return Place(id="p1", name="Velmora", span=Span(0, 4), precision="city", **{"score": 0.5, **fields})


def test_half_a_coordinate_is_refused() -> None:
    with pytest.raises(LawError, match="longitude"):
        place(latitude=12.5)


def test_zero_zero_is_no_place() -> None:
    with pytest.raises(LawError, match="0, 0"):
        place(latitude=0.0, longitude=0.0)


def test_a_score_above_one_is_refused() -> None:
    with pytest.raises(LawError, match="between 0 and 1"):
        place(score=1.2)


def test_an_event_must_say_why() -> None:
    with pytest.raises(LawError, match="why"):
        event(why="")


def test_a_quad_class_outside_one_to_four_is_refused() -> None:
    with pytest.raises(LawError, match="quad"):
        event(quad=0)


def test_words_of_anonymity_without_anonymity_are_refused() -> None:
    with pytest.raises(LawError, match="anonymous"):
        Quote(id="q1", kind="direct", segments=(Span(0, 4),), anonymity_span=Span(5, 9))


def test_a_range_upside_down_is_refused() -> None:
    with pytest.raises(LawError, match="above"):
        Quantity(id="n1", span=Span(0, 4), unit="dead", low=9, high=3)


def test_records_are_values_that_nobody_can_change() -> None:
    with pytest.raises(AttributeError):
        event().type = "AID"  # type: ignore[misc]


def test_a_reading_with_nothing_but_a_failure_can_be_made() -> None:
    assert reading(failures=(Failure(step="parse", error="E", detail="d"),)).events == ()
