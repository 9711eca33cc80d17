"""The version of the package: readings carry it, because output depends on it."""

__version__ = "0.1.0"
