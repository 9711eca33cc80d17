"""Rule and encoder together: which acts the encoder may drop and add. Its answers are given here."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final, cast

import pytest

from dateline.base.records import Actor, Article, Mention, Paragraph
from dateline.base.spans import Span
from dateline.knowledge.coding import codebook
from dateline.parse import Sentence, parse_article
from dateline.recognise.encoder import Judge, Opinion
from dateline.recognise.events.codes import modes_of
from dateline.recognise.events.match import Match
from dateline.recognise.events.propose import proposed
from dateline.recognise.events.triggers import find_matches
from dateline.recognise.events.view import View
from dateline.recognise.events.weigh import weighed
from dateline.recognise.lookup import ActorIndex

TYPES: Final = (
    "none AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE"
    " COERCE ASSAULT ADVISORY"
).split()
NAMES: Final = ("Ostland", "Westmark")


class Told:
    """What a made-up encoder says: of words by their form, of sides by the actor's first word; else 'none'."""

    def __init__(self, sentence: Sentence, words: Mapping[str, str], sides: Mapping[str, str], modes: str) -> None:
        self._sentence, self._words, self._sides, self._modes = sentence, words, sides, modes

    def trigger(self, token: int) -> dict[str, float]:
        return _sure(self._words.get(self._sentence.tokens[token].lower, "none"))

    def modes(self, token: int) -> dict[str, float]:  # noqa: ARG002 - the same for every word
        known = (f"{kind}/{mode}" for kind in TYPES[1:-1] for mode in codebook().type(kind).modes)
        return {name: 0.9 * (name == self._modes) for name in known}

    def pair(self, actor: Iterable[int], recipient: Iterable[int], trigger: Iterable[int] = ()) -> dict[str, float]:
        first = [self._sentence.tokens[token].text for token in [*actor][:1] or [*recipient][:1] or [*trigger][:1]]
        return _sure(self._sides.get(first[0], "none"))


def _sure(kind: str) -> dict[str, float]:
    return {one: 0.98 if one == kind else 0.001 for one in TYPES}


class Given(Judge):
    """A judge with the answers of a test."""

    def __init__(self, words: Mapping[str, str], sides: Mapping[str, str], modes: str = "ASSAULT/aerial") -> None:
        super().__init__()
        self._answers = (words, sides, modes)

    def of(self, sentence: Sentence) -> Opinion | None:
        return cast("Opinion", Told(sentence, *self._answers))

    def known(self, sentence: Sentence) -> Opinion | None:
        return self.of(sentence)


def view_of(text: str, words: Mapping[str, str], sides: Mapping[str, str]) -> View:
    article = Article.of(text, paragraphs=(Paragraph(span=Span(0, len(text)), role="body"),), language="en")
    (sentence,) = parse_article(article).sentences
    actors = [
        Actor(
            id=name,
            name=name,
            kind="state",
            country="OST",
            sectors=("GOV",),
            mentions=(Mention(span=Span(text.index(name), text.index(name) + len(name)), form="name"),),
        )
        for name in NAMES
        if name in text
    ]
    return View(sentence, ActorIndex(actors), Given(words, sides))


def told(matches: Iterable[Match]) -> list[tuple[str, str]]:
    return [(match.token.text, match.frame.type) for match in matches]


def test_words_that_the_encoder_calls_no_act_are_dropped() -> None:
    view = view_of("Ostland attacked Westmark in the final set.", {}, {})
    assert told(find_matches(view)) == [("attacked", "ASSAULT")]
    assert not weighed(view, find_matches(view))


def test_a_rule_of_a_plain_word_stands_where_the_encoder_sees_its_act_at_the_word() -> None:
    view = view_of("Ostland attacked Westmark on Monday.", {"attacked": "ASSAULT"}, {})
    assert told(weighed(view, find_matches(view))) == [("attacked", "ASSAULT")]


def test_a_rule_of_several_words_falls_too_where_the_encoder_sees_no_act() -> None:
    view = view_of("Ostland pledged allegiance to Westmark.", {}, {})
    assert told(find_matches(view))
    assert not weighed(view, find_matches(view))


@pytest.mark.parametrize(("urged", "kept"), [("ADVISORY", False), ("REQUEST", True)])
def test_an_advisory_is_no_request(urged: str, kept: bool) -> None:
    view = view_of("Ostland urged its citizens to leave the country.", {"urged": urged}, {"Ostland": urged})
    assert told(find_matches(view)) == [("urged", "REQUEST")]
    assert bool(weighed(view, find_matches(view))) is kept


