"""The outlet's own words around quotations: a paragraph with each quotation folded into one place-holder.

The parser stumbles over quotations, which hold whole sentences; the words outside them are short and regular. So each
paragraph becomes a row of tokens and place-holders, cut into the sentences of the outlet.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dateline.base.spans import Span
from dateline.parse.syntax import Sentence, Token
from dateline.recognise.marks import Marked

_MARKS = frozenset("\"“”„‟«»‹›「」『』'‘’‚`")
_ENDS = frozenset({".", "?", "!", "…"})


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """A token of the outlet's own words, with the sentence of the parse that holds it."""

    sentence: Sentence
    token: Token


@dataclass(frozen=True, slots=True, eq=False)
class Hole:
    """Where a quotation stands; `number` counts the marked runs of the article."""

    number: int
    marked: Marked


Part = Word | Hole


def rows(text: str, sentences: Iterable[Sentence], marks: Sequence[tuple[int, Marked]]) -> Iterator[list[Part]]:
    """The outlet's sentences of one paragraph, each a row of words and holes; `marks` are numbered, in text order."""
    row: list[Part] = []
    for part in _parts(sentences, marks):
        if row and isinstance(part, Word) and isinstance(row[-1], Hole) and _ended(text, row[-1], part):
            yield row
            row = []
        row.append(part)
        if isinstance(part, Word) and part.token.text in _ENDS:
            yield row
            row = []
    if row:
        yield row


def _parts(sentences: Iterable[Sentence], marks: Sequence[tuple[int, Marked]]) -> Iterator[Part]:
    waiting = list(reversed(marks))
    inside = Span(-1, -1)
    for sentence in sentences:
        for token in sentence.tokens:
            if token.is_inserted:
                continue
            while waiting and waiting[-1][1].span.start < token.span.end:
                number, marked = waiting.pop()
                inside = marked.span
                yield Hole(number, marked)
            if token.span.overlap(inside) or all(c in _MARKS for c in token.text):
                continue
            yield Word(sentence, token)
    yield from (Hole(number, marked) for number, marked in reversed(waiting))


def _ended(text: str, hole: Hole, following: Word) -> bool:
    """True if the outlet's sentence ends with the quotation: it ends in a full stop, and a new sentence begins.

    After '?' and '!' the sentence may go on with its attribution, even where that begins with a name.
    """
    last = last_sign(text, hole)
    first = following.token
    if last == ".":
        return not first.text[:1].islower() and first.pos != "PUNCT"
    if last in "?!":
        return first.text[:1].isupper() and not _is_attribution(following)
    return False


def last_sign(text: str, hole: Hole) -> str:
    """The last character of a quotation, those of marks within it left out."""
    words = hole.marked.span.of(text)[-6:].rstrip("\"“”‘’' ")
    return words[-1:] or " "


def _is_attribution(word: Word) -> bool:
    """True if the words from here on are only a source and its verb: 'Smith said'."""
    tokens = word.sentence.tokens[word.token.index : word.token.index + 10]
    for token in tokens:
        if token.pos == "VERB":
            return token.tag in ("VBD", "VBZ", "VBP")
        if token.pos not in ("PROPN", "NOUN", "DET", "ADJ", "PUNCT", "ADP", "PRON", "AUX", "ADV", "PART", "NUM"):
            return False
    return False
