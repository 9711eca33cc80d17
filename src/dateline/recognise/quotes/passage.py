"""One paragraph as the finders of quotes see it: its sentences, its marks, and quick ways from a place to both."""

from collections.abc import Iterable, Sequence

from dateline.base.records import Article
from dateline.base.spans import Span
from dateline.parse.syntax import Sentence
from dateline.recognise.marks import Marked
from dateline.recognise.quotes.report import Report
from dateline.recognise.quotes.runs import Runs

_HEADINGS = frozenset({"headline", "standfirst", "subhead"})


class Passage:
    """A paragraph with its sentences and its marked runs (numbered through the article), both in text order."""

    def __init__(
        self, article: Article, index: int, sentences: Sequence[Sentence], marks: Sequence[tuple[int, Marked]]
    ) -> None:
        self.text, self.index = article.text, index
        self.span = article.paragraphs[index].span
        self.is_heading = article.paragraphs[index].role in _HEADINGS
        self.sentences, self.marks = sentences, marks
        self.quoted = Runs(marked.span for _, marked in marks)
        self._places = Runs(sentence.span for sentence in sentences)
        self._reports: dict[int | None, list[Report]] = {}

    def take_reports(self, reports: Iterable[Report]) -> None:
        """Remember the reports of the paragraph under the sentences that hold their content."""
        for report in reports:
            places = {self._places.at(span.start) for span in report.content}
            for place in sorted(places, key=lambda p: -1 if p is None else p):
                self._reports.setdefault(place, []).append(report)

    def report_of(self, span: Span) -> Report | None:
        """The innermost report in whose content `span` begins."""
        found = [
            (sum(words.length() for words in report.content), report)
            for report in self._reports.get(self._places.at(span.start), [])
            if any(words.start <= span.start < words.end for words in report.content)
        ]
        return min(found, key=lambda pair: pair[0])[1] if found else None

    def sentences_at(self, span: Span) -> list[Sentence]:
        """The sentences that share words with `span`."""
        places = (self._places.at(run.start) for run in self._places.touching(span))
        return [self.sentences[place] for place in places if place is not None]
