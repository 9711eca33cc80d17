"""What a report says in the outlet's own words, where part of it stands in quotation marks."""

from dateline.base.spans import Span
from dateline.parse.syntax import Sentence
from dateline.recognise.quotes.report import Report
from dateline.recognise.quotes.runs import Runs

_MARKS = frozenset("\"“”„«»‹›'‘’")
_MARKS_ONLY = 4  # code points that marks, spaces and commas around a quotation take
_LEADING = frozenset({"and", "but", "while", "although", "though", "that", "or", "so", "because"})


def spoken_rest(report: Report, quoted: Runs) -> tuple[Span, ...]:
    """The content that counts as reported speech.

    All of it where its predicate stands outside the marks, or where the clause in marks goes on behind them; else the
    clauses of it that are whole without the words in marks; empty where only the marked words are left.
    """
    touching = [span for words in report.content for span in quoted.touching(words)]
    head = report.head
    if not touching:
        return report.content
    if head is None:
        return tuple(w for w in report.content if sum(piece.length() for piece in _outside(w, touching)) > _MARKS_ONLY)
    if not any(span.covers(head.span) for span in touching):
        return () if any(span.covers(words) for words in report.content for span in touching) else report.content
    if _runs_on(report.sentence, report.content[-1], touching):
        return report.content
    pieces = [piece for words in report.content for piece in _outside(words, touching)]
    pieces = [piece for piece in pieces if _stands_free(report.sentence, piece, touching)]
    return tuple(found for piece in pieces if (found := _clause(report.sentence, piece)) is not None)


def _runs_on(sentence: Sentence, words: Span, quoted: list[Span]) -> bool:
    """True for 'said that “nobody loses” from a new pier': the clause in marks goes on behind them."""
    behind = Span(max(span.end for span in quoted), words.end)
    rest = [token for token in sentence.tokens_in(behind) if token.pos != "PUNCT"] if behind.length() > 0 else []
    return len(rest) > 1 and rest[0].dep == "prep" and any(span.covers(sentence.head(rest[0]).span) for span in quoted)


def _stands_free(sentence: Sentence, piece: Span, quoted: list[Span]) -> bool:
    """True for a piece before the marks, or one that 'and' or 'but' ties to them: others belong to the marked words."""
    if all(piece.end <= span.start for span in quoted):
        return True
    words = [token for token in sentence.tokens_in(piece) if token.pos != "PUNCT"]
    return bool(words) and words[0].pos == "CCONJ"


def _outside(words: Span, quoted: list[Span]) -> list[Span]:
    pieces, start = [], words.start
    for span in sorted(quoted):
        if span.start > start:
            pieces.append(Span(start, min(span.start, words.end)))
        start = max(start, span.end)
    if start < words.end:
        pieces.append(Span(start, words.end))
    return pieces


def _clause(sentence: Sentence, piece: Span) -> Span | None:
    """The piece without marks and linking words at its ends, if it holds a verb with its subject."""
    tokens = [token for token in sentence.tokens_in(piece) if token.pos != "SPACE"]
    while tokens and (tokens[0].pos == "PUNCT" or tokens[0].lower in _LEADING):
        tokens.pop(0)
    while tokens and (tokens[-1].pos == "PUNCT" or tokens[-1].lower in _LEADING):
        tokens.pop()
    held = {token.index for token in tokens}
    whole = any(
        t.dep in ("nsubj", "nsubjpass") and t.head in held and sentence.head(t).pos in ("VERB", "AUX") for t in tokens
    )
    return sentence.span_of(tokens) if whole else None


def with_marks(text: str, words: Span, quoted: Runs) -> Span:
    """`words` grown so that a quotation in it, or one that it runs into, is whole: with its marks and last comma."""
    start, end = words
    next_run = quoted.touching(Span(end, min(end + 3, len(text)))) if end < len(text) else []
    if next_run and set(text[end : next_run[0].start]) <= _MARKS | {" "}:
        end = max(end, next_run[0].end + (text[next_run[0].end : next_run[0].end + 1] in _MARKS))
    for span in quoted.touching(words):
        if not span.covers(words):
            start = min(start, span.start - (text[span.start - 1 : span.start] in _MARKS))
            end = max(end, span.end + (text[span.end : span.end + 1] in _MARKS))
    return Span(start, end).strip(text)
