"""From the predicate up to the main clause: what each word on the way makes of the act below it."""

from dateline.parse import Sentence, Token
from dateline.recognise.events.status.judged import Judged
from dateline.recognise.events.status.lexicon import effect, words
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
            return (
                own
                if own.status != "planned"
                else _doubted(sentence, token) or _unless_question(sentence, predicate, own)
            )
        first = first or own
        link = above_verb(sentence, token) if verbal else above_noun(sentence, token)
        if isinstance(link, Judged):
            return _unless_supposed(sentence, token, link)
        if link is None:
            first = (
                _under_condition(sentence, token)
                or _under_hearsay(sentence, token)
                or _in_papers(sentence, token)
                or first
            )
            break
        token = link
    return _unless_question(sentence, predicate, first or Judged("happened", "told as done", decides=False))


def _unless_supposed(sentence: Sentence, token: Token, judged: Judged) -> Judged:
    """'must prevent an attack': not denied, only to be kept from happening; 'is not expected to meet': no plan."""
    above = sentence.head(token)
    if token.dep == "acl" or above.pos == "ADJ":
        above = sentence.head(above)
    if judged.status not in ("denied", "planned") or above is token or above.pos not in ("VERB", "AUX"):
        return judged
    higher = judge(sentence, above)
    if judged.status == "planned" and higher.status == "denied":
        return Judged("denied", f"not {sentence.head(token).lower}")
    return higher if higher.status == "hypothetical" and token.dep != "acl" else judged


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


def _in_papers(sentence: Sentence, token: Token) -> Judged | None:
    """'According to the indictment he shot six men': papers of one side of a case."""
    for preposition in sentence.children(token, "prep"):
        nouns = [noun for to in sentence.children(preposition, "prep") for noun in sentence.children(to, "pobj")]
        for noun in nouns if preposition.lower == "according" else ():
            if noun.lemma in words("papers"):
                return Judged("alleged", f"told by the {noun.lower}")
    return None


def _doubted(sentence: Sentence, token: Token) -> Judged | None:
    """'It is unlikely that they will leave', 'she doubts that they will'."""
    head = sentence.head(token)
    above = [head, *sentence.children(head, "acomp")] if token.dep == "ccomp" else []
    doubting = next((word.lower for word in above if word.lemma.lower() in words("doubts")), None)
    return Judged("hypothetical", f"'{doubting}' that it will be") if doubting else None


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
