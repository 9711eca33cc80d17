"""WikiEvents: triggers of attacks, arrests, trials and protests, mapped to PLOVER where it has a type for them; sides.

A word that the set leaves unmarked is no act of a kind that the set marks; of the other types it says nothing.
"""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from training.encoder.example import Example, Sides, rows
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
ACTORS = frozenset(
    "Attacker Killer Injurer Damager DamagerDestroyer Destroyer Perpetrator Jailer Demonstrator Communicator "
    "Participant JudgeCourt Prosecutor Investigator".split()
)
RECIPIENTS = frozenset("Target Victim Detainee Defendant Recipient Employee ObservedEntity".split())
UNTOLD = ANY & ~some("ASSAULT", "PROTEST", "COERCE", "SANCTION")  # what an unmarked word may still be


def examples(data: Path, part: str) -> Iterator[Example]:
    """The sentences of one part."""
    for row in rows(data / f"events/wikievents_{part}.jsonl"):
        tokens = row["tokens"]
        allowed = [UNTOLD] * len(tokens)
        for mention in row["event_mentions"]:
            first, last = _place(mention)
            name = ".".join(mention["event_type"].split(".")[:2])
            kinds = TYPES.get(name, UNTOLD | NONE)
            allowed[first:last] = [kinds] * (last - first)
        for start, end in _sentences(tokens):
            words = tokens[start:end]
            acts = [_sides(words, start, told) for told in row["event_mentions"] if start <= _place(told)[0] < end]
            sides = [act for act in acts if act.actor or act.recipient]
            group = str(row.get("docid", row.get("doc_id")))
            yield Example("wikievents", words, trigger=allowed[start:end], sides=sides, group=group)


def _place(mention: dict[str, Any]) -> tuple[int, int]:
    """The words `[first, last)` of a trigger."""
    trigger = mention["trigger"]
    return trigger.get("start_idx", trigger.get("start")), trigger.get("end_idx", trigger.get("end"))


def _sides(words: list[str], start: int, mention: dict[str, Any]) -> Sides:
    """Who does it and to whom, wherever the sentence has the words that the set gives for them."""
    trigger = _place(mention)[0] - start
    found: dict[bool, set[int]] = {True: set(), False: set()}
    for argument in mention["arguments"]:
        if argument["role"] in ACTORS | RECIPIENTS and "text" in argument:
            wanted = argument["text"].split()
            places = [k for k in range(len(words)) if words[k : k + len(wanted)] == wanted]
            found[argument["role"] in ACTORS].update(k + n for k in places for n in range(len(wanted)))
    return Sides(trigger, *(sorted(found[is_actor] - {trigger}) for is_actor in (True, False)))


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
