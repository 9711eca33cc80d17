"""'Nearly triple', 'rose 20 percent from A to B': the growth that is told against the figures that are given."""

import re
from collections.abc import Iterator
from typing import Literal

from dateline.base.records import Verdict
from dateline.base.spans import Span
from dateline.knowledge import load_yaml
from dateline.parse import Token
from dateline.recognise.checks.draft import Draft, draft
from dateline.recognise.checks.figures import Figure, Figures, plain, same_unit

Nearness = Literal["exactly", "nearly", "about", "more", "less"]

_SHARE = re.compile(r"(\d+(?:\.\d+)?)\s?(?:%|per ?cent\b)")
_FROM_TO = re.compile(r"\b(from|to)\W+$", re.IGNORECASE)


def check_growth(figures: Figures) -> Iterator[Draft]:
    """Multipliers and percentages whose figures stand in the article."""
    multipliers: dict[str, float] = load_yaml("languages/en/checks.yaml")["multipliers"]
    for here in figures.by_sentence.values():
        for token in here[0].sentence.tokens:
            if token.lemma.lower() in multipliers:
                yield from _multiplied(figures, here, token, multipliers[token.lemma.lower()])
        yield from _shares(figures, here)


def _multiplied(figures: Figures, here: list[Figure], word: Token, factor: float) -> Iterator[Draft]:
    nearness, span = _nearness(figures.text, here[0].sentence.span.start, word.span)
    ends = _from_and_to(figures.text, here)
    if ends:
        base, result = ends
        yield _judged(figures, [base, result], span, base.low, result.low, (factor, nearness), firm=True)
        return
    base = next((f for f in reversed(here) if f.span.end <= word.span.start and not f.part), here[0])
    target = next((f for f in here if f.span.start > word.span.end and _after(figures.text, f) == "to"), None)
    if target is not None and target is not base:
        yield _judged(figures, [base, target], span, base.low, target.low, (factor, nearness), firm=True)
    elif base.span.end <= word.span.start and factor > 1:
        yield from _with_addition(figures, base, span, (factor, nearness))


def _with_addition(figures: Figures, base: Figure, span: Span, told: tuple[float, Nearness]) -> Iterator[Draft]:
    """'There are 40 beds; the number will nearly double': the addition is the other figure of that unit before it."""
    others = [
        f
        for f in figures.all
        if f.sentence is not base.sentence and same_unit(f, base) and f.low != base.low and f.span < base.span
    ]
    values = {f.low for f in others}
    if len(values) != 1:
        return
    added = next((f for f in others if not f.in_headline), others[0])
    total = base.low + added.low
    yield _judged(figures, [base, added], span, base.low, total, told, firm=False)


def _judged(
    figures: Figures,
    used: list[Figure],
    span: Span,
    base: float,
    result: float,
    told: tuple[float, Nearness],
    *,
    firm: bool,
) -> Draft:
    factor, nearness = told
    ratio = result / base if base else 0.0
    right = _within(ratio, factor, nearness)
    sum_ = (
        f"{plain(base)} + {plain(result - base)} = {plain(result)}" if not firm else f"{plain(base)} to {plain(result)}"
    )
    words = " ".join(span.of(figures.text).split())
    detail = f"{sum_}, which is {ratio:.2f} times {plain(base)}; '{words}' is told"
    verdict: Verdict = "consistent" if right else "inconsistent" if firm else "not-supported"
    return draft("arithmetic", verdict, [*(f.span for f in used), span], detail)


def _within(ratio: float, factor: float, nearness: Nearness) -> bool:
    """True if the ratio deserves the word. 'Nearly double' reaches down to 1.75, plain 'double' from 1.9 to 2.1."""
    share = ratio / factor
    bounds = {
        "exactly": (0.95, 1.05),
        "nearly": (0.875, 1.0),
        "about": (0.9, 1.1),
        "more": (1.0, 1.5),
        "less": (0.7, 1.0),
    }
    low, high = bounds[nearness]
    if factor < 1 and nearness == "nearly":
        low, high = 1.0, 1.125
    return low - 1e-9 <= share <= high + 1e-9


def _nearness(text: str, start: int, word: Span) -> tuple[Nearness, Span]:
    """The word of nearness right before `word`, and the run of both."""
    before = text[max(start, word.start - 20) : word.start]
    for nearness, phrases in load_yaml("languages/en/checks.yaml")["nearness"].items():
        for phrase in phrases:
            found = re.search(rf"\b{re.escape(phrase)}\s+$", before, re.IGNORECASE)
            if found:
                return nearness, Span(word.start - (len(before) - found.start()), word.end)
    return "exactly", word


def _after(text: str, figure: Figure) -> str | None:
    """'from' or 'to' right before the figure."""
    before = text[max(figure.sentence.span.start, figure.span.start - 12) : figure.span.start]
    found = _FROM_TO.search(before)
    return found.group(1).lower() if found else None


def _from_and_to(text: str, here: list[Figure]) -> tuple[Figure, Figure] | None:
    """The figures of 'from A to B', in either order of telling."""
    by_word = {_after(text, figure): figure for figure in reversed(here)}
    base, result = by_word.get("from"), by_word.get("to")
    return (base, result) if base and result and base is not result else None


def _shares(figures: Figures, here: list[Figure]) -> Iterator[Draft]:
    """'rose 20 percent from A to B'."""
    words: dict[str, list[str]] = load_yaml("languages/en/checks.yaml")
    sentence = here[0].sentence
    counted = [f for f in here if not _SHARE.search(f.span.of(figures.text))]
    ends = _from_and_to(figures.text, counted)
    share = _SHARE.search(figures.text, sentence.span.start, sentence.span.end)
    lemmas = {t.lemma.lower() for t in sentence.tokens}
    if not ends or not share or not lemmas & {*words["rises"], *words["falls"]}:
        return
    base, result = ends
    if not base.low or (base.span.start <= share.start() < result.span.end and share.start() < base.span.end):
        return
    told, real = float(share.group(1)), 100 * abs(result.low - base.low) / base.low
    span = Span(share.start(), share.end())
    verdict: Verdict = "consistent" if abs(told - real) <= max(1.0, 0.05 * real) else "inconsistent"
    detail = f"{plain(base.low)} to {plain(result.low)} is {real:.1f} percent; '{span.of(figures.text)}' is told"
    yield draft("arithmetic", verdict, [base.span, result.span, span], detail)
