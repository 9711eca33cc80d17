"""Words in marks -> utterances: which of them are quotes, and which runs belong to one utterance."""

from collections.abc import Iterator

from dateline.base.records import Article, QuoteKind
from dateline.base.spans import Span
from dateline.parse.syntax import Sentence, Token
from dateline.recognise.marks import Marked
from dateline.recognise.quotes.draft import Draft
from dateline.recognise.quotes.frame import Hole, Part, Word, rows
from dateline.recognise.quotes.marked import Told, introduced, is_named, told_by
from dateline.recognise.quotes.report import Report
from dateline.recognise.quotes.speech import speech

_HEADINGS = frozenset({"headline", "standfirst", "subhead"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
_FREE = 4  # words in marks that nothing attributes are a quote from this length on, if they hold a clause


class Utterances:
    """Collects the quotes in marks of an article, paragraph by paragraph, joining what is one utterance."""

    def __init__(self, article: Article, marks: tuple[Marked, ...]) -> None:
        self.article = article
        self.drafts: list[Draft] = []
        self._by_paragraph: dict[int, list[tuple[int, Marked]]] = {}
        for number, marked in enumerate(marks):
            self._by_paragraph.setdefault(marked.paragraph, []).append((number, marked))
        self._of_number: dict[int, Draft] = {}
        self._row = 0
        self._lead: Told | None = None

    def spans(self, paragraph: int) -> tuple[Span, ...]:
        """The runs in marks of a paragraph."""
        return tuple(marked.span for _, marked in self._by_paragraph.get(paragraph, ()))

    def read(self, paragraph: int, sentences: list[Sentence], reports: list[Report]) -> None:
        """Take in the quotations of a paragraph."""
        marks = self._by_paragraph.get(paragraph, [])
        if not marks:
            self._lead = _lead_in(sentences)
            return
        quoted = self.spans(paragraph)
        self._row += 1
        lead, self._lead = self._lead, None
        for row in rows(self.article.text, sentences, marks):
            self._row += 1
            for index, part in enumerate(row):
                if isinstance(part, Hole):
                    told = told_by(self.article.text, row, index, reports, quoted)
                    if told is not None and told.place == "lead" and self._is_heading(paragraph):
                        told = None
                    if part.number == marks[0][0] and index == 0:
                        told = told or lead
                    self._take(part, row, index, told, sentences)

    def _take(self, hole: Hole, row: list[Part], index: int, told: Told | None, sentences: list[Sentence]) -> None:
        span = hole.marked.span
        last = self._of_number.get(hole.number - 1)
        if last is not None and (hole.marked.follows or self._goes_on(last, row, told)):
            last.segments.append(span)
            if last.source is None and told is not None:
                last.source, last.cue, last.verb, last.place = told.source, told.cue, told.verb, told.place
            last.row = self._row
            self._of_number[hole.number] = last
            return
        is_clause = holds_clause(self.article.text, span, sentences)
        if not self._is_quote(hole, row, index, told, is_clause):
            return
        kind: QuoteKind = "direct" if is_clause else "fragment"
        draft = Draft(kind, [span], hole.marked.paragraph, row=self._row)
        if told is not None:
            draft.source, draft.cue, draft.verb, draft.place = told.source, told.cue, told.verb, told.place
        self.drafts.append(draft)
        self._of_number[hole.number] = draft

    def _goes_on(self, last: Draft, row: list[Part], told: Told | None) -> bool:
        """True if a run continues the utterance before it: '"X," he said, "Y"' or '"X," he said. "Y"'."""
        if told is not None:
            same = told.verb is not None and told.verb is last.verb
            return same and last.place == "after" and told.place == "before" and last.row == self._row
        alone = all(isinstance(part, Hole) or part.token.pos == "PUNCT" for part in row)
        return alone and last.row in (self._row - 1, self._row) and last.kind == "direct" and last.source is not None

    def _is_heading(self, paragraph: int) -> bool:
        return self.article.paragraphs[paragraph].role in _HEADINGS

    def _is_quote(self, hole: Hole, row: list[Part], index: int, told: Told | None, is_clause: bool) -> bool:
        """True if words in marks are a quote, and no title, name or word used with reserve."""
        text = self.article.text
        span = hole.marked.span
        heading = self._is_heading(hole.marked.paragraph) or len(row) == 1
        words = len(span.of(text).split())
        if not is_clause and is_named(row, index):
            return False
        if told is not None and told.place in ("after", "colon", "before", "lead") and _is_introduced(row, index, told):
            return True
        if (
            is_named(row, index)
            or _is_name(span.of(text), row, index)
            or (not heading and _is_title(span.of(text)) and not _names(told))
        ):
            return False
        if told is not None or heading:
            return True
        return is_clause and words >= _FREE


def _lead_in(sentences: list[Sentence]) -> Told | None:
    """What attributes a quotation that makes up the next paragraph: a last sentence that ends in a colon."""
    if not sentences or sentences[-1].tokens[-1].text != ":":
        return None
    return introduced(sentences[-1], sentences[-1].span.end)


def _is_introduced(row: list[Part], index: int, told: Told) -> bool:
    """True where a comma, a colon, the verb itself or nothing stands before the mark: no title stands so."""
    before = row[index - 1] if index else None
    if not isinstance(before, Word) or before.token.text in (",", ":", "that"):
        return True
    return before.token is told.verb and before.token.lemma != "tell"


def _is_name(words: str, row: list[Part], index: int) -> bool:
    """True for the marked name of the noun that follows: 'the "Desert Fox" plan'."""
    after = row[index + 1] if index + 1 < len(row) else None
    short = words[:1].isupper() and len(words.split()) <= 3
    return short and isinstance(after, Word) and after.token.pos in ("NOUN", "PROPN")


def _names(told: Told | None) -> bool:
    """True where somebody is quoted as giving a name: 'called him "Crooked Bob"'."""
    return told is not None and told.verb is not None and "call" in speech().verbs.get(told.verb.lemma, ())


def _is_title(words: str) -> bool:
    """True for words in Title Case without an end: the name of a work, a club or a programme."""
    if words[-1:] in "?!":
        return False
    long_words = [word for word in words.split() if len(word) > 3 or word.isupper()]
    return bool(long_words) and len(words) < 60 and all(not word[:1].islower() for word in long_words)


def holds_clause(text: str, span: Span, sentences: list[Sentence]) -> bool:
    """True if the words of `span` hold a verb with its subject, or look like a whole sentence."""
    words = span.of(text)
    if words[:1].isupper() and words[-1:] in ".?!," and len(words.split()) >= 4 and not _is_title(words):
        return True
    return any(_has_subject(sentence, token, span) for sentence, token in _tokens(sentences, span))


def _tokens(sentences: list[Sentence], span: Span) -> Iterator[tuple[Sentence, Token]]:
    for sentence in sentences:
        if sentence.span.overlap(span):
            yield from ((sentence, token) for token in sentence.tokens_in(span))


def _has_subject(sentence: Sentence, token: Token, span: Span) -> bool:
    return token.dep in _SUBJECTS and span.covers(sentence.head(token).span) and sentence.head(token).pos != "NOUN"
