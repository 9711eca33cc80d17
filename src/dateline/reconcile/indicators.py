"""Stories -> counts of acts by day or week, place, pair of actors, type and status, with baseline and burst."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from statistics import median
from typing import Literal

from dateline.base.records.indicators import Dimension, Indicator
from dateline.base.records.story import Account, MergedEvent, Party, Story
from dateline.reconcile.acts.sides import OFFICIAL

By = Literal["day", "week"]
LOOK_BACK = {"day": 28, "week": 4}  # periods before, of which the baseline is the median
LEAST = 3  # acts of a burst
SPREADS = 3  # median deviations above the baseline from which it is a burst
REAL = frozenset({"happened", "ongoing"})
DIMENSIONS: tuple[Dimension, ...] = ("all", "country", "admin1", "town", "pair", "type", "status")
_DAYS = frozenset({"second", "hour", "part-of-day", "day"})
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
    stories: Iterable[Story], by: By = "day", *, articles: Mapping[date, int] | None = None
) -> tuple[Indicator, ...]:
    """The indicators of some stories, by period, dimension and key; acts told only as history are left out.

    `articles` tells how many were published on each day, where that is known without the stories.
    An act that stands in two stories, because they share an account of it, is counted once, with all its accounts.
    """
    told: list[MergedEvent] = []
    published: dict[str, date] = {}
    for story in stories:
        told += story.events
        dates = zip(story.articles, story.published, strict=False)
        published |= {article: date.fromisoformat(told_at[:10]) for article, told_at in dates if told_at is not None}
    cells: defaultdict[Key, _Cell] = defaultdict(_Cell)
    for event, accounts in distinct(told):
        if not event.background:
            _count(cells, event, accounts, by)
    if articles is None:
        articles = Counter(published.values())
    volume: Counter[str] = Counter()
    for day, count in articles.items():
        volume[period_of(day, by)] += count
    return tuple(_indicators(cells, volume, min(articles, default=None), by))


def distinct(events: Iterable[MergedEvent]) -> Iterator[tuple[MergedEvent, tuple[Account, ...]]]:
    """Each act once, as it is told with the most accounts, and all accounts of the events that share one with it."""
    groups: dict[tuple[str, str], list[MergedEvent]] = {}
    for event in events:
        accounts = [(account.article, account.event) for account in event.accounts]
        known = {id(group): group for account in accounts if (group := groups.get(account)) is not None}
        joined = [told for group in known.values() for told in group] + [event]
        groups.update(((a.article, a.event), joined) for told in joined for a in told.accounts)
    for group in {id(group): group for group in groups.values()}.values():
        accounts_of = {(account.article, account.event): account for told in group for account in told.accounts}
        yield max(group, key=lambda told: len(told.accounts)), tuple(accounts_of.values())


def period_of(day: date, by: By) -> str:
    """The name of a day, or of its ISO week."""
    if by == "day":
        return day.isoformat()
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def _count(cells: defaultdict[Key, _Cell], event: MergedEvent, accounts: Sequence[Account], by: By) -> None:
    real = event.statuses[0] in REAL
    for dimension, key in _keys(event, accounts):
        cell = cells[_period(event, by), dimension, key]
        cell.acts += real or dimension == "status"
        cell.others += not real and dimension != "status"
        cell.accounts += len(accounts)
        cell.articles.update(account.article for account in accounts)
        cell.origins.update(account.origin for account in accounts)


def _period(event: MergedEvent, by: By) -> str | None:
    """The day or week of an act, if it is told that exactly; never the day of publication in its stead."""
    if event.start is None:
        return None
    start = date.fromisoformat(event.start[:10])
    last = date.fromisoformat(event.end[:10]) if event.end else start
    exact = event.precision in _DAYS or (by == "week" and event.precision == "week")
    same = period_of(start, by) == period_of(max(start, last), by)
    return period_of(start, by) if exact and same else None


def _keys(event: MergedEvent, accounts: Sequence[Account]) -> Iterator[tuple[Dimension, str]]:
    """What an act is counted under."""
    yield "all", "all"
    yield "type", event.type
    yield "status", event.statuses[0]
    places = [account.place for account in accounts if account.place is not None]
    for dimension, names in (
        ("country", [place.country for place in places if place.country]),
        ("admin1", [f"{place.country}/{place.admin1}" for place in places if place.admin1]),
        ("town", [f"{p.country}/{p.name}" for p in places if p.precision in ("point", "city")]),
    ):
        if names:
            yield dimension, Counter(names).most_common(1)[0][0]  # type: ignore[misc]  # a name of DIMENSIONS
    pairs = Counter(pair for account in accounts for pair in _pairs(account))
    if pairs:
        yield "pair", max(pairs, key=lambda pair: (pairs[pair], pair))


def _pairs(account: Account) -> Iterator[str]:
    """Who did it to whom, where both are known by name."""
    for actor in account.actors:
        for recipient in account.recipients:
            doer, target = _label(actor), _label(recipient)
            if doer and target and doer != target:
                yield f"{doer} > {target}"


def _label(party: Party) -> str | None:
    """A state by its code, as all who act for it; others by name; nobody who has none."""
    if party.country and (party.kind == "state" or set(party.sectors) & OFFICIAL):
        return party.country
    return party.name.removeprefix("the ").removeprefix("The ") if party.named else None


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
