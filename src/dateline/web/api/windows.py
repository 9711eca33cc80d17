"""Which days one page of indicators counts: as many whole periods as hold not too many acts."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dateline.reconcile.indicators import LOOK_BACK, By, period_of
from dateline.store.act_days import Day
from dateline.store.acts import ActQuery


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """The periods told on a page: their names, the first day of the first, the last day of the last.

    All days, and the acts of no known day, where `whole`. `next` is the first day of the page after it.
    """

    periods: frozenset[str]
    first: date | None
    last: date | None
    whole: bool
    next: str | None = None

    def of(self, query: ActQuery, by: By) -> ActQuery:
        """The acts that the counts of the page, and the baselines that they are held against, are made of."""
        if self.whole or self.first is None or self.last is None:
            return query
        before = self.first - timedelta(days=LOOK_BACK[by] * (1 if by == "day" else 7))
        since = max(before.isoformat(), query.since or "")
        return replace(query, since=since, until=self.last.isoformat())

    def holds(self, period: str | None) -> bool:
        """True if the page tells of this period."""
        return self.whole or period in self.periods


def window_of(days: Sequence[Day], by: By, cursor: str | None, most: int) -> Window:
    """The page that begins at `cursor` (an ISO day), or the first: all acts, if there are at most `most` of them."""
    if cursor is None and sum(day.acts for day in days) <= most:
        return Window(periods=frozenset(), first=None, last=None, whole=True)
    taken: list[_Period] = []
    for period in _periods(days, by, cursor or ""):
        if taken and sum(one.acts for one in taken) + period.acts > most:
            return _window(taken, period.first.isoformat())
        taken.append(period)
    return _window(taken, None)


@dataclass(slots=True)
class _Period:
    """A period with acts: the first and the last day on which some begin, and how many do."""

    name: str
    first: date
    last: date
    acts: int = 0


def _periods(days: Sequence[Day], by: By, since: str) -> list[_Period]:
    found: dict[str, _Period] = {}
    for told in days:
        if told.day is not None and told.day >= since:
            day = date.fromisoformat(told.day)
            period = found.setdefault(period_of(day, by), _Period(period_of(day, by), day, day))
            period.last, period.acts = day, period.acts + told.acts
    return list(found.values())


def _window(taken: Sequence[_Period], following: str | None) -> Window:
    names = frozenset(period.name for period in taken)
    first, last = (taken[0].first, taken[-1].last) if taken else (None, None)
    return Window(periods=names, first=first, last=last, whole=False, next=following)
