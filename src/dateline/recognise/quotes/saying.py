"""The words around a quote that tell of its saying: the verb of the cue and what hangs on it outside the words said."""

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.base.spans import Span
from dateline.parse import Parse
from dateline.parse.syntax import Sentence, Token
from dateline.recognise.quotes.draft import Draft
from dateline.recognise.quotes.source import Source
from dateline.recognise.quotes.sourcing import listed
from dateline.recognise.quotes.speech import cue_at

_ASIDES = ("advcl", "acl", "conj", "dep", "xcomp", "prep", "relcl")


@dataclass(frozen=True, slots=True, eq=False)
class Saying:
    """The sentence of a cue with its verb; `said` are the words of the quote."""

    sentence: Sentence
    verb: Token
    said: tuple[Span, ...]
    source: Source | None

    def outside(self, token: Token) -> bool:
        """True for a token with words that are the outlet's and not the speaker's."""
        return not token.is_inserted and not any(span.covers(token.span) for span in self.said)

    def saying_verbs(self) -> list[Token]:
        """The verb of the cue and those beside it: 'speaking at a rally, he said', 'told reporters, adding that'."""
        above = self.sentence.head(self.verb)
        speaks = above.lemma in listed("speaking") or cue_at(self.sentence, above) is not None
        goes_on = self.verb.tag == "VBG" and self.verb.dep == "advcl" and speaks and self.outside(above)
        beside = [t for t in self.sentence.tokens if t is not self.verb and self._beside(t)]
        return [self.verb, *([above] if goes_on else []), *beside]

    def _beside(self, token: Token) -> bool:
        if token.tag not in ("VBG", "VBN") or not self.outside(token):
            return False
        head = self.sentence.head(token)
        speaks = token.lemma.lower() in listed("speaking")
        if token.dep not in _ASIDES or not speaks:
            return False
        opens = token.index <= 1
        return head is self.verb or opens or (self.source is not None and self.source.head == head.span)

    def below(self, token: Token) -> Iterator[Token]:
        """The prepositions on a token, and on its objects: 'told | reporters in Geneva'."""
        for child in self.sentence.children(token):
            if not self.outside(child):
                continue
            if child.dep == "advmod":
                yield from self.below(child)
            elif child.pos == "ADP" or child.dep in ("prep", "agent"):
                yield child
                yield from (p for noun in self.sentence.children(child, "pobj") for p in self.below(noun))
            elif child.dep in ("dobj", "dative", "oprd", "attr") and child.index > token.index:
                yield from self.below(child)


def saying_of(parse: Parse, draft: Draft) -> Saying | None:
    """The saying of a draft; `None` where no verb or noun of saying is known."""
    if draft.cue is None:
        return None
    sentence = parse.sentence_at(draft.cue.start)
    if sentence is None:
        return None
    words = sentence.tokens_in(draft.cue)
    own = draft.verb is not None and any(token is draft.verb for token in words)
    verb = draft.verb if own else next((t for t in words if t.pos in ("VERB", "AUX")), words[0] if words else None)
    if verb is None:
        return None
    return Saying(sentence, verb, tuple(draft.segments), draft.source)
