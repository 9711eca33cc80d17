"""One act, whether an article tells it or a story: what the formats of event data are made from."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from dateline.base.records import Actor, Event, Quantity, Reading, Status, TimePrecision
from dateline.base.records.story import MergedEvent, Story
from dateline.exports.form import Options, Record
from dateline.exports.seen import Seen
from dateline.knowledge.coding import codebook
from dateline.knowledge.countries import country_of_name
from dateline.knowledge.organisations import organisation_of

REAL: frozenset[Status] = frozenset({"happened", "ongoing"})
_OPENING = frozenset({"headline", "standfirst"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """Who acts or is acted upon, as far as the record tells."""

    name: str
    kind: str | None = None
    country: str | None = None
    sectors: tuple[str, ...] = ()
    title: str | None = None
    wikidata: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where; coordinates are those of the place itself, and only a point or a town has any."""

    name: str
    precision: str
    country: str | None = None
    admin1: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geonames_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """A count as told; what is not told is `None`, never 0."""

    low: float | int | None = None
    best: float | int | None = None
    high: float | int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One act. `origins` and `articles` count independent first sources and articles that tell it."""

    id: str
    type: str
    quad: int | None
    cameo: str | None
    intensity: float | None
    status: Status
    modes: tuple[str, ...]
    actors: tuple[Side, ...]
    recipients: tuple[Side, ...]
    contexts: tuple[str, ...] = ()
    background: bool = False
    opening: bool | None = None
    start: str | None = None
    end: str | None = None
    precision: TimePrecision | None = None
    place: Spot | None = None
    counts: dict[str, Range] = field(default_factory=dict)
    words: str | None = None
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    language: str | None = None
    mentions: int = 1
    articles: int = 1
    origins: int = 1

    @property
    def actor(self) -> Side | None:
        """The first of those who act."""
        return self.actors[0] if self.actors else None

    @property
    def recipient(self) -> Side | None:
        """The first of those acted upon."""
        return self.recipients[0] if self.recipients else None


def acts_in(record: Record, options: Options) -> Iterator[Act]:
    """The acts of a reading or story, in its order."""
    if isinstance(record, Reading):
        seen = Seen(record, options.profile)
        yield from (_told(seen, event) for event in record.events)
    else:
        yield from (_merged(record, event) for event in record.events)


def real_acts(record: Record, options: Options) -> Iterator[Act]:
    """The acts that happened or go on; with `every_status` all."""
    return (act for act in acts_in(record, options) if options.every_status or act.status in REAL)


def _told(seen: Seen, event: Event) -> Act:
    article, time = seen.article, event.time
    return Act(
        id=f"{seen.reading.id}#{event.id}",
        type=event.type,
        quad=event.quad,
        cameo=event.cameo,
        intensity=event.intensity,
        status=event.status,
        modes=event.modes,
        contexts=event.contexts,
        background=event.background,
        opening=_opens(seen.reading, event),
        start=time.start if time else None,
        end=time.end if time else None,
        precision=time.precision if time else None,
        actors=tuple(_side(seen, key) for key in event.actors),
        recipients=tuple(_side(seen, key) for key in event.recipients),
        place=_spot(seen, event),
        counts=_counts([q for q in seen.reading.quantities if q.event == event.id]),
        words=seen.words(event.spans[:1]),
        title=seen.title,
        outlet=article.outlet,
        url=article.url,
        published=article.published,
        language=article.language,
        mentions=len(event.spans),
    )


def _opens(reading: Reading, event: Event) -> bool | None:
    """True if the headline, the standfirst or the first paragraph tells the act."""
    body = next((p for p in reading.article.paragraphs if p.role == "body"), None)
    opening = [p.span for p in reading.article.paragraphs if p.role in _OPENING or p is body]
    return any(part.covers(span) for part in opening for span in event.spans) if opening else None


def _side(seen: Seen, key: str) -> Side:
    actor = seen.actor(key)
    assert actor is not None, "a reading refuses an event whose actor is not among its actors"
    return Side(
        name=seen.hidden(actor.name),
        kind=actor.kind,
        country=actor.country,
        sectors=actor.sectors,
        title=_title(seen, actor),
        wikidata=actor.wikidata,
    )


def _title(seen: Seen, actor: Actor) -> str | None:
    return seen.words(actor.roles[:1])


def _spot(seen: Seen, event: Event) -> Spot | None:
    place = seen.place(event.place)
    if place is None:
        return None
    exact = place.precision in ("point", "city")
    return Spot(
        name=seen.hidden(place.name),
        precision=place.precision,
        country=place.country,
        admin1=place.admin1,
        latitude=place.latitude if exact else None,
        longitude=place.longitude if exact else None,
        geonames_id=place.geonames_id,
    )


def _counts(quantities: list[Quantity]) -> dict[str, Range]:
    """What is counted, by unit: the widest bounds told, and a best figure only where one alone is told."""
    by_unit: dict[str, list[Range]] = {}
    for quantity in quantities:
        by_unit.setdefault(quantity.unit, []).append(_range(quantity))
    return {unit: _joined(ranges) for unit, ranges in by_unit.items()}


def _range(quantity: Quantity) -> Range:
    low, high = quantity.low, quantity.high
    if low is None or high is not None:
        return Range(low=low, high=high)
    if quantity.qualifier in ("at least", "more than"):
        return Range(low=low, best=low)
    if quantity.qualifier in ("at most", "less than", "nearly"):
        return Range(best=low, high=low)
    return Range(low=low, best=low, high=low)


def _joined(ranges: list[Range]) -> Range:
    best = {r.best for r in ranges if r.best is not None}
    lows = [r.low for r in ranges if r.low is not None]
    highs = [r.high for r in ranges if r.high is not None]
    return Range(
        low=min(lows, default=None), best=best.pop() if len(best) == 1 else None, high=max(highs, default=None)
    )


def _named(name: str) -> Side:
    """A side of which a story knows the name only, with what shipped tables know of states and organisations."""
    if country := country_of_name(name):
        return Side(name=name, kind="state", country=country, sectors=("GOV",))
    if known := organisation_of(name):
        kind = "group" if known.is_armed_group else "org"
        return Side(name=name, kind=kind, country=known.country, sectors=known.sectors, wikidata=known.wikidata)
    return Side(name=name)


def _merged(story: Story, event: MergedEvent) -> Act:
    type_ = codebook().types.get(event.type)
    modes = [type_.modes[name] for name in event.modes if name in type_.modes] if type_ else []
    account, place = event.accounts[0], event.place
    exact = place is not None and place.precision in ("point", "city")
    return Act(
        id=f"{story.id}#{event.id}",
        type=event.type,
        quad=type_.quad if type_ else None,
        cameo=modes[0].cameo if modes else type_.cameo if type_ else None,
        intensity=modes[0].intensity if modes else type_.intensity if type_ else None,
        status=event.statuses[0] if event.statuses else account.status,
        modes=event.modes,
        background=event.background,
        start=event.start,
        end=event.end,
        precision=event.precision,
        actors=tuple(map(_named, event.actors)),
        recipients=tuple(map(_named, event.recipients)),
        place=Spot(
            name=place.name,
            precision=place.precision,
            country=place.country,
            latitude=place.latitude if exact else None,
            longitude=place.longitude if exact else None,
        )
        if place
        else None,
        counts={toll.unit: Range(low=toll.low, best=toll.best, high=toll.high) for toll in event.tolls},
        words=account.words or None,
        title=story.title,
        outlet=account.origin,
        published=account.published,
        mentions=len(event.accounts),
        articles=len({a.article for a in event.accounts}),
        origins=event.origins,
    )
