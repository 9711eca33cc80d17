"""What a report is: somebody said something; and how its words are cut clean."""

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.base.spans import Span
from dateline.parse.syntax import Sentence, Token
from dateline.recognise.quotes.source import Source
from dateline.recognise.quotes.speech import Cue, speech

Content = tuple[tuple[Span, ...], Token] | None
"""The words of a report and their predicate, as a frame of a verb gives them; `None` where it does not fit."""

_LABEL = 10  # words that a label at the head of a sentence may have
_SHORTEST = 3  # words, or one fewer with a full verb: 'said it was' is no report by itself


@dataclass(frozen=True, slots=True, eq=False)
class Report:
    """Something said by `source`: the words in `content`; `head` is the predicate of the content, if it has one.

    `relays` are the reports of the outlets that passed it on, the outermost first.
    """

    sentence: Sentence
    content: tuple[Span, ...]
    source: Source | None
    cue: Span
    head: Token | None
    verb: Token | None = None
    relays: tuple["Report", ...] = ()


def cue_span(cue: Cue) -> Span:
    """The words of the cue: the verb with the auxiliaries right before it and its particle right after."""
    tokens, first = cue.sentence.tokens, cue.verb.index
    while first > 0 and tokens[first - 1].pos == "AUX" and not tokens[first - 1].is_inserted:
        first -= 1
    last = cue.verb.index + len(cue.lemma.split()) - 1
    joined = cue.particle is not None and cue.particle.index == last
    return cue.sentence.span_of(tokens[first : last + 1] if joined else tokens[first : cue.verb.index + 1])


def clean(sentence: Sentence, run: list[Token]) -> Span | None:
    """The run of words as a span without punctuation at its ends; `None` if too few words are left."""
    words = _without_afterthought([t for t in run if not t.is_inserted])
    while words and (is_that(words[0]) or (words[0].pos == "PUNCT" and words[0].text not in "\"“‘'(")):
        words.pop(0)
    while words and (words[-1].pos in ("PUNCT", "CCONJ") and words[-1].text not in "\"”’')%…"):
        words.pop()
    length = sum(t.pos != "PUNCT" for t in words)
    if length < _SHORTEST and not (length == _SHORTEST - 1 and any(t.pos == "VERB" for t in words)):
        return None
    return sentence.span_of(words)


def top_of(words: Sequence[Token]) -> Token:
    """The word that heads the others: the first whose head stands outside them."""
    held = {token.index for token in words}
    return next((t for t in words if (t.head not in held or t.head == t.index) and t.pos != "PUNCT"), words[0])


def is_that(token: Token) -> bool:
    """True for the 'that' that opens a clause and is none of its words."""
    return token.lower == "that" and (token.tag == "IN" or token.dep == "advmod")


def _without_afterthought(run: list[Token]) -> list[Token]:
    """Cut at ', adding ...', ', according to ...' (another report, hung on the wrong verb), ', without saying ...'."""
    for place in range(3, len(run)):
        if run[place - 1].text == "," and _is_afterthought(run[place], run[place + 1 :]):
            return run[: place - 1]
    return run


def _is_afterthought(token: Token, following: Sequence[Token]) -> bool:
    """True for the first word of what the outlet says of the speaker behind the words said."""
    if token.lower == "without":
        return any(t.tag == "VBG" and t.lemma in speech().reticences for t in following[:2])
    return token.tag == "VBG" and token.lemma in speech().afterthoughts


def without_label(run: Sequence[Token]) -> list[Token]:
    """The words without a label before them: 'Here is how it began: On Monday ...' begins with 'On'."""
    for place, token in enumerate(run[:_LABEL]):
        if token.text == ":" and run[place + 1 : place + 2] and run[place + 1].text[:1].isupper():
            return list(run[place + 1 :])
    return list(run)


def outside(sentence: Sentence, first: int, last: int, head: Token) -> Content:
    """What a sentence says before its token `first` and behind its token `last`, between which somebody is named."""
    before = without_label(sentence.tokens[:first])
    after = list(sentence.tokens[last + 1 :])
    while before and before[0].lower in ("but", "and", "yet", "so", "however"):
        before.pop(0)
    lead, rest = clean(sentence, before), clean(sentence, after)
    split = head.index > last and lead is None and rest is not None
    if split and sentence.child(head, "nsubj", "nsubjpass") in before:
        lead = sentence.span_of([t for t in before if t.pos != "PUNCT"])  # 'The dam, they say, is old'
    elif lead is None and head.index < first:
        return None  # 'That is according to a poll': what is said stands in another sentence
    content = tuple(span for span in (lead, rest) if span is not None)
    return (content, head) if content else None
