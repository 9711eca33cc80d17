"""Many articles -> one account: wire copy, stories, merged events, timelines."""

from dateline.reconcile.tell import tell_stories

__all__ = ["tell_stories"]
