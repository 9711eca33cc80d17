"""The words that report speech, as a table: verbs with their frames, nouns, carriers."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
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
    headline_labels: frozenset[str]
    pictures: frozenset[str]
    relays: frozenset[str]
    outlets: frozenset[str]
    days: frozenset[str]
    replies: frozenset[str]
    continues: frozenset[str]
    reticences: frozenset[str]
    silences: frozenset[str]
    addressing: frozenset[str]
    unowned: frozenset[str]
    title_words: frozenset[str]


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
    lists = (field.name for field in fields(Speech) if field.name not in ("verbs", "phrases"))
    return Speech(verbs=verbs, phrases=phrases, **{name: frozenset(table[name]) for name in lists})


def cue_at(sentence: Sentence, verb: Token) -> Cue | None:
    """The cue that `verb` is, with its particle ('call on') if it has one; `None` if it reports nothing."""
    table = speech()
    if verb.pos not in ("VERB", "AUX") or verb.tag == "MD" or is_noun_after_all(sentence, verb):
        return None
    for rest in table.phrases.get(verb.lemma, ()):
        particle = _particle(sentence, verb, rest)
        if particle is not None:
            return Cue(sentence, verb, f"{verb.lemma} {rest}", table.verbs[f"{verb.lemma} {rest}"], particle)
    frames = table.verbs.get(verb.lemma)
    if frames == _PASSIVE and verb.tag != "VBN":
        return None
    return Cue(sentence, verb, verb.lemma, frames) if frames else None


def behind_time(sentence: Sentence, index: int) -> int:
    """The place behind adverbs and days that begin at `index`: behind 'again', 'on Wednesday', 'late Monday'."""
    tokens = sentence.tokens
    while index + 1 < len(tokens):
        here = tokens[index].lower
        if here in speech().days or (tokens[index].pos == "ADV" and tokens[index].dep == "advmod"):
            index += 1
        elif here in ("on", "early", "late", "last") and tokens[index + 1].lower in speech().days:
            index += 2
        else:
            break
    return index


def is_noun_after_all(sentence: Sentence, verb: Token) -> bool:
    """True for the 'suspect' of 'the lawyer of a suspect says', which the parser took for a verb: its verb follows."""
    following = sentence.tokens[verb.index + 1 : verb.index + 2]
    return verb.tag == "VBP" and any(t.tag in ("VBZ", "VBD") and t.lemma in speech().verbs for t in following)


def _particle(sentence: Sentence, verb: Token, rest: str) -> Token | None:
    """The last token of the words `rest` behind the verb, or the lone word `rest` on it ('singled X out').

    A time or an adverb may stand between: 'called on Monday for'.
    """
    words = rest.split()
    for first in (verb.index + 1, behind_time(sentence, verb.index + 1)):
        following = sentence.tokens[first : first + len(words)]
        then = sentence.tokens[first + len(words) : first + len(words) + 1]
        if [token.lower for token in following] == words and not any(t.lower in speech().days for t in then):
            return following[-1]
    return next((t for t in sentence.children(verb, "prt", "acomp", "oprd") if words == [t.lower]), None)
