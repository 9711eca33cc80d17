"""Reported judgements: 'described X as Y', 'called X Y'."""

from dateline.recognise.quotes.report import Content, clean
from dateline.recognise.quotes.speech import Cue, speech


def judgement(cue: Cue) -> Content:
    """'described X as Y': from X to the end of Y."""
    sentence, verb = cue.sentence, cue.verb
    preposition = next((p for p in sentence.children(verb, "prep") if p.lower == "as" and p.index > verb.index), None)
    item = sentence.child(verb, "dobj")
    if item is None and cue.particle is not None:
        item = sentence.child(cue.particle, "pobj")
    if preposition is None:
        preposition = next((p for p in sentence.children(item, "prep") if p.lower == "as"), None) if item else None
    if preposition is None or item is None or item.index < verb.index:
        return None
    if cue.lemma in speech().relays and sentence.child(preposition, "pcomp") is not None:
        return None  # 'cited the mayor as saying': the mayor's words, not a judgement of him
    words = [t for t in [*sentence.subtree(item), *sentence.subtree(preposition)] if t.index > verb.index]
    span = clean(sentence, sorted(set(words), key=lambda t: t.index))
    return ((span,), preposition) if span is not None else None


def name_given(cue: Cue) -> Content:
    """'called X Y': X and Y; 'what he called Y': Y."""
    sentence, verb = cue.sentence, cue.verb
    name = sentence.child(verb, "oprd", "ccomp", "xcomp")
    if name is None or name.index < verb.index:
        return None
    item = sentence.child(verb, "dobj")
    start = item if item is not None and verb.index < item.index < name.index else name
    first = min((t.index for t in sentence.subtree(start) if t.index > verb.index), default=start.index)
    last = max(t.index for t in sentence.subtree(name))
    span = clean(sentence, list(sentence.tokens[first : last + 1]))
    return ((span,), name) if span is not None else None
