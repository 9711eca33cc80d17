"""Stories of a store as persons left them: what they rejected is told no more."""

from collections.abc import Sequence

from sqlalchemy import Connection

from dateline.base.records.story import Story
from dateline.reconcile.standing import standing_story
from dateline.store.heads import rejected_facts


def standing(connection: Connection, stories: Sequence[Story]) -> list[Story]:
    """Stories without the accounts, figures and differences that persons rejected, nor acts that are rejected whole."""
    rejected = rejected_facts(connection, (article for story in stories for article in story.articles))
    return [standing_story(story, rejected) for story in stories]
