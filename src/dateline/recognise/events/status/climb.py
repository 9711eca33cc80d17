"""From the predicate up to the main clause: what each word on the way makes of the act below it."""

from dateline.parse import Sentence, Token
from dateline.recognise.events.status.judged import Judged
from dateline.recognise.events.status.lexicon import effect
from dateline.recognise.events.status.nouns import above_noun, own_noun
from dateline.recognise.events.status.verbs import above_verb, own_verb

__all__ = ["Judged", "judge"]

_OPENING = ("‘", "“", '"', "'")
_HIGHEST = 12  # links between a predicate and its main clause: deeper ones are parser loops or lists


def judge(sentence: Sentence, predicate: Token) -> Judged:
    """The status of the act of `predicate`, decided by the word nearest to it that has a say."""
    first, token = None, predicate
    for _ in range(_HIGHEST):
        verbal = token.pos in ("VERB", "AUX")
        own = own_verb(sentence, token) if verbal else own_noun(sentence, token)
        if own is not None and own.decides:
            return _unless_question(sentence, predicate, own) if own.status == "planned" else own
        first = first or own
        link = above_verb(sentence, token) if verbal else above_noun(sentence, token)
        if isinstance(link, Judged):
            return _unless_supposed(sentence, token, link)
        if link is None:
            first = _under_condition(sentence, token) or _under_hearsay(sentence, token) or first
            break
        token = link
    return _unless_question(sentence, predicate, first or Judged("happened", "told as done", decides=False))


def _unless_supposed(sentence: Sentence, token: Token, judged: Judged) -> Judged:
    """'must prevent an attack': what is only to be kept from happening is not denied."""
    above = sentence.head(token)
    if token.dep == "acl":
        above = sentence.head(above)
    if judged.status != "denied" or above is token or above.pos != "VERB":
        return judged
    higher = judge(sentence, above)
    return higher if higher.status == "hypothetical" else judged


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
    if any(t.tag in ("WRB", "WP", "WDT") for t in sentence.tokens[:4]) or _states(sentence, predicate):
        return judged
    return Judged("hypothetical", "asked, not told")


def _states(sentence: Sentence, predicate: Token) -> bool:
    """The clause is put as a statement, its subject before its helping verbs: 'they demand he say: "Why now?"'."""
    quoted = any(t.text in _OPENING and t.index > predicate.index for t in sentence.tokens[:-2])
    if (predicate.dep == "ROOT" and not quoted) or sentence.child(predicate, "nsubj", "nsubjpass") is None:
        return False
    return not any(_is_inverted(sentence, verb) for verb in (predicate, *sentence.ancestors(predicate)))


def _is_inverted(sentence: Sentence, verb: Token) -> bool:
    """'did they attack', 'is it true': a helping verb, or 'be' itself, stands before the subject."""
    subject = sentence.child(verb, "nsubj", "nsubjpass")
    helpers = [*sentence.children(verb, "aux", "auxpass"), *([verb] if verb.pos == "AUX" else [])]
    return subject is not None and any(helper.index < subject.index for helper in helpers)
