"""WikiEvents: triggers of attacks, arrests, trials and protests, mapped to PLOVER where it has a type for them.

A word that the set leaves unmarked is no act of a kind that the set marks; of the other types it says nothing.
"""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from training.encoder.example import Example, rows
from training.encoder.heads import ANY, NONE, one, some

TYPES = {  # KAIROS type -> what PLOVER may call it; an ordinary crime or a plain talk is no act at all
    "Conflict.Attack": one("ASSAULT"),
    "Life.Die": some("ASSAULT", "none"),
    "Life.Injure": some("ASSAULT", "none"),
    "ArtifactExistence.DamageDestroyDisableDismantle": some("ASSAULT", "none"),
    "Conflict.Demonstrate": one("PROTEST"),
    "Justice.ArrestJailDetain": one("COERCE"),
    "Justice.ChargeIndict": one("ACCUSE"),
    "Justice.InvestigateCrime": one("ACCUSE"),
    "Justice.Convict": one("SANCTION"),
    "Justice.Sentence": one("SANCTION"),
    "Justice.ReleaseParole": one("RETREAT"),
    "Contact.ThreatenCoerce": one("THREATEN"),
    "Contact.RequestCommand": one("REQUEST"),
    "Personnel.EndPosition": some("RETREAT", "none"),
}
UNTOLD = ANY & ~some("ASSAULT", "PROTEST", "COERCE", "SANCTION")  # what an unmarked word may still be


def examples(data: Path, part: str) -> Iterator[Example]:
    """The sentences of one part."""
    for row in rows(data / f"events/wikievents_{part}.jsonl"):
        tokens = row["tokens"]
        allowed = [UNTOLD] * len(tokens)
        for mention in row["event_mentions"]:
            trigger = mention["trigger"]
            name = ".".join(mention["event_type"].split(".")[:2])
            kinds = TYPES.get(name, UNTOLD | NONE)
            first = trigger.get("start_idx", trigger.get("start"))
            last = trigger.get("end_idx", trigger.get("end"))
            allowed[first:last] = [kinds] * (last - first)
        for start, end in _sentences(tokens):
            yield Example(
                "wikievents", tokens[start:end], trigger=allowed[start:end], group=row.get("docid", row.get("doc_id"))
            )


def _sentences(tokens: list[str]) -> Iterator[tuple[int, int]]:
    """Stretches that end with a full stop and are long enough to be no abbreviation."""
    ends = [0]
    for k, token in enumerate(tokens):
        if token in {".", "!", "?"} and k + 1 - ends[-1] >= 6:
            closed = k + 1 < len(tokens) and tokens[k + 1] in {"”", '"', "''"}
            ends.append(k + 1 + closed)
        elif k + 1 - ends[-1] >= 90:
            ends.append(k + 1)
    ends.append(len(tokens))
    yield from ((a, b) for a, b in pairwise(ends) if b > a)
