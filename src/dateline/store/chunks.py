"""Many values, as many at a time as one statement takes."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

_CHUNK = 500  # values in one condition
_Value = TypeVar("_Value")


def chunks(values: Sequence[_Value]) -> Iterator[Sequence[_Value]]:
    """As many values at a time as one statement takes."""
    return (values[start : start + _CHUNK] for start in range(0, len(values), _CHUNK))
