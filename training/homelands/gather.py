"""Collect the signs of actors for whom nothing tells a country: `python -m training.homelands.gather DIR ...`.

The directories hold readings made by hand (`dateline-gold/1`), of which the text, the actors' mentions and their
countries are used. Prints a row for each actor and country that may be his: the article, the actor, whether it is his,
his kind and form, and the signs. No text goes out.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

from dateline.base.records import RawPage
from dateline.base.spans import Span
from dateline.pipeline import read_page
from dateline.recognise.actors import find
from dateline.recognise.actors.context import Context
from dateline.recognise.actors.entity import Entity
from dateline.recognise.actors.homeland import Case, Lands, is_open, take_homelands

_SAME = 0.6  # share of the shorter mention that two mentions of one actor have in common
Found = list[tuple[list[Span], list[tuple[str, Case]]]]


def main(folders: list[Path]) -> None:
    """Print the rows of all readings."""
    paths = [path for folder in folders for path in sorted(folder.glob("*.json"))]
    for number, path in enumerate(paths):
        gold = json.loads(path.read_text(encoding="utf-8"))
        for actor, (right, case) in _judged(gold):
            row = [str(number), str(actor), str(int(right)), case.kind, case.form]
            signs = [f"{much:.3g}" for much in case.signs.values()]
            sys.stdout.write("\t".join(row + signs) + "\n")


def _judged(gold: dict[str, Any]) -> Iterator[tuple[int, tuple[bool, Case]]]:
    found: Found = []

    def record(context: Context, entities: list[Entity]) -> None:
        lands = Lands(context, entities)
        found.extend((sorted(one.mentions), list(lands.cases(one))) for one in entities if is_open(one))
        take_homelands(context, entities)

    with patch.object(find, "take_homelands", record):
        read_page(RawPage(text=gold["text"], title=gold["title"] or None, published=gold["document_date"]))
    for number, (mentions, cases) in enumerate(found):
        same = max(gold["actors"], key=lambda actor: _fit(mentions, actor), default=None)
        if same is not None and _fit(mentions, same) > 0:
            yield from ((number, (country == same["country"], case)) for country, case in cases)


def _fit(mentions: list[Span], actor: dict[str, Any]) -> float:
    """How much of an actor's mentions is found; 0 where no two mentions are the same."""
    pairs = [(span, Span(*told)) for span in mentions for told in actor["mentions"]]
    same = any(a.overlap(b) >= _SAME * min(a.length(), b.length()) for a, b in pairs)
    return float(same * sum(a.overlap(b) for a, b in pairs) / (1 + sum(b - a for a, b in actor["mentions"])))


if __name__ == "__main__":
    main([Path(folder) for folder in sys.argv[1:]])
