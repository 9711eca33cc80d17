"""Questions asked of a clause."""

import pytest

from dateline.base.records import Article, Paragraph
from dateline.base.spans import Span
from dateline.parse import Sentence, Token, parse_article, phrases


def parsed(text: str) -> Sentence:
    return parse_article(Article.of(text, paragraphs=(Paragraph(span=Span(0, len(text))),))).sentences[0]


def verb(sentence: Sentence, word: str) -> Token:
    return next(t for t in sentence.tokens if t.lower == word)


@pytest.mark.parametrize(
    ("text", "word", "agent", "patient"),
    [
        ("Rebels attacked a convoy.", "attacked", "Rebels", "convoy"),
        ("A convoy was attacked by rebels.", "attacked", "rebels", "convoy"),
        ("A convoy was attacked.", "attacked", None, "convoy"),
        ("Rebels who attacked a convoy fled.", "attacked", "Rebels", "convoy"),
        ("The convoy that rebels attacked burned.", "attacked", "rebels", "convoy"),
        ("Rebels attacked a convoy and killed the driver.", "killed", "Rebels", "driver"),
        ("Troops fired on the crowd, killing six.", "killing", "Troops", "six"),
        ("The court ordered the minister to pay a fine.", "pay", "minister", "fine"),
        ("Soldiers killed in the blast were buried.", "killed", None, "Soldiers"),
        ("The army moved after a drone attack on a fuel depot killed nine people.", "killed", "attack", "people"),
        ("Prisoners given food were calm.", "given", None, "Prisoners"),
        (
            "The mayor - who had on Friday morning sent the council a letter - said the pier was safe.",
            "said",
            "mayor",
            None,
        ),
    ],
)
def test_who_does_it_and_to_whom(text: str, word: str, agent: str | None, patient: str | None) -> None:
    sentence = parsed(text)
    found = [phrases.agent(sentence, verb(sentence, word)), phrases.patient(sentence, verb(sentence, word))]
    assert [t.text if t else None for t in found] == [agent, patient]


@pytest.mark.parametrize(
    ("text", "word", "negated"),
    [
        ("The army did not fire.", "fire", True),
        ("No soldier was killed.", "killed", True),
        ("The army never fired.", "fired", True),
        ("The army fired.", "fired", False),
        ("Nobody was hurt.", "hurt", True),
    ],
)
def test_a_denied_clause_is_negated(text: str, word: str, negated: bool) -> None:
    sentence = parsed(text)
    assert phrases.is_negated(sentence, verb(sentence, word)) is negated


def test_a_noun_phrase_leaves_out_its_clauses_and_conjuncts() -> None:
    text = "The northern region's defence ministry, which was founded in May, and the police said so."
    sentence = parsed(text)
    assert (
        phrases.noun_phrase(sentence, verb(sentence, "ministry")).of(text) == "The northern region's defence ministry"
    )


def test_conjuncts_are_found_at_any_depth() -> None:
    sentence = parsed("Japan, Korea and Chile signed.")
    assert [t.text for t in phrases.with_conjuncts(sentence, sentence.tokens[0])] == ["Japan", "Korea", "Chile"]


def test_prepositions_give_their_nouns() -> None:
    sentence = parsed("The minister met with rebels on Monday.")
    pairs = phrases.prepositional(sentence, verb(sentence, "met"), "with", "on")
    assert [(p.text, n.text) for p, n in pairs] == [("with", "rebels"), ("on", "Monday")]


def test_auxiliaries_are_given_in_full() -> None:
    sentence = parsed("They won't attack.")
    assert phrases.auxiliaries(sentence, verb(sentence, "attack")) == ["will"]
