"""Stories of a store as persons left them: what they rejected is told no more."""

from collections.abc import Iterator, Sequence
from itertools import islice

from sqlalchemy import Connection

from dateline.base.records.story import Story
from dateline.reconcile.standing import standing_story
from dateline.store import Store
from dateline.store.heads import rejected_facts

_PAGE = 200  # stories whose rejected facts are looked up at once


def standing(connection: Connection, stories: Sequence[Story]) -> list[Story]:
    """Stories without the accounts, figures and differences that persons rejected, nor acts that are rejected whole."""
    rejected = rejected_facts(connection, (article for story in stories for article in story.articles))
    return [standing_story(story, rejected) for story in stories]


def last_told_first(store: Store) -> Iterator[Story]:
    """Each story of a store as persons left it, the one told last first; they are read as they are taken."""
    told = store.each_story()
    while page := list(islice(told, _PAGE)):
        with store.reading() as connection:
            left = standing(connection, page)
        yield from left
