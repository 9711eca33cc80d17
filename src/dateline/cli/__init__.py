"""The front door, one file per command group."""

from dateline.cli.app import main

__all__ = ["main"]
