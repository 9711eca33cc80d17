"""One training example: the words of a sentence, and what a set says of them for some heads."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

from training.encoder.heads import SPANS


@dataclass(frozen=True, slots=True)
class Pair:
    """Marked words (indices) of an actor, a recipient and a trigger, any of which may be empty; `allowed` as bits."""

    actor: list[int]
    recipient: list[int]
    trigger: list[int]
    allowed: int


@dataclass(frozen=True, slots=True)
class Sides:
    """All words (indices) that name the actors, and the recipients, of the act that the word `trigger` tells."""

    trigger: int
    actor: list[int]
    recipient: list[int]


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence as words. Every list has one entry a word; a head that is absent is not trained by this example.

    `spans`: head -> label indices. `trigger`: the possible labels, as bits. `status`: a label index or IGNORED.
    `modes`: indices of modes, or None where nothing is said. `numbers`: head -> value or None.
    """

    origin: str
    words: list[str]
    spans: dict[str, list[int]] = field(default_factory=dict)
    trigger: list[int] | None = None
    status: list[int] | None = None
    modes: list[list[int] | None] | None = None
    numbers: dict[str, list[float | None]] = field(default_factory=dict)
    pairs: list[Pair] = field(default_factory=list)
    sides: list[Sides] = field(default_factory=list)
    group: str = ""  # what may not be parted between training and validation: a document, a family


def tagged(count: int, head: str, found: Iterable[tuple[int, int, str]]) -> list[int]:
    """Spans of words `[start, end)` with kinds -> one label index a word; what overlaps an earlier span is left out."""
    labels = SPANS[head]
    tags = [0] * count
    for start, end, kind in found:
        if start < end and not any(tags[start:end]):
            tags[start] = labels.index(f"B-{kind}")
            tags[start + 1 : end] = [labels.index(f"I-{kind}")] * (end - start - 1)
    return tags


def rows(path: Path) -> Iterator[dict]:  # type: ignore[type-arg]
    """The records of a JSONL file."""
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def write(path: Path, examples: Iterable[Example]) -> int:
    """Examples as JSONL; returns how many."""
    count = 0
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as out:
        for example in examples:
            out.write(json.dumps(asdict(example), ensure_ascii=False) + "\n")
            count += 1
    return count


def read(path: Path) -> list[Example]:
    """The examples of a file that `write` wrote."""
    return [
        Example(**{**row, "pairs": [Pair(**p) for p in row["pairs"]], "sides": [Sides(**s) for s in row["sides"]]})
        for row in rows(path)
    ]
