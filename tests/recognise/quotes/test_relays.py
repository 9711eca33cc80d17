"""Outlets that pass on what somebody said: one report, by whoever said it."""

import pytest

from dateline.base.records import Article
from dateline.parse import parse_article
from dateline.recognise.lookup import ActorIndex
from dateline.recognise.quotes.relays import without_relays
from dateline.recognise.quotes.reports import find_reports
from dateline.recognise.quotes.runs import NO_RUNS

from .conftest import Quotes, indirect, paragraphs

FELL = "the bridge had fallen"


@pytest.mark.parametrize(
    ("text", "words", "source"),
    [
        ("The mayor said the bridge had fallen, the Kaldor Post reported.", FELL, "The mayor"),
        ("The mayor said on Friday that the bridge had fallen, state media reported.", FELL, "The mayor"),
        ("The mayor said the bridge had fallen, according to state media.", FELL, "The mayor"),
        ("According to the Kaldor Post, the mayor said the bridge had fallen.", FELL, "the mayor"),
        ("The newspaper reported that the mayor had said the bridge had fallen.", FELL, "the mayor"),
        ("The mayor vowed to rebuild the bridge, state television reported.", "to rebuild the bridge", "The mayor"),
    ],
)
def test_what_an_outlet_only_passes_on_is_one_report_by_the_speaker(
    quotes: Quotes, text: str, words: str, source: str
) -> None:
    assert [(said, who) for said, who, _ in indirect(quotes(text), text)] == [(words, source)]


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("The mayor said the bridge had fallen, the governor said.", ["The mayor", "the governor"]),
        ("The bridge fell and the mayor said it was old, the Kaldor Post reported.", ["the mayor", "the Kaldor Post"]),
        ("The bridge fell at dawn, the Kaldor Post reported.", ["the Kaldor Post"]),
        ("The agency said the mayor had promised to reopen the bridge.", ["The agency", "the mayor"]),
        ("The newspaper said two studies suggested the pier was old.", ["The newspaper", "two studies"]),
    ],
)
def test_who_says_more_than_that_somebody_spoke_is_a_speaker(quotes: Quotes, text: str, sources: list[str]) -> None:
    assert sorted(str(who) for _, who, _ in indirect(quotes(text), text)) == sorted(sources)


def test_a_report_that_was_passed_on_knows_by_whom() -> None:
    text = "The mayor said the bridge had fallen, the Kaldor Post reported."
    sentence = parse_article(Article.of(text, language="en", paragraphs=paragraphs(text, {}))).sentences[0]
    (report,) = without_relays(find_reports(sentence, NO_RUNS), ActorIndex(()), text)
    assert [(r.source.span.of(text), r.cue.of(text)) for r in report.relays if r.source] == [
        ("the Kaldor Post", "reported")
    ]
