"""Interviews and transcripts printed as turns: 'NAME: words', 'Q. words', or questions in bold and the answers."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby, pairwise
from statistics import median

from dateline.base.records import Article
from dateline.base.spans import Span
from dateline.knowledge import load_yaml

_FILE = "languages/en/turns.yaml"
_UPPER = r"[^\W\da-z_ªºß]"
_LOUD = rf"(?:Mc)?{_UPPER}[A-ZÀ-ÖØ-Þ.'’-]*"
_CALM = rf"{_UPPER}[\w.'’-]+"
_OFFICE = rf"(?:, {_LOUD}[^\n:a-z]{{0,80}})?"  # 'ANN BERG, MAYOR OF KALDOR'
_ASIDE = r"(?:\s?[(\[][^()\[\]\n:]{2,60}[)\]])?"  # 'Ms Berg (Kaldor North)'
_LABEL = re.compile(
    rf"(?:(?P<label>Q|A|Question|Answer|{_LOUD}(?: {_LOUD}){{0,4}}(?={_OFFICE}\s?[(:\[])|{_CALM}(?: {_CALM}){{0,3}})"
    rf"{_OFFICE}{_ASIDE}\s?(?P<colon>:)\s+|(?P<initial>[QA])\.?\s+(?=[\"“‘']?[A-Z]))(?=\S)"
)
_LINE = re.compile(r"[^\n]+")
_SELF = re.compile(r"\b(?:I|me|my|we|us|our)\b")
_FEWEST = 3  # turns that make an interview
_SHORTEST = 4  # words of the middle turn: shorter ones are a table ('Lodar: 1,204')
_GAP = 8  # paragraphs without a label that may go on between two turns


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says in one go, a span a paragraph, in the paragraphs of these indices.

    `label` names the speaker, `colon` ties the words to it; both are missing where an answer stands under a question.
    """

    label: Span | None
    colon: Span | None
    words: tuple[Span, ...]
    paragraphs: range


@dataclass(frozen=True, slots=True)
class _Line:
    """One printed line, the paragraph that holds it, and its label, if it has one."""

    paragraph: int
    span: Span
    found: re.Match[str] | None

    @property
    def label(self) -> str:
        return self.found["label"] or self.found["initial"] if self.found else ""

    @property
    def name(self) -> str:
        """What two labels of one speaker share: 'JOEL BERG' and 'BERG'."""
        return self.label.split()[-1].casefold()

    @property
    def is_loud(self) -> bool:
        return self.label.isupper() and len(self.label) > 1

    @property
    def asks(self) -> bool:
        return self.name in ("q", "a", "question", "answer")


def find_turns(article: Article) -> tuple[Turn, ...]:
    """The turns of an interview in text order; none where the article is no interview."""
    lines = _lines(article)
    labelled = [line for line in lines if line.found is not None]
    loud = [line for line in labelled if line.is_loud or line.asks]
    if len(loud) >= _FEWEST:  # then a line like 'Berg: The dam will hold' is a heading
        labelled = loud
    names = Counter(line.name for line in labelled)
    spoken = [line for line in labelled if names[line.name] > 1 or line.is_loud or line.asks]
    if _is_interview(article, spoken):
        return tuple(turn for turn in _labelled(article, lines, spoken) if turn.words)
    return tuple(_answers(article))


def _lines(article: Article) -> list[_Line]:
    """The lines of the news, those of a paragraph apart only where its first one has a label."""
    found: list[_Line] = []
    for index, paragraph in enumerate(article.paragraphs):
        if paragraph.role in ("body", "subhead"):
            whole = _Line(index, paragraph.span, _label(article.text, paragraph.span))
            cut = whole.found and (Span(*m.span()) for m in _LINE.finditer(article.text, *paragraph.span))
            found += [_Line(index, span, _label(article.text, span)) for span in cut] if cut else [whole]
    return found


def _label(text: str, line: Span) -> re.Match[str] | None:
    found = _LABEL.match(text, *line)
    words = (found["label"] or found["initial"]).casefold().split() if found else []
    return None if words and words[0] in load_yaml(_FILE)["headings"] else found


