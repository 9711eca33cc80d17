"""What the accounts of an act count, unit by unit: lowest, best and highest, with who said which."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence

from dateline.base.records import Quantity
from dateline.base.records.story import Figure, Toll
from dateline.reconcile.acts.telling import Telling

Number = float | int


def tolls_of(accounts: Sequence[Telling], origin_of: Callable[[Telling], str]) -> Iterator[Toll]:
    """The tolls of an act, units in the order of the alphabet; `accounts` come in the order of publication."""
    by_unit: defaultdict[str, list[tuple[Telling, Quantity]]] = defaultdict(list)
    for telling in accounts:
        for quantity in telling.reading.quantities:
            if quantity.event == telling.event.id and _values(quantity):
                by_unit[quantity.unit].append((telling, quantity))
    for unit, told in sorted(by_unit.items()):
        values = [value for _, quantity in told for value in _values(quantity)]
        yield Toll(
            unit=unit,
            low=min(values),
            best=best_of([(origin_of(telling), _values(quantity)[0]) for telling, quantity in told]),
            high=max(values),
            told=tuple(_figure(telling, quantity) for telling, quantity in told),
        )


def best_of(told: list[tuple[str, Number]]) -> Number:
    """The figure that most origins give, each origin by its latest word; of several, the one told last."""
    latest = dict(told)  # by origin; a later figure takes the place of an earlier one
    count = Counter(latest.values())
    order = {value: number for number, (_, value) in enumerate(told)}
    return max(count, key=lambda value: (count[value], order[value]))


def _values(quantity: Quantity) -> tuple[Number, ...]:
    return tuple(value for value in (quantity.low, quantity.high) if value is not None)


def _figure(telling: Telling, quantity: Quantity) -> Figure:
    return Figure(
        article=telling.reading.id,
        quantity=quantity.id,
        words=quantity.span.of(telling.reading.article.text),
        low=quantity.low,
        high=quantity.high,
        qualifier=quantity.qualifier,
    )
