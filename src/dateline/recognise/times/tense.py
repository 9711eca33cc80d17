"""Whether a clause speaks of what was or of what is to come: decides which Friday 'Friday' is."""

from collections.abc import Iterator
from functools import cache
from typing import Literal

from dateline.base.spans import Span
from dateline.knowledge import load_yaml
from dateline.parse.phrases import auxiliaries
from dateline.parse.syntax import Sentence, Token

Tense = Literal["past", "future"]

_MODALS = frozenset("will shall would could should may might must can wo".split())
_IS = frozenset("is are am 's ’s be 're ’re".split())


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load_yaml("languages/en/times.yaml")[name])


def tense_at(sentence: Sentence, span: Span, text: str) -> Tense | None:
    """The tense of the clause around `span`; `None` where neither verb nor cue word tells."""
    token = sentence.token_at(span.start)
    if token is None:
        return None
    for verb in _governors(sentence, token):
        found = _tense_of(sentence, verb)
        if found is not None:
            return "future" if found == "past" and _future_cue(sentence, token, verb) else found
    return "future" if _cue_before(text[sentence.span.start : span.start]) else None


def _governors(sentence: Sentence, token: Token) -> Iterator[Token]:
    """The verbs (and adjectives like 'due') above a token, nearest first."""
    for head in (token, *sentence.ancestors(token)):
        if head.pos in ("VERB", "AUX") or head.lower in ("due", "likely", "set"):
            yield head


def _tense_of(sentence: Sentence, verb: Token) -> Tense | None:
    """The tense of one verb by its auxiliaries, tag and governing verb."""
    helpers = set(auxiliaries(sentence, verb))
    if helpers & _MODALS:
        return "past" if "have" in helpers and not helpers & {"will", "shall", "wo"} else "future"
    if verb.lower in ("due", "likely", "slated", "scheduled", "poised", "set", "expected") and not helpers & {
        "had",
        "was",
        "were",
    }:
        return "future"
    if verb.tag == "VB":
        return _infinitive(sentence, verb, helpers)
    if verb.tag == "VBG":
        return "future" if helpers & _IS and "been" not in helpers else None
    if verb.tag in ("VBD", "VBN"):
        return "past"
    if verb.tag in ("VBZ", "VBP") and verb.lemma in _words("timetable_verbs") and sentence.role != "headline":
        return "future"
    return None


def _infinitive(sentence: Sentence, verb: Token, helpers: set[str]) -> Tense | None:
    """'plans to meet', 'is to meet': to come; 'managed to meet': as the verb above it."""
    if "to" not in helpers:
        return None
    head = sentence.head(verb)
    if set(auxiliaries(sentence, head)) & {"had"}:
        return "past"
    if head is verb or head.lemma in _words("future_heads") or head.lower in _words("future_heads"):
        return "future"
    if head.lower in ("is", "are"):
        return "future"
    return "future" if head.pos in ("NOUN", "ADJ") and head.lower not in ("first", "last") else None


def _future_cue(sentence: Sentence, token: Token, verb: Token) -> bool:
    """A past verb whose time is told by a noun or adjective of what is to come: 'set Friday as the deadline'."""
    above = list(sentence.ancestors(token))
    chain = above[: above.index(verb)] if verb in above else []
    after = sentence.tokens[token.index + 1 : token.index + 4]
    return any(t.lower in _words("future_cues") for t in (*chain, *after))


def _cue_before(text: str) -> bool:
    return any(word in _words("future_cues") for word in text.lower().split()[-6:])
