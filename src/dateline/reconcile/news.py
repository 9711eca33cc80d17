"""What of an act is new since a time, from its merged event alone: no reading is opened."""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from dateline.base.records.brief import Change, ChangedField, Dispute, News
from dateline.base.records.story import Account, Figure, MergedEvent
from dateline.reconcile.acts.sides import keys_of, one_side
from dateline.reconcile.when import instant_of

_PRECISE = ("point", "city", "admin2", "admin1", "region", "country")
_DENIABLE = frozenset({"happened", "ongoing", "planned", "alleged"})
ABOUT = 0.2  # share by which 'about 40' may be off


@dataclass(frozen=True, slots=True, kw_only=True)
class ActNews:
    """What kind of news an act is since a time: `account` shows it, `first` is the first that tells the act since.

    `changes` are what only accounts since tell, `disputes` what cannot hold side by side, `new_origins` those origins
    that told nothing of the act before.
    """

    news: News
    account: Account
    first: Account
    changes: tuple[Change, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    new_origins: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Told:
    """An account as it is held against others: who did it by the keys of the sides, and its figures by unit."""

    account: Account
    doers: frozenset[str]
    figures: tuple[tuple[str, Figure], ...]

    def values(self) -> set[tuple[str, float]]:
        """Each unit and number that it gives."""
        numbers = ((unit, x) for unit, figure in self.figures for x in (figure.low, figure.high))
        return {(unit, float(x)) for unit, x in numbers if x is not None}


@dataclass(frozen=True, slots=True)
class _Found:
    """A change or a dispute, with the later account that brings it."""

    account: Account
    change: Change | None = None
    dispute: Dispute | None = None


_Accounts = Sequence[_Told]


def news_of(event: MergedEvent, since: datetime) -> ActNews | None:
    """What the accounts published since tell that those before did not; `None` if nobody tells the act since.

    What all tell only as history is no news. An account without a date brings none, and counts as told before.
    """
    told = [_told(event, account) for account in event.accounts]
    later = [t for t in told if (at := instant_of(t.account.published)) is not None and at >= since]
    if not later or event.background:
        return None
    before = [t for t in told if t not in later]
    against = list(_disputes(before, later))
    fresh = list(_changes(before, later)) if before else []
    news, shown = _kind(before, later, against, fresh)
    known = {t.account.origin for t in before}
    return ActNews(
        news=news,
        account=shown,
        first=later[0].account,
        changes=tuple(found.change for found in fresh if found.change is not None),
        disputes=tuple(found.dispute for found in against if found.dispute is not None),
        new_origins=tuple(dict.fromkeys(t.account.origin for t in later if t.account.origin not in known)),
    )


def _told(event: MergedEvent, account: Account) -> _Told:
    figures = ((toll.unit, f) for toll in event.tolls for f in toll.told if f.article == account.article)
    return _Told(account, frozenset(key for actor in account.actors for key in keys_of(actor)), tuple(figures))


def _kind(
    before: _Accounts, later: _Accounts, against: Sequence[_Found], fresh: Sequence[_Found]
) -> tuple[News, Account]:
    """What kind of news an act is, and the account that shows it."""
    if not before:
        last = later[-1].account.status
        return "new", next(t.account for t in later if t.account.status == last)
    if against:
        return "contradicted", against[0].account
    if fresh:
        return "changed", fresh[0].account
    return "repeated", later[-1].account


def _changes(before: _Accounts, later: _Accounts) -> Iterator[_Found]:
    """What of status, actor, place, toll and origins only the later accounts tell, field by field."""
    fields: dict[ChangedField, Callable[[_Told], list[str]]] = {
        "status": lambda t: [t.account.status],
        "actor": lambda t: [actor.name for actor in t.account.actors],
        "place": lambda t: [t.account.place.name] if t.account.place is not None else [],
        "toll": lambda t: [_figure(unit, figure) for unit, figure in t.figures],
        "origins": lambda t: [t.account.origin],
    }
    for field, told_by in fields.items():
        fresh = [t for t in later if _NEW[field](t, before)]
        if fresh:
            change = Change(field=field, before=_once(before, told_by), after=_once(fresh, told_by))
            yield _Found(fresh[0].account, change=change)


def _once(accounts: _Accounts, told_by: Callable[[_Told], Iterable[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for told in accounts for value in told_by(told)))


def _new_status(later: _Told, before: _Accounts) -> bool:
    return all(later.account.status != earlier.account.status for earlier in before)


def _new_actor(later: _Told, before: _Accounts) -> bool:
    """A named one, where no earlier account names anybody on the same side."""
    return bool(later.doers) and not any(one_side(later.doers, earlier.doers) for earlier in before)


def _new_place(later: _Told, before: _Accounts) -> bool:
    """A place more precise than any told before."""
    place = later.account.place
    known = [_PRECISE.index(t.account.place.precision) for t in before if t.account.place is not None]
    return place is not None and _PRECISE.index(place.precision) < min(known, default=len(_PRECISE))


def _new_toll(later: _Told, before: _Accounts) -> bool:
    return not later.values() <= {value for earlier in before for value in earlier.values()}


def _new_origin(later: _Told, before: _Accounts) -> bool:
    return all(later.account.origin != earlier.account.origin for earlier in before)


_NEW: dict[ChangedField, Callable[[_Told, _Accounts], bool]] = {
    "status": _new_status, "actor": _new_actor, "place": _new_place, "toll": _new_toll, "origins": _new_origin,
}  # fmt: skip


def _disputes(before: _Accounts, later: _Accounts) -> Iterator[_Found]:
    """The later accounts that cannot hold beside an earlier one, in status, actor or toll; one pair a field."""
    for rule in (_denied, _other_actor, _toll_fell):
        pairs = ((mine, other) for n, mine in enumerate(later) for other in (*before, *later[:n]))
        found = next((dispute for mine, other in pairs if (dispute := rule(mine, other)) is not None), None)
        if found is not None:
            yield found


def _denied(later: _Told, other: _Told) -> _Found | None:
    """One says that it happened, or will; one that it did not."""
    mine, theirs = later.account.status, other.account.status
    if (mine == "denied" and theirs in _DENIABLE) or (theirs == "denied" and mine in _DENIABLE):
        return _dispute("status", later, mine, other, theirs)
    return None


def _other_actor(later: _Told, other: _Told) -> _Found | None:
    """Both name who did it, and not the same."""
    if later.doers and other.doers and not one_side(later.doers, other.doers):
        mine, theirs = (", ".join(actor.name for actor in t.account.actors) for t in (later, other))
        return _dispute("actor", later, mine, other, theirs)
    return None


def _toll_fell(later: _Told, other: _Told) -> _Found | None:
    """A toll below what another origin told earlier; tolls rise, and only who told them corrects them."""
    if later.account.origin == other.account.origin:
        return None
    for unit, mine in later.figures:
        for other_unit, theirs in other.figures:
            if unit == other_unit and _bounds(mine)[1] < _bounds(theirs)[0]:
                return _dispute("toll", later, _figure(unit, mine), other, _figure(unit, theirs))
    return None


def _figure(unit: str, figure: Figure) -> str:
    return f"{unit}: {figure.words}"


def _bounds(figure: Figure) -> tuple[float, float]:
    """The lowest and the highest number that the words allow."""
    low = float(figure.low or 0)
    high = float(figure.high) if figure.high is not None else low
    match figure.qualifier:
        case "at least" | "more than":
            return low, math.inf
        case "at most" | "less than" | "nearly":
            return 0.0, high
        case "about":
            return low * (1 - ABOUT), high * (1 + ABOUT)
        case _:
            return low, high


def _dispute(field: ChangedField, later: _Told, said: str, other: _Told, against: str) -> _Found:
    mine, theirs = later.account, other.account
    told = Dispute(field=field, said=said, article=mine.article, against=against, against_article=theirs.article)
    return _Found(mine, dispute=told)
