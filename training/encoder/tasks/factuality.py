"""UW, UDS-IH2 and MEANTIME: how far a predicate is told as having happened, from -3 to +3."""

from collections.abc import Iterator
from pathlib import Path

from training.encoder.example import Example, rows


def uw(data: Path, part: str) -> Iterator[Example]:
    """News and speech, judged by how far the author believes it."""
    return _examples(data, "uw", part)


def uds(data: Path, part: str) -> Iterator[Example]:
    """Web text: reviews, mails, blogs, news."""
    return _examples(data, "uds_ih2", part)


def meantime(data: Path, part: str) -> Iterator[Example]:
    """Business news."""
    return _examples(data, "meantime", part)


def _examples(data: Path, name: str, part: str) -> Iterator[Example]:
    for number, row in enumerate(rows(data / f"status/{name}_{part}.jsonl")):
        words = row["text"].split()
        values: list[float | None] = [None] * len(words)
        for target in row["targets"]:
            values[target["span1"][0]] = target["label"]
        yield Example(name, words, numbers={"factuality": values}, group=str(number // 20))
