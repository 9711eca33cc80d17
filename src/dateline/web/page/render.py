"""Readings -> one self-contained HTML page."""

from collections.abc import Sequence

from dateline.base.records import Reading


def render_page(readings: Sequence[Reading]) -> str:
    """The page."""
    return "<!doctype html>"
