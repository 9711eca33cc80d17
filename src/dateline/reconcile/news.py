"""What the later accounts of an act add to the earlier ones: changes, and words that cannot both hold."""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from dateline.base.records import Quantity
from dateline.base.records.brief import Change, ChangedField, Dispute
from dateline.reconcile.acts.sides import one_side
from dateline.reconcile.acts.telling import Telling

_PRECISE = ("point", "city", "admin2", "admin1", "region", "country")
_DENIABLE = frozenset({"happened", "ongoing", "planned", "alleged"})
ABOUT = 0.2  # share by which 'about 40' may be off
Accounts = Sequence[Telling]
OriginOf = Callable[[Telling], str]


@dataclass(frozen=True, slots=True)
class Found:
    """A change or a dispute, with the later account that brings it."""

    account: Telling
    told: Change | Dispute


def changes(before: Accounts, since: Accounts, origin_of: OriginOf) -> Iterator[Found]:
    """What of status, actor, place, toll and origins only the later accounts tell, field by field."""
    fields: dict[ChangedField, Callable[[Telling], list[str]]] = {
        "status": lambda t: [t.event.status],
        "actor": actors_of,
        "place": lambda t: [t.place.name] if t.place is not None else [],
        "toll": lambda t: [_figure(t, quantity) for quantity in tolls(t)],
        "origins": lambda t: [origin_of(t)],
    }
    for field, told_by in fields.items():
        fresh = [t for t in since if _NEW[field](t, before, origin_of)]
        if fresh:
            yield Found(fresh[0], Change(field=field, before=_once(before, told_by), after=_once(fresh, told_by)))


def disputes(before: Accounts, since: Accounts, origin_of: OriginOf) -> Iterator[Found]:
    """The later accounts that cannot hold beside an earlier one, in status, actor or toll; one pair a field."""
    for rule in (_denied, _other_actor, _toll_fell):
        pairs = ((later, other) for n, later in enumerate(since) for other in (*before, *since[:n]))
        found = (dispute for later, other in pairs if (dispute := rule(later, other, origin_of)) is not None)
        yield from [found_first for found_first in [next(found, None)] if found_first is not None]


def actors_of(telling: Telling) -> list[str]:
    """The names of those who did it."""
    names = {actor.id: actor.name for actor in telling.reading.actors}
    return [names[id_] for id_ in telling.event.actors]


def tolls(telling: Telling) -> list[Quantity]:
    """The figures that an account gives."""
    return [q for q in telling.reading.quantities if q.event == telling.event.id and q.low is not None]


def _figure(telling: Telling, quantity: Quantity) -> str:
    return f"{quantity.unit}: {quantity.span.of(telling.reading.article.text)}"


def _once(accounts: Accounts, told_by: Callable[[Telling], Iterable[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for telling in accounts for value in told_by(telling)))


def _new_status(later: Telling, before: Accounts, _: OriginOf) -> bool:
    return all(later.event.status != earlier.event.status for earlier in before)


def _new_actor(later: Telling, before: Accounts, _: OriginOf) -> bool:
    """A named one, where no earlier account names anybody on the same side."""
    return bool(later.doers) and not any(one_side(later.doers, earlier.doers) for earlier in before)


def _new_place(later: Telling, before: Accounts, _: OriginOf) -> bool:
    """A place more precise than any told before."""
    if later.place is None:
        return False
    known = [_PRECISE.index(earlier.place.precision) for earlier in before if earlier.place is not None]
    return _PRECISE.index(later.place.precision) < min(known, default=len(_PRECISE))


def _new_toll(later: Telling, before: Accounts, _: OriginOf) -> bool:
    known = {(unit, value) for earlier in before for unit, values in earlier.figures.items() for value in values}
    return any((unit, value) not in known for unit, values in later.figures.items() for value in values)


def _new_origin(later: Telling, before: Accounts, origin_of: OriginOf) -> bool:
    return all(origin_of(later) != origin_of(earlier) for earlier in before)


_NEW: dict[ChangedField, Callable[[Telling, Accounts, OriginOf], bool]] = {
    "status": _new_status, "actor": _new_actor, "place": _new_place, "toll": _new_toll, "origins": _new_origin,
}  # fmt: skip


def _denied(later: Telling, other: Telling, _: OriginOf) -> Found | None:
    """One says that it happened, or will; one that it did not."""
    mine, theirs = later.event.status, other.event.status
    if (mine == "denied" and theirs in _DENIABLE) or (theirs == "denied" and mine in _DENIABLE):
        return _dispute("status", later, mine, other, theirs)
    return None


def _other_actor(later: Telling, other: Telling, _: OriginOf) -> Found | None:
    """Both name who did it, and not the same."""
    if later.doers and other.doers and not one_side(later.doers, other.doers):
        return _dispute("actor", later, ", ".join(actors_of(later)), other, ", ".join(actors_of(other)))
    return None


def _toll_fell(later: Telling, other: Telling, origin_of: OriginOf) -> Found | None:
    """A toll below what another origin told earlier; tolls rise, and only who told them corrects them."""
    if origin_of(later) == origin_of(other):
        return None
    for mine in tolls(later):
        for theirs in tolls(other):
            if mine.unit == theirs.unit and _bounds(mine)[1] < _bounds(theirs)[0]:
                return _dispute("toll", later, _figure(later, mine), other, _figure(other, theirs))
    return None


def _bounds(quantity: Quantity) -> tuple[float, float]:
    """The lowest and the highest number that the words allow."""
    low = float(quantity.low or 0)
    high = float(quantity.high) if quantity.high is not None else low
    match quantity.qualifier:
        case "at least" | "more than":
            return low, math.inf
        case "at most" | "less than" | "nearly":
            return 0.0, high
        case "about":
            return low * (1 - ABOUT), high * (1 + ABOUT)
        case _:
            return low, high


def _dispute(field: ChangedField, later: Telling, said: str, other: Telling, against: str) -> Found:
    return Found(
        later,
        Dispute(field=field, said=said, article=later.reading.id, against=against, against_article=other.reading.id),
    )
