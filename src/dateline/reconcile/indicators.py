"""Readings -> counts of acts by day or week, place, pair of actors, type and status, with baseline and burst."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from statistics import median
from typing import Literal

from dateline.base.records import Actor, Reading
from dateline.base.records.indicators import Dimension, Indicator
from dateline.base.records.story import Judgement, MergedEvent
from dateline.reconcile.acts.show import merged_event
from dateline.reconcile.acts.telling import Telling
from dateline.reconcile.gather import gather
from dateline.reconcile.when import published_day

By = Literal["day", "week"]
LOOK_BACK = {"day": 28, "week": 4}  # periods before, of which the baseline is the median
LEAST = 3  # acts of a burst
SPREADS = 3  # median deviations above the baseline from which it is a burst
REAL = frozenset({"happened", "ongoing"})
DIMENSIONS: tuple[Dimension, ...] = ("all", "country", "admin1", "town", "pair", "type", "status")
_DAYS = frozenset({"second", "hour", "part-of-day", "day"})
_OFFICIAL = frozenset({"GOV", "MIL", "COP"})
Key = tuple[str | None, Dimension, str]


@dataclass(slots=True)
class _Cell:
    """What was counted under one key so far."""

    acts: int = 0
    others: int = 0
    accounts: int = 0
    articles: set[str] = field(default_factory=set)
    origins: set[str] = field(default_factory=set)


def count_acts(
    readings: Iterable[Reading], by: By = "day", judgements: Sequence[Judgement] = ()
) -> tuple[Indicator, ...]:
    """The indicators of some articles, by period, dimension and key; acts told only as history are left out."""
    told = list(readings)
    cells: defaultdict[Key, _Cell] = defaultdict(_Cell)
    for gathered in gather(told, judgements):
        for group in gathered.acts.groups():
            event = merged_event(group, gathered.origins)
            if not event.background:
                _count(cells, group, event, by)
    volume = Counter(
        period_of(day, by) for reading in {r.id: r for r in told}.values() if (day := published_day(reading))
    )
    days = sorted(day for reading in told if (day := published_day(reading)))
    return tuple(_indicators(cells, volume, days[0] if days else None, by))


def period_of(day: date, by: By) -> str:
    """The name of a day, or of its ISO week."""
    if by == "day":
        return day.isoformat()
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def _count(cells: defaultdict[Key, _Cell], group: Sequence[Telling], event: MergedEvent, by: By) -> None:
    real = event.statuses[0] in REAL
    for dimension, key in _keys(group, event):
        cell = cells[_period(event, by), dimension, key]
        cell.acts += real or dimension == "status"
        cell.others += not real and dimension != "status"
        cell.accounts += len(event.accounts)
        cell.articles.update(account.article for account in event.accounts)
        cell.origins.update(account.origin for account in event.accounts)


def _period(event: MergedEvent, by: By) -> str | None:
    """The day or week of an act, if it is told that exactly; never the day of publication in its stead."""
    if event.start is None:
        return None
    start = date.fromisoformat(event.start[:10])
    last = date.fromisoformat(event.end[:10]) if event.end else start
    exact = event.precision in _DAYS or (by == "week" and event.precision == "week")
    same = period_of(start, by) == period_of(max(start, last), by)
    return period_of(start, by) if exact and same else None


def _keys(group: Sequence[Telling], event: MergedEvent) -> Iterator[tuple[Dimension, str]]:
    """What an act is counted under."""
    yield "all", "all"
    yield "type", event.type
    yield "status", event.statuses[0]
    places = [telling.place for telling in group if telling.place is not None]
    for dimension, names in (
        ("country", [place.country for place in places if place.country]),
        ("admin1", [f"{place.country}/{place.admin1}" for place in places if place.admin1]),
        ("town", [f"{p.country}/{p.name}" for p in places if p.precision in ("point", "city")]),
    ):
        if names:
            yield dimension, Counter(names).most_common(1)[0][0]  # type: ignore[misc]  # a name of DIMENSIONS
    pairs = Counter(pair for telling in group for pair in _pairs(telling))
    if pairs:
        yield "pair", max(pairs, key=lambda pair: (pairs[pair], pair))


def _pairs(telling: Telling) -> Iterator[str]:
    """Who did it to whom, where both are known by name."""
    actors = {actor.id: actor for actor in telling.reading.actors}
    for one in telling.event.actors:
        for other in telling.event.recipients:
            doer, target = _label(actors[one]), _label(actors[other])
            if doer and target and doer != target:
                yield f"{doer} > {target}"


def _label(actor: Actor) -> str | None:
    """A state by its code, as all who act for it; others by name; nobody who has none."""
    if actor.country and (actor.kind == "state" or set(actor.sectors) & _OFFICIAL):
        return actor.country
    named = any(mention.form == "name" for mention in actor.mentions)
    return actor.name.removeprefix("the ").removeprefix("The ") if named else None


def _indicators(
    cells: defaultdict[Key, _Cell], volume: Counter[str], first: date | None, by: By
) -> Iterator[Indicator]:
    order = sorted(cells, key=lambda key: (key[0] is None, key[0] or "", DIMENSIONS.index(key[1]), key[2]))
    for period, dimension, key in order:
        cell = cells[period, dimension, key]
        before = _before(period, first, by)
        past = [cells[p, dimension, key].acts if (p, dimension, key) in cells else 0 for p in before]
        yield Indicator(
            period=period,
            dimension=dimension,
            key=key,
            acts=cell.acts,
            others=cell.others,
            accounts=cell.accounts,
            articles=len(cell.articles),
            origins=len(cell.origins),
            volume=volume[period] if period else 0,
            baseline=float(median(past)) if past else None,
            burst=bool(past) and is_burst(cell.acts, past),
        )


def _before(period: str | None, first: date | None, by: By) -> list[str]:
    """The periods that a baseline is taken from; none where the articles do not reach back that far."""
    if period is None or first is None:
        return []
    step = timedelta(days=1 if by == "day" else 7)
    start = date.fromisoformat(period) if by == "day" else date.fromisocalendar(int(period[:4]), int(period[6:]), 1)
    starts = [start - step * n for n in range(LOOK_BACK[by], 0, -1)]
    return [period_of(day, by) for day in starts] if starts[0] >= first else []


def is_burst(acts: int, past: Sequence[int]) -> bool:
    """Three acts at least, and more than the baseline by three times the median deviation from it (one at least)."""
    baseline = median(past)
    spread = max(1.0, float(median(abs(count - baseline) for count in past)))
    return acts >= LEAST and acts > baseline + SPREADS * spread
