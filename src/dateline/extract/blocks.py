"""A paragraph on its way from the page into the article."""

from typing import NamedTuple

from dateline.base.records import Role


class Block(NamedTuple):
    """One paragraph's words and its role."""

    words: str
    role: Role
