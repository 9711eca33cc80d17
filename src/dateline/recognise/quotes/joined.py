"""Two verbs of speech with one source: 'said she will run and predicted a win' - the second is none of her words."""

from dateline.parse.syntax import Sentence, Token
from dateline.recognise.quotes.speech import cue_at


def governor(sentence: Sentence, verb: Token) -> Token | None:
    """The reporting verb that 'and' ties `verb` to over the clause between them, though the parser tied it to that.

    Told by the tenses: 'said he will go and insisted' has the form of 'said', not that of 'will go'. Where both have
    the same form, or `verb` has a subject of its own, nothing is known.
    """
    if verb.dep != "conj" or sentence.child(verb, "nsubj", "nsubjpass", "aux") or cue_at(sentence, verb) is None:
        return None
    for above in sentence.ancestors(verb):
        if above.index < verb.index and above.tag == verb.tag and cue_at(sentence, above) is not None:
            return above if above.index != verb.head else None
        if above.dep not in ("ccomp", "conj", "xcomp") or _form(sentence, above) == verb.tag:
            return None
    return None


def _form(sentence: Sentence, verb: Token) -> str:
    """The tag that tells the tense of a verb: that of its first auxiliary, else its own."""
    first = sentence.child(verb, "aux", "auxpass")
    return first.tag if first is not None else verb.tag


def next_report(sentence: Sentence, verb: Token, clause: Token) -> int | None:
    """Where, within a clause said, the words end because a further verb of `verb`'s source begins."""
    for token in sentence.subtree(clause):
        if token.dep == "conj" and governor(sentence, token) is verb:
            return min(t.index for t in sentence.subtree(token))
    return None
