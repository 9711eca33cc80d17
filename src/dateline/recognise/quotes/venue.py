"""Where somebody spoke, if the words beside the cue tell it: 'told reporters in X', 'in a speech from X'."""

from collections.abc import Iterable

from dateline.base.records import Place
from dateline.base.spans import Span
from dateline.parse import Parse
from dateline.parse.syntax import Sentence, Token
from dateline.recognise.quotes.draft import Draft
from dateline.recognise.quotes.runs import Runs

_WHERE = frozenset({"in", "at", "from", "during", "to"})


class Venues:
    """The places of an article, ready to be asked where the words of a draft were said."""

    def __init__(self, parse: Parse, places: Iterable[Place]) -> None:
        self._sentences = parse.sentences
        self._where = Runs(sentence.span for sentence in parse.sentences)
        self._ids = {place.span: place.id for place in places}
        self._places = Runs(self._ids)

    def of(self, draft: Draft) -> str | None:
        """The id of the place where the words were said; places inside the words said do not count."""
        if draft.cue is None or draft.verb is None or not draft.cue.covers(draft.verb.span) or not self._ids:
            return None
        at = self._where.at(draft.cue.start)
        if at is None:
            return None
        sentence = self._sentences[at]
        for preposition in sentence.children(draft.verb, "prep"):
            if preposition.lower in _WHERE:
                found = self._named(sentence, preposition, draft.segments)
                if found is not None:
                    return self._ids[found]
        return None

    def _named(self, sentence: Sentence, preposition: Token, said: list[Span]) -> Span | None:
        tokens = sentence.subtree(preposition, without=("relcl", "acl", "advcl", "ccomp"))
        if all(token.is_inserted for token in tokens):
            return None
        phrase = sentence.span_of(tokens)
        if any(phrase.overlap(words) for words in said):
            return None
        return next((span for span in self._places.touching(phrase) if _is_where(sentence, span)), None)


def _is_where(sentence: Sentence, place: Span) -> bool:
    """True if the place follows 'in', 'at' or 'from'."""
    token = sentence.token_at(place.start)
    while token is not None and token.dep in ("compound", "det", "amod", "nmod", "appos") and token.head != token.index:
        token = sentence.head(token)
    return token is not None and token.dep == "pobj" and sentence.head(token).lower in ("in", "at", "from")
