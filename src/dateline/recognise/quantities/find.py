"""The quantities of an article: each number with its noun, qualifier and unit."""

from dataclasses import replace

from dateline.base.records import Article, Quantity, TimeExpression
from dateline.base.spans import Span
from dateline.parse import Parse
from dateline.parse.syntax import Sentence
from dateline.recognise.punishments import is_punishment
from dateline.recognise.quantities.counted import Counted, counted, fate, listed, span_with_noun
from dateline.recognise.quantities.leave_out import is_left_out, overlaps
from dateline.recognise.quantities.scan import Figure, find_figures


def find_amounts(article: Article, parse: Parse, times: tuple[TimeExpression, ...]) -> tuple[Quantity, ...]:
    """The quantities of the article in text order, not yet tied to events."""
    found: list[Quantity] = []
    taken = tuple(time.span for time in times)
    for sentence in parse.news():
        previous: Quantity | None = None
        for figure in find_figures(article.text, sentence.span):
            if overlaps(figure.number, taken) or (found and found[-1].span.overlap(figure.number)):
                continue
            amount = _amount(article.text, sentence, figure, previous)
            if amount is not None:
                previous = replace(amount, id=f"n{len(found) + 1}")
                found.append(previous)
    return tuple(found)


def _amount(text: str, sentence: Sentence, figure: Figure, previous: Quantity | None) -> Quantity | None:
    what = counted(sentence, figure)
    if what is None:
        return None
    punishment = _punishment(text, figure)
    if punishment is not None:
        return _quantity(figure, punishment, "years in prison")
    if is_left_out(text, sentence, figure, what):
        return None
    if figure.form in ("money", "percent"):
        return _quantity(figure, _with_each(text, figure.span), figure.unit or "")
    return _count(text, sentence, figure, what, previous)


def _count(text: str, sentence: Sentence, figure: Figure, what: Counted, previous: Quantity | None) -> Quantity | None:
    befell = fate(sentence, what, figure)
    people = what.noun is None or what.noun.lemma in listed("people") or what.noun.lower in listed("people")
    span = span_with_noun(figure, what)
    if befell is not None and (people or what.noun is None or what.words in ("deaths", "bodies")):
        return _quantity(figure, span, befell)
    if figure.form == "unknown":
        return _quantity(figure, span, befell) if befell else None
    if what.noun is None:
        return _alone(sentence, figure, what, previous)
    return _quantity(figure, _with_each(text, span), what.words)


def _alone(sentence: Sentence, figure: Figure, what: Counted, previous: Quantity | None) -> Quantity | None:
    """A number without a noun: it counts what the number before it in the sentence counted, where the two are joined."""
    if previous is None or what.carrier.dep not in ("conj", "nsubj", "nsubjpass", "dobj", "pobj"):
        return None
    return _quantity(figure, figure.span, previous.unit) if what.carrier.dep == "conj" else None


def _punishment(text: str, figure: Figure) -> Span | None:
    """The years of a sentence: 'three years', '20-year'."""
    after = text[figure.number.end : figure.number.end + 8]
    stripped = after.lstrip(" -").lower()
    if not stripped.startswith(("year", "month")):
        return None
    start = figure.number.end + len(after) - len(after.lstrip(" -"))
    end = start
    while end < len(text) and text[end].isalpha():
        end += 1
    span = Span(figure.span.start, end)
    return span if is_punishment(text, span) else None


def _with_each(text: str, span: Span) -> Span:
    return Span(span.start, span.end + 5) if text[span.end : span.end + 5] == " each" else span


def _quantity(figure: Figure, span: Span, unit: str) -> Quantity:
    return Quantity(id="n0", span=span, unit=unit, low=figure.low, high=figure.high, qualifier=figure.qualifier)
