"""Readings and a time -> a brief: what of each act is new since, changed, contradicted, or only told again."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, time

from dateline.base.records import Reading
from dateline.base.records.brief import Brief, BriefLine, Change, Dispute, News
from dateline.base.records.story import Judgement
from dateline.base.spans import Span
from dateline.knowledge.countries import countries, country_of_name
from dateline.reconcile.acts.show import merged_event
from dateline.reconcile.acts.telling import Telling
from dateline.reconcile.gather import Gathered, gather
from dateline.reconcile.news import Found, changes, disputes
from dateline.reconcile.when import published_instant, published_order

ORDER: tuple[News, ...] = ("new", "contradicted", "changed", "repeated")
_SENTENCE_END = re.compile(r"(?<=[a-z\d)”’\"'][.!?])[”’\"]?\s+(?=[“‘\"'A-Z\d])")


def write_brief(
    readings: Iterable[Reading],
    since: str,
    *,
    place: str | None = None,
    type_: str | None = None,
    judgements: Sequence[Judgement] = (),
) -> Brief:
    """What the articles published since a time say that those before did not.

    `since` is an ISO date or date-time, or a time of day (`06:00`), which is that of the day of the latest article; UTC
    where no zone is given. `place` is an ISO 3166-1 alpha-3 code or the name of a country, a region or a town.
    """
    told = list(readings)
    start = _instant(since, told)
    undated = {reading.id: reading for reading in told if published_instant(reading) is None}
    lines = [
        line
        for gathered in gather(told, judgements)
        for line in _lines(gathered, start)
        if _asked(line[1], place, type_)
    ]
    lines.sort(key=lambda line: (ORDER.index(line[0].news), published_order(line[1][0].reading), line[0].act))
    dated = {reading.id: published for reading in told if (published := published_instant(reading)) is not None}
    return Brief(
        since=start.isoformat(),
        articles=sum(published >= start for published in dated.values()),
        lines=tuple(line for line, _ in lines),
        undated=tuple(undated),
        place=place,
        type=type_,
    )


def _instant(since: str, readings: Sequence[Reading]) -> datetime:
    """The instant that `since` means."""
    if re.fullmatch(r"\d\d:\d\d", since):
        published = [instant for reading in readings if (instant := published_instant(reading)) is not None]
        day = max(published, default=datetime.min.replace(tzinfo=UTC)).date()
        return datetime.combine(day, time.fromisoformat(since), UTC)
    moment = datetime.fromisoformat(since)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)


def _lines(gathered: Gathered, start: datetime) -> Iterator[tuple[BriefLine, list[Telling]]]:
    """A line for each act of a story that somebody tells since, and the accounts that stand behind it.

    What all tell only as history is no news.
    """
    for group in gathered.acts.groups():
        accounts = sorted(group, key=lambda t: (published_order(t.reading), t.event.id))
        since = [t for t in accounts if (at := published_instant(t.reading)) is not None and at >= start]
        if since and not all(telling.event.background for telling in accounts):
            before = [telling for telling in accounts if telling not in since]
            yield _line(gathered, before, since), [*since, *before]


def _line(gathered: Gathered, before: list[Telling], since: list[Telling]) -> BriefLine:
    def origin_of(telling: Telling) -> str:
        return gathered.origins.of(telling.reading.id, telling.event.spans[0].start)

    against = list(disputes(before, since, origin_of))
    fresh = list(changes(before, since, origin_of)) if before else []
    news, shown = _news(before, since, against, fresh)
    event = merged_event([*before, *since], gathered.origins)
    span = sentence(shown)
    known = {origin_of(telling) for telling in before}
    return BriefLine(
        news=news,
        act=event.id,
        story=gathered.id,
        title=gathered.title,
        type=event.type,
        modes=event.modes,
        status=shown.event.status,
        actors=event.actors,
        recipients=event.recipients,
        words=span.of(shown.reading.article.text),
        article=shown.reading.id,
        event=shown.event.id,
        span=span,
        origin=origin_of(shown),
        origins=event.origins,
        outlet=shown.reading.article.outlet,
        published=shown.reading.article.published,
        place=event.place,
        start=event.start,
        precision=event.precision,
        new_origins=tuple(dict.fromkeys(name for t in since if (name := origin_of(t)) not in known)),
        changes=tuple(found.told for found in fresh if isinstance(found.told, Change)),
        disputes=tuple(found.told for found in against if isinstance(found.told, Dispute)),
    )


def _news(
    before: list[Telling], since: list[Telling], against: list[Found], fresh: list[Found]
) -> tuple[News, Telling]:
    """What kind of news an act is, and the account that shows it."""
    if not before:
        return "new", next(t for t in since if t.event.status == since[-1].event.status)
    if against:
        return "contradicted", against[0].account
    if fresh:
        return "changed", fresh[0].account
    return "repeated", since[-1]


def sentence(telling: Telling) -> Span:
    """The sentence of the paragraph in which the evidence of an event stands."""
    text, evidence = telling.reading.article.text, telling.event.spans[0]
    start = text.rfind("\n", 0, evidence.start) + 1
    end = text.find("\n", evidence.end)
    end = end if end >= 0 else len(text)
    for match in _SENTENCE_END.finditer(text, start, end):
        if match.start() >= evidence.end - 1:
            end = match.start() + len(match[0].rstrip())
            break
        if match.end() <= evidence.start:
            start = match.end()
    return Span(start, end).strip(text)


def _asked(accounts: list[Telling], place: str | None, type_: str | None) -> bool:
    """True if an act is of the type and at the place that were asked for."""
    if type_ is not None and accounts[0].event.type != type_.upper():
        return False
    return place is None or any(_is_at(telling, place) for telling in accounts)


def _is_at(telling: Telling, place: str) -> bool:
    here = telling.place
    if here is None:
        return False
    country = place if place in countries() else country_of_name(place)
    names = {name.casefold() for name in (here.name, here.admin1) if name}
    return place.casefold() in names or (country is not None and here.country == country)
