"""The whole road: one call from a page to a reading."""

import subprocess
import sys
from datetime import date
from typing import Any

import pytest

import dateline
from dateline.base.codec import encode
from dateline.base.errors import LawError, PageError
from dateline.base.records import Article, RawPage, TimeExpression
from dateline.base.spans import Span
from dateline.base.step import Step, check_steps
from dateline.parse import Parse
from dateline.pipeline import FACTS, STEPS, read_page

TEXT = (
    "Guards open fire in Velmora\n"
    "Border guards shot at marchers in Geneva on Tuesday, killing two people, the interior ministry said.\n"
    "“We heard ten shots,” said Lena Horvat, a nurse.\n"
)


def test_the_steps_fit_together() -> None:
    check_steps(STEPS, given=("page",))
    assert {step.makes for step in STEPS} >= set(FACTS)


def test_the_same_input_gives_the_same_bytes() -> None:
    page = RawPage(text=TEXT, title="Guards open fire in Velmora", published="2024-03-14")
    assert encode(read_page(page)) == encode(read_page(page))


def test_another_process_gives_the_same_bytes() -> None:
    program = (
        "import sys; from dateline.base.codec import *; from dateline.pipeline import read_page; "
        "sys.stdout.buffer.write(encode(read_page(decode_page(sys.stdin.buffer.read()))))"
    )
    line = encode(RawPage(text=TEXT, published="2024-03-14"))
    runs = [
        subprocess.run(
            [sys.executable, "-c", program], input=line, env={"PYTHONHASHSEED": seed}, capture_output=True, check=True
        )
        for seed in ("1", "2")
    ]
    assert runs[0].stdout == runs[1].stdout == encode(read_page(RawPage(text=TEXT, published="2024-03-14")))


def test_a_step_that_crashes_is_told_and_the_rest_goes_on() -> None:
    def find_times(parse: Parse) -> tuple[()]:
        raise RuntimeError(f"the calendar is broken after {len(parse.sentences)} sentences")

    crash = Step(find_times, needs=("parse",), makes="times")
    steps = tuple(crash if step.makes == "times" else step for step in STEPS)
    reading = read_page(RawPage(text=TEXT, published="2024-03-14"), steps)
    assert [(f.step, f.error) for f in reading.failures] == [("find_times", "RuntimeError")]
    assert reading.times == ()
    assert reading.events
    assert reading.quotes


def test_an_unknown_language_is_said_and_what_does_not_depend_on_it_is_given() -> None:
    text = "Die Armee hat die Stadt Velmora verlassen. „Wir gehen jetzt nach Hause“, sagte der Soldat am Dienstag."
    reading = dateline.read(text=text, language="de")
    assert [f.step for f in reading.failures] == ["parse_article"]
    assert "no grammar for language 'de'" in reading.failures[0].detail
    assert [text[s.start : s.end] for q in reading.quotes for s in q.segments] == ["Wir gehen jetzt nach Hause"]


@pytest.mark.parametrize(
    "given", [{"text": ""}, {"text": " \n "}, {"html": ""}, {"html": "<html><body></body></html>"}]
)
def test_an_article_without_a_word_has_no_facts_and_says_so(given: dict[str, str]) -> None:
    reading = dateline.read(**given)  # type: ignore[arg-type]
    assert all(getattr(reading, kind) == () for kind in FACTS)
    assert ["no article was found" in failure.detail for failure in reading.failures] == [True]


def test_text_that_came_as_html_is_read_as_text() -> None:
    text = "Rebels attacked a convoy near Beirut on Tuesday, police said."
    assert dateline.read(html=text).article.text == text


def test_nothing_to_read_is_an_error_in_words() -> None:
    with pytest.raises(PageError, match="text"):
        dateline.read()


def test_without_a_document_date_nothing_relative_becomes_a_calendar_date() -> None:
    reading = dateline.read(text="Police arrested six men on Tuesday. Two were freed last night.")
    assert reading.times
    assert all(time.start is None and time.end is None for time in reading.times)
    assert all(event.time is None or event.time.start is None for event in reading.events)


def test_offsets_count_code_points_not_bytes() -> None:
    reading = dateline.read(text="🚨🚨 “Nous partons,” said Zoë Müller in Genève.", language="en")
    assert reading.article.text[slice(*reading.quotes[0].segments[0])] == "Nous partons,"


@pytest.mark.parametrize(
    "text",
    [
        "(" * 3_000,
        "\u202eabc\u202c " * 200,
        "“" * 4_000,
        "1" * 4_000,
        "A B. " * 2_000,
        "🚨" * 900,
    ],
    ids=["brackets", "bidi", "marks", "digits", "initials", "signs"],
)
def test_strange_text_never_costs_the_reading(text: str) -> None:
    reading = dateline.read(text=text, language="en", published="2024-03-14")
    assert reading.failures == ()


def test_facts_that_break_a_law_together_are_left_out_and_told() -> None:
    def find_times(article: Article) -> tuple[TimeExpression, ...]:
        beyond = Span(0, len(article.text) + 1)
        return (TimeExpression(id="t1", span=beyond, precision="vague", kind="moment"),)

    lawless = Step(find_times, needs=("article",), makes="times")
    steps = tuple(lawless if step.makes == "times" else step for step in STEPS if step.makes in ("article", "times"))
    reading = read_page(RawPage(text=TEXT), steps)
    assert [(f.step, f.error) for f in reading.failures] == [("read_page", "LawError")]
    assert (reading.article.text, reading.times) == (TEXT, ())


def test_text_that_is_no_text_is_refused_in_words() -> None:
    (failure,) = dateline.read(text="\u0000\u0001\ufeff").failures
    assert failure.step == "extract_article"
    assert "not text" in failure.detail


@pytest.mark.parametrize("field", ["text", "title", "outlet"])
def test_half_a_surrogate_pair_is_refused_in_words_and_the_reading_can_be_written(field: str) -> None:
    reading = dateline.read(**{"text": "Six people were hurt.", field: "Six \ud800 people were hurt."})  # type: ignore[arg-type]
    assert encode(reading)
    assert [(f.step, f.error) for f in reading.failures] == [("extract_article", "LawError")]
    assert f"article.{field}: the code point at 4 is half a surrogate pair" in reading.failures[0].detail


@pytest.mark.parametrize("field", ["id", "url"])
def test_a_page_cannot_be_called_by_half_a_surrogate_pair(field: str) -> None:
    with pytest.raises(LawError, match=f"page.{field}"):
        RawPage(**{field: "n\udcff"})


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"html": b"<p>Rain.</p>"}, "html is of type bytes; expected a str or None; decode it first"),
        ({"text": "Rain.", "published": date(2031, 5, 6)}, "published is of type date; expected a str or None; give"),
        ({"text": 5}, "text is of type int; expected a str or None"),
    ],
)
def test_what_is_no_text_is_refused_at_the_call(given: dict[str, Any], told: str) -> None:
    with pytest.raises(TypeError, match=told):
        dateline.read(**given)


def test_text_and_html_together_are_refused() -> None:
    with pytest.raises(PageError, match="both text and html were given; give one"):
        dateline.read(text="Rain.", html="<p>Rain.</p>")
