"""Steps: needs are checked at start, and one place turns a crash into a failure that people see."""

import logging

import pytest

from dateline.base.errors import PageError, PipelineError
from dateline.base.step import Step, check_steps, run_steps


def count_words(text: str) -> int:
    return len(text.split())


def crash(text: str) -> int:
    raise PageError(f"cannot count {text!r}")


def double(words: int) -> int:
    return 2 * words


def stumble(words: int) -> float:
    return 1 / words


def test_a_step_whose_need_nobody_makes_is_refused_at_start() -> None:
    with pytest.raises(PipelineError, match="needs 'words', which no step before it makes"):
        check_steps([Step(double, needs=("words",), makes="twice")], given=("text",))


def test_a_product_made_twice_is_refused_at_start() -> None:
    step = Step(count_words, needs=("text",), makes="words")
    with pytest.raises(PipelineError, match="makes already"):
        check_steps([step, step], given=("text",))


def test_a_step_that_takes_other_names_than_it_declares_is_refused_at_start() -> None:
    with pytest.raises(PipelineError, match="declares needs"):
        check_steps([Step(count_words, needs=("page",), makes="words")], given=("page",))


def test_steps_in_order_make_what_they_say() -> None:
    steps = [Step(count_words, needs=("text",), makes="words"), Step(double, needs=("words",), makes="twice")]
    check_steps(steps, given=("text",))
    assert run_steps(steps, {"text": "one two three"}) == ({"text": "one two three", "words": 3, "twice": 6}, ())


def test_a_crash_becomes_a_failure_and_the_rest_goes_on() -> None:
    steps = [Step(crash, needs=("text",), makes="words", empty=0), Step(double, needs=("words",), makes="twice")]
    products, (failure,) = run_steps(steps, {"text": "a b"})
    assert products["twice"] == 0
    assert (failure.step, failure.error) == ("crash", "PageError")
    assert failure.detail == "cannot count 'a b'"


def test_a_crash_that_nobody_foresaw_is_told_in_a_sentence_and_its_place_in_the_debug_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    _, (failure,) = run_steps([Step(stumble, needs=("words",), makes="share")], {"words": 0})
    assert failure.error == "ZeroDivisionError"
    assert failure.detail == (
        "Dateline met something here that it does not expect (division by zero); "
        "please report it together with the article"
    )
    assert "test_step.py" in caplog.text


def test_an_interrupt_is_no_failure() -> None:
    def stop(text: str) -> int:
        raise KeyboardInterrupt(text)

    with pytest.raises(KeyboardInterrupt):
        run_steps([Step(stop, needs=("text",), makes="words")], {"text": ""})
