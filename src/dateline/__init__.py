"""Dateline reads the news of a crisis and keeps a record that people can believe."""

from typing import TYPE_CHECKING

from dateline.base.records import Reading
from dateline.version import __version__

if TYPE_CHECKING:
    from dateline.knowledge.ownbook import load_own as load_codebook
    from dateline.pipeline import read

__all__ = ["Reading", "__version__", "load_codebook", "read"]


def __getattr__(name: str) -> object:
    """`read` and `load_codebook`, on first use: what is behind them takes a second to load, which `--help` need not."""
    if name == "read":
        from dateline.pipeline import read  # noqa: PLC0415 - loaded on first use

        return read
    if name == "load_codebook":
        from dateline.knowledge.ownbook import load_own  # noqa: PLC0415 - loaded on first use

        return load_own
    raise AttributeError(f"module 'dateline' has no attribute {name!r}; it has {', '.join(__all__)}")
