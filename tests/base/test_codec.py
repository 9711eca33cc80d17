"""JSON out and in without loss, and a schema that says what may stand in it."""

import json

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.base.codec import decode_page, decode_reading, encode, reading_schema
from dateline.base.errors import DatelineError
from dateline.base.ids import content_id
from dateline.base.records import (
    Actor,
    Article,
    Attribution,
    Event,
    EventTime,
    Maker,
    Mention,
    Paragraph,
    Place,
    Quantity,
    Quote,
    RawPage,
    Reading,
    TimeExpression,
)
from dateline.base.spans import Span

words = st.text(st.characters(blacklist_categories=("Cs", "Z", "Cc")), min_size=1, max_size=12)
texts = st.lists(words, min_size=4, max_size=30).map(" ".join)


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """Readings with one fact of each kind, each on a real word of a random text."""
    text = draw(texts)
    runs, start = [], 0
    for word in text.split(" "):
        runs.append(Span(start, start + len(word)))
        start += len(word) + 1
    span = st.sampled_from([r for r in runs if not r.of(text)[0].isspace() and not r.of(text)[-1].isspace()])
    share = st.floats(0, 1)
    number = st.one_of(st.integers(0, 10**9), st.floats(0, 1e9, allow_nan=False))
    return Reading(
        id=draw(words),
        article=Article.of(text, title=draw(st.none() | words), paragraphs=(Paragraph(span=Span(0, len(text))),)),
        maker=Maker(version="0", codebook="plover"),
        actors=(
            Actor(id="a1", name=draw(words), kind="org", mentions=(Mention(span=draw(span), form="name"),)),
            Actor(id="a2", name=draw(words), kind="person", mentions=(Mention(span=draw(span), form="pronoun"),)),
        ),
        places=(Place(id="p1", name=draw(words), span=draw(span), precision="city", score=draw(share)),),
        times=(TimeExpression(id="t1", span=draw(span), precision="day", kind="moment", value="PRESENT_REF"),),
        quantities=(Quantity(id="n1", span=draw(span), unit="dead", low=draw(st.none() | number), event="e1"),),
        quotes=(Quote(id="q1", kind="direct", segments=(draw(span),), speaker="a1", speaker_span=draw(span)),),
        events=(
            Event(
                id="e1", type="AID", quad=2, cameo="070", intensity=10.0, status="planned", spans=(draw(span),),
                trigger=draw(span), score=draw(share), why="verb", actors=("a1",), recipients=("a2",), place="p1",
                time=EventTime(ref="t1", start="2031-01-02", basis="stated", precision="day"), quantities=("n1",),
                attribution=(Attribution(kind="named", actor="a1", quote="q1"),),
            ),
        ),
    )  # fmt: skip


VALIDATOR = jsonschema.Draft202012Validator(reading_schema())


@given(readings())
def test_a_reading_written_and_read_again_is_the_same(reading: Reading) -> None:
    assert decode_reading(encode(reading)) == reading


@given(readings())
def test_every_reading_validates_against_the_published_schema(reading: Reading) -> None:
    assert VALIDATOR.is_valid(json.loads(encode(reading)))


@given(readings())
def test_the_same_reading_is_always_written_in_the_same_bytes(reading: Reading) -> None:
    assert encode(decode_reading(encode(reading))) == encode(reading)


def test_the_schema_refuses_what_the_record_does_not_know() -> None:
    reading = Reading(id="r", article=Article.of("Words."), maker=Maker(version="0", codebook="none"))
    good = json.loads(encode(reading))
    assert VALIDATOR.is_valid(good)
    assert not VALIDATOR.is_valid({**good, "schema": "dateline.reading/9"})
    assert not VALIDATOR.is_valid({**good, "events": [{"id": "e1"}]})
    assert not VALIDATOR.is_valid({key: value for key, value in good.items() if key != "maker"})


def test_a_reading_whose_text_was_altered_is_refused_when_it_is_read() -> None:
    reading = Reading(id="r", article=Article.of("Six were hurt."), maker=Maker(version="0", codebook="none"))
    with pytest.raises(DatelineError, match="digest"):
        decode_reading(encode(reading).replace(b"Six", b"Ten"))


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("not json", "not an input document"),
        ("[1]", "not an input document"),
        ('{"id": "x"}', "neither"),
        ('{"id": 7, "text": "t"}', "not an input document"),
        (b'{"id": "\xff", "text": "t"}', "not an input document"),
    ],
)
def test_a_bad_input_line_is_refused_with_what_was_expected(line: str | bytes, says: str) -> None:
    with pytest.raises(DatelineError, match=says):
        decode_page(line)


def test_fields_of_an_input_line_that_dateline_does_not_know_are_left_aside() -> None:
    assert decode_page('{"id": "x", "text": "t", "mood": "grey"}') == RawPage(id="x", text="t")


def test_ids_depend_on_content_alone() -> None:
    assert content_id("a", None) == content_id("a", None)
    assert len({content_id("a", None), content_id("a", ""), content_id("a"), content_id(None, "a")}) == 4
