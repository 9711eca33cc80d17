"""Which event a number counts."""

from dataclasses import replace

from dateline.base.records import Event, Quantity
from dateline.recognise.quantities.counted import listed

_MATERIAL = (2, 4)  # the quads of what is done, not said


def link_quantities(amounts: tuple[Quantity, ...], events: tuple[Event, ...]) -> tuple[Quantity, ...]:
    """The same quantities, each with the event that lists it, else with the first whose best words hold it."""
    listed: dict[str, str] = {}
    for event in events:
        for name in event.quantities:
            listed.setdefault(name, event.id)
    return tuple(replace(amount, event=listed.get(amount.id) or _holder(amount, events)) for amount in amounts)


def _holder(amount: Quantity, events: tuple[Event, ...]) -> str | None:
    """The event with the shortest best span around the number; the first of equals."""
    around = [e for e in events if e.spans[0].covers(amount.span) and _may_count(e, amount)]
    return min(around, key=lambda event: event.spans[0].length()).id if around else None


def _may_count(event: Event, amount: Quantity) -> bool:
    """False for the dead and hurt of an act of words: 'condemned a strike that left 32 dead'."""
    return event.quad in _MATERIAL or amount.unit not in listed("casualties")
