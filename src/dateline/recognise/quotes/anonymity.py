"""Whose name is withheld, where the article says so."""

from collections.abc import Iterable, Sequence

from dateline.base.spans import Span, hull
from dateline.parse import Parse
from dateline.recognise.quotes.draft import Draft
from dateline.recognise.quotes.source import Source
from dateline.recognise.quotes.speech import speech


def find_anonymity(text: str, within: Span) -> list[Span]:
    """The words that state anonymity in a run of text: 'on condition of anonymity', 'asked not to be named'."""
    return [Span(*match.span()).strip(text) for match in speech().anonymity.finditer(text, *within)]


def withholds_name(text: str, words: Sequence[Span]) -> bool:
    """True for 'he did not want to be named': a statement of anonymity and its subject are no report."""
    around = hull(words)
    return any(
        len(text[around.start : said.start].split()) <= 1 and not text[said.end : around.end].strip(" .,")
        for said in find_anonymity(text, around)
    )


def mark_anonymous(text: str, parse: Parse, drafts: list[Draft]) -> None:
    """Set the words of anonymity on every draft of a source whose anonymity the article states."""
    of_paragraph: dict[int, list[tuple[Draft, Source]]] = {}
    of_speaker: dict[str, list[Draft]] = {}
    for draft in drafts:
        if draft.source is not None:
            of_speaker.setdefault(_key(text, draft, draft.source), []).append(draft)
            if not draft.inherited:
                of_paragraph.setdefault(draft.paragraph, []).append((draft, draft.source))
    for sentence in parse.news():
        for statement in find_anonymity(text, sentence.span):
            owner = _owner(statement, sentence.span, of_paragraph.get(sentence.paragraph, []))
            if owner is not None:
                for draft in of_speaker.pop(_key(text, *owner), []):
                    draft.anonymity = statement


def _key(text: str, draft: Draft, source: Source) -> str:
    """What two quotes of one speaker share: the actor, or else the words of the source."""
    return draft.speaker or f"words {source.span.of(text).casefold()}"


def _owner(statement: Span, sentence: Span, here: list[tuple[Draft, Source]]) -> tuple[Draft, Source] | None:
    """The quote whose source a statement speaks of.

    Its source stands in the same sentence: around the statement, else right before it, else right after; or it is the
    last one of the paragraph before the statement.
    """
    inside = [(draft, source) for draft, source in here if sentence.covers(source.span)]
    if not inside:
        return _last(pair for pair in here if pair[1].span.end <= statement.start)
    holding = _last(pair for pair in inside if pair[1].span.covers(statement))
    before = _last(pair for pair in inside if pair[1].span.end <= statement.start)
    after = min(inside, key=lambda pair: pair[1].span.start)
    return holding or before or after


def _last(pairs: Iterable[tuple[Draft, Source]]) -> tuple[Draft, Source] | None:
    return max(pairs, key=lambda pair: pair[1].span.end, default=None)
