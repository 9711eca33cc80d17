"""Readings -> what each story stands on: its articles in order, its acts and its origins."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dateline.base.ids import content_id
from dateline.base.records import Reading
from dateline.base.records.story import Judgement
from dateline.knowledge.families import Families
from dateline.reconcile.acts import Acts
from dateline.reconcile.copies import Copies, Copy, Held, Origins
from dateline.reconcile.stories import Remembered, Stories
from dateline.reconcile.stories.profile import profile_of
from dateline.reconcile.when import published_order


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """One story before it is shown: its articles in the order of publication, and why they were joined."""

    readings: tuple[Reading, ...]
    acts: Acts
    origins: Origins
    joins: tuple[Judgement, ...]

    @property
    def id(self) -> str:
        """A hash of the first article."""
        return content_id("story", self.readings[0].id)

    @property
    def title(self) -> str:
        """The title of the first article that has one, else its first words."""
        titles = [reading.article.title for reading in self.readings if reading.article.title]
        first = self.readings[0]
        return titles[0] if titles else first.article.text.strip().partition("\n")[0][:120] or first.id


def gather(
    readings: Iterable[Reading], judgements: Sequence[Judgement] = (), families: Families | None = None
) -> Iterator[Gathered]:
    """The stories that some articles tell, in the order of their first article; each article is in one of them."""
    placed, kept = Remembered(judgements), dict[str, Reading]()
    stories, copies = Stories(placed), Copies(Held())
    found: list[Copy] = []
    for reading in readings:
        if reading.id not in kept:
            kept[reading.id] = reading
            stories.add(profile_of(reading))
            found += copies.add(reading)
    for articles in placed.groups():
        members = set(articles)
        copied = [copy for copy in found if {copy.left[0], copy.right[0]} <= members]
        joins = [judgement for judgement in placed.judgements if {judgement.left, judgement.right} <= members]
        yield gathered([kept[article] for article in articles], judgements, copied, joins, families)


def gathered(
    readings: Iterable[Reading],
    judgements: Sequence[Judgement],
    copies: Iterable[Copy],
    joins: Iterable[Judgement],
    families: Families | None = None,
) -> Gathered:
    """One story of its articles, the copies among them, and why they were joined."""
    mine = tuple(sorted(readings, key=published_order))
    return Gathered(
        readings=mine, acts=Acts(mine, judgements), origins=Origins(mine, copies, families), joins=tuple(joins)
    )
