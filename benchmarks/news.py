"""Articles of the public sets whose acts we annotated and kept apart: no rule and no weight has seen them."""

import json
from pathlib import Path
from typing import Final

from training.news.articles import annotated

FIGURES: Final = frozenset({
    "events F1", "events required recall", "status", "unreal coded as real", "actor", "actor country", "recipient",
    "recipient country", "direction swapped", "event date", "event place", "event place left null",
})  # fmt: skip
"""What is annotated: acts alone, no quotes, quantities or times."""


def gold(data: Path, folder: Path) -> Path:
    """Write the gold readings of the part `proof` into a folder below `folder`, and return it."""
    where = folder / "news"
    where.mkdir(parents=True, exist_ok=True)
    for number, article in enumerate(annotated(data, "proof")):
        told = json.dumps(article.gold(), ensure_ascii=False)
        (where / f"{number:03}.json").write_text(told, encoding="utf-8")
    return where
