"""Readings -> stories: who reports the same, what happened by all accounts, and who copied whom."""

from collections.abc import Iterable, Iterator, Sequence

from dateline.base.records import Reading
from dateline.base.records.story import Judgement, MergedEvent, Moment, Story
from dateline.knowledge.families import Families
from dateline.reconcile.acts.show import merged_event
from dateline.reconcile.gather import Gathered, gather


def tell_stories(
    readings: Iterable[Reading], judgements: Sequence[Judgement] = (), families: Families | None = None
) -> Iterator[Story]:
    """The stories that some articles tell, in the order of their first article; each article is in one of them.

    `judgements` are those of persons and those that were withdrawn; they stand above what is found here. `families` say
    which outlets are of one owner, and so one origin; without them, the shipped ones do. Two readings of one id are one
    article, and the first of them counts. The same readings in the same order give the same stories.
    """
    yield from map(tell_story, gather(readings, judgements, families))


def tell_story(gathered: Gathered) -> Story:
    """One story as its articles tell it."""
    readings, acts = gathered.readings, gathered.acts
    events = sorted((merged_event(group, gathered.origins) for group in acts.groups()), key=_order)
    published = tuple(reading.article.published for reading in readings)
    dates = [date for date in published if date is not None]
    return Story(
        id=gathered.id,
        title=gathered.title,
        articles=tuple(reading.id for reading in readings),
        first=dates[0] if dates else None,
        last=dates[-1] if dates else None,
        published=published,
        events=tuple(events),
        origins=gathered.origins.all(),
        timeline=timeline_of(events),
        judgements=(*gathered.joins, *acts.judgements),
    )


def _order(event: MergedEvent) -> tuple[bool, str, str]:
    """Acts by their day, those without one last, as they were reported."""
    return event.start is None, event.start or "", event.accounts[0].published or ""


def timeline_of(events: Iterable[MergedEvent]) -> tuple[Moment, ...]:
    """The acts of which a day is told, each with who reported it first."""
    return tuple(_moment(event) for event in events if event.start is not None)


def _moment(event: MergedEvent) -> Moment:
    first = event.accounts[0]
    return Moment(
        event=event.id,
        start=event.start,
        end=event.end,
        precision=event.precision,
        first_reported=first.published,
        first_by=first.origin,
    )
