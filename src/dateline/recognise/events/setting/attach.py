"""Which places, times and numbers of a sentence hang on an act, by the parse."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TypeVar

from dateline.base.records import Place, Quantity, TimeExpression
from dateline.base.spans import Span
from dateline.knowledge import load_yaml
from dateline.parse import Sentence, Token

Fact = TypeVar("Fact", Place, TimeExpression, Quantity)

_LONGEST_WAY = 10
_NOMINAL = frozenset(
    "pobj prep compound conj appos nmod poss nummod npadvmod advmod amod dobj nsubj nsubjpass agent dative attr"
    " quantmod dep pcomp det oprd".split()
)
_SHARING = ("conj", "advcl", "xcomp")


@cache
def setting_words(name: str) -> frozenset[str]:
    """A word list of the knowledge file on settings."""
    return frozenset(load_yaml("languages/en/setting.yaml")[name])


def anchors_of(sentence: Sentence, predicate: Token) -> list[Token]:
    """The predicate, and the word that carries it: 'carried out' for 'an attack', 'fired' for 'killing six'."""
    head = sentence.head(predicate)
    if predicate.dep == "pcomp" and head.lower in ("with", "by", "in"):  # 'leaders met, with one of them saying'
        head = sentence.head(head)
        return [predicate, head] if head.pos in ("VERB", "AUX") else [predicate]
    if head is predicate or head.pos not in ("VERB", "AUX"):
        return [predicate]
    if predicate.pos in ("VERB", "AUX"):
        shares = predicate.dep in _SHARING and not sentence.child(predicate, "mark", "nsubj", "nsubjpass")
        return [predicate, head] if shares else [predicate]
    carried = predicate.dep in ("dobj", "nsubjpass", "nsubj", "attr") and head.lemma in setting_words("carriers")
    return [predicate, head] if carried else [predicate]


def counting(sentence: Sentence, anchors: Sequence[Token]) -> list[Token]:
    """The predicate and the verbs that tell what it led to: 'killing six', 'a strike that left six dead'."""
    predicate = anchors[0]
    led_to = [*sentence.children(predicate, "advcl", "relcl", "acl", "xcomp"), *anchors[1:]]
    if predicate.pos in ("NOUN", "PROPN"):  # 'a strike in the province that left six dead'
        scenes = [t for t in sentence.children(predicate, "prep") if t.lower in setting_words("locative")]
        places = [noun for preposition in scenes for noun in sentence.children(preposition, "pobj")]
        led_to += [verb for noun in places for verb in sentence.children(noun, "relcl")]
    return [predicate, *(t for t in led_to if t.lemma in setting_words("results") and t is not predicate)]


def attached(sentence: Sentence, anchors: Sequence[Token], facts: Sequence[Fact]) -> Iterator[tuple[Fact, list[Token]]]:
    """The facts that hang on one of the anchors, each with the words on its way up, the anchor last."""
    for fact in within(sentence, facts):
        way = _way_up(sentence, fact.span, anchors)
        if way is not None:
            yield fact, way


def within(sentence: Sentence, facts: Sequence[Fact]) -> Iterator[Fact]:
    """The facts whose span starts in the sentence; `facts` are in text order."""
    index = bisect_left(facts, sentence.span.start, key=lambda fact: fact.span.start)
    while index < len(facts) and facts[index].span.start < sentence.span.end:
        yield facts[index]
        index += 1


def _way_up(sentence: Sentence, span: Span, anchors: Sequence[Token]) -> list[Token] | None:
    """From the head of the words in `span` up to an anchor, or `None` if another clause lies between."""
    inside = [token for token in sentence.tokens_in(span) if token.pos not in ("ADP", "PUNCT")]
    if not inside:
        return None
    indices = {token.index for token in inside}
    token = next((t for t in inside if t.head not in indices or t.head == t.index), inside[0])
    way = [token]
    while token not in anchors:
        if token.head == token.index or token.dep not in _NOMINAL or len(way) > _LONGEST_WAY:
            return None
        if token.pos == "VERB" and len(way) > 1 and token.dep != "amod":
            return None
        token = sentence.head(token)
        way.append(token)
    return way
