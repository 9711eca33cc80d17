"""Many articles -> one account: wire copy, stories, merged events, briefs, counts; what a new version changes."""

from dateline.reconcile.brief import write_brief
from dateline.reconcile.indicators import count_acts
from dateline.reconcile.revise import revision
from dateline.reconcile.tell import tell_stories

__all__ = ["count_acts", "revision", "tell_stories", "write_brief"]
