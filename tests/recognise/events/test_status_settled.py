"""Once all tellings of an act are known, rules and encoder are weighed on whether it goes on or is history."""

from dataclasses import replace
from typing import cast

import pytest

from dateline.base.spans import Span
from dateline.parse import Sentence, Token
from dateline.recognise.events.act import Act
from dateline.recognise.events.merge.combine import GOES_ON, HISTORY
from dateline.recognise.events.status.settled import logit, odds_background, odds_ongoing
from dateline.recognise.events.status.weigh import Heard

UNHEARD = Act(sentence=cast("Sentence", None), trigger=cast("Token", None), span=Span(0, 1), type="REQUEST")


def told(ongoing: float = 0.02, history: float = 0.5, **fields: object) -> Act:
    return replace(UNHEARD, heard=Heard(ongoing, history), **fields)  # type: ignore[arg-type]


def test_where_the_encoder_was_not_asked_the_rules_stand() -> None:
    assert odds_ongoing([UNHEARD]) is None
    assert odds_background("happened", rule=True, group=[UNHEARD]) is None


@pytest.mark.parametrize(("ongoing", "lasts"), [(0.95, True), (0.02, False)])
def test_an_act_goes_on_where_the_encoder_is_sure_of_it(ongoing: float, lasts: bool) -> None:
    assert (cast("float", odds_ongoing([told(ongoing)])) > GOES_ON) is lasts


def test_an_investigation_goes_on_more_easily_than_an_accusation() -> None:
    accused, probed = (told(0.4, type="ACCUSE", modes=(mode,)) for mode in ("allege", "investigate"))
    assert cast("float", odds_ongoing([probed])) > cast("float", odds_ongoing([accused]))


def test_a_mere_reference_is_not_heard_beside_a_telling_of_the_act() -> None:
    act = told(0.02)
    assert odds_ongoing([act, told(0.99, bare=True)]) == odds_ongoing([act])


@pytest.mark.parametrize(
    ("rule", "status", "history", "past"),
    [
        (False, "happened", 0.9, True),
        (False, "happened", 0.02, False),
        (True, "happened", 0.3, True),
        (False, "planned", 0.5, False),
        (False, "happened", 0.5, True),
    ],
    ids=["the encoder is sure", "it doubts it", "the rules say so", "a plan is seldom history", "a deed more often"],
)
def test_what_is_history_is_weighed(rule: bool, status: str, history: float, past: bool) -> None:
    odds = odds_background(status, rule, [told(history=history)])  # type: ignore[arg-type]
    assert (cast("float", odds) > HISTORY) is past


def test_one_telling_as_news_speaks_against_history() -> None:
    old, new = told(history=0.9), told(history=0.05)
    both = cast("float", odds_background("happened", False, [old, new]))
    assert both < cast("float", odds_background("happened", False, [old, old]))


def test_log_odds_are_finite_at_none_and_all() -> None:
    assert -5 < logit(0.0) < 0 < logit(1.0) < 5
