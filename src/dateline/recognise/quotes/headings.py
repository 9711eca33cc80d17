"""Headlines that name their source: 'Police: Two held after blast', 'Two dead in blast - police', '..., police say'."""

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
_LONGEST = 6  # words of a source
_SHORTEST = 3  # words that can say something
_SAYS = frozenset({"say", "says", "said"})
_DASHES = frozenset({"-", "–", "—"})
_PREDICATES = frozenset({"JJ", "RB"})


def heading_report(article: Article, passage: Passage, actors: ActorIndex) -> Report | None:
    """The report that a heading makes with a colon, a dash, or a verb of speech that the parser does not see as such.

    `None` for any other line, and where the words at the colon are a topic ('Harvest: ...') and no source.
    """
    if not (passage.is_heading or passage.index == 0):
        return None
    tokens = [t for sentence in passage.sentences for t in sentence.tokens if not t.is_inserted]
    found = _at_colon(article, passage, tokens, actors)
    if found is None and passage.is_heading and len(passage.sentences) == 1 and not passage.marks:
        found = _at_dash(article, passage, tokens, actors) or _at_verb(article, passage, tokens, actors)
    return found


def _at_colon(article: Article, passage: Passage, tokens: list[Token], actors: ActorIndex) -> Report | None:
    """'Police: Two held', 'Two held: police'."""
    colons = [place for place, token in enumerate(tokens) if token.text == ":"]
    if len(colons) != 1:
        return None
    before, colon, after = _without_clock(tokens[: colons[0]]), tokens[colons[0]], tokens[colons[0] + 1 :]
    ended = tokens[-1].text in ".?!" and not passage.is_heading  # then only a source before the colon counts
    for source, content in ((before, after),) if ended else ((before, after), (after, before)):
        if _is_source(source, actors) and (_tells(content) or (source is after and _is_said(source, content))):
            return _report(article, passage, source, content, colon.span)
    return None


def _at_dash(article: Article, passage: Passage, tokens: list[Token], actors: ActorIndex) -> Report | None:
    """'Two dead in blast - police'."""
    place = next((i for i in range(len(tokens) - 1, 0, -1) if tokens[i].text in _DASHES), 0)
    source, content = tokens[place + 1 :], tokens[:place]
    free = place > 0 and article.text[tokens[place].span.end : tokens[place].span.end + 1] == " "
    if free and _is_source(source, actors) and _is_said(source, content):
        return _report(article, passage, source, content, tokens[place].span)
    return None


def _at_verb(article: Article, passage: Passage, tokens: list[Token], actors: ActorIndex) -> Report | None:
    """'Two dead in blast, police say', 'Bridge unsafe, says mayor', 'Monitor says thousands flee' without a clause."""
    place = next((i for i, t in enumerate(tokens) if t.lower in _SAYS and t.pos == "VERB"), None)
    commas = [i for i, t in enumerate(tokens[:place]) if t.text == ","]
    if place is None:
        return None
    before, after = tokens[:place], tokens[place + 1 :]
    if commas and not after:
        source, content = tokens[commas[-1] + 1 : place], tokens[: commas[-1]]
    elif commas and commas[-1] == place - 1:
        source, content = after, tokens[: commas[-1]]
    else:
        source, content = before, after
    if not _is_source(source, actors) or len(content) < _SHORTEST or any(t.text == "," for t in source):
        return None
    return _report(article, passage, source, content, tokens[place].span, tokens[place])


def _report(
    article: Article, passage: Passage, source: list[Token], content: list[Token], cue: Span, verb: Token | None = None
) -> Report:
    words = Span(content[0].span.start, content[-1].span.end).strip(article.text, " .,")
    named = Span(source[0].span.start, source[-1].span.end)
    return Report(passage.sentences[0], (words,), Source(named, source[-1].span), cue, None, verb)


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
    return len(tokens) >= _SHORTEST and any(t.tag in (*_FINITE, "VBN", "VBG") for t in tokens)


def _is_said(source: list[Token], content: list[Token]) -> bool:
    """True for what a headline says without a verb, before a speaking role: 'Two dead in blast', 'Bridge to reopen'."""
    if len(content) < _SHORTEST or source[-1].lower not in speech().headline_sources:
        return False
    following = [*content[1:], source[0]]
    return _tells(content) or any(
        t.tag == "TO" or (t.tag in _PREDICATES and (then is source[0] or then.pos not in ("NOUN", "PROPN", "ADJ")))
        for t, then in zip(content, following, strict=True)
    )
