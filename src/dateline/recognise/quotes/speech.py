"""The words that report speech, as a table: verbs with their frames, nouns, carriers, phrases of anonymity."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from dateline import knowledge
from dateline.parse.syntax import Sentence, Token

_PASSIVE = frozenset({"passive"})


@dataclass(frozen=True, slots=True)
class Speech:
    """What `speech.yaml` of a language says. `phrases` are the verbs of two words, by their first."""

    verbs: Mapping[str, frozenset[str]]
    phrases: Mapping[str, tuple[str, ...]]
    evidence_verbs: frozenset[str]
    thought_verbs: frozenset[str]
    impersonal: frozenset[str]
    utters: frozenset[str]
    afterthoughts: frozenset[str]
    nouns: frozenset[str]
    carriers: frozenset[str]
    naming: frozenset[str]
    headline_sources: frozenset[str]
    anonymity: re.Pattern[str]


@dataclass(frozen=True, slots=True, eq=False)
class Cue:
    """A verb that reports speech, with its frames; `particle` is the second word of 'point out', if any."""

    sentence: Sentence
    verb: Token
    lemma: str
    frames: frozenset[str]
    particle: Token | None = None


@cache
def speech() -> Speech:
    """The table for English, read once."""
    table = knowledge.load_yaml("languages/en/speech.yaml")
    verbs = {lemma: frozenset(frames) for lemma, frames in table["verbs"].items()}
    phrases: dict[str, tuple[str, ...]] = {}
    for phrase in verbs:
        first, _, rest = phrase.partition(" ")
        if rest:
            phrases[first] = (*phrases.get(first, ()), rest)
    words = "|".join(table["anonymous_adjectives"])
    nouns = "|".join(table["anonymous_nouns"])
    adjectives = rf"(?:{words})(?= (?:[\w.'’-]+ ){{0,3}}?(?:{nouns})\b)"
    sets = (
        "evidence_verbs",
        "thought_verbs",
        "impersonal",
        "utters",
        "afterthoughts",
        "nouns",
        "carriers",
        "naming",
        "headline_sources",
    )
    return Speech(
        verbs=verbs,
        phrases=phrases,
        anonymity=re.compile(rf"\b(?:{'|'.join([*table['anonymity'], adjectives])})\b", re.IGNORECASE),
        **{name: frozenset(table[name]) for name in sets},
    )


def cue_at(sentence: Sentence, verb: Token) -> Cue | None:
    """The cue that `verb` is, with its particle ('call on') if it has one; `None` if it reports nothing."""
    table = speech()
    if verb.pos not in ("VERB", "AUX") or verb.tag == "MD":
        return None
    for rest in table.phrases.get(verb.lemma, ()):
        particle = _particle(sentence, verb, rest)
        if particle is not None:
            return Cue(sentence, verb, f"{verb.lemma} {rest}", table.verbs[f"{verb.lemma} {rest}"], particle)
    frames = table.verbs.get(verb.lemma)
    if frames == _PASSIVE and verb.tag != "VBN":
        return None
    return Cue(sentence, verb, verb.lemma, frames) if frames else None


def _particle(sentence: Sentence, verb: Token, rest: str) -> Token | None:
    """The last token of the words `rest` right after the verb, or the lone word `rest` on it ('singled X out')."""
    words = rest.split()
    following = sentence.tokens[verb.index + 1 : verb.index + 1 + len(words)]
    if [token.lower for token in following] == words:
        return following[-1]
    return next((t for t in sentence.children(verb, "prt", "acomp", "oprd") if words == [t.lower]), None)
