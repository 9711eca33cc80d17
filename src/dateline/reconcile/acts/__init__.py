"""The events of several articles -> acts, each once, with all accounts of it."""

from dateline.reconcile.acts.merge import Acts

__all__ = ["Acts"]
