"""Who did what to whom: predicates, arguments, status, merging."""

from dateline.recognise.events.find import find_events

__all__ = ["find_events"]
