"""What a store's stories tell since a change of it: the stories that were told anew, and the readings they stand on."""

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.base.records import Reading
from dateline.base.records.story import Story
from dateline.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldSince:
    """Stories as they were told last, with the readings of their articles; `change` is the last change looked at."""

    change: int
    stories: Sequence[Story]
    readings: Sequence[Reading]


def told_since(store: Store, after: int) -> ToldSince | None:
    """What was told after a change of the store; `None` if nothing happened since."""
    changes = store.changes(after)
    if not changes:
        return None
    anew = {change.id for change in changes if change.kind == "story"}
    stories = [story for story in store.stories() if story.id in anew] if anew else []
    wanted = {article for story in stories for article in story.articles}
    readings = [reading for entry in store.list() if (reading := store.get(entry.id)).id in wanted] if wanted else []
    return ToldSince(change=changes[-1].number, stories=stories, readings=readings)
