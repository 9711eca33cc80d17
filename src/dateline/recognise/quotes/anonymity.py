"""Whose name is withheld, where the article says so."""

from collections.abc import Iterable

from dateline.base.spans import Span
from dateline.recognise.quotes.speech import speech


def find_anonymity(text: str, within: Span) -> list[Span]:
    """The words that state anonymity in a sentence: 'on condition of anonymity', 'asked not to be named', 'unnamed'."""
    return [Span(*match.span()).strip(text) for match in speech().anonymity.finditer(text, *within)]


def owner_of(statement: Span, sources: Iterable[Span]) -> Span | None:
    """The source that a statement of anonymity speaks of.

    It is the source that holds the statement, else the nearest before it, else the nearest after.
    """
    found = list(sources)
    holding = [span for span in found if span.covers(statement)]
    before = [span for span in found if span.end <= statement.start]
    after = [span for span in found if span.start >= statement.end]
    if holding:
        return min(holding, key=Span.length)
    if before:
        return max(before, key=lambda span: span.end)
    return min(after, key=lambda span: span.start, default=None)
