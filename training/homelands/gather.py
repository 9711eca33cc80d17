"""Collect the signs of actors for whom nothing tells a country: `python -m training.homelands.gather SETS PART ...`.

Reads the annotated articles of these parts. Prints a row for each actor and country that may be his: the article, the
actor, whether it is his, his kind and form, and the signs. No text goes out.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

from training.news.articles import News, annotated

from dateline.base.spans import Span
from dateline.pipeline import read_page
from dateline.recognise.actors import find
from dateline.recognise.actors.context import Context
from dateline.recognise.actors.entity import Entity
from dateline.recognise.actors.homeland import Case, Lands, is_open, take_homelands

_SAME = 0.6  # share of the shorter mention that two mentions of one actor have in common
Found = list[tuple[list[Span], list[tuple[str, Case]]]]


def main(data: Path, parts: list[str]) -> None:
    """Print the rows of all articles; the countries of actors in single sentences are not annotated."""
    articles = [article for part in parts for article in annotated(data, part) if article.whole]
    for number, article in enumerate(articles):
        for actor, (right, case) in _judged(article):
            row = [str(number), str(actor), str(int(right)), case.kind, case.form]
            signs = [f"{much:.3g}" for much in case.signs.values()]
            sys.stdout.write("\t".join(row + signs) + "\n")


def _judged(article: News) -> Iterator[tuple[int, tuple[bool, Case]]]:
    found: Found = []

    def record(context: Context, entities: list[Entity]) -> None:
        lands = Lands(context, entities)
        found.extend((sorted(one.mentions), list(lands.cases(one))) for one in entities if is_open(one))
        take_homelands(context, entities)

    with patch.object(find, "take_homelands", record):
        read_page(article.page())
    for number, (mentions, cases) in enumerate(found):
        same = max(article.actors, key=lambda actor: _fit(mentions, actor), default=None)
        if same is not None and _fit(mentions, same) > 0:
            yield from ((number, (country == same["country"], case)) for country, case in cases)


def _fit(mentions: list[Span], actor: dict[str, Any]) -> float:
    """How much of an actor's mentions is found; 0 where no two mentions are the same."""
    pairs = [(span, Span(*told)) for span in mentions for told in actor["mentions"]]
    same = any(a.overlap(b) >= _SAME * min(a.length(), b.length()) for a, b in pairs)
    return float(same * sum(a.overlap(b) for a, b in pairs) / (1 + sum(b - a for a, b in actor["mentions"])))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
