"""Reported speech that no rule knows: what the encoder marks, and what of it counts as a quote."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import cast

import pytest

from dateline.base.records import Article, Quote
from dateline.parse import Sentence, parse_article
from dateline.recognise.encoder import Judge, Opinion, Stretch
from dateline.recognise.marks import find_marks
from dateline.recognise.quotes import find_quotes

from .conftest import indirect, paragraphs, people

Marks = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Spans:
    """An opinion that holds nothing but marked stretches."""

    found: dict[str, list[Stretch]]

    def spans(self, head: str) -> list[Stretch]:
        return self.found[head]


@dataclass
class Marking(Judge):
    """A judge that marks the given phrases wherever they stand, and remembers which sentences it was asked of."""

    marks: Marks
    score: float = 0.9
    asked: list[str] = field(default_factory=list)

    def of(self, sentence: Sentence) -> Opinion:
        self.asked.append(" ".join(token.text for token in sentence.tokens))
        found = {head: self._stretches(sentence, head) for head in ("source", "cue", "content")}
        return cast("Opinion", Spans(found))

    def _stretches(self, sentence: Sentence, head: str) -> list[Stretch]:
        words = [token.text for token in sentence.tokens]
        return sorted(
            Stretch(first, first + len(phrase.split()), head.capitalize(), self.score)
            for phrase in self.marks.get(head, ())
            for first in range(len(words))
            if words[first : first + len(phrase.split())] == phrase.split()
        )


def read(text: str, judge: Judge, **names: tuple[str, ...]) -> list[Quote]:
    article = Article.of(text, language="en", paragraphs=paragraphs(text, {}))
    return list(find_quotes(article, parse_article(article), find_marks(article), people(text, names), (), judge))


NOUN = "Berg gave voice to anger that the harbour would be closed for the winter ."
MOOD = "Fishermen in Kaldor are sure that the cod will come back next spring ."
FRONT = "That the cod will come back next spring is beyond doubt for the fishermen ."
INTENT = "Berg means to keep the harbour open through the winter ."


@pytest.mark.parametrize(
    ("text", "marks", "expected"),
    [
        (
            NOUN,
            {
                "source": ["Berg"],
                "cue": ["gave voice to anger"],
                "content": ["that the harbour would be closed for the winter"],
            },
            ("the harbour would be closed for the winter", "Berg", "gave voice to anger"),
        ),
        (
            MOOD,
            {
                "source": ["Fishermen in Kaldor"],
                "cue": ["are sure"],
                "content": ["that the cod will come back next spring"],
            },
            ("the cod will come back next spring", "Fishermen in Kaldor", "are sure"),
        ),
        (
            FRONT,
            {
                "source": ["the fishermen"],
                "cue": ["is beyond doubt for"],
                "content": ["That the cod will come back next spring"],
            },
            ("the cod will come back next spring", "the fishermen", "is beyond doubt for"),
        ),
        (
            INTENT,
            {"cue": ["means"], "content": ["to keep the harbour open through the winter"]},
            ("to keep the harbour open through the winter", "Berg", "means"),
        ),
    ],
    ids=["cue is a noun", "cue is an adjective", "content comes first", "source by the parse"],
)
def test_what_the_encoder_marks_and_no_rule_finds_is_reported_speech(
    text: str, marks: Marks, expected: tuple[str, str, str]
) -> None:
    assert indirect(read(text, Marking(marks)), text) == [expected]


def test_words_that_the_encoder_breaks_off_within_a_phrase_go_on_to_its_end() -> None:
    marks = {"source": ["Berg"], "cue": ["gave voice to anger"], "content": ["that the harbour would be closed for"]}
    assert indirect(read(NOUN, Marking(marks)), NOUN)[0][0] == "the harbour would be closed for the winter"


def test_the_speaker_is_the_actor_that_the_marked_source_names() -> None:
    marks = {"source": ["Berg"], "cue": ["gave voice to anger"], "content": ["that the harbour would be closed"]}
    (quote,) = read(NOUN, Marking(marks), berg=("Berg",))
    assert quote.speaker == "berg"


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        (
            "The harbour board declined on Monday evening to comment on the talks .",
            {"source": ["The harbour board"], "cue": ["declined"], "content": ["to comment on the talks"]},
        ),
        (
            "It was unclear on Monday evening whether the harbour would be closed .",
            {"source": ["It"], "cue": ["was unclear"], "content": ["whether the harbour would be closed"]},
        ),
        (
            "Berg was full of scorn on Monday for the closing of the old harbour that feeds the town .",
            {"source": ["Berg"], "cue": ["was full of scorn"], "content": ["the closing of the old harbour"]},
        ),
        (
            "A court in Kaldor ordered the sailors to pay for the nets of the town .",
            {"source": ["A court in Kaldor"], "cue": ["ordered"], "content": ["the sailors to pay for the nets"]},
        ),
        (
            "The footage shows that the boat had left the harbour before the storm .",
            {"source": ["The footage"], "cue": ["shows"], "content": ["the boat had left the harbour"]},
        ),
        (
            "The sailors are faulted for leaving the boat unlit in the harbour all night .",
            {"source": ["The sailors"], "cue": ["are faulted for"], "content": ["leaving the boat unlit"]},
        ),
        (
            "It is in the air that the harbour will be closed for the winter .",
            {"cue": ["in the air"], "content": ["the harbour will be closed"]},
        ),
    ],
    ids=[
        "silence",
        "it is nobody",
        "no clause is said",
        "an order is an act",
        "a picture shows it",
        "the source is who it befalls",
        "nobody says it",
    ],
)
def test_marks_that_make_no_report_are_no_quote(text: str, marks: Marks) -> None:
    assert indirect(read(text, Marking(marks)), text) == []


def test_marks_of_which_the_encoder_is_unsure_are_no_quote() -> None:
    marks = {"source": ["Berg"], "cue": ["gave voice to anger"], "content": ["that the harbour would be closed"]}
    assert indirect(read(NOUN, Marking(marks, score=0.4)), NOUN) == []


def test_what_a_rule_reports_stays_as_the_rule_reports_it() -> None:
    text = "The mayor said that the harbour would be closed , as he sees no way to pay for it ."
    alone = indirect(read(text, Marking({})), text)
    marks = {"source": ["he"], "cue": ["said"], "content": ["the harbour would be closed , as he sees no way to pay"]}
    assert alone
    assert indirect(read(text, Marking(marks)), text) == alone


def test_words_in_marks_get_the_source_of_the_report_around_them() -> None:
    text = 'Berg could not get over how a stranger had bought the harbour " for a song " last year .'
    marks = {
        "source": ["Berg"],
        "cue": ["could not get over"],
        "content": ['how a stranger had bought the harbour " for a song "'],
    }
    found = read(text, Marking(marks), berg=("Berg",))
    assert {(quote.kind, quote.speaker) for quote in found} == {("fragment", "berg"), ("indirect", "berg")}


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("The boat left the harbour on Monday morning .", False),
        ("The mayor said that the harbour would be closed .", False),
        (INTENT, True),
        ('Berg is tired of " hollow words " .', True),
    ],
    ids=["one plain clause", "all of it reported by a rule", "a second clause", "words in marks"],
)
def test_the_encoder_is_asked_only_where_there_is_room_for_a_report(text: str, asked: bool) -> None:
    judge = Marking({})
    read(text, judge)
    assert bool(judge.asked) is asked


def test_a_few_words_that_the_encoder_leaves_unmarked_do_not_part_what_is_said() -> None:
    marks = {
        "source": ["Berg"],
        "cue": ["gave voice to anger"],
        "content": ["that the harbour would", "closed for the winter"],
    }
    assert [words for words, _, _ in indirect(read(NOUN, Marking(marks)), NOUN)] == [
        "the harbour would be closed for the winter"
    ]
