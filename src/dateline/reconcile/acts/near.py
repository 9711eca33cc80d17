"""Which events of one type are held against each other: all of them, or of very many those that are near in time.

Two events that are days apart are hardly ever one act, whatever else they share; and a new report of an act that
hundreds tell meets some of them among the latest. So a story of thousands of articles costs no more an article than one
of hundreds.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from dateline.reconcile.acts.telling import Telling

MANY = 150  # events of a type of which each is held against each
LATEST = 100  # events that one more is held against where there are more
_WEEK = 7  # days from which 'some time in May' is no day
_REPORTED = 2  # days between two reports within which an act without a day may be the same


class Near:
    """The events of one type, in the order in which they are added."""

    def __init__(self) -> None:
        self._all: list[Telling] = []
        self._on: defaultdict[date, list[int]] = defaultdict(list)  # places in `_all`
        self._reported: defaultdict[date | None, list[int]] = defaultdict(list)

    def others(self, telling: Telling) -> Sequence[Telling]:
        """Those that an event is held against, in the order in which they were added."""
        if len(self._all) <= MANY:
            return self._all
        near = sorted(set(self._near(telling)))
        return [self._all[place] for place in near[-LATEST:]]

    def add(self, telling: Telling) -> None:
        """Add an event."""
        for day in _days(telling):
            self._on[day].append(len(self._all))
        self._reported[telling.published].append(len(self._all))
        self._all.append(telling)

    def _near(self, telling: Telling) -> Iterator[int]:
        for day in _days(telling, around=1):
            yield from self._on.get(day, ())[-LATEST:]
        if telling.published is None:
            yield from self._reported.get(None, ())[-LATEST:]
            return
        for days in range(-_REPORTED, _REPORTED + 1):
            yield from self._reported.get(telling.published + timedelta(days), ())[-LATEST:]


def _days(telling: Telling, around: int = 0) -> Iterator[date]:
    """The days on which an event may have been, and some around them; none where they are too many to tell anything."""
    if telling.days is not None and (telling.days[1] - telling.days[0]).days <= _WEEK:
        first, last = telling.days
        yield from (first + timedelta(n) for n in range(-around, (last - first).days + around + 1))
