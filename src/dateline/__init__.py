"""Dateline reads the news of a crisis and keeps a record that people can believe."""

from typing import TYPE_CHECKING

from dateline.base.records import Reading
from dateline.version import __version__

if TYPE_CHECKING:
    from dateline.pipeline import read

__all__ = ["Reading", "__version__", "read"]


def __getattr__(name: str) -> object:
    """`dateline.read`, on first use: the parser behind it takes a second to load, which `dateline --help` need not."""
    if name != "read":
        raise AttributeError(f"module 'dateline' has no attribute {name!r}; it has {', '.join(__all__)}")
    from dateline.pipeline import read  # noqa: PLC0415 - loaded on first use

    return read
