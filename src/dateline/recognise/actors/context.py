"""The article as the actor rules ask of it: sentences by place, countries by place, names by place."""

from bisect import bisect_right

from dateline.base.records import Article
from dateline.base.spans import Span
from dateline.knowledge.countries import CountryMention, find_countries
from dateline.parse import Parse, Sentence, Token
from dateline.recognise.names import Name


class Context:
    """One article with its parse and names, to be asked by offset without walking over all of it."""

    def __init__(self, article: Article, parse: Parse, names: tuple[Name, ...]) -> None:
        self.article, self.text = article, article.text
        self.sentences = parse.sentences
        self.names = names
        self.countries = find_countries(article.text)
        self._sentence_starts = [s.span.start for s in self.sentences]
        self._country_starts = [m.span.start for m in self.countries]
        self._name_starts = [n.span.start for n in names]

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds the code point at `offset`."""
        place = bisect_right(self._sentence_starts, offset) - 1
        return self.sentences[place] if place >= 0 and offset < self.sentences[place].span.end else None

    def countries_in(self, span: Span) -> list[CountryMention]:
        """The country words that begin inside `span`, in order."""
        first = bisect_right(self._country_starts, span.start - 1)
        last = bisect_right(self._country_starts, span.end - 1)
        return self.countries[first:last]

    def name_at(self, offset: int) -> Name | None:
        """The name that holds the code point at `offset`."""
        place = bisect_right(self._name_starts, offset) - 1
        return self.names[place] if place >= 0 and offset < self.names[place].span.end else None

    def head_of(self, sentence: Sentence, span: Span) -> Token | None:
        """The token of `span` that hangs on a word outside of it: the head of the phrase."""
        tokens = sentence.tokens_in(span)
        inside = {t.index for t in tokens}
        return next(
            (t for t in reversed(tokens) if t.head not in inside or t.head == t.index), tokens[-1] if tokens else None
        )
