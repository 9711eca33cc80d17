"""Short articles of invented outlets, read with the whole engine."""

from collections.abc import Callable
from functools import cache

import pytest

from dateline.base.records import RawPage, Reading
from dateline.pipeline import read_page

Write = Callable[..., Reading]


@cache
def _read(**fields: str) -> Reading:
    return read_page(RawPage(**fields))


@pytest.fixture
def write() -> Write:
    """A reading of an article, whose paragraphs are given one by one."""

    def written(id_: str, *paragraphs: str, **fields: str) -> Reading:
        return _read(id=id_, text="\n".join(paragraphs), **fields)

    return written
