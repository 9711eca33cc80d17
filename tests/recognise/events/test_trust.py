"""The score of an event is the share of right ones among events told with the same signs."""

from dataclasses import replace
from typing import cast

import numpy as np
import pytest
from training.logistic import fitted, odds

from dateline.base.spans import Span
from dateline.parse import Sentence, Token
from dateline.recognise.events.act import Act
from dateline.recognise.events.trust import signs_of, trust, trusted

TOLD = Act(
    sentence=cast("Sentence", None),
    trigger=cast("Token", None),
    span=Span(0, 1),
    type="ASSAULT",
    actors=("a1",),
    recipients=("a2",),
    odds=0.5,
)


@pytest.mark.parametrize(
    ("better", "tellings"),
    [({"odds": 0.9}, 1), ({}, 2), ({"type": "ACCUSE"}, 1)],
    ids=["the encoder is surer", "it is told twice", "somebody takes a stand"],
)
def test_some_signs_raise_the_score(better: dict[str, object], tellings: int) -> None:
    assert trusted(replace(TOLD, **better), tellings) > trusted(TOLD, 1)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "worse",
    [{"actors": ()}, {"recipients": ()}, {"status": "alleged"}, {"by_rule": False}, {"odds": 0.1}],
    ids=["nobody does it", "nobody receives it", "it may not be so", "no rule tells it", "the encoder doubts it"],
)
def test_others_lower_it(worse: dict[str, object]) -> None:
    assert trusted(replace(TOLD, **worse), 1) < trusted(TOLD, 1)  # type: ignore[arg-type]


def test_what_the_encoder_was_not_asked_counts_as_the_mean() -> None:
    assert signs_of(replace(TOLD, odds=None), 1)["odds"] == trust().unasked


def test_the_trust_that_a_user_gives_to_his_own_frame_stands() -> None:
    assert trusted(replace(TOLD, score=0.42, odds=None), 3) == 0.42


def test_every_sign_has_its_worth() -> None:
    assert set(signs_of(TOLD, 1)) == set(trust().signs)


def test_a_fit_finds_the_share_of_each_sign() -> None:
    signs = np.array([[1.0, 1.0]] * 100 + [[1.0, 0.0]] * 100)
    right = np.array([1.0] * 90 + [0.0] * 10 + [1.0] * 50 + [0.0] * 50)
    worth = fitted(signs, right)
    assert odds(np.array([[1.0, 1.0], [1.0, 0.0]]) @ worth) == pytest.approx([0.9, 0.5], abs=0.03)
