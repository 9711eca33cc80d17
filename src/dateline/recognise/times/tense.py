"""Whether a clause speaks of what was or of what is to come: decides which Friday 'Friday' is."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal

from dateline.base.spans import Span
from dateline.knowledge import word_set
from dateline.parse.phrases import auxiliaries
from dateline.parse.syntax import Sentence, Token
from dateline.recognise.numerals import alternatives

Tense = Literal["past", "future"]


def _words(name: str) -> frozenset[str]:
    return word_set("languages/en/times.yaml", name)


@cache
def _openers() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(sorted(_words('future_openers')))})\s+(?:the\s+)?$", re.IGNORECASE)


def tense_at(sentence: Sentence, span: Span, text: str) -> Tense | None:
    """The tense of the clause around `span`; `None` where neither verb nor cue word tells."""
    token = sentence.token_at(span.start)
    if token is None:
        return None
    before = text[sentence.span.start : span.start]
    if _openers().search(before[-24:]):
        return "past" if _was_so_until(sentence, token) else "future"
    for verb in _governors(sentence, token):
        found = _tense_of(sentence, verb, _preposition(sentence, token, verb))
        if found is not None:
            return "future" if found == "past" and _future_cue(sentence, token, verb, span) else found
    return "future" if any(word in _words("future_cues") for word in before.lower().split()[-6:]) else None


def _was_so_until(sentence: Sentence, token: Token) -> bool:
    """'Until Thursday they had not named him', 'the talks lasted until Thursday': it ended then."""
    verb = next((head for head in sentence.ancestors(token) if head.pos in ("VERB", "AUX")), None)
    if verb is None:
        return False
    return "had" in auxiliaries(sentence, verb) or (verb.tag == "VBD" and verb.lemma in _words("lasting"))


def _governors(sentence: Sentence, token: Token) -> Iterator[Token]:
    """The verbs (and adjectives like 'due') above a token, nearest first."""
    for head in (token, *sentence.ancestors(token)):
        governs = head.pos in ("VERB", "AUX") or head.lower in _words("awaited")
        if governs and not _stands_before_what_is_said(sentence, token, head):
            yield head


def _stands_before_what_is_said(sentence: Sentence, token: Token, verb: Token) -> bool:
    """'said on Monday he would resign': right behind the verb of saying stands when it was said."""
    saying, subject = sentence.head(verb), sentence.child(verb, "nsubj", "nsubjpass")
    if verb.dep != "ccomp" or subject is None or not saying.index < token.index < subject.index:
        return False
    return all(t.pos in ("ADP", "DET") for t in sentence.tokens[saying.index + 1 : token.index])


def _preposition(sentence: Sentence, token: Token, verb: Token) -> str | None:
    """The preposition by which a token hangs on a verb ('planned for Friday')."""
    below = next((t for t in (token, *sentence.ancestors(token)) if sentence.head(t) is verb), None)
    return below.lower if below is not None and below.dep == "prep" else None


def _tense_of(sentence: Sentence, verb: Token, preposition: str | None) -> Tense | None:
    """The tense of one verb by its auxiliaries, its tag and the verb that governs it."""
    helpers = set(auxiliaries(sentence, verb))
    if helpers & _words("modals"):
        return "past" if "have" in helpers and not helpers & {"will", "shall"} else "future"
    if _is_awaited(sentence, verb, helpers, preposition):
        return "future"
    if verb.tag == "VB" or {"to", "be"} <= helpers:
        return _of_infinitive(sentence, verb, helpers)
    if _sets_a_scene_to_come(sentence, verb, helpers):
        return "future"
    if verb.tag == "VBG":
        if "been" in helpers or not helpers & (_words("is") | _words("was")):
            return None
        return "future" if helpers & _words("is") else "past"
    if verb.tag in ("VBD", "VBN"):
        return "past"
    if _plans(sentence, verb):
        return "future"
    told = verb.lemma in _words("timetable_verbs") and sentence.role != "headline" and not sentence.child(verb, "dobj")
    return "future" if told and verb.tag in ("VBZ", "VBP") else None


def _plans(sentence: Sentence, verb: Token) -> bool:
    """'On Tuesday, the league plans to meet': a time that hangs on the plan is that of what is planned."""
    present = verb.tag in ("VBZ", "VBP") and sentence.role != "headline" and verb.lemma in _words("future_heads")
    return present and any("to" in auxiliaries(sentence, clause) for clause in sentence.children(verb, "xcomp"))


def _is_awaited(sentence: Sentence, verb: Token, helpers: set[str], preposition: str | None) -> bool:
    """'is due Friday', 'was planned for Friday', 'set for Rome in May'; not 'had been due' or 'set on Friday'."""
    if verb.lower not in _words("awaited") or "had" in helpers:
        return False
    if preposition == "for" or (not helpers and any(t.lower == "for" for t in sentence.children(verb, "prep"))):
        return True
    return not helpers & {"was", "were"} and (verb.lower != "set" or sentence.child(verb, "xcomp") is not None)


def _of_infinitive(sentence: Sentence, verb: Token, helpers: set[str]) -> Tense | None:
    """'plans to meet', 'is to meet': to come; 'managed to meet': as the verb above; 'had agreed to meet': gone by."""
    head = sentence.head(verb)
    if "to" not in helpers:
        return None
    if "had" in auxiliaries(sentence, head) or _sets_a_past_scene(sentence, head):
        return "past"
    if head is verb or {head.lemma, head.lower} & _words("future_heads") or head.lower in _words("is"):
        return "future"
    return "future" if head.pos in ("NOUN", "ADJ") and head.lower not in ("first", "last") else None


def _sets_a_scene_to_come(sentence: Sentence, verb: Token, helpers: set[str]) -> bool:
    """'when the case is heard in May', 'once the envoy returns': a present tense after a conjunction of time."""
    present = verb.tag in ("VBZ", "VBP") or (verb.tag == "VBN" and helpers & _words("is") and "been" not in helpers)
    opened = any(t.lower in _words("openers_to_come") for t in sentence.children(verb, "mark", "advmod"))
    above = sentence.head(verb)
    return bool(present) and opened and verb.dep == "advcl" and not _main_is_past(sentence, above)


def _sets_a_past_scene(sentence: Sentence, verb: Token) -> bool:
    """'As he prepared to speak on Tuesday, a man was hit': what had come about by then is gone by too."""
    opened = any(t.lower in _words("scene_openers") for t in sentence.children(verb, "mark", "advmod"))
    above = sentence.head(verb)
    return opened and verb.tag == "VBD" and verb.dep == "advcl" and _main_is_past(sentence, above)


def _main_is_past(sentence: Sentence, verb: Token) -> bool:
    return verb.tag in ("VBD", "VBN") and not set(auxiliaries(sentence, verb)) & _words("modals")


def _future_cue(sentence: Sentence, token: Token, verb: Token, span: Span) -> bool:
    """A past verb whose time is told by a noun or adjective of what is to come: 'set Friday as the deadline'."""
    above = list(sentence.ancestors(token))
    chain = above[: above.index(verb)] if verb in above else []
    last = max(t.index for t in (token, *sentence.tokens_in(span)))
    after = sentence.tokens[last + 1 : last + 4]
    return any(t.lower in _words("future_cues") and not _gives_reason(sentence, t) for t in (*chain, *after))


def _gives_reason(sentence: Sentence, token: Token) -> bool:
    """'Due to the storm' tells why, 'due to open' and 'due Friday' tell what is to come."""
    to, then = [*sentence.tokens[token.index + 1 : token.index + 3], token, token][:2]
    return token.lower == "due" and to.lower == "to" and then.tag != "VB"
