"""Where only the tense tells how real an act is, the encoder may know better; where a word does, it is not heard."""

from typing import cast

import pytest

from dateline.base.records import Article, Paragraph
from dateline.base.spans import Span
from dateline.parse import parse_article
from dateline.recognise.encoder import Opinion
from dateline.recognise.events.status import Reality, reality_of


class Said:
    """An opinion that says the same of every word."""

    def __init__(self, status: str, odds: float, factuality: float, background: float) -> None:
        self._status, self._odds = status, odds
        self._factuality, self._background = factuality, background

    def status(self, _token: int) -> dict[str, float]:
        others = ("happened", "ongoing", "planned", "alleged", "denied", "hypothetical")
        return {one: self._odds if one == self._status else (1 - self._odds) / 5 for one in others}

    def factuality(self, _token: int) -> float:
        return self._factuality

    def background(self, _token: int) -> float:
        return self._background


def read(
    text: str,
    predicate: str,
    status: str,
    odds: float = 0.95,
    *,
    factuality: float = 3.0,
    background: float = 0.0,
    lead: bool = False,
) -> Reality:
    paragraphs = (Paragraph(span=Span(0, len(text)), role="body"),)
    sentence = parse_article(Article.of(text, language="en", paragraphs=paragraphs)).sentences[0]
    token = next(token for token in sentence.tokens if token.text == predicate)
    opinion = cast("Opinion", Said(status, odds, factuality, background))
    return reality_of(sentence, token, lead=lead, opinion=opinion)


def test_the_encoder_decides_where_only_the_tense_does() -> None:
    told = read("The guards shot two farmers in every version of the play.", "shot", "hypothetical", factuality=-1.0)
    assert told.status == "hypothetical"
    assert "encoder: hypothetical 0.95" in told.why


def test_what_is_alleged_is_left_to_the_rules() -> None:
    assert read("Rebels attacked the town of Velmora.", "attacked", "alleged", factuality=0.0).status == "happened"


@pytest.mark.parametrize(
    ("text", "predicate", "status"),
    [
        ("The army did not shell the port.", "shell", "denied"),
        ("The army will shell the port.", "shell", "planned"),
        ("The army allegedly shelled the port.", "shelled", "alleged"),
    ],
)
def test_a_word_that_says_how_real_an_act_is_stays(text: str, predicate: str, status: str) -> None:
    assert read(text, predicate, "happened").status == status


def test_an_encoder_that_is_not_sure_is_not_heard() -> None:
    assert read("Rebels attacked the town of Velmora.", "attacked", "denied", 0.5, factuality=-1.0).status == "happened"


def test_an_act_is_made_unreal_only_where_status_and_factuality_agree() -> None:
    assert read("Rebels attacked the town of Velmora.", "attacked", "planned", factuality=2.8).status == "happened"
    assert read("Rebels attacked the town of Velmora.", "attacked", "planned", factuality=0.2).status == "planned"


def test_between_going_on_and_done_the_status_alone_decides() -> None:
    assert read("Gunmen hold the dam above Velmora.", "hold", "happened", factuality=0.0).status == "happened"


def test_an_act_is_background_where_the_encoder_takes_it_for_history() -> None:
    told = read("Rebels attacked the town of Velmora.", "attacked", "happened", background=0.9)
    assert told.background
    assert told.why.endswith("encoder: history 0.90")
    assert not read("Rebels attacked the town of Velmora.", "attacked", "happened", background=0.3).background


def test_what_the_lead_tells_and_what_is_planned_is_no_history_whatever_the_encoder_says() -> None:
    text = "Rebels attacked the town of Velmora."
    assert not read(text, "attacked", "happened", background=0.9, lead=True).background
    assert not read("Rebels will attack the town.", "attack", "planned", background=0.9).background
