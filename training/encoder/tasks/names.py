"""Worldwide newswire: names of nine kinds."""

from collections.abc import Iterator
from pathlib import Path

from training.encoder.example import Example, rows
from training.encoder.heads import SPANS


def examples(data: Path, part: str) -> Iterator[Example]:
    """The sentences of one part, their labels as the set has them."""
    labels = {label: index for index, label in enumerate(SPANS["name"])}
    for row in rows(data / f"ner/worldwide_{part}.jsonl"):
        for sentence in row["sentences"]:
            words = [word for word, _ in sentence]
            yield Example("names", words, {"name": [labels[label] for _, label in sentence]}, group=row["id"])
