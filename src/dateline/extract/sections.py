"""The roles of a web article's paragraphs, once the page's own furniture is gone."""

from dateline.extract.body import Block
from dateline.extract.furniture import role_of_line
from dateline.extract.roles import fold


def give_roles(blocks: list[Block], title: str | None) -> list[Block]:
    """The headline first, then every paragraph once, with the role that its words or its markup tell."""
    kept = [Block(title, "headline")] if title else []
    seen = {fold(title or "")}
    for block in blocks:
        words = fold(block.words)
        if not words or words in seen:
            continue
        seen.add(words)
        kept.append(Block(block.words, role_of_line(block.words) or block.role))
    return kept
