"""The accounts of one act -> the merged event that people see: nothing decided, everything side by side."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from dateline.base.ids import content_id
from dateline.base.records import Event, Place, Reading
from dateline.base.records.story import Account, Difference, Locality, MergedEvent, Party, Variant
from dateline.reconcile.acts.sides import party_of
from dateline.reconcile.acts.telling import Telling
from dateline.reconcile.acts.tolls import tolls_of
from dateline.reconcile.copies import Origins
from dateline.reconcile.when import published_order

_PRECISE = ("point", "city", "admin2", "admin1", "region", "country")
T = TypeVar("T")
_EXACT = ("second", "hour", "part-of-day", "day", "week", "month", "quarter", "year", "decade", "vague")


def merged_event(tellings: Iterable[Telling], origins: Origins) -> MergedEvent:
    """One act with all its accounts, in the order of publication."""
    accounts = sorted(tellings, key=lambda telling: (published_order(telling.reading), telling.event.id))
    named = [_account(telling, origins) for telling in accounts]
    first = accounts[0]
    event = MergedEvent(
        id=content_id("act", *(telling.id for telling in accounts[:1])),
        type=first.event.type,
        modes=often(mode for t in accounts for mode in t.event.modes),
        statuses=often(t.event.status for t in accounts),
        actors=often(name for t in accounts for name in _names(t.reading, t.event.actors)),
        recipients=often(name for t in accounts for name in _names(t.reading, t.event.recipients)),
        accounts=tuple(named),
        origins=len({account.origin for account in named}),
        place=most_precise([account.place for account in named if account.place is not None]),
        background=all(t.event.background for t in accounts),
        tolls=tuple(tolls_of(accounts, lambda t: origins.of(t.reading.id, t.event.spans[0].start))),
        differences=tuple(_differences(accounts)),
    )
    time = _time(accounts)
    if time is None or time.time is None:
        return event
    return replace(event, start=time.time.start, end=time.time.end, precision=time.time.precision)


def _account(telling: Telling, origins: Origins) -> Account:
    reading, event = telling.reading, telling.event
    span = event.spans[0]
    parties = {actor.id: party_of(actor) for actor in reading.actors}
    recipients = tuple(parties[id_] for id_ in event.recipients)
    return Account(
        article=reading.id,
        event=event.id,
        words=span.of(reading.article.text),
        span=span,
        status=event.status,
        origin=origins.of(reading.id, span.start),
        published=reading.article.published,
        speakers=tuple(dict.fromkeys(parties[source.actor].name for source in event.attribution if source.actor)),
        outlet=reading.article.outlet,
        actors=tuple(parties[id_] for id_ in event.actors),
        recipients=recipients,
        place=_locality(telling.place) if telling.place is not None else None,
        countries=_countries(telling, recipients),
    )


def _countries(telling: Telling, recipients: Iterable[Party]) -> tuple[str, ...]:
    """The countries that an act concerns: that of its place, else those it advises on, else those it is done to."""
    if telling.place is not None and telling.place.country is not None:
        return (telling.place.country,)
    spans = telling.event.spans
    warned = [c for a in telling.reading.advisories if any(a.span.overlap(s) for s in spans) for c in a.countries]
    return tuple(dict.fromkeys(warned or [party.country for party in recipients if party.country]))


def often(values: Iterable[T]) -> tuple[T, ...]:
    """Each value once, the most frequent first, else in the order of their coming."""
    return tuple(value for value, _ in Counter(values).most_common())


def _names(reading: Reading, ids: Sequence[str]) -> list[str]:
    names = {actor.id: actor.name for actor in reading.actors}
    return [names[id_] for id_ in ids]


def most_precise(places: Sequence[Locality]) -> Locality | None:
    """The most precise place; of equals, the first."""
    return min(places, key=lambda place: _PRECISE.index(place.precision), default=None)


def _locality(place: Place) -> Locality:
    return Locality(
        name=place.name,
        country=place.country,
        admin1=place.admin1,
        latitude=place.latitude,
        longitude=place.longitude,
        precision=place.precision,
    )


def _time(accounts: Sequence[Telling]) -> Event | None:
    """The event whose day is told most exactly: stated rather than taken from the publication; of equals, the first."""
    dated = [t.event for t in accounts if t.event.time is not None and t.event.time.start is not None]
    return min(dated, key=_exactness, default=None)


def _exactness(event: Event) -> tuple[bool, int]:
    assert event.time is not None
    return event.time.basis == "published", _EXACT.index(event.time.precision)


def _differences(accounts: Sequence[Telling]) -> Iterable[Difference]:
    """The fields of which not all accounts that tell them say the same."""
    fields: dict[str, Callable[[Telling], str | None]] = {
        "status": lambda t: t.event.status,
        "actor": lambda t: ", ".join(_names(t.reading, t.event.actors)) or None,
        "recipient": lambda t: ", ".join(_names(t.reading, t.event.recipients)) or None,
        "place": lambda t: t.place.name if t.place is not None else None,
        "day": lambda t: t.event.time.start[:10] if t.event.time is not None and t.event.time.start else None,
        "manner": lambda t: ", ".join(t.event.modes) or None,
    }
    for name, value_of in fields.items():
        told: defaultdict[str, list[str]] = defaultdict(list)
        for telling in accounts:
            value = value_of(telling)
            if value is not None:
                told[value].append(telling.reading.id)
        if len(told) > 1:
            variants = tuple(Variant(value=value, articles=tuple(articles)) for value, articles in told.items())
            yield Difference(field=name, variants=variants)
