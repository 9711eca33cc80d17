"""Reported requests, promises, denials and questions: infinitives, gerunds and 'whether' under a verb of speech."""

from dateline.parse import phrases
from dateline.parse.syntax import Sentence, Token
from dateline.recognise.quotes.report import Content, clean
from dateline.recognise.quotes.speech import Cue, speech

_WHETHER = frozenset({"whether", "if", "why", "how", "what", "when", "where", "who"})


def question(cue: Cue) -> Content:
    """'asked whether X', 'asked why X': the question without 'whether'."""
    sentence, verb = cue.sentence, cue.verb
    if phrases.own_subject(sentence, verb) is None and verb.dep == "advcl":
        return None  # 'asked whether X, he said': he did not ask
    for clause in sentence.children(verb, "ccomp", "advcl"):
        words = sentence.subtree(clause)
        if clause.index > verb.index and words[0].lower in _WHETHER:
            run = words[1:] if words[0].lower in ("whether", "if") else words
            span = clean(sentence, run)
            return ((span,), clause) if span is not None else None
    return None


def request(cue: Cue) -> Content:
    """'urged Y to do Z', 'called on Y to do Z', 'told Y to do Z': from Y to the end of the infinitive."""
    sentence, verb = cue.sentence, cue.verb
    floor = cue.particle.index if cue.particle is not None else verb.index
    clause = next((c for c in _infinitives(sentence, verb) if c.index > floor), None)
    if clause is None:
        return None
    words = _nonfinite(sentence, clause, floor)
    nouns = [t for t in sentence.children(verb, "dobj", "dative", "nsubj") if floor < t.index < clause.index]
    nouns += [
        n
        for p in sentence.children(verb, "prep")
        for n in sentence.children(p, "pobj")
        if n.index > floor and n.lower not in speech().days
    ]
    first = min((t.index for n in nouns for t in sentence.subtree(n) if t.index > floor), default=words[0].index)
    end = max(t.index for t in words)
    span = clean(sentence, list(sentence.tokens[min(first, words[0].index) : end + 1]))
    return ((span,), clause) if span is not None else None


def _infinitives(sentence: Sentence, verb: Token) -> list[Token]:
    """The infinitives with 'to' that hang on the verb, on its object or on the object of its preposition."""
    holders = [verb, *sentence.children(verb, "dobj", "dative")]
    holders += [
        noun
        for preposition in sentence.children(verb, "prep")
        for noun in [preposition, *sentence.children(preposition, "pobj")]
    ]
    found = []
    for holder in holders:
        clauses = sentence.children(holder, "xcomp", "ccomp", "acl", "advcl", "relcl", "pcomp")
        found += [c for c in clauses if any(t.tag == "TO" for t in sentence.children(c, "aux"))]
    return sorted(found, key=lambda t: t.index)


def infinitive(cue: Cue) -> Content:
    """'vowed to do Z', 'claims to be Z', 'is said to be Z': the infinitive."""
    sentence, verb = cue.sentence, cue.verb
    for clause in sentence.children(verb, "xcomp"):
        if clause.index > verb.index and any(t.tag == "TO" for t in sentence.children(clause, "aux")):
            span = clean(sentence, _nonfinite(sentence, clause, verb.index))
            return ((span,), clause) if span is not None else None
    return None


def _nonfinite(sentence: Sentence, clause: Token, floor: int) -> list[Token]:
    """The words of an infinitive or gerund behind `floor`.

    A finite verb that 'and' ties to it belongs to what governs it: 'promised to rebuild it and left' -> to rebuild it.
    """
    words = [t for t in sentence.subtree(clause) if t.index > floor]
    finite = [c for c in sentence.children(clause, "conj") if c.tag in ("VBD", "VBZ") and c.index > clause.index]
    if not finite:
        return words
    link = [t.index for t in sentence.children(clause, "cc", "punct") if clause.index < t.index < finite[0].index]
    cut = min([*link, *(t.index for t in sentence.subtree(finite[0]))])
    return [t for t in words if t.index < cut]


def gerund(cue: Cue) -> Content:
    """'denied doing Z', 'denied having done Z': the gerund."""
    sentence, verb = cue.sentence, cue.verb
    for clause in sentence.children(verb, "xcomp", "ccomp"):
        first = sentence.child(clause, "aux", "auxpass") or clause
        if clause.index > verb.index and first.tag == "VBG":
            span = clean(sentence, _nonfinite(sentence, clause, verb.index))
            return ((span,), clause) if span is not None else None
    return None


def accusation(cue: Cue) -> Content:
    """'accused Y of doing Z', 'blamed Y for doing Z', 'warned against doing Z': the gerund."""
    sentence, verb = cue.sentence, cue.verb
    holders = [verb, *sentence.children(verb, "dobj")]
    for holder in holders:
        for preposition in sentence.children(holder, "prep"):
            clause = sentence.child(preposition, "pcomp")
            if clause is not None and clause.tag == "VBG" and preposition.lower in ("of", "for", "against", "about"):
                span = clean(sentence, sentence.subtree(clause))
                return ((span,), clause) if span is not None else None
    return None
