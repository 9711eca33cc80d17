import re

import pytest

from dateline.recognise.numerals import digits, parse_number, spelled

NUMBERS = [
    ("7", 7), ("3,000", 3000), ("1.5", 1.5), ("1.2 million", 1_200_000), ("2bn", 2_000_000_000), ("40k", 40_000),
    ("twelve", 12), ("twenty-one", 21), ("a dozen", 12), ("two dozen", 24), ("half a dozen", 6), ("a hundred", 100),
    ("two hundred and five", 205), ("three thousand four hundred", 3400), ("two million", 2_000_000),
    ("one hundred thousand", 100_000),
]  # fmt: skip


@pytest.mark.parametrize(("words", "value"), NUMBERS)
def test_a_number_in_figures_or_words_has_its_value(words: str, value: float) -> None:
    assert parse_number(words) == value


@pytest.mark.parametrize(
    "words", ["", "many", "tenth", "7 apples", "a", "and", "9" * 400, "one hundred and " * 99 + "one"]
)
def test_what_is_no_number_has_no_value(words: str) -> None:
    assert parse_number(words) is None


def test_patterns_take_the_whole_number() -> None:
    assert re.fullmatch(spelled(), "two hundred and five")
    assert re.fullmatch(digits(), "1,234,567.8 million")
