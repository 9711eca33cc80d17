"""The scanner: tries every rule on every paragraph of news and keeps the longest readings, in text order."""

from bisect import bisect_right
from collections.abc import Iterator

from dateline.base.records import NEWS_ROLES, Article, Paragraph, TimeBasis, TimeExpression
from dateline.base.spans import Span
from dateline.parse import Parse
from dateline.recognise.marks import Marked
from dateline.recognise.times.meaning import Context, Match, Meaning, Rule
from dateline.recognise.times.rules import rules_for


def find_times(article: Article, parse: Parse, marks: tuple[Marked, ...]) -> tuple[TimeExpression, ...]:
    """The time expressions of the article in text order, resolved against the day of publication.

    Inside quotation marks the basis is `speech`. Without a document date nothing relative has a calendar date; but
    a day told without its year is in that of the day told in full before it.
    """
    found = _read_all(article, Context(article, parse))
    full = [(span.start, meaning.period.start) for span, meaning in found if _is_full_day(meaning) and meaning.period]
    if full and not article.published:
        found = _read_all(article, Context(article, parse, full))
    quoted = _Quoted(marks)
    return tuple(
        _expression(f"t{number}", span, meaning, in_quote=quoted.holds(span))
        for number, (span, meaning) in enumerate(found, start=1)
    )


def _read_all(article: Article, context: Context) -> list[tuple[Span, Meaning]]:
    paragraphs = [paragraph for paragraph in article.paragraphs if _tells_news(paragraph, article.text)]
    return [found for paragraph in paragraphs for found in _read(paragraph, context)]


def _is_full_day(meaning: Meaning) -> bool:
    return meaning.stated and meaning.kind == "moment" and meaning.precision in ("day", "part-of-day")


def _tells_news(paragraph: Paragraph, text: str) -> bool:
    """News paragraphs, and the line that says when the article was last updated."""
    if paragraph.role in NEWS_ROLES:
        return True
    return paragraph.role == "byline" and paragraph.span.of(text).lower().startswith(("updated", "last updated"))


def _read(paragraph: Paragraph, context: Context) -> Iterator[tuple[Span, Meaning]]:
    """The times of one paragraph: leftmost first, then longest, then in the order of the rules; none overlap."""
    last = paragraph.span.start
    if paragraph.role == "headline":
        context.previous = context.past = None
    for match, rule in _candidates(paragraph.span, context.text):
        if match.start() < last:
            continue
        meaning = rule.read(match, context)
        if meaning is None:
            continue
        span = Span(*match.span()).strip(context.text, ",")
        last = span.end
        if meaning.period is not None:
            context.remember(meaning)
        yield span, meaning


def _candidates(span: Span, text: str) -> list[tuple[Match, Rule]]:
    found = [
        (match.start(), -match.end(), order, match, rule)
        for order, rule in enumerate(rules_for(text, span))
        for match in rule.pattern.finditer(text, span.start, span.end)
    ]
    return [(match, rule) for *_, match, rule in sorted(found, key=lambda c: c[:3])]


class _Quoted:
    """The words between quotation marks, asked for one place at a time."""

    def __init__(self, marks: tuple[Marked, ...]) -> None:
        self._spans = sorted(mark.span for mark in marks)

    def holds(self, span: Span) -> bool:
        place = bisect_right(self._spans, Span(span.start + 1, 0)) - 1
        return place >= 0 and self._spans[place].covers(span)


def _expression(name: str, span: Span, meaning: Meaning, *, in_quote: bool) -> TimeExpression:
    period = meaning.period
    basis: TimeBasis | None = None
    if period is not None:
        basis = "stated" if meaning.stated else "speech" if in_quote else "published"
    return TimeExpression(
        id=name,
        span=span,
        precision=meaning.precision,
        kind=meaning.kind,
        start=period.start.isoformat() if period else None,
        end=period.end.isoformat() if period else None,
        value=meaning.value,
        basis=basis,
    )
