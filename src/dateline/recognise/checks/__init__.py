"""The article held against itself: arithmetic, headline and body, numbers, wordings, who has announced what."""

from collections.abc import Iterator

from dateline.base.records import Actor, Article, Check, Event, Quantity, Quote
from dateline.parse import Parse
from dateline.recognise.checks.draft import Draft
from dateline.recognise.checks.figures import Figures
from dateline.recognise.checks.growth import check_growth
from dateline.recognise.checks.headline import check_headline
from dateline.recognise.checks.numbers import check_numbers
from dateline.recognise.checks.officiality import check_officiality
from dateline.recognise.checks.sums import check_sums
from dateline.recognise.checks.wordings import check_wordings


def find_checks(
    article: Article,
    parse: Parse,
    actors: tuple[Actor, ...],
    quantities: tuple[Quantity, ...],
    quotes: tuple[Quote, ...],
    events: tuple[Event, ...],
) -> tuple[Check, ...]:
    """The checks of the article, in text order of their first words: of its own figures, never of the world."""
    figures = Figures(article.text, parse, quantities)
    drafts = sorted(set(_drafts(article, parse, actors, figures, quotes, events)), key=lambda d: (d.spans, d.kind))
    return tuple(
        Check(id=f"c{number}", kind=draft.kind, verdict=draft.verdict, spans=draft.spans, detail=draft.detail)
        for number, draft in enumerate(drafts, 1)
    )


def _drafts(
    article: Article,
    parse: Parse,
    actors: tuple[Actor, ...],
    figures: Figures,
    quotes: tuple[Quote, ...],
    events: tuple[Event, ...],
) -> Iterator[Draft]:
    yield from check_growth(figures)
    yield from check_sums(figures)
    yield from check_headline(figures)
    yield from check_numbers(figures, events)
    yield from check_wordings(article, parse, quotes)
    yield from check_officiality(article, parse, actors, quotes)
