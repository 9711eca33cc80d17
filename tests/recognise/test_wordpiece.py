"""Words -> pieces: as BERT's uncased tokenizer splits them, whatever a page holds."""

import time

import pytest

from dateline.knowledge import load_lines
from dateline.recognise.wordpiece import READ, WordPieces

VOCABULARY = load_lines("models/encoder.vocab.txt")
PIECES = WordPieces(list(VOCABULARY))


def split(word: str) -> list[str]:
    return [VOCABULARY[piece] for piece in PIECES.of(word)]


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("The", ["the"]),
        ("TROOPS", ["troops"]),
        ("Unaffordable", ["una", "##ff", "##ord", "##able"]),
        ("Élysée", ["ely", "##see"]),
        ("naïve", ["naive"]),
        ("İstanbul", ["istanbul"]),
        ("Straße", ["st", "##raße"]),
        ("don’t", ["don", "’", "t"]),
        ("Kyiv's", ["kyiv", "'", "s"]),
        ("U.S.", ["u", ".", "s", "."]),
        ("co-operate", ["co", "-", "operate"]),
        ("$2.5m", ["$", "2", ".", "5", "##m"]),
        ("—", ["—"]),
        ("北京", ["北", "京"]),
        ("at北京", ["at", "北", "京"]),
        ("two words", ["two", "words"]),
    ],
)
def test_a_word_has_the_pieces_that_bert_gives_it(word: str, pieces: list[str]) -> None:
    assert split(word) == pieces


@pytest.mark.parametrize("word", ["", " ", "\n", "\x00", "\u200b", "😀", "ꙮ", "\U00020000", "\ufffd"])
def test_a_word_of_nothing_known_is_one_unknown_piece(word: str) -> None:
    assert split(word) == ["[UNK]"]


@pytest.mark.parametrize("word", ["sol\x00dier", "sol\u200bdier", "\ufeffsoldier", "soldi\u0301er", "soldier\x07"])
def test_control_characters_and_loose_accents_are_not_seen(word: str) -> None:
    assert split(word) == ["soldier"]


def test_one_unknown_run_leaves_the_others_of_its_word_as_they_are() -> None:
    assert split("peace😀-talks") == ["[UNK]", "-", "talks"]


def test_a_very_long_run_is_unknown_and_only_its_beginning_is_looked_at() -> None:
    assert split("x" * 65) == ["[UNK]"]
    start = time.perf_counter()
    assert split("x" * 5_000_000) == ["[UNK]"]
    assert len(split("?" * 5_000_000)) == READ
    assert time.perf_counter() - start < 1.0


def test_long_words_are_not_kept_whole() -> None:
    pieces = WordPieces(list(VOCABULARY))
    assert pieces.of("a-" * READ) == pieces.of("a-" * READ + "b" * 1_000_000)
    assert pieces._kept.cache_info().currsize == 1


def test_words_stand_alone() -> None:
    assert split("gun") + split("men") != split("gunmen")
    assert split("gunmen") == split("Gunmen") == ["gunmen"]
