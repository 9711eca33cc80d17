"""Readings -> stories: who reports the same, what happened by all accounts, and who copied whom."""

from collections.abc import Iterable, Iterator, Sequence

from dateline.base.ids import content_id
from dateline.base.records import Reading
from dateline.base.records.story import Judgement, MergedEvent, Moment, Story
from dateline.reconcile.acts import Acts
from dateline.reconcile.acts.show import merged_event
from dateline.reconcile.copies import Copies, Origins
from dateline.reconcile.copies.index import Copy
from dateline.reconcile.stories import Stories
from dateline.reconcile.stories.profile import profile_of
from dateline.reconcile.when import published_order


def tell_stories(readings: Iterable[Reading], judgements: Sequence[Judgement] = ()) -> Iterator[Story]:
    """The stories that some articles tell, in the order of their first article; each article is in one of them.

    `judgements` are those of persons and those that were withdrawn; they stand above what is found here. Two readings
    of one id are one article, and the first of them counts. The same readings in the same order give the same stories.
    """
    stories, copies, kept = Stories(judgements), Copies(), dict[str, Reading]()
    found: list[Copy] = []
    for reading in readings:
        if reading.id not in kept:
            kept[reading.id] = reading
            stories.add(profile_of(reading))
            found += copies.add(reading)
    for articles in stories.groups():
        members = set(articles)
        joins = [judgement for judgement in stories.judgements if {judgement.left, judgement.right} <= members]
        mine = [copy for copy in found if copy.left[0] in members and copy.right[0] in members]
        yield _story([kept[article] for article in articles], mine, joins, judgements)


def _story(
    readings: list[Reading], copies: Sequence[Copy], joins: Sequence[Judgement], judgements: Sequence[Judgement]
) -> Story:
    readings = sorted(readings, key=published_order)
    origins = Origins(readings, copies)
    acts = Acts(readings, judgements)
    events = sorted((merged_event(group, origins) for group in acts.groups()), key=_order)
    published = [reading.article.published for reading in readings if reading.article.published]
    return Story(
        id=content_id("story", readings[0].id),
        title=_title(readings),
        articles=tuple(reading.id for reading in readings),
        first=published[0] if published else None,
        last=published[-1] if published else None,
        events=tuple(events),
        origins=origins.all(),
        timeline=tuple(_moment(event) for event in events if event.start is not None),
        judgements=(*joins, *acts.judgements),
    )


def _title(readings: list[Reading]) -> str:
    """The title of the first article that has one, else its first words."""
    titles = [reading.article.title for reading in readings if reading.article.title]
    return titles[0] if titles else readings[0].article.text.strip().partition("\n")[0][:120] or readings[0].id


def _order(event: MergedEvent) -> tuple[bool, str, str]:
    """Acts by their day, those without one last, as they were reported."""
    return event.start is None, event.start or "", event.accounts[0].published or ""


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
