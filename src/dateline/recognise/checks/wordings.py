"""Two wordings of one utterance: the same words given twice, differently, in part, or once told and once quoted."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.base.records import Article, Quote
from dateline.base.spans import Span, hull
from dateline.knowledge import word_set
from dateline.parse import Parse
from dateline.parse.syntax import Sentence, Token
from dateline.recognise.checks.draft import Draft, draft

SHORTEST = 6  # words of a sentence that is compared word for word: shorter ones repeat by chance
RUN = 4  # words in a row that two wordings must share to be compared at all
SHARED = 0.65  # share of the shorter wording's words that the longer one must hold
PART = 3  # words of a part that a longer quotation holds
ALIKE = 0.6  # share of the content words of what is told that the quotation must hold
FEWEST = 4  # content words that what is told and what is quoted must share
LONGER = 2  # times the words of the shorter wording that the longer one may have
MOST = 80  # words of a sentence that is compared, and quotes that are looked at for a word
NEAR = 4  # paragraphs between them
_KEPT = 8  # earlier wordings that are looked at for each run of words
_CONTENT = ("NOUN", "PROPN", "VERB", "ADJ", "NUM")
_SENTENCE = re.compile(r"[^.!?…]+(?:[.!?…]+|$)")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


@dataclass(frozen=True, slots=True)
class _Wording:
    quote: Quote
    span: Span
    words: tuple[str, ...]


def check_wordings(article: Article, parse: Parse, quotes: Sequence[Quote]) -> Iterator[Draft]:
    """Pairs of one speaker: the same sentence in other words, a part of a quotation, what is told and then quoted."""
    known = [quote for quote in quotes if quote.speaker is not None]
    marked = [quote for quote in known if quote.kind != "indirect"]
    yield from _reworded(article.text, marked)
    yield from _parts(article, marked)
    yield from _told_and_quoted(article, parse, known)


def _reworded(text: str, quotes: Sequence[Quote]) -> Iterator[Draft]:
    """Sentences in marks that are nearly but not quite the same words."""
    by_run: dict[tuple[str, ...], list[_Wording]] = {}
    compared: set[tuple[Span, Span]] = set()
    for wording in _sentences(text, quotes):
        runs = {wording.words[i : i + RUN] for i in range(len(wording.words) - RUN + 1)}
        for run in sorted(runs):
            for other in by_run.setdefault(run, [])[:_KEPT]:
                if other.quote is not wording.quote and (other.span, wording.span) not in compared:
                    compared.add((other.span, wording.span))
                    yield from _compared(text, other, wording)
            by_run[run].append(wording)


def _sentences(text: str, quotes: Sequence[Quote]) -> Iterator[_Wording]:
    for quote in quotes:
        for segment in quote.segments:
            for match in _SENTENCE.finditer(text, segment.start, segment.end):
                span = Span(match.start(), match.end()).strip(text)
                words = _words(span.of(text))
                if len(words) >= SHORTEST:
                    yield _Wording(quote, span, words)


def _words(said: str) -> tuple[str, ...]:
    return tuple(word.lower().replace("’", "'") for word in _WORD.findall(said))


def _compared(text: str, first: _Wording, second: _Wording) -> Iterator[Draft]:
    if first.quote.speaker != second.quote.speaker:
        return
    shorter, longer = sorted((first.words, second.words), key=len)
    if len(longer) > min(MOST, LONGER * len(shorter)) or _holds(longer, shorter):
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
    """How many words the two share in the same order."""
    row = [0] * (len(longer) + 1)
    for word in shorter:
        above = 0
        for place, other in enumerate(longer, 1):
            above, row[place] = row[place], above + 1 if word == other else max(row[place], row[place - 1])
    return row[-1]


def _parts(article: Article, quotes: Sequence[Quote]) -> Iterator[Draft]:
    """A few words in marks that one later quotation of the speaker holds; in two they are a slogan."""
    text = article.text
    by_start: dict[tuple[str, ...], list[_Wording]] = {}
    for quote in quotes:
        for segment in quote.segments:
            words = _words(segment.of(text))
            for first in range(len(words) - PART + 1):
                by_start.setdefault(words[first : first + PART], []).append(_Wording(quote, segment, words))
    for quote in quotes:
        words = _words(quote.segments[0].of(text))
        if quote.kind != "fragment" or len(quote.segments) > 1 or len(words) < PART:
            continue
        holding = {w.span: w for w in by_start[words[:PART]][: 2 * _KEPT] if w.quote is not quote}
        longer = [w for w in holding.values() if w.quote.speaker == quote.speaker and _holds(w.words, words)]
        if len(longer) == 1 and len(longer[0].words) > len(words) and longer[0].span.start > quote.segments[0].start:
            detail = f"{quote.segments[0].of(text)!r} are words of the quotation {longer[0].span.of(text)!r}"
            yield draft("quote-variant", "consistent", [quote.segments[0], longer[0].span], detail)


@dataclass(frozen=True, slots=True, eq=False)
class _Content:
    """What a quote, or a sentence of it, says: the lemmas that carry its meaning and its figures."""

    quote: Quote
    span: Span
    paragraph: int
    in_heading: bool
    lemmas: frozenset[str]
    figures: frozenset[str]


def _told_and_quoted(article: Article, parse: Parse, quotes: Sequence[Quote]) -> Iterator[Draft]:
    """What the outlet tells of a speaker in its own words, and the sentence quoted nearby that says the same.

    What a heading tells may stand anywhere in the body, quoted or told.
    """
    contents = [content for quote in quotes for content in _contents(article, parse, quote)]
    by_lemma: dict[tuple[str | None, str], list[_Content]] = {}
    for content in contents:
        if not content.in_heading:
            for lemma in content.lemmas:
                by_lemma.setdefault((content.quote.speaker, lemma), []).append(content)
    for told in contents:
        if told.quote.kind == "indirect" and len(told.lemmas) >= FEWEST:
            lists = (by_lemma.get((told.quote.speaker, lemma), [])[:MOST] for lemma in told.lemmas)
            held = Counter(content for found in lists for content in found if _may_be(told, content))
            best = max(held, key=lambda content: held[content], default=None)
            if best is not None and held[best] >= max(FEWEST, ALIKE * len(told.lemmas)):
                yield _linked(article.text, told, best, held[best])


def _may_be(told: _Content, other: _Content) -> bool:
    """True if the other may be the utterance that is told of."""
    if told.in_heading:
        return True
    near = abs(other.paragraph - told.paragraph) <= NEAR
    return near and other.quote.kind == "direct" and other.span.overlap(told.span) == 0


def _contents(article: Article, parse: Parse, quote: Quote) -> Iterator[_Content]:
    """The whole of what is told; each sentence of what is quoted."""
    pieces = [(segment, _sentences_at(parse, segment)) for segment in quote.segments]
    if quote.kind == "indirect":
        tokens = [t for segment, sentences in pieces for sentence in sentences for t in sentence.tokens_in(segment)]
        yield _content(article, quote, hull(quote.segments), pieces[0][1], tokens)
    else:
        for segment, sentences in pieces:
            for sentence in sentences:
                tokens = sentence.tokens_in(segment)
                if tokens:
                    yield _content(article, quote, sentence.span_of(tokens), [sentence], tokens)


def _content(
    article: Article, quote: Quote, span: Span, sentences: Sequence[Sentence], tokens: Sequence[Token]
) -> _Content:
    paragraph = sentences[0].paragraph if sentences else 0
    words = [token for token in tokens if token.pos in _CONTENT]
    lemmas = frozenset(t.lemma.lower() for t in words) - word_set("languages/en/checks.yaml", "light_words")
    figures = frozenset(token.text for token in words if token.text.isdigit())
    return _Content(quote, span, paragraph, article.paragraphs[paragraph].role != "body", lemmas, figures)


def _sentences_at(parse: Parse, segment: Span) -> list[Sentence]:
    """The sentences that share words with a segment."""
    found: list[Sentence] = []
    at = segment.start
    while at < segment.end:
        sentence = parse.sentence_at(at)
        found += [sentence] if sentence is not None else []
        at = sentence.span.end if sentence is not None else at + 1
    return found


def _linked(text: str, told: _Content, other: _Content, shared: int) -> Draft:
    differ = bool(told.figures and other.figures and not told.figures & other.figures)
    how = "told" if other.quote.kind == "indirect" else "quoted"
    detail = (
        f"{shared} of {len(told.lemmas)} words that matter are the same:"
        f" told as {told.span.of(text)!r}, {how} as {other.span.of(text)!r}"
    )
    return draft("quote-variant", "inconsistent" if differ else "consistent", [told.span, other.span], detail)
