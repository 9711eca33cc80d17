"""Lines that stand among the paragraphs of a news page without telling news, known by their own words."""

import re
from functools import cache

from dateline.base.records import Role
from dateline.knowledge import load_yaml

FILE = "languages/en/page-furniture.yaml"
LONGEST = 420
"""Furniture is short: no line above so many characters is judged by its first words."""


def role_of_line(line: str) -> Role | None:
    """The role that a paragraph's own words tell (caption, media-credit, byline, promo, correction), else `None`."""
    if len(line) > LONGEST:
        return "correction" if _patterns()["correction"].match(line) else None
    for role, pattern in _patterns().items():
        if pattern.match(line):
            return role
    return None


@cache
def _patterns() -> dict[Role, re.Pattern[str]]:
    """One expression a role, in the order in which they are tried."""
    return {role: re.compile("|".join(told), re.IGNORECASE) for role, told in load_yaml(FILE)["roles"].items()}
