"""Articles -> stories: which reports tell of the same happening."""

from dateline.reconcile.stories.grow import Stories
from dateline.reconcile.stories.index import Remembered, StoryIndex

__all__ = ["Remembered", "Stories", "StoryIndex"]
