"""From the predicate up to the main clause: what each word on the way makes of the act below it."""

from dateline.parse import Sentence, Token
from dateline.recognise.events.status.judged import Judged
from dateline.recognise.events.status.lexicon import effect
from dateline.recognise.events.status.nouns import above_noun, own_noun
from dateline.recognise.events.status.verbs import above_verb, own_verb

__all__ = ["Judged", "judge"]

_HIGHEST = 12  # links between a predicate and its main clause: deeper ones are parser loops or lists


def judge(sentence: Sentence, predicate: Token) -> Judged:
    """The status of the act of `predicate`, decided by the word nearest to it that has a say."""
    first, token = None, predicate
    for _ in range(_HIGHEST):
        verbal = token.pos in ("VERB", "AUX")
        own = own_verb(sentence, token) if verbal else own_noun(sentence, token)
        if own is not None and own.decides:
            return own
        first = first or own
        link = above_verb(sentence, token) if verbal else above_noun(sentence, token)
        if isinstance(link, Judged):
            return link
        if link is None:
            first = _under_condition(sentence, token) or _under_hearsay(sentence, token) or first
            break
        token = link
    return _unless_question(sentence, predicate, first or Judged("happened", "told as done", decides=False))


def _under_condition(sentence: Sentence, token: Token) -> Judged | None:
    """'if he decides that they need': what hangs on a condition is under it too."""
    for _ in range(_HIGHEST):
        if token.dep not in ("ccomp", "xcomp", "conj", "acomp"):
            return None
        token = sentence.head(token)
        for mark in sentence.children(token, "mark"):
            if effect("marks", mark.lower) == "hypothetical" and token.dep != "conj":
                return Judged("hypothetical", f"in a clause with '{mark.lower}'")
    return None


def _under_hearsay(sentence: Sentence, token: Token) -> Judged | None:
    """'reportedly fled after being attacked': hearsay covers what hangs on its clause."""
    if token.pos not in ("VERB", "AUX") or token.dep not in ("pcomp", "advcl"):
        return None
    for above in sentence.ancestors(token):
        for adverb in sentence.children(above, "advmod"):
            if effect("adverbs", adverb.lower) == "alleged":
                return Judged("alleged", f"under '{adverb.lower}'")
    return None


def _unless_question(sentence: Sentence, predicate: Token, judged: Judged) -> Judged:
    """A yes-or-no question asks whether the act happened; 'why did ...' takes it for granted."""
    last = next((t for t in reversed(sentence.tokens) if t.text not in ('"', "”", "’", "'")), None)
    if last is None or last.text != "?" or predicate.pos not in ("VERB", "AUX"):
        return judged
    if any(t.tag in ("WRB", "WP", "WDT") for t in sentence.tokens[:4]):
        return judged
    return Judged("hypothetical", "asked, not told")
