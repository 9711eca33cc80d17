"""Sides of an act that no rule tells: whom the encoder hears. Its answers are given here."""

from collections.abc import Mapping
from typing import cast

import pytest

from dateline.base.records import Actor, Article, Mention, Paragraph
from dateline.base.spans import Span
from dateline.parse import Sentence, parse_article
from dateline.recognise.encoder import Judge, Opinion
from dateline.recognise.events.act import Act, Sides
from dateline.recognise.events.heard import heard_sides, with_heard
from dateline.recognise.events.triggers import find_matches
from dateline.recognise.events.view import View
from dateline.recognise.lookup import ActorIndex

TEXT = "Ostland attacked Westmark, said the army of Northmark."
NAMES = ("Ostland", "Westmark", "the army of Northmark", "Northmark")


class Named:
    """What a made-up encoder says: how likely each word names a side of any act."""

    def __init__(self, sentence: Sentence, sides: Mapping[str, Mapping[str, float]]) -> None:
        self._sentence, self._sides = sentence, sides

    def side(self, side: str, trigger: int) -> list[float]:  # noqa: ARG002 - the same for every act
        return [self._sides.get(side, {}).get(token.text, 0.0) for token in self._sentence.tokens]


class Given(Judge):
    """A judge with the answers of a test."""

    def __init__(self, sides: Mapping[str, Mapping[str, float]]) -> None:
        super().__init__()
        self._sides = sides

    def of(self, sentence: Sentence) -> Opinion | None:
        return cast("Opinion", Named(sentence, self._sides))


@pytest.fixture
def sentence() -> Sentence:
    article = Article.of(TEXT, paragraphs=(Paragraph(span=Span(0, len(TEXT)), role="body"),), language="en")
    return parse_article(article).sentences[0]


def sides_heard(sentence: Sentence, **sides: Mapping[str, float]) -> Sides:
    spans = {name: Span(TEXT.index(name), TEXT.index(name) + len(name)) for name in NAMES}
    actors = [
        Actor(id=name, name=name, kind="state", mentions=(Mention(span=span, form="name"),))
        for name, span in spans.items()
    ]
    (match,) = find_matches(View(sentence, ActorIndex(actors)))
    return heard_sides(View(sentence, ActorIndex(actors), Given(sides)), match)


def filled(sentence: Sentence, *heard: Sides, actors: tuple[str, ...] = (), recipients: tuple[str, ...] = ()) -> Act:
    """One act of as many tellings, of which the rules told these sides."""
    word = sentence.tokens[1]
    group = [
        Act(sentence=sentence, trigger=word, span=word.span, type="ASSAULT", why="verb 'attacked'", sides=one)
        for one in heard
    ]
    told = Act(
        sentence=sentence, trigger=word, span=word.span, type="ASSAULT", why="verb 'attacked'",
        actors=actors, recipients=recipients,
    )  # fmt: skip
    ((act, _),) = with_heard([(told, group)])
    return act


def test_a_word_speaks_for_the_shortest_mention_that_holds_it(sentence: Sentence) -> None:
    heard = sides_heard(sentence, actor={"the": 0.2, "army": 0.4, "Northmark": 0.3, "said": 0.1})
    assert heard.actors == pytest.approx({"the army of Northmark": 0.6, "Northmark": 0.3})
    assert heard.recipients == {}


def test_a_side_that_no_rule_tells_is_whom_the_encoder_hears(sentence: Sentence) -> None:
    act = filled(sentence, Sides({"Ostland": 0.7}, {"Westmark": 0.4}))
    assert (act.actors, act.recipients) == (("Ostland",), ("Westmark",))
    assert act.why == "verb 'attacked'; encoder: actor 0.70; encoder: recipient 0.40"


def test_what_a_rule_tells_stands(sentence: Sentence) -> None:
    act = filled(
        sentence, Sides({"Westmark": 0.9}, {"Ostland": 0.9}), actors=("Ostland",), recipients=("Westmark",)
    )  # fmt: skip
    assert (act.actors, act.recipients, act.why) == (("Ostland",), ("Westmark",), "verb 'attacked'")


def test_nobody_stands_on_both_sides(sentence: Sentence) -> None:
    act = filled(sentence, Sides({"Ostland": 0.8}, {"Ostland": 0.9}))
    assert (act.actors, act.recipients) == (("Ostland",), ())


@pytest.mark.parametrize(
    ("odds", "actors"),
    [
        ({"Ostland": 0.4, "Westmark": 0.35}, ("Ostland", "Westmark")),
        ({"Ostland": 0.7, "Westmark": 0.2}, ("Ostland",)),
        ({"Ostland": 0.2, "Westmark": 0.05}, ()),
    ],
)
def test_those_nearly_as_likely_act_together(
    sentence: Sentence, odds: Mapping[str, float], actors: tuple[str, ...]
) -> None:
    assert filled(sentence, Sides(odds, {})).actors == actors


def test_the_clearest_telling_counts(sentence: Sentence) -> None:
    assert filled(sentence, Sides({"Ostland": 0.1}, {}), Sides({"Ostland": 0.8}, {})).actors == ("Ostland",)


def test_two_tellings_that_are_sure_of_two_actors_name_both(sentence: Sentence) -> None:
    act = filled(sentence, Sides({"Ostland": 0.8}, {}), Sides({"Westmark": 0.7}, {}))
    assert (act.actors, act.why) == (("Ostland", "Westmark"), "verb 'attacked'; encoder: actor 1.00")
