"""Headlines that name their source at a colon: 'Police: Two held after blast', 'Two held after blast: police'."""

import re

from dateline.base.records import Article
from dateline.base.spans import Span
from dateline.parse.syntax import Token
from dateline.recognise.lookup import ActorIndex
from dateline.recognise.quotes.passage import Passage
from dateline.recognise.quotes.report import Report
from dateline.recognise.quotes.source import Source
from dateline.recognise.quotes.speech import speech

_CLOCK = re.compile(r"\d{1,2}[:.h]\d\d(?:[ap]m)?|[ap]\.?m\.?|GMT|UTC|BST|E[SD]?T", re.IGNORECASE)
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_LONGEST = 6  # words of a source at a colon


def heading_report(article: Article, passage: Passage, actors: ActorIndex) -> Report | None:
    """The report that a heading makes with a colon.

    `None` for any other line, and where the words at the colon are a topic ('Harvest: ...') and no source.
    """
    if not (passage.is_heading or passage.index == 0):
        return None
    tokens = [t for sentence in passage.sentences for t in sentence.tokens if not t.is_inserted]
    colons = [place for place, token in enumerate(tokens) if token.text == ":"]
    if len(colons) != 1:
        return None
    before, colon, after = _without_clock(tokens[: colons[0]]), tokens[colons[0]], tokens[colons[0] + 1 :]
    ended = tokens[-1].text in ".?!" and not passage.is_heading  # then only a source before the colon counts
    for source, content in ((before, after),) if ended else ((before, after), (after, before)):
        if _is_source(source, actors) and _tells(content):
            words = Span(content[0].span.start, content[-1].span.end).strip(article.text, " .,")
            named = Span(source[0].span.start, source[-1].span.end)
            return Report(passage.sentences[0], (words,), Source(named, source[-1].span), colon.span, None)
    return None


def _without_clock(tokens: list[Token]) -> list[Token]:
    """The words behind the time of day that an entry of a live page begins with: '14:05 Berg'."""
    while tokens and _CLOCK.fullmatch(tokens[0].text):
        tokens = tokens[1:]
    return tokens


def _is_source(tokens: list[Token], actors: ActorIndex) -> bool:
    """True for a short phrase without a verb that ends in a speaking role ('army chief') or is a person or body."""
    if not 0 < len(tokens) <= _LONGEST or any(t.tag in _FINITE or t.pos in ("ADP", "PUNCT") for t in tokens):
        return False
    if tokens[-1].lower in speech().headline_labels:
        return False
    if tokens[-1].lower in speech().headline_sources:
        return True
    actor = actors.at(tokens[-1].span)
    return actor is not None and actor.kind in ("person", "org")


def _tells(tokens: list[Token]) -> bool:
    """True for words that say something: a finite verb or a participle, and three words at least."""
    return len(tokens) >= 3 and any(t.tag in (*_FINITE, "VBN", "VBG") for t in tokens)
