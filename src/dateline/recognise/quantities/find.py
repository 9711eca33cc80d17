"""The quantities of an article: each number with its noun, qualifier and unit."""

import re
from bisect import bisect_left
from dataclasses import replace

from dateline.base.records import Article, Quantity, TimeExpression
from dateline.base.spans import Span
from dateline.parse import Parse
from dateline.parse.syntax import Sentence
from dateline.recognise.punishments import is_punishment
from dateline.recognise.quantities.counted import Counted, counted, listed, span_with_noun, table
from dateline.recognise.quantities.fate import fate
from dateline.recognise.quantities.leave_out import is_left_out
from dateline.recognise.quantities.scan import Figure, find_figures

_TERM = re.compile(r"[\s-]?(?P<unit>year|month|yr|day|week)s?\b", re.IGNORECASE)


_EACH = re.compile(r"\s+each\b(?=\s*[.,;:()]|\s+(?:to|for|in|by|from)\b)")


def find_amounts(article: Article, parse: Parse, times: tuple[TimeExpression, ...]) -> tuple[Quantity, ...]:
    """The quantities of the article in text order, not yet tied to events. Numbers that tell a time are none."""
    found: list[Quantity] = []
    starts = [time.span.start for time in times]
    paragraph, told = -1, ""
    for sentence in parse.news():
        previous: Quantity | None = None
        if sentence.paragraph != paragraph:
            paragraph, told = sentence.paragraph, ""
        for figure in find_figures(article.text, sentence.span):
            if _tells_time(figure.number, times, starts) or (found and found[-1].span.overlap(figure.number)):
                continue
            amount = _amount(article.text, sentence, figure, previous.unit if previous else None, told)
            if amount is not None:
                told = amount.unit if figure.form == "count" else told
                previous = replace(amount, id=f"n{len(found) + 1}")
                found.append(previous)
    return tuple(found)


def _tells_time(span: Span, times: tuple[TimeExpression, ...], starts: list[int]) -> bool:
    """True if a time expression touches the number; times do not overlap and are in text order."""
    place = bisect_left(starts, span.end)
    return place > 0 and times[place - 1].span.overlap(span) > 0


def _amount(text: str, sentence: Sentence, figure: Figure, previous: str | None, told: str) -> Quantity | None:
    """The quantity that a figure is; `previous` is the unit before it in the sentence, `told` that in the paragraph."""
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
    return _count(text, sentence, figure, what, previous, told)


def _without_particle(sentence: Sentence, figure: Figure) -> Figure:
    """'hand over 30 vehicles': there 'over' belongs to the verb and qualifies nothing."""
    first = sentence.token_at(figure.span.start)
    if first is None or first.lower != "over" or first.index == 0:
        return figure
    if first.tag != "RP" and sentence.tokens[first.index - 1].lemma not in listed("verbs_with_over"):
        return figure
    return replace(figure, span=figure.number, qualifier="exactly")


def _count(
    text: str, sentence: Sentence, figure: Figure, what: Counted, previous: str | None, told: str
) -> Quantity | None:
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
        unit = previous if what.carrier.dep == "conj" else _of_subject(sentence, figure, what, told)
        return _quantity(figure, figure.span, unit) if unit else None
    again = what.noun.lower in ("them", "whom") and previous in table("states").values()
    return _quantity(figure, _with_each(text, span), previous if again and previous else what.unit)


def _of_subject(sentence: Sentence, figure: Figure, what: Counted, told: str) -> str | None:
    """What a bare number that does something counts: as the number before it, else people ('About 100 returned')."""
    verb = sentence.head(what.carrier)
    many = figure.low is not None and figure.low >= 2
    subject = what.carrier.dep in ("nsubj", "nsubjpass") and verb.pos in ("VERB", "AUX") and verb.tag != "VBZ"
    if not (many and subject and _stands_alone(sentence, figure)):
        return None
    counts_again = told and told not in table("states").values()
    return told if counts_again else "people"


def _stands_alone(sentence: Sentence, figure: Figure) -> bool:
    """True right before its verb, and not in 'six in ten say'."""
    tokens = sentence.tokens_in(figure.span)
    if not tokens:  # a number within a longer token
        return False
    before, after = sentence.tokens[: tokens[0].index][-1:], sentence.tokens[tokens[-1].index + 1 :][:1]
    return all(t.pos != "ADP" for t in before) and any(t.pos in ("VERB", "AUX", "ADV") for t in after)


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
