"""Two verbs of speech with one source: 'said she will run and predicted a win' - the second is none of her words."""

from dateline.parse.syntax import Sentence, Token
from dateline.recognise.quotes.speech import cue_at, speech

_TURNS = frozenset({"but", "while", "though", "although"})


def governor(sentence: Sentence, verb: Token) -> Token | None:
    """The reporting verb that 'and' ties `verb` to over the clause between them, though the parser tied it to that.

    Told by the tenses: 'said he will go and insisted' has the form of 'said', not that of 'will go'. Where both have
    the same form (but for 'and added'), or `verb` has a subject of its own, nothing is known.
    """
    if verb.dep != "conj" or sentence.child(verb, "nsubj", "nsubjpass", "aux") or cue_at(sentence, verb) is None:
        return None
    for above in sentence.ancestors(verb):
        if above.index < verb.index and above.tag == verb.tag and cue_at(sentence, above) is not None:
            return above if above.index != verb.head else None
        alike = _form(sentence, above) == verb.tag and verb.lemma not in speech().continues
        if above.dep not in ("ccomp", "conj", "xcomp") or alike:
            return None
    return None


def _form(sentence: Sentence, verb: Token) -> str:
    """The tag that tells the tense of a verb: that of its first auxiliary, else its own."""
    first = sentence.child(verb, "aux", "auxpass")
    return first.tag if first is not None else verb.tag


def next_report(sentence: Sentence, verb: Token, clause: Token) -> int | None:
    """Where, within a clause said, the words end because the outlet reports again: of the same source or of another."""
    for token in sentence.subtree(clause):
        if token.dep == "conj" and governor(sentence, token) is verb:
            return min(t.index for t in sentence.subtree(token))
        link = _turn(sentence, verb, token) if token.index > clause.index else None
        if link is not None:
            return link.index
    return None


def _turn(sentence: Sentence, verb: Token, other: Token) -> Token | None:
    """The 'but' or 'while' before a report in the tense of `verb`: 'said it was safe, but the union said not'."""
    own = sentence.child(other, "nsubj")
    if other.tag != verb.tag or own is None or sentence.child(other, "ccomp") is None:
        return None
    if cue_at(sentence, other) is None or sentence.child(other, "aux", "neg"):
        return None
    if other.dep == "conj":
        return next((t for t in sentence.children(sentence.head(other), "cc") if t.lower in _TURNS), None)
    marks = sentence.children(other, "mark") if other.dep == "advcl" else []
    return next((t for t in marks if t.lower in _TURNS), None)
