"""Where somebody spoke, if the words beside the cue tell it: 'told reporters in X', 'in a speech from X'."""

from collections.abc import Iterable

from dateline.base.records import Place
from dateline.base.spans import Span
from dateline.parse.syntax import Sentence, Token

_WHERE = frozenset({"in", "at", "from", "during", "to"})


def venue_of(sentence: Sentence, verb: Token, places: Iterable[Place], content: Iterable[Span]) -> str | None:
    """The id of the place where the words of `verb` were said; places inside the words said do not count."""
    said = list(content)
    for preposition in sentence.children(verb, "prep"):
        if preposition.lower not in _WHERE:
            continue
        tokens = sentence.subtree(preposition, without=("relcl", "acl", "advcl", "ccomp"))
        if all(token.is_inserted for token in tokens):
            continue
        span = sentence.span_of(tokens)
        if any(span.overlap(words) for words in said):
            continue
        found = next((p for p in places if span.covers(p.span) and _is_where(sentence, p.span)), None)
        if found is not None:
            return found.id
    return None


def _is_where(sentence: Sentence, place: Span) -> bool:
    """True if the place follows 'in', 'at' or 'from'."""
    token = sentence.token_at(place.start)
    while token is not None and token.dep in ("compound", "det", "amod", "nmod", "appos") and token.head != token.index:
        token = sentence.head(token)
    return token is not None and token.dep == "pobj" and sentence.head(token).lower in ("in", "at", "from")
