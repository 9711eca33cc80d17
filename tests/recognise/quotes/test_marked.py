"""Words in marks: which are quotes, of what kind, and which runs are one utterance."""

import re
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dateline.base.records import Article, Paragraph, Quote
from dateline.base.spans import Span
from dateline.parse import Parse, parse_article
from dateline.recognise.marks import find_marks
from dateline.recognise.quotes import find_quotes

Quotes = Callable[..., tuple[Quote, ...]]


def in_marks(found: tuple[Quote, ...], text: str) -> list[tuple[str, list[str], str | None]]:
    return [
        (q.kind, [s.of(text) for s in q.segments], q.speaker_span.of(text) if q.speaker_span else None)
        for q in found
        if q.kind != "indirect"
    ]


@pytest.mark.parametrize(
    ("text", "kind", "words", "source"),
    [
        ('"The road is open," the mayor said.', "direct", ["The road is open,"], "the mayor"),
        ('"The road is open," said the mayor of Kaldor.', "direct", ["The road is open,"], "the mayor of Kaldor"),
        ("'The road is open', the mayor said.", "direct", ["The road is open"], "the mayor"),
        ('"The road is open," according to the mayor.', "direct", ["The road is open,"], "the mayor"),
        ('The mayor said: "The road is open."', "direct", ["The road is open."], "The mayor"),
        ('"Is the road open?" Arden asked.', "direct", ["Is the road open?"], "Arden"),
        ('She turned to the crowd: "The road is open."', "direct", ["The road is open."], "She"),
        ('"The road is open," the mayor laughed.', "direct", ["The road is open,"], "the mayor"),
        ('"The road is open," the Kaldor Post quoted the mayor.', "direct", ["The road is open,"], "the mayor"),
        ('"The road," Arden said, "is open again."', "direct", ["The road,", "is open again."], "Arden"),
        ('"When," Arden asked, "will it open?"', "direct", ["When,", "will it open?"], "Arden"),
        ('"The road will be open on Monday, Arden said.', "direct", ["The road will be open on Monday,"], "Arden"),
        ('"Will the road be open on Monday? asked Arden.', "direct", ["Will the road be open on Monday?"], "Arden"),
        ('The road will be open on Monday," Arden said.', "direct", ["The road will be open on Monday,"], "Arden"),
        (
            '"The road is open." — Ann Arden, mayor of Kaldor',
            "direct",
            ["The road is open."],
            "Ann Arden, mayor of Kaldor",
        ),
        ('"The road is open." — Kaldor Herald editor', "direct", ["The road is open."], "Kaldor Herald editor"),
        ('"The road is open" -- Mayor Ann Arden', "direct", ["The road is open"], "Mayor Ann Arden"),
        ('The plan was described as "a joke" by the mayor.', "fragment", ["a joke"], "the mayor"),
        ("'The road is open,' the soldiers' leader said.", "direct", ["The road is open,"], "the soldiers' leader"),
        ('The soldiers\' "victory parade" was called off, Arden said.', "fragment", ["victory parade"], "Arden"),
        ("“He told me, ‘Go home,’” Arden said.", "direct", ["He told me, ‘Go home,’"], "Arden"),
        ("\"He told me, 'Go home.' So I went,\" Arden said.", "direct", ["He told me, 'Go home.' So I went,"], "Arden"),
        (
            '"We [the town] will stay … until May," Arden said.',
            "direct",
            ["We [the town] will stay … until May,"],
            "Arden",
        ),
        ("(“The road is open,” Arden said.)", "direct", ["The road is open,"], "Arden"),
        ('Arden, who said in May that "the road is open," left.', "direct", ["the road is open,"], "Arden"),
        (
            '"The road is open," Arden said. "The bridge is not."',
            "direct",
            ["The road is open,", "The bridge is not."],
            "Arden",
        ),
        ('The envoy said the "talks will go on".', "fragment", ["talks will go on"], "The envoy"),
        (
            'He was sent "to find the men whom they feared," Arden said.',
            "fragment",
            ["to find the men whom they feared,"],
            "Arden",
        ),
        (
            'Arden said the army "acted in time, it did not wait."',
            "fragment",
            ["acted in time, it did not wait."],
            "Arden",
        ),
        ('The mayor called the attack "a crime".', "fragment", ["a crime"], "The mayor"),
        ('The mayor condemned the "cowardly" attack.', "fragment", ["cowardly"], "The mayor"),
        ('The army warned of "heavy losses" if talks fail.', "fragment", ["heavy losses"], "The army"),
        ('Arden, who leads the Reform Party, said the plan was "a joke".', "fragment", ["a joke"], "Arden"),
        (
            'According to the mayor, "the road will stay shut for weeks".',
            "direct",
            ["the road will stay shut for weeks"],
            "the mayor",
        ),
    ],
)
def test_words_in_marks_are_quoted_with_their_source(
    quotes: Quotes, text: str, kind: str, words: list[str], source: str
) -> None:
    assert in_marks(quotes(text), text) == [(kind, words, source)]


