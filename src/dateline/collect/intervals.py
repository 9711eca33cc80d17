"""Intervals as people write them: 30s, 5m, 2h, 1d."""

import re

SHORTEST, LONGEST = 1.0, 30 * 86_400.0
_UNITS = {"s": 1.0, "m": 60.0, "h": 3600.0, "d": 86_400.0}


def seconds_of(told: str) -> float:
    """The seconds of an interval. Raises `ValueError`, in words, for what is none from a second to thirty days."""
    found = re.fullmatch(r"(\d{1,7}(?:\.\d{1,3})?)([smhd])", told.strip(), re.ASCII)
    seconds = float(found[1]) * _UNITS[found[2]] if found else 0.0
    if not SHORTEST <= seconds <= LONGEST:
        raise ValueError(f"{told[:40]!r} is no interval; give one from 1s to 30d, such as 30s, 5m, 2h or 1d")
    return seconds
