"""The parse: tokens in article offsets, headlines and fronted phrases mended, bounded on bad input."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.base.errors import KnowledgeError, PageError
from dateline.base.records import Article, Dateline, Paragraph
from dateline.base.spans import Span
from dateline.parse import Sentence, english, parse_article


def article(body: str, headline: str | None = None, language: str | None = "en") -> Article:
    text = body if headline is None else f"{headline}\n{body}"
    cut = 0 if headline is None else len(headline) + 1
    paragraphs = [Paragraph(span=Span(cut, len(text)))] if body else []
    if headline:
        paragraphs.insert(0, Paragraph(span=Span(0, len(headline)), role="headline"))
    return Article.of(text, paragraphs=tuple(paragraphs), language=language)


def first(text: str) -> Sentence:
    return parse_article(article(text)).sentences[0]


def headline(text: str, body: str = "") -> Sentence:
    return parse_article(article(body, text)).sentences[0]


def subject_of(sentence: Sentence, word: str) -> tuple[str, str]:
    verb = next(t for t in sentence.tokens if t.lower == word)
    found = sentence.child(verb, "nsubj", "nsubjpass")
    return (found.text, found.dep) if found else ("", "")


@given(st.text(max_size=200))
@settings(max_examples=40, deadline=None)
def test_every_token_stands_in_the_article_where_it_says(text: str) -> None:
    for sentence in parse_article(article(f"Police in Velmora {text} said.")).sentences:
        for token in sentence.tokens:
            assert token.is_inserted or token.span.of(f"Police in Velmora {text} said.").lower() == token.lower


@pytest.mark.parametrize(
    ("text", "verb", "victim"),
    [
        ("Rebel leader shot dead in Velmora raid", "shot", "leader"),
        ("Six killed, dozens hurt as bomb hits market in Velmora", "killed", "Six"),
        ("Army sends soldiers to coast after police chief shot dead", "shot", "chief"),
        ("Soldiers wounded near Ostrel, army says", "wounded", "Soldiers"),
        ("Three journalists detained after protest", "detained", "journalists"),
    ],
)
def test_the_victim_in_a_headline_is_not_the_one_who_does_it(text: str, verb: str, victim: str) -> None:
    assert subject_of(headline(text), verb) == (victim, "nsubjpass")


@pytest.mark.parametrize(
    ("text", "verb", "agent"),
    [("Rebels released 14 soldiers", "released", "Rebels"), ("Army shelled town for hours", "shelled", "Army")],
)
def test_a_headline_with_an_object_stays_active(text: str, verb: str, agent: str) -> None:
    assert subject_of(headline(text), verb) == (agent, "nsubj")


def test_a_headline_in_title_case_is_read_as_ordinary_words() -> None:
    sentence = headline(
        "Army Says Rebels Killed Two Soldiers Near Ostrel", "The army said rebels had killed two soldiers on Monday."
    )
    assert sentence.root.lower == "says"
    assert subject_of(sentence, "killed") == ("rebels", "nsubj")


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("On Tuesday envoys of all parties traded insults in the chamber.", "envoys"),
        ("In Karvenian towns farmers burned tyres.", "farmers"),
        ("On Tuesday rebels seized the town of Ostrel.", "rebels"),
    ],
)
def test_a_fronted_phrase_does_not_swallow_the_subject(text: str, subject: str) -> None:
    sentence = first(text)
    assert subject_of(sentence, sentence.root.lower)[0] == subject


def test_words_that_were_put_in_have_no_words_in_the_article() -> None:
    sentence = headline("Guard killed in drone strike")
    assert [t.text for t in sentence.tokens if t.is_inserted] == ["was"]
    assert sentence.span_of(sentence.tokens).of("Guard killed in drone strike") == "Guard killed in drone strike"


def test_a_sentence_never_crosses_a_paragraph() -> None:
    text = "Rebels hold the town\nThe army denied it."
    paragraphs = (Paragraph(span=Span(0, 20)), Paragraph(span=Span(21, len(text))))
    spans = [s.span.of(text) for s in parse_article(Article.of(text, paragraphs=paragraphs)).sentences]
    assert spans == ["Rebels hold the town", "The army denied it."]


@pytest.mark.parametrize("text", ["word " * 2_000, "x" * 10_000, "((((" * 2_500, "\u202e\u0000" * 500, "..." * 3_000])
def test_runaway_paragraphs_are_cut_and_parsed_in_pieces(text: str) -> None:
    parse = parse_article(article(text))
    assert all(s.span.length() <= english.LONGEST for s in parse.sentences)
    assert "".join(t.text for s in parse.sentences for t in s.tokens) == text.replace(" ", "")


def test_a_language_without_grammar_is_refused_in_words() -> None:
    with pytest.raises(PageError, match="no grammar for language 'de'"):
        parse_article(article("Die Armee hat die Stadt verlassen.", language="de"))


def test_an_altered_parser_is_refused_by_its_digest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(english, "DIGEST", "sha256:0")
    english.pipeline.cache_clear()
    try:
        with pytest.raises(KnowledgeError, match="expected sha256:0"):
            english.pipeline()
    finally:
        monkeypatch.undo()
        english.pipeline.cache_clear()


@pytest.mark.parametrize(
    ("word", "pos", "lemma"),
    [
        ("killed", "VERB", "kill"),
        ("soldiers", "NOUN", "soldier"),
        ("was", "AUX", "be"),
        ("men", "NOUN", "man"),
        ("UN", "PROPN", "UN"),
    ],
)
def test_lemmas_are_dictionary_forms(word: str, pos: str, lemma: str) -> None:
    assert english.lemma(word.lower(), pos, word) == lemma


@pytest.mark.parametrize(
    ("body", "dateline", "rest"),
    [
        ("OSTREL, Karvenia (AP) — Rebels struck the port.", "OSTREL, Karvenia", "Rebels struck the port."),
        ("OSTREL -- Rebels struck the port.", "OSTREL", "Rebels struck the port."),
        ("OSTREL, June 3 (Reuters) - Rebels struck the port.", "OSTREL", "Rebels struck the port."),
    ],
)
def test_a_report_begins_after_its_dateline(body: str, dateline: str, rest: str) -> None:
    told = article(body)
    told = replace(told, dateline=Dateline(place=dateline, span=Span(0, len(dateline))))
    last = parse_article(told).sentences[-1]
    assert last.span.of(body) == rest
    assert subject_of(last, "struck") == ("Rebels", "nsubj")


@pytest.mark.parametrize(
    ("title", "verb", "subject"),
    [
        ("Rebels Strike Army Base in Northern Velmora", "strike", "Rebels"),
        ("Brenn Addresses Ostrel Attack in Speech", "addresses", "Brenn"),
        ("Karvenia Demands Velmora Release Reporters", "demands", "Karvenia"),
    ],
)
def test_words_of_the_dictionary_are_no_names_in_a_headline_in_title_case(title: str, verb: str, subject: str) -> None:
    assert subject_of(headline(title, "Odalys Brenn spoke in Velmora."), verb) == (subject, "nsubj")


def test_a_name_of_the_body_that_is_a_word_too_keeps_its_capital_in_the_headline() -> None:
    words = headline("Army Fears Rice Wants New Vote in Ostrel", "The army fears that Odalys Rice wants a new vote.")
    assert "Rice" in [t.text for t in words.tokens]