@pytest.mark.parametrize(
    "text",
    [
        'The union is known as the "Harbour Club" in the town.',
        'He starred in a film titled "The Long Winter" that year.',
        'The so-called "ghost fleet" left the port.',
        'She appeared on "Kaldor Tonight" on Monday.',
        'The "new normal" has come to Kaldor.',
        '"Related:" The road to Kaldor is shut.',
        'She was on "Evenings with Ann Berg," on Monday.',
        'Arden said that "The Long Winter" was his favourite book.',
        'She wrote the novel "The Long Winter" and the song "Grey Harbour".',
        'His film, "The Long Winter", opened on Monday.',
        'Arden read from "The Long Winter" to the crowd.',
        'The paper "How rivers of the north run dry" won a prize.',
        'The word "bridge" comes from an old tongue.',
        'Ann "the Fox" Berg left on Monday.',
        'The operation, code-named "Grey Wolf", began on Monday.',
        "See http://kaldor.example/\"dam\"/page?x='y' for more.",
        "The code print(\"x\") and x = 'y' did not run on Monday.",
    ],
)
def test_names_titles_and_scare_words_are_no_quotes(quotes: Quotes, text: str) -> None:
    assert in_marks(quotes(text), text) == []


def test_an_accusation_whose_source_is_not_told_is_a_quote_of_nobody(quotes: Quotes) -> None:
    text = 'He was accused of "spreading false news".'
    assert in_marks(quotes(text), text) == [("fragment", ["spreading false news"], None)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            '"We leave now, Arden clearly thinks the war is lost.',
            ["We leave now, Arden clearly thinks the war is lost."],
        ),
        ("Arden Says “The Long War” Is Lost", ["The Long War"]),
    ],
)
def test_what_looks_like_an_attribution_or_a_title_and_is_none(quotes: Quotes, text: str, words: list[str]) -> None:
    assert in_marks(quotes(text), text)[0][1] == words


def test_a_mark_left_open_does_not_cut_a_quotation_that_goes_on(quotes: Quotes) -> None:
    text = "Arden spoke. “We hold the pass, Berg said, and I agree. It is ours.\n“We hold the sea.”"
    words = ["We hold the pass, Berg said, and I agree. It is ours.", "We hold the sea."]
    assert in_marks(quotes(text), text)[0][1] == words


def test_an_attribution_at_the_end_of_a_paragraph_that_lacks_its_mark_is_the_outlets(quotes: Quotes) -> None:
    text = '"We hold the pass, Arden said on Monday.\n"We hold the sea," she added.'
    assert in_marks(quotes(text), text) == [("direct", ["We hold the pass,", "We hold the sea,"], "Arden")]


def test_a_quotation_over_paragraphs_is_one_quote_with_a_segment_for_each(quotes: Quotes) -> None:
    text = "“We hold the pass,” Arden said. “We hold the road.\n“We hold the sea.”\nNobody else spoke."
    segments = ["We hold the pass,", "We hold the road.", "We hold the sea."]
    assert in_marks(quotes(text), text) == [("direct", segments, "Arden")]


def test_a_paragraph_that_ends_in_a_colon_attributes_the_quotation_after_it(quotes: Quotes) -> None:
    text = "Arden wrote to the council:\n“The pass is ours and will stay ours.”"
    assert in_marks(quotes(text), text) == [("direct", ["The pass is ours and will stay ours."], "Arden")]


def test_a_phrase_before_a_colon_is_no_source(quotes: Quotes) -> None:
    text = 'In other words: "We do not know where the boat is."'
    assert in_marks(quotes(text), text) == [("direct", ["We do not know where the boat is."], None)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("„Die Straße ist wieder frei“, sagte der Bürgermeister.", ["Die Straße ist wieder frei"]),
        ("« Le pont est détruit. » Il est parti.", ["Le pont est détruit."]),
        ("市长说：“道路已经重新开放了。”", ["道路已经重新开放了。"]),
        ("Der „Hafenklub“ tagte.", []),
    ],
)
def test_whole_sentences_in_marks_are_quotes_in_a_language_without_grammar(text: str, words: list[str]) -> None:
    article = Article.of(text, language="de", paragraphs=(Paragraph(span=Span(0, len(text))),))
    found = find_quotes(article, Parse(), find_marks(article), (), ())
    assert [(quote.segments[0].of(text), quote.speaker_span) for quote in found] == [(w, None) for w in words]


