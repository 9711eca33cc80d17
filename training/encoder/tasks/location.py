"""Sentences about conflict, of which the set says nothing that a head learns: a teacher may tell their acts."""

from collections.abc import Iterator
from pathlib import Path

from training.encoder.example import Example, rows
from training.encoder.text import parsed


def examples(data: Path, part: str) -> Iterator[Example]:
    """The sentences of one part."""
    texts = [row["text"].strip() for row in rows(data / "geo/event_location_train.jsonl") if row["part"] == part]
    for number in range(0, len(texts), _TOGETHER):
        for words in parsed("\n\n".join(texts[number : number + _TOGETHER])):
            yield Example("location", [word.text for word in words], group=str(number))


_TOGETHER = 60  # texts that are parsed as one, each a paragraph
