"""The quantities of an article: each number with its noun, qualifier and unit."""

import re
from bisect import bisect_left
from dataclasses import replace

from dateline.base.records import Article, Quantity, TimeExpression
from dateline.base.spans import Span
from dateline.parse import Parse
from dateline.parse.syntax import Sentence
from dateline.recognise.punishments import is_punishment
from dateline.recognise.quantities.counted import Counted, counted, listed, span_with_noun
from dateline.recognise.quantities.fate import fate
from dateline.recognise.quantities.leave_out import is_left_out
from dateline.recognise.quantities.scan import Figure, find_figures

_TERM = re.compile(r"[\s-]?(?P<unit>year|month|yr|day|week)s?\b", re.IGNORECASE)


_EACH = re.compile(r"\s+each\b(?=\s*[.,;:()]|\s+(?:to|for|in|by|from)\b)")


def find_amounts(article: Article, parse: Parse, times: tuple[TimeExpression, ...]) -> tuple[Quantity, ...]:
    """The quantities of the article in text order, not yet tied to events. Numbers that tell a time are none."""
    found: list[Quantity] = []
    starts = [time.span.start for time in times]
    for sentence in parse.news():
        previous: Quantity | None = None
        for figure in find_figures(article.text, sentence.span):
            if _tells_time(figure.number, times, starts) or (found and found[-1].span.overlap(figure.number)):
                continue
            amount = _amount(article.text, sentence, figure, previous)
            if amount is not None:
                previous = replace(amount, id=f"n{len(found) + 1}")
                found.append(previous)
    return tuple(found)


def _tells_time(span: Span, times: tuple[TimeExpression, ...], starts: list[int]) -> bool:
    """True if a time expression touches the number; times do not overlap and are in text order."""
    place = bisect_left(starts, span.end)
    return place > 0 and times[place - 1].span.overlap(span) > 0


def _amount(text: str, sentence: Sentence, figure: Figure, previous: Quantity | None) -> Quantity | None:
    what = counted(text, sentence, figure)
    if what is None:
        return None
    figure = _without_particle(sentence, figure)
    term = _punishment(text, figure)
    if term is not None:
        return term
    if is_left_out(text, sentence, figure, what):
        return None
    if figure.form in ("money", "percent", "measure"):
        return _quantity(figure, _with_each(text, figure.span), figure.unit or "")
    return _count(text, sentence, figure, what, previous)


def _without_particle(sentence: Sentence, figure: Figure) -> Figure:
    """'hand over 30 vehicles': there 'over' belongs to the verb and qualifies nothing."""
    first = sentence.token_at(figure.span.start)
    if first is None or first.lower != "over" or first.index == 0:
        return figure
    if first.tag != "RP" and sentence.tokens[first.index - 1].lemma not in listed("verbs_with_over"):
        return figure
    return replace(figure, span=figure.number, qualifier="exactly")


def _count(text: str, sentence: Sentence, figure: Figure, what: Counted, previous: Quantity | None) -> Quantity | None:
    """People as what befell them, other things by their noun; a bare number as the number before it."""
    befell = fate(sentence, what, figure)
    span = span_with_noun(figure, what)
    if befell is None and figure.number.of(text).lower() == "one" and figure.span == figure.number:
        return None  # 'one man wrote' tells of somebody, and counts nobody
    if befell is not None and (what.is_people or befell not in listed("not_only_people") or _tells_fate(what)):
        return _quantity(figure, span, befell)
    if figure.form == "unknown":
        return None
    if what.noun is None:
        joined = previous is not None and what.carrier.dep == "conj"
        return _quantity(figure, figure.span, previous.unit) if joined and previous else None
    return _quantity(figure, _with_each(text, span), what.unit)


def _tells_fate(what: Counted) -> bool:
    """'31 missing', '12 arrests'."""
    return what.noun is not None and what.noun.lower in listed("tolled")


def _punishment(text: str, figure: Figure) -> Quantity | None:
    """The years of a sentence: 'three years', '20-year'."""
    match = _TERM.match(text, figure.number.end)
    if match is None:
        return None
    span = Span(figure.span.start, match.end())
    unit = "years" if match["unit"].lower() == "yr" else match["unit"].lower() + "s"
    return _quantity(figure, span, f"{unit} in prison") if is_punishment(text, span) else None


def _with_each(text: str, span: Span) -> Span:
    each = _EACH.match(text, span.end)  # not 'hundreds of men each day'
    return Span(span.start, each.end()) if each else span


def _quantity(figure: Figure, span: Span, unit: str) -> Quantity:
    return Quantity(id="n0", span=span, unit=unit, low=figure.low, high=figure.high, qualifier=figure.qualifier)
