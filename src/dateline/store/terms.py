"""By which terms an act may be asked for, and the numbers by which its terms are kept."""

from collections.abc import Iterator
from datetime import date, timedelta
from hashlib import blake2b

from dateline.base.records import TimePrecision
from dateline.base.records.story import MergedEvent
from dateline.store.flatten import folded

MOST_ORIGINS = 9  # "so many origins at least" is a term up to here
_SPAN: dict[TimePrecision, int] = {"week": 6, "month": 30, "quarter": 91, "year": 365, "decade": 3652}


def terms_of(event: MergedEvent) -> frozenset[int]:
    """The hashed terms of an act."""
    return frozenset(hash_of(kind, value) for kind, value in _terms(event) if value)


def hash_of(kind: str, value: str) -> int:
    """The number by which a term is kept: 64 bits of its hash."""
    return int.from_bytes(blake2b(f"{kind} {value}".encode(), digest_size=8).digest(), "big", signed=True)


def _terms(event: MergedEvent) -> Iterator[tuple[str, str]]:
    yield "type", event.type
    yield from (("status", status) for status in event.statuses)
    for name in (*event.actors, *event.recipients):
        yield from (("actor", word) for word in folded(name).split())
    for account in event.accounts:
        yield from (("source", folded(name)) for name in (account.origin, account.outlet) if name)
        yield from (("country", country) for country in account.countries)
    if event.place is not None:
        yield from (("country", event.place.country or ""), ("place", folded(event.place.name)))
    yield from (("origins", str(count)) for count in range(2, min(event.origins, MOST_ORIGINS) + 1))


def days_of(event: MergedEvent) -> tuple[int | None, int | None]:
    """The first and last day on which an act may have been, as numbers; of 'in May' all of May."""
    if event.start is None:
        return None, None
    first = date.fromisoformat(event.start[:10])
    last = (
        date.fromisoformat(event.end[:10]) if event.end else first + timedelta(_SPAN.get(event.precision or "day", 0))
    )
    return first.toordinal(), max(first, last).toordinal()
