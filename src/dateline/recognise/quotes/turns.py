"""Interviews printed as turns: 'NAME: words' or 'Q: words', paragraph by paragraph."""

import re
from collections import Counter
from dataclasses import dataclass
from statistics import median

from dateline.base.records import Article
from dateline.base.spans import Span

_LABEL = re.compile(
    r"(?P<label>Q|A|Question|Answer"
    r"|(?:[A-Z][A-Z.'’-]+)(?: [A-Z][A-Z.'’-]*){0,3}"
    r"|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2})\s?(?P<colon>:)\s+(?=\S)"
)
_FEWEST = 3  # turns that make an interview
_SHORTEST = 4  # words of the middle turn: shorter ones are a table ('Lodar: 1,204')
_GAP = 2  # paragraphs without a label that may go on between two turns


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says in one go: the label that names them, its colon, and the words, a span a paragraph."""

    label: Span
    colon: Span
    words: tuple[Span, ...]


def find_turns(article: Article) -> dict[int, Turn]:
    """The turns of an interview by the index of their first paragraph; none where the article is no interview."""
    labelled = {
        index: found
        for index, paragraph in enumerate(article.paragraphs)
        if paragraph.role in ("body", "subhead") and (found := _LABEL.match(article.text, *paragraph.span)) is not None
    }
    loud = [index for index, found in labelled.items() if _is_loud(found)]
    if len(loud) >= _FEWEST:  # then a line like 'Berg: The dam will hold' is a heading
        labelled = {index: labelled[index] for index in loud}
    names = Counter(_last_word(found) for found in labelled.values())
    spoken = {index: found for index, found in labelled.items() if names[_last_word(found)] > 1 or _is_loud(found)}
    if not _is_interview(article, spoken):
        return {}
    places = sorted(spoken)
    following = dict(zip(places, [*places[1:], places[-1] + 1], strict=True))
    turns = {index: _turn(article, index, found, following[index]) for index, found in spoken.items()}
    return {index: turn for index, turn in turns.items() if turn.words}


def _last_word(found: re.Match[str]) -> str:
    """What two labels of one speaker share: 'JOEL BERG' and 'BERG'."""
    return found["label"].split()[-1].casefold()


def _is_loud(found: re.Match[str]) -> bool:
    return found["label"].isupper()


def _is_interview(article: Article, spoken: dict[int, re.Match[str]]) -> bool:
    """True where several turns are as long as speech is, of two who both come again, or of one asked by 'Q'."""
    if len(spoken) < _FEWEST:
        return False
    lengths = [len(article.text[m.end() : article.paragraphs[i].span.end].split()) for i, m in spoken.items()]
    names = Counter(_last_word(found) for found in spoken.values())
    again = sum(count > 1 for count in names.values())
    return median(lengths) >= _SHORTEST and (again >= 2 or (again == 1 and bool({"q", "a"} & names.keys())))


def _turn(article: Article, index: int, found: re.Match[str], following: int) -> Turn:
    words = [Span(found.end(), article.paragraphs[index].span.end)]
    if following - index - 1 <= _GAP:
        more = (p.span for p in article.paragraphs[index + 1 : following] if p.role == "body")
        words += [span for span in more if article.text[span.start] not in "(["]
    bare = (span.strip(article.text, '"“”') for span in words)
    return Turn(Span(*found.span("label")), Span(*found.span("colon")), tuple(span for span in bare if span.length()))
