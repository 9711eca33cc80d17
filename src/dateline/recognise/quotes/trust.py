"""How far a speaker is to be trusted: the share of speakers that the rules which found it get right."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from dateline import knowledge


@dataclass(frozen=True, slots=True)
class Rule:
    """What a rule sees, in words to be filled in (`{cue}`, `{source}`), and which share of its speakers is right."""

    words: str
    right: float


@dataclass(frozen=True, slots=True)
class Trust:
    """`told` are the rules that tie a quote to a source, `known` those that tell which actor a source is.

    Below `least` a speaker is not given.
    """

    told: Mapping[str, Rule]
    known: Mapping[str, Rule]
    least: float


@cache
def trust() -> Trust:
    """The measured table, read once."""
    table = knowledge.load_yaml("speaker_trust.yaml")
    told, known = ({name: Rule(**rule) for name, rule in table[part].items()} for part in ("told", "known"))
    return Trust(told, known, table["least"])
