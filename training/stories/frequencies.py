"""Count in how many articles each word stands: `knowledge/languages/en/word-frequencies.tsv`.

Usage: python -m training.stories.frequencies FOLDER, where FOLDER holds the development sets (see training/README.md).
Only training files, training parts and page sets are counted; nothing but words and counts is written.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from dateline.reconcile.words import words_of

TARGET = Path(__file__).parents[2] / "src/dateline/knowledge/languages/en/word-frequencies.tsv"
SETS = (
    "events/muc4_train",
    "quotes/polnear_train",
    "time/tbaq",
    "geo/lgl",
    "geo/geovirus",
    "pages/andy",
    "pages/fundus",
)
LEAST = 2  # articles that hold a word; rarer ones count as met once


def texts(folder: Path) -> Iterator[str]:
    """The texts of the sets, one an article."""
    for name in SETS:
        with (folder / f"{name}.jsonl").open(encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                body = row.get("text") or row.get("body") or ""
                if row.get("part", "train") == "train":
                    yield body if isinstance(body, str) else "\n".join(body)


def main() -> None:
    """Count, and write the table: the number of articles first, then the words by count."""
    counts: Counter[str] = Counter()
    articles = 0
    for text in texts(Path(sys.argv[1])):
        if text:
            counts.update(set(words_of(text)))
            articles += 1
    rows = sorted((w for w in counts if counts[w] >= LEAST), key=lambda word: (-counts[word], word))
    lines = [f"#\t{articles}", *(f"{word}\t{counts[word]}" for word in rows)]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{TARGET.name}: {len(rows)} words of {articles} articles")


if __name__ == "__main__":
    main()
