"""MUC-4: of an incident's perpetrator and victim or target in one sentence, that violence stands between them."""

import re
from collections.abc import Iterator
from pathlib import Path

from training.encoder.example import Example, Pair, rows
from training.encoder.heads import NONE, one

TYPES = {
    "attack": one("ASSAULT"),
    "bombing": one("ASSAULT"),
    "kidnapping": one("ASSAULT"),
    "arson": one("ASSAULT"),
}
_WORD = re.compile(r"\w+(?:[-'.]\w+)*|[^\w\s]")
_END = re.compile(r"(?<=[.!?])\s{2,}|\n\n+")


def examples(data: Path, part: str) -> Iterator[Example]:
    """The sentences that name both sides of an incident; swapped, the two are no pair."""
    for row in rows(data / f"events/muc4_{part}.jsonl"):
        for text in _END.split(row["doctext"]):
            words = _WORD.findall(text)
            if not 5 <= len(words) <= 100:
                continue
            pairs = [pair for template in row["templates"] for pair in _pairs(words, template)]
            if pairs:
                yield Example("muc", words, pairs=pairs[:4], group=row["docid"])


def _pairs(words: list[str], template: dict[str, object]) -> Iterator[Pair]:
    allowed = TYPES.get(str(template["incident_type"]))
    if allowed is None:
        return
    actors = list(_found(words, template["PerpInd"])) + list(_found(words, template["PerpOrg"]))
    others = list(_found(words, template["Victim"])) + list(_found(words, template["Target"]))
    for actor in actors[:2]:
        for other in others[:2]:
            if not set(actor) & set(other):
                yield Pair(actor, other, [], allowed)
                yield Pair(other, actor, [], NONE)


def _found(words: list[str], entities: object) -> Iterator[list[int]]:
    for names in entities:  # type: ignore[attr-defined]
        for name, *_ in names:
            wanted = _WORD.findall(name)
            at = next((k for k in range(len(words)) if words[k : k + len(wanted)] == wanted), None)
            if at is not None:
                yield list(range(at, at + len(wanted)))
                break