def test_a_quotation_in_a_caption_is_not_news(quotes: Quotes) -> None:
    assert quotes('"The road is open," Arden said.', roles={0: "caption"}) == ()


def test_a_pasted_post_is_a_quote_of_whoever_wrote_it(quotes: Quotes) -> None:
    text = "2/3 The bridge is closed until noon. — Kaldor Roads (@kaldorroads) May 3, 2031"
    words = [("direct", ["The bridge is closed until noon."], "Kaldor Roads (@kaldorroads)")]
    assert in_marks(quotes(text), text) == words


def test_words_in_a_heading_are_those_of_whoever_says_them_in_the_body(quotes: Quotes) -> None:
    text = "'Total ruin'\nArden said the town was in “total ruin” after the flood."
    found = in_marks(quotes(text, roles={0: "subhead"}), text)
    assert [source for *_, source in found] == ["Arden", "Arden"]


@pytest.mark.parametrize("text", ['"' * 500, "“a b\n" * 300, '"x" ' * 500, "he said “" * 300, "‘“’”" * 200])
def test_bad_marks_never_break_the_reading(quotes: Quotes, text: str) -> None:
    text = text.rstrip("\n")
    for quote in quotes(text):
        assert all(0 <= span.start < span.end <= len(text) for span in quote.segments)


INTERVIEW = """The talk with the mayor follows.
HOLT: Good morning, minister. Why did you go?
BERG: I think the plan was wrong.
We told them so in May.
HOLT: Who knew about it?
BERG: Everyone in the council knew about it."""


def test_the_turns_of_an_interview_are_quotes_of_those_whom_the_labels_name(quotes: Quotes) -> None:
    found = quotes(INTERVIEW, actors={"Tom Holt": ("HOLT",), "Ann Berg": ()})
    assert [(kind, words) for kind, words, _ in in_marks(found, INTERVIEW)] == [
        ("direct", ["Good morning, minister. Why did you go?"]),
        ("direct", ["I think the plan was wrong.", "We told them so in May."]),
        ("direct", ["Who knew about it?"]),
        ("direct", ["Everyone in the council knew about it."]),
    ]
    assert [quote.speaker for quote in found] == ["Tom Holt", None, "Tom Holt", None]


def test_questions_and_answers_are_quotes_and_tables_are_none(quotes: Quotes) -> None:
    asked = "Q: Why did you go?\nA: I think the plan was wrong.\nQ: Who knew about it?\nA: Everyone knew about it."
    assert in_marks(quotes(asked), asked)[1] == ("direct", ["I think the plan was wrong."], "A")
    table = "Lodar: 1,204 votes.\nKaldor: 982 votes.\nVelland: 17 votes.\nLodar: 11 seats.\nKaldor: 9 seats."
    assert quotes(table) == ()


def _read(text: str) -> tuple[Quote, ...]:
    spans = [Span(*found.span()) for found in re.finditer(r"[^\n]*\S[^\n]*", text)]
    article = Article.of(text, language="en", paragraphs=tuple(Paragraph(span=span) for span in spans))
    return find_quotes(article, parse_article(article), find_marks(article), (), ())


_PIECES = [
    "Berg said",
    "he said",
    "the dam",
    "will hold",
    "Nobody",
    "1",
    ". ",
    ", ",
    "? ",
    ": ",
    " ",
    "\n",
    "s' ",
    "BERG: ",
    "@b",
]
_SIGNS = [*list("\"'“”‘’`«»„「」("), "''", "``", " - "]


@settings(deadline=None, max_examples=150)
@given(st.lists(st.sampled_from(_PIECES + _SIGNS), max_size=40).map("".join))
@example("''. , Berg said")
def test_whatever_the_marks_each_segment_lies_in_one_paragraph_and_holds_words(text: str) -> None:
    for quote in _read(text):
        for before, after in pairwise(sorted(quote.segments)):
            assert before.end <= after.start
        for segment in quote.segments:
            words = segment.of(text)
            assert words == words.strip()
            assert "\n" not in words
            assert any(c.isalnum() for c in words)
