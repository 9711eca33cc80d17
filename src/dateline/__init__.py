"""Dateline reads the news of a crisis and keeps a record that people can believe."""

from dateline.base.records import Reading
from dateline.pipeline import read
from dateline.version import __version__

__all__ = ["Reading", "__version__", "read"]
