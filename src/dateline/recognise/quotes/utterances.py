"""Words in marks -> utterances: which runs belong to one utterance."""

from collections.abc import Sequence

from dateline.base.records import Article, QuoteKind
from dateline.parse.syntax import Sentence
from dateline.recognise.marks import Marked
from dateline.recognise.quotes.draft import Draft
from dateline.recognise.quotes.frame import Hole, Part, rows
from dateline.recognise.quotes.marked import Told, introduced, told_by
from dateline.recognise.quotes.passage import Passage
from dateline.recognise.quotes.unclosed import cut_short
from dateline.recognise.quotes.worth import holds_clause, is_quote

_ALONE = 12  # place-holders and signs that a sentence of nothing but quotations may have


class Utterances:
    """Collects the quotes in marks of an article, paragraph by paragraph, joining what is one utterance."""

    def __init__(self, article: Article, marks: tuple[Marked, ...]) -> None:
        self.article = article
        self.drafts: list[Draft] = []
        self._by_paragraph: dict[int, list[tuple[int, Marked]]] = {}
        self._taken_up: dict[int, bool] = {}
        for number, marked in enumerate(marks):
            self._by_paragraph.setdefault(marked.paragraph, []).append((number, marked))
            if not marked.closed:
                self._taken_up[number] = any(after.follows for after in marks[number + 1 : number + 2])
        self._of_number: dict[int, Draft] = {}
        self._row = 0
        self._lead: Told | None = None

    def passage(self, index: int, sentences: Sequence[Sentence]) -> Passage:
        """The paragraph of that index with its marks."""
        marks = [
            (number, marked if marked.closed else cut_short(marked, sentences, self._taken_up[number]))
            for number, marked in self._by_paragraph.get(index, [])
        ]
        return Passage(self.article, index, sentences, marks)

    def read(self, passage: Passage) -> None:
        """Take in the quotations of a paragraph, whose reports it knows already."""
        lead, self._lead = self._lead, None if passage.marks else _lead_in(passage.sentences)
        self._row += 1
        for row in rows(passage.text, passage.sentences, passage.marks) if passage.marks else ():
            self._row += 1
            for index, part in enumerate(row):
                if isinstance(part, Hole):
                    told = told_by(passage, row, index)
                    if told is not None and told.place == "lead" and passage.is_heading:
                        told = None
                    opens = index == 0 and part.number == passage.marks[0][0]
                    self._take(passage, row, index, told or (lead if opens else None))

    def _take(self, passage: Passage, row: list[Part], index: int, told: Told | None) -> None:
        hole = row[index]
        assert isinstance(hole, Hole)
        last = self._of_number.get(hole.number - 1)
        if last is not None and (hole.marked.follows or self._goes_on(last, row, told)):
            last.go_on(hole.marked.span, passage.index, self._row)
            if told is not None and last.segments[0].of(passage.text)[:1].isupper():
                last.kind = "direct"  # '"The road," he said, "is open."': a whole sentence, in two
            if last.source is None:
                last.attribute(told)
            self._of_number[hole.number] = last
            return
        is_clause = holds_clause(passage, hole.marked.span)
        if is_quote(passage, row, index, told, is_clause):
            kind: QuoteKind = "direct" if is_clause else "fragment"
            draft = Draft(kind, [hole.marked.span], passage.index, row=self._row)
            draft.attribute(told)
            self.drafts.append(draft)
            self._of_number[hole.number] = draft

    def _goes_on(self, last: Draft, row: list[Part], told: Told | None) -> bool:
        """True if a run continues the utterance before it: '"X," he said, "Y"' or '"X," he said. "Y"'."""
        if told is not None:
            same = told.verb is not None and told.verb is last.verb
            return same and last.place == "after" and told.place == "before" and last.row == self._row
        alone = len(row) <= _ALONE and all(isinstance(part, Hole) or part.token.pos == "PUNCT" for part in row)
        return alone and last.row in (self._row - 1, self._row) and last.kind == "direct" and last.source is not None


def _lead_in(sentences: Sequence[Sentence]) -> Told | None:
    """What attributes a quotation that makes up the next paragraph: a last sentence that ends in a colon."""
    if not sentences or sentences[-1].tokens[-1].text != ":":
        return None
    return introduced(sentences[-1], sentences[-1].span.end)