def test_an_order_to_leave_is_an_act_and_an_advisory() -> None:
    view = view_of("Ostland ordered the villagers to leave.", {"ordered": "ADVISORY"}, {"Ostland": "COERCE"})
    assert told(weighed(view, find_matches(view))) == [("ordered", "COERCE")]


def test_a_noun_that_the_encoder_sees_no_act_in_is_dropped() -> None:
    view = view_of("The shelling of Westmark by Ostland went on.", {}, {})
    assert find_matches(view)
    assert not weighed(view, find_matches(view))
    view = view_of("The shelling of Westmark by Ostland went on.", {"shelling": "ASSAULT"}, {})
    assert told(weighed(view, find_matches(view))) == [("shelling", "ASSAULT")]


def test_an_attack_that_the_encoder_calls_an_accusation_was_made_in_words() -> None:
    view = view_of("Ostland attacked Westmark on Monday.", {"attacked": "ACCUSE"}, {"Ostland": "ACCUSE"})
    (match,) = weighed(view, find_matches(view))
    assert (match.frame.type, match.frame.modes) == ("ACCUSE", ("disapprove",))
    assert match.said == "encoder: an attack in words 0.98"
    view = view_of("Ostland shelled Westmark on Monday.", {"shelled": "ACCUSE"}, {"Ostland": "ACCUSE"})
    assert not weighed(view, find_matches(view))


def test_a_word_of_the_lexicon_becomes_an_act_beyond_the_objects_that_it_lists() -> None:
    view = view_of("Ostland targeted Westmark.", {"targeted": "ASSAULT"}, {"Ostland": "ASSAULT"})
    assert not find_matches(view)
    (match,) = proposed(view, [])
    assert told([match]) == [("targeted", "ASSAULT")]
    assert match.agent
    assert match.agent.text == "Ostland"
    assert match.object
    assert match.object.text == "Westmark"
    assert match.said == "encoder: ASSAULT 0.98, which no rule told"


@pytest.mark.parametrize("text", ["Ostland walloped Westmark.", "The walloping of Westmark by Ostland went on."])
def test_a_word_that_the_lexicon_lacks_becomes_an_act(text: str) -> None:
    word = text.split()[1]
    view = view_of(text, {word: "ASSAULT"}, {"Ostland": "ASSAULT"})
    assert told(proposed(view, [])) == [(word, "ASSAULT")]


def test_nothing_is_added_where_the_sides_say_otherwise() -> None:
    view = view_of("Ostland targeted Westmark.", {"targeted": "ASSAULT"}, {})
    assert not proposed(view, [])


def test_a_sentence_of_one_side_in_which_no_rule_speaks_is_not_asked_for_this_alone() -> None:
    view = view_of("Ostland grumbled at noon.", {}, {})
    judge = Judge()
    assert not proposed(replace(view, judge=judge), [])
    assert judge.known(view.sentence) is None


def test_one_act_of_a_type_is_added_in_a_clause_and_none_beside_a_rule() -> None:
    words = {"targeted": "ASSAULT", "barrage": "ASSAULT"}
    view = view_of("Ostland targeted Westmark with a barrage.", words, {"Ostland": "ASSAULT"})
    assert len(proposed(view, [])) == 1
    view = view_of(
        "Ostland travels to meet Westmark.", {"travels": "CONSULT", "meet": "CONSULT"}, {"Ostland": "CONSULT"}
    )
    assert told(find_matches(view)) == [("meet", "CONSULT")]
    assert not proposed(view, find_matches(view))
    view = view_of("Ostland attacked Westmark with a barrage.", words, {"Ostland": "ASSAULT"})
    assert not proposed(view, find_matches(view))


def test_a_mode_is_the_encoders_only_where_no_word_gives_one() -> None:
    view = view_of("Ostland attacked Westmark.", {"attacked": "ASSAULT"}, {})
    assert modes_of(view, find_matches(view)[0]) == ("aerial",)
    view = view_of("Ostland shelled Westmark.", {"shelled": "ASSAULT"}, {})
    assert modes_of(view, find_matches(view)[0]) == ("heavy-weapons",)


def test_what_is_fought_for_years_is_no_act() -> None:
    told = {"fight": "ASSAULT"}
    view = view_of("Ostland sent trainers to help in the fight against the militants.", told, {"Ostland": "ASSAULT"})
    assert [match.token.text for match in proposed(view, [])] == []


def test_what_a_rule_rules_out_is_not_added() -> None:
    told = {"opens": "ASSAULT", "fire": "ASSAULT"}
    view = view_of("Ostland opens fire on the budget.", told, {"Ostland": "ASSAULT"})
    assert [match.token.text for match in proposed(view, [])] == []