def _is_interview(article: Article, spoken: Sequence[_Line]) -> bool:
    """True where several turns are as long as speech is, of two of whom one comes again at least.

    Where no label is in capitals or 'Q', both must come again, and a question or an 'I' must be among the words.
    """
    names = Counter(line.name for line in spoken)
    again = sum(count > 1 for count in names.values())
    if len(spoken) < _FEWEST or len(names) < 2 or not again:
        return False
    words = [article.text[line.found.end() : line.span.end] for line in spoken if line.found]
    if median(len(said.split()) for said in words) < _SHORTEST:
        return False
    return all(line.is_loud or line.asks for line in spoken) or (
        again >= 2 and any(said.endswith("?") or _SELF.search(said) for said in words)
    )


def _labelled(article: Article, lines: Sequence[_Line], spoken: Sequence[_Line]) -> Iterator[Turn]:
    """The turn of each label: the rest of its line and, up to the next label, the lines without one."""
    starts = {line.span for line in spoken}
    places = [place for place, line in enumerate(lines) if line.span in starts]
    for place, following in pairwise([*places, places[-1] + 1]):
        first, more = lines[place], lines[place + 1 : following]
        assert first.found is not None
        if len({line.paragraph for line in more} - {first.paragraph}) > _GAP:
            more = [line for line in more if line.paragraph == first.paragraph]
        more = [line for line in more if article.paragraphs[line.paragraph].role == "body"]
        spans = [Span(first.found.end(), first.span.end), *(line.span for line in more)]
        words = tuple(said for span in spans for said in _said(article.text, span))
        named = "label" if first.found["label"] else "initial"
        colon = Span(*first.found.span("colon")) if first.found["colon"] else None
        last = max((line.paragraph for line in more), default=first.paragraph)
        yield Turn(Span(*first.found.span(named)), colon, words, range(first.paragraph, last + 1))


def _said(text: str, line: Span) -> Iterator[Span]:
    """The words of a line without '[applause]' and marks at its ends; nothing of a line in brackets."""
    start = line.start
    if text[line.start] in "([" and text[line.end - 1] in ")]":
        return
    for found in [*_stage().finditer(text, *line), None]:
        words = Span(start, found.start() if found else line.end).strip(text, '"“”')
        if any(c.isalnum() for c in words.of(text)):
            yield words
        start = found.end() if found else line.end


@cache
def _stage() -> re.Pattern[str]:
    words = "|".join(re.escape(words) for words in load_yaml(_FILE)["stage"])
    return re.compile(rf"[(\[](?:{words})\b[^()\[\]\n]{{0,60}}[)\]]", re.IGNORECASE)


def _answers(article: Article) -> Iterator[Turn]:
    """The answers under questions that stand as headings, where 'you' is asked and 'I' answers."""
    text, body = article.text, article.paragraphs
    news = [index for index, paragraph in enumerate(body) if paragraph.role in ("body", "subhead")]
    asked = [index for index in news if body[index].span.of(text).endswith("?") and body[index].role == "subhead"]
    if len(asked) < _FEWEST:
        return
    answers: list[list[int]] = []
    for first, following in pairwise([*asked, asked[-1] + 2]):
        run = (i for i in news if first < i < following)
        answers += [list(same) for is_body, same in groupby(run, lambda i: body[i].role == "body") if is_body][:1]
    by_self = sum(any(_SELF.search(body[i].span.of(text)) for i in answer) for answer in answers)
    to_you = sum("you" in body[i].span.of(text).casefold() for i in asked)
    unmarked = not any(c in body[i].span.of(text) for answer in answers for i in answer for c in '"“')
    if len(answers) >= _FEWEST and 3 * by_self >= 2 * len(answers) and 2 * to_you >= len(asked) and unmarked:
        for answer in answers:
            yield Turn(None, None, tuple(body[i].span for i in answer), range(answer[0], answer[-1] + 1))
