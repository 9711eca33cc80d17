"""PolNeAR: who is given as the source of what, by which cue."""

from collections.abc import Iterator
from pathlib import Path

from training.encoder.example import Example, rows, tagged
from training.encoder.text import covered, parsed

ROLES = {"Source": "source", "Cue": "cue", "Content": "content"}


def examples(data: Path, part: str) -> Iterator[Example]:
    """The sentences of one part. Of nested contents the outermost is taken."""
    for row in rows(data / f"quotes/polnear_{part}.jsonl"):
        told: dict[str, list[tuple[int, int]]] = {role: [] for role in ROLES}
        for role, places in row["spans"].values():
            if role in told:
                told[role].extend((start, end) for start, end in places)
        for words in parsed(row["text"]):
            spans = {}
            for role, places in told.items():
                found = sorted((covered(words, *place) for place in places), key=lambda s: (s[0] - s[1], s[0]))
                spans[ROLES[role]] = tagged(len(words), ROLES[role], ((*place, role) for place in found))
            yield Example("polnear", [word.text for word in words], spans, group=row["id"])
