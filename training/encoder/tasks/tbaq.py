"""TimeBank and AQUAINT: expressions of time."""

from collections.abc import Iterator
from pathlib import Path

from training.encoder.example import Example, rows, tagged
from training.encoder.text import covered, parsed


def examples(data: Path, part: str) -> Iterator[Example]:
    """The sentences of one part."""
    for row in rows(data / "time/tbaq.jsonl"):
        if row["part"] != part:
            continue
        for words in parsed(row["text"]):
            found = ((*covered(words, *time["span"]), "Time") for time in row["times"])
            yield Example(
                "tbaq", [word.text for word in words], {"time": tagged(len(words), "time", found)}, group=row["id"]
            )
