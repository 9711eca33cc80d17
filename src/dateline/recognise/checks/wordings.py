"""Two wordings of one utterance: an outlet that quotes the same words twice, differently."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.base.records import Article, Quote
from dateline.base.spans import Span
from dateline.recognise.checks.draft import Draft, draft

SHORTEST = 6  # words of a sentence that is compared: shorter ones repeat by chance
RUN = 4  # words in a row that two wordings must share to be compared at all
SHARED = 0.65  # share of the shorter wording's words that the longer one must hold
_SENTENCE = re.compile(r"[^.!?…]+(?:[.!?…]+|$)")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


@dataclass(frozen=True, slots=True)
class _Wording:
    quote: Quote
    span: Span
    words: tuple[str, ...]


def check_wordings(article: Article, quotes: Sequence[Quote]) -> Iterator[Draft]:
    """Pairs of quoted sentences of one speaker, from two quotations, that are nearly but not quite the same words."""
    by_run: dict[tuple[str, ...], list[_Wording]] = {}
    compared: set[tuple[Span, Span]] = set()
    for wording in _wordings(article.text, quotes):
        runs = {wording.words[i : i + RUN] for i in range(len(wording.words) - RUN + 1)}
        for run in sorted(runs):
            for other in by_run.setdefault(run, [])[:8]:
                if other.quote is not wording.quote and (other.span, wording.span) not in compared:
                    compared.add((other.span, wording.span))
                    yield from _compared(article.text, other, wording)
            by_run[run].append(wording)


def _wordings(text: str, quotes: Sequence[Quote]) -> Iterator[_Wording]:
    for quote in quotes:
        if quote.kind == "indirect":
            continue
        for segment in quote.segments:
            for match in _SENTENCE.finditer(text, segment.start, segment.end):
                span = Span(match.start(), match.end()).strip(text)
                words = tuple(word.lower().replace("’", "'") for word in _WORD.findall(span.of(text)))
                if len(words) >= SHORTEST:
                    yield _Wording(quote, span, words)


def _compared(text: str, first: _Wording, second: _Wording) -> Iterator[Draft]:
    if None in (first.quote.speaker, second.quote.speaker) or first.quote.speaker != second.quote.speaker:
        return
    shorter, longer = sorted((first.words, second.words), key=len)
    if _holds(longer, shorter):
        return
    shared = _in_common(shorter, longer)
    if shared / len(shorter) < SHARED:
        return
    detail = (
        f"{shared} of {len(shorter)} words are the same: {first.span.of(text)!r} and {second.span.of(text)!r}"
        " are given as words of one speaker"
    )
    yield draft("quote-variant", "inconsistent", [first.span, second.span], detail)


def _holds(longer: tuple[str, ...], shorter: tuple[str, ...]) -> bool:
    """True if the shorter is a part of the longer, word for word."""
    size = len(shorter)
    return any(longer[i : i + size] == shorter for i in range(len(longer) - size + 1))


def _in_common(shorter: tuple[str, ...], longer: tuple[str, ...]) -> int:
    left = list(longer)
    count = 0
    for word in shorter:
        if word in left:
            left.remove(word)
            count += 1
    return count
