"""Spans are half-open runs of code points."""

import pytest

from dateline.base.spans import Span, hull


def test_a_span_gives_the_exact_words_even_among_wide_characters() -> None:
    assert Span(2, 8).of("🚨 Velmor") == "Velmor"


@pytest.mark.parametrize(("a", "b", "shared"), [((0, 5), (3, 9), 2), ((0, 3), (3, 6), 0), ((0, 9), (2, 4), 2)])
def test_overlap_counts_what_both_hold(a: tuple[int, int], b: tuple[int, int], shared: int) -> None:
    assert Span(*a).overlap(Span(*b)) == Span(*b).overlap(Span(*a)) == shared


def test_strip_leaves_white_space_and_named_characters_outside() -> None:
    assert Span(0, 11).strip("  (words), ", "(),").of("  (words), ") == "words"


def test_the_hull_covers_all() -> None:
    assert hull([Span(5, 6), Span(1, 2)]) == Span(1, 6)


def test_cover_and_shift() -> None:
    assert Span(1, 9).covers(Span(1, 4))
    assert not Span(1, 3).covers(Span(1, 4))
    assert Span(1, 3).shift(4) == Span(5, 7)
