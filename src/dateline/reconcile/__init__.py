"""Many articles -> one account: wire copy, stories, merged events, timelines; what a new version changes."""

from dateline.reconcile.revise import revision
from dateline.reconcile.tell import tell_stories

__all__ = ["revision", "tell_stories"]
