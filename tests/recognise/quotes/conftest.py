"""Quotes of short texts: each line is a paragraph."""

from collections.abc import Callable, Sequence

import pytest

from dateline.base.records import Actor, Article, Mention, Paragraph, Quote
from dateline.base.spans import Span
from dateline.parse import parse_article
from dateline.recognise.marks import find_marks
from dateline.recognise.quotes import find_quotes

Quotes = Callable[..., tuple[Quote, ...]]


def paragraphs(text: str, roles: dict[int, str]) -> tuple[Paragraph, ...]:
    found, start = [], 0
    for number, line in enumerate(text.split("\n")):
        found.append(Paragraph(span=Span(start, start + len(line)), role=roles.get(number, "body")))  # type: ignore[arg-type]
        start += len(line) + 1
    return tuple(found)


def people(text: str, names: dict[str, tuple[str, ...]]) -> tuple[Actor, ...]:
    """One person per name, with every place where one of the words stands as a mention."""
    made = []
    for name, words in names.items():
        places = [
            Span(at, at + len(word))
            for word in words
            for at in range(len(text))
            if text.startswith(word, at) and not text[at + len(word) : at + len(word) + 1].isalnum()
        ]
        if not places:
            continue
        mentions = tuple(Mention(span=span, form="name") for span in sorted(places))
        made.append(Actor(id=name, name=name, kind="person", mentions=mentions))
    return tuple(made)


def indirect(found: Sequence[Quote], text: str) -> list[tuple[str, str | None, str | None]]:
    """Words, source and cue of the indirect quotes."""
    return [
        (
            " / ".join(span.of(text) for span in quote.segments),
            quote.speaker_span.of(text) if quote.speaker_span else None,
            quote.cue.of(text) if quote.cue else None,
        )
        for quote in found
        if quote.kind == "indirect"
    ]


@pytest.fixture
def quotes() -> Quotes:
    def read(
        text: str, roles: dict[int, str] | None = None, actors: dict[str, tuple[str, ...]] | None = None
    ) -> tuple[Quote, ...]:
        article = Article.of(text, language="en", paragraphs=paragraphs(text, roles or {}))
        known = people(text, actors or {})
        return find_quotes(article, parse_article(article), find_marks(article), known, ())

    return read
