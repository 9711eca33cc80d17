"""The numbers of the headline against those of the body."""

import re
from collections.abc import Iterator

from dateline.recognise.checks.draft import Draft, draft
from dateline.recognise.checks.figures import Figure, Figures, agree, plain, same_or_people, same_unit

_ROUNDED = 1000  # from here on headlines write round numbers
_OFF = 0.02


def check_headline(figures: Figures) -> Iterator[Draft]:
    """Each number of the headline: does the body give it, in the same strength?"""
    body = [f for f in figures.all if f.sentence.role in ("body", "standfirst", "subhead")]
    for told in figures.all:
        if told.in_headline:
            yield from _held(figures, told, body)


def _held(figures: Figures, told: Figure, body: list[Figure]) -> Iterator[Draft]:
    exact = [f for f in body if same_unit(f, told)]
    loose = [f for f in body if same_or_people(f, told)]
    alike = exact or loose
    if not alike:
        return
    equal = next((f for f in (*exact, *loose) if f.low == told.low and f.quantity.high == told.quantity.high), None)
    if equal is not None:
        yield _strength(figures, told, equal)
        return
    fitting = next((f for f in alike if agree(f.quantity, told.quantity)), None)
    if fitting is not None:
        detail = f"headline '{figures.words(told)}', body '{figures.words(fitting)}': both can be right"
        yield draft("headline-body", "consistent", [told.span, fitting.span], detail)
        return
    rounded = next((f for f in alike if _rounds_to(f.low, told.low)), None)
    if rounded is not None:
        detail = f"headline '{figures.words(told)}', body '{figures.words(rounded)}': the headline rounds it"
        yield draft("headline-body", "consistent", [told.span, rounded.span], detail)
        return
    yield from _summed_or_not(figures, told, alike)


def _rounds_to(full: float, short: float) -> bool:
    """'120K' for 120,423: a round number of thousands, no more than two parts in a hundred off."""
    return short >= _ROUNDED and short % (_ROUNDED / 10) == 0 and abs(full - short) <= short * _OFF


def _strength(figures: Figures, told: Figure, equal: Figure) -> Draft:
    """The same figure: a headline that drops 'almost' or 'up to' says more than the body."""
    pair = f"headline '{figures.words(told)}', body '{figures.words(equal)}'"
    short, own = equal.quantity.qualifier, told.quantity.qualifier
    if short in ("nearly", "at most", "less than") and own not in ("nearly", "at most", "less than", "about"):
        detail = f"{pair}: the body stays below {plain(equal.low)}, the headline does not say so"
        return draft("headline-body", "not-supported", [told.span, equal.span], detail)
    if own in ("more than", "at least") and short in ("nearly", "at most", "less than", "about"):
        return draft("headline-body", "not-supported", [told.span, equal.span], f"{pair}: the headline says more")
    return draft("headline-body", "consistent", [told.span, equal.span], f"{pair}: the same figure")


def _summed_or_not(figures: Figures, told: Figure, alike: list[Figure]) -> Iterator[Draft]:
    """The headline may add two figures of the body up; else the nearest of them contradicts it."""
    whole = [f for f in alike if not f.part or f.added]
    for index, first in enumerate(whole[:20]):
        second = next((f for f in whole[index + 1 : 20] if abs(f.low + first.low - told.low) < 1e-9), None)
        if second is not None:
            detail = f"{plain(first.low)} + {plain(second.low)} = {plain(told.low)}, as the headline says"
            yield draft("headline-body", "consistent", [told.span, first.span, second.span], detail)
            return
    firm = [f for f in alike if not f.part]
    if not firm or _written(figures, told, told.sentence.span.end):
        return
    same_event = [f for f in firm if f.quantity.event is not None and f.quantity.event == told.quantity.event]
    other = min(same_event or firm, key=lambda f: abs(f.low - told.low))
    detail = f"headline '{figures.words(told)}', body '{figures.words(other)}'"
    if same_event:
        yield draft("headline-body", "inconsistent", [told.span, other.span], f"{detail}, of one event")
    else:
        yield draft("headline-body", "not-supported", [told.span, other.span], f"{detail}: not in the body as told")


def _written(figures: Figures, told: Figure, start: int) -> bool:
    """True if the body writes the number somewhere, though not as a figure that could be compared."""
    number = re.escape(plain(told.low))
    return re.search(rf"(?<![\d.,]){number}(?![\d]|[.,]\d)", figures.text[start:]) is not None
