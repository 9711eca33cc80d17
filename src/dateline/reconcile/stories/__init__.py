"""Articles -> stories: which reports tell of the same happening."""

from dateline.reconcile.stories.grow import Stories

__all__ = ["Stories"]
