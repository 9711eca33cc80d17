"""Lines that stand among the paragraphs of a news page without telling news, known by their own words."""

import re
from functools import cache
from importlib.resources import files
from pathlib import Path

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
    """One expression a role, of the lines of all languages, in the order in which English names the roles."""
    told: dict[Role, list[str]] = {role: list(patterns) for role, patterns in load_yaml(FILE)["roles"].items()}
    for folder in sorted(files("dateline.knowledge").joinpath("languages").iterdir(), key=lambda folder: folder.name):
        name = f"languages/{folder.name}/{Path(FILE).name}"
        if name != FILE and folder.joinpath(Path(FILE).name).is_file():
            for role, patterns in load_yaml(name)["roles"].items():
                told[role] += patterns
    return {role: re.compile("|".join(patterns), re.IGNORECASE) for role, patterns in told.items()}
