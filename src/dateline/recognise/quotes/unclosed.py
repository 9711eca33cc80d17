"""A mark that nothing closes: where the words said end, and the outlet's own begin."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from dateline.base.spans import Span
from dateline.parse.syntax import Sentence, Token
from dateline.recognise.marks import Marked
from dateline.recognise.quotes.speech import cue_at

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_WITHIN = frozenset({"i", "we", "you"})
_BEFORE_SOURCE = frozenset({",", "?", "!"})


def cut_short(marked: Marked, sentences: Sequence[Sentence], goes_on: bool) -> Marked:
    """The run up to the first ', Berg said' in it; the run as it is where no such words are in it.

    Where the quotation `goes_on` in the next paragraph, only its last sentence here is looked at.
    """
    before: Token | None = None
    first = bisect_right(sentences, marked.span.start, key=_start) - 1
    for sentence in sentences[max(0, first) : bisect_left(sentences, marked.span.end, key=_start)]:
        if goes_on and sentence.span.end < marked.span.end:
            before = sentence.tokens[-1]
            continue
        for token in sentence.tokens_in(marked.span):
            sign = _sign_before(sentence, token, before)
            if sign is not None and marked.span.start < sign.span.start:
                return replace(marked, span=Span(marked.span.start, sign.span.end))
        before = sentence.tokens[-1]
    return marked


def _start(sentence: Sentence) -> int:
    return sentence.span.start


def _sign_before(sentence: Sentence, token: Token, before: Token | None) -> Token | None:
    """The comma before a source whose verb of speech is `token`: that before 'Berg said', or before 'said Berg'.

    `before` is the last sign of the sentence before: 'Will it hold? asked Berg.'
    """
    subject = sentence.child(token, "nsubj") or (sentence.child(token, "dobj") if token.index == 0 else None)
    if subject is None or token.tag not in _FINITE or cue_at(sentence, token) is None:
        return None
    if subject.lower in _WITHIN or (token.index and token.lemma != "tell" and sentence.child(token, "dobj", "dative")):
        return None  # '..., we offered them roads' is said itself
    if any(child.index > token.index for child in sentence.children(token, "ccomp", "xcomp", "acomp", "attr")):
        return None  # what is said follows: a sentence of its own
    first = min(t.index for t in (token, *sentence.subtree(subject)))
    before = sentence.tokens[first - 1] if first else before
    return before if before is not None and before.text in _BEFORE_SOURCE and not before.is_inserted else None
