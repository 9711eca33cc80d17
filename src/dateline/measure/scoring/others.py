"""Numbers, times and advisories of a reading against those of the gold."""

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol, TypeVar

from dateline.base.records import Advisory, Quantity, TimeExpression
from dateline.base.spans import Span
from dateline.measure.gold.form import GoldAdvisory, GoldQuantity, GoldTimeExpression, Marked
from dateline.measure.scoring.match import Pair, touch
from dateline.measure.scoring.tally import Asked, Found, Verdict


class _Gold(Protocol):
    @property
    def span(self) -> Marked: ...


class _Fact(Protocol):
    @property
    def span(self) -> Span: ...


G = TypeVar("G", bound=_Gold)
F = TypeVar("F", bound=_Fact)


def judge_others(pair: Pair) -> Iterator[Verdict]:
    """Each kind, matched by its words in text order, with its value."""
    yield from _judge(pair, "quantities", pair.gold.quantities, pair.reading.quantities, _quantity)
    yield from _judge(pair, "times", pair.gold.times, pair.reading.times, _time)
    yield from _judge(pair, "advisories", pair.gold.advisories, pair.reading.advisories, _advisory)


def _judge(
    pair: Pair, kind: str, gold: Sequence[G], came: Sequence[F], values: Callable[[G, F], Iterator[Asked]]
) -> Iterator[Verdict]:
    left = list(came)
    for one in gold:
        other = next((fact for fact in left if touch([one.span.span], [fact.span])), None)
        words = pair.words(one.span.span)
        if other is None:
            yield Found(kind, "missed", f"missed of {kind}: {words}")
            continue
        left.remove(other)
        yield Found(kind, "right")
        yield from (
            Asked(asked.what, asked.yes, f"{asked.what} of {words}: {asked.note}") for asked in values(one, other)
        )
    for extra in left:
        yield Found(kind, "extra", f"extra of {kind}: {pair.words(extra.span)}")


def _quantity(gold: GoldQuantity, came: Quantity) -> Iterator[Asked]:
    right = (gold.low, gold.high) == (came.low, came.high)
    yield Asked("quantities value", right, f"{gold.low} to {gold.high}; came {came.low} to {came.high}")
    yield Asked("quantity qualifier", gold.qualifier == came.qualifier, f"{gold.qualifier}; came {came.qualifier}")


def _time(gold: GoldTimeExpression, came: TimeExpression) -> Iterator[Asked]:
    theirs = (_day(gold.start), _day(gold.end))
    ours = (_day(came.start), _day(came.end or came.start))
    yield Asked("times value", theirs == ours, f"{' to '.join(theirs)}; came {' to '.join(ours)}")


def _advisory(gold: GoldAdvisory, came: Advisory) -> Iterator[Asked]:
    right = set(gold.countries) == set(came.countries)
    yield Asked("advisories value", right, f"{', '.join(gold.countries)}; came {', '.join(came.countries)}")


def _day(date: str | None) -> str:
    return (date or "")[:10]
