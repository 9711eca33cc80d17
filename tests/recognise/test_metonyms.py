import pytest

from dateline.base.records import RawPage
from dateline.base.spans import Span
from dateline.extract import extract_article
from dateline.parse import parse_article
from dateline.recognise.metonyms import is_government


def speaks(text: str, words: str) -> bool:
    sentence = parse_article(extract_article(RawPage(text=text))).sentences[0]
    start = text.index(words)
    return is_government(sentence, Span(start, start + len(words)))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Tehran rejected the offer on Monday.", "Tehran"),
        ("Norway said it would send two ships.", "Norway"),
        ("The Kremlin denied the report.", "Kremlin"),
        ("The plan was rejected by Moscow.", "Moscow"),
        ("Ottawa's decision surprised the allies.", "Ottawa"),
        ("The council warned Chad.", "Chad"),
        ("Peru accused Chile of delay.", "Chile"),
        ("Envoys held talks with Beijing.", "Beijing"),
    ],
)
def test_what_speaks_or_acts_is_a_government(text: str, words: str) -> None:
    assert speaks(text, words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Two men were shot in Washington.", "Washington"),
        ("The minister flew to Tehran.", "Tehran"),
        ("Chad was hit by floods.", "Chad"),
        ("Troops left Mali in May.", "Mali"),
        ("Ottawa's streets were empty.", "Ottawa"),
        ("A flight between Moscow and Riga was cancelled.", "Moscow"),
        ("Northern Peru saw a dry year.", "Peru"),
        ("Brookfield said no to the new road.", "Brookfield"),
    ],
)
def test_what_only_lies_somewhere_is_a_place(text: str, words: str) -> None:
    assert not speaks(text, words)
