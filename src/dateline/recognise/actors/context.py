"""The article as the actor rules ask of it: sentences by place, countries by place, names by place."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter

from dateline.base.records import Article, Place
from dateline.base.spans import Span
from dateline.knowledge.countries import CountryMention
from dateline.parse import Parse, Sentence, Token
from dateline.recognise.actors.headlines import cut_to_body
from dateline.recognise.names import Name
from dateline.recognise.names.split import known_in

_QUOTED = re.compile(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)|(?<!\w)‘(?:[^’]|’\w)*(?:’|$)")

_ABOVE = 5  # paragraphs in which a town is still the one of 'local police'


class Context:
    """One article with its parse and names, to be asked by offset without walking over all of it."""

    def __init__(self, article: Article, parse: Parse, names: tuple[Name, ...], places: tuple[Place, ...]) -> None:
        self.article, self.text = article, article.text
        self.sentences = parse.sentences
        self.year = int(article.published[:4]) if article.published else None
        self._sentence_starts = [s.span.start for s in self.sentences]
        self.names = cut_to_body(((n, self.sentence_at(n.span.start)) for n in names), self.text)
        self._name_starts = [n.span.start for n in self.names]
        self._quoted = [
            Span(m.start() + p.span.start, m.end() + p.span.start)
            for p in article.paragraphs
            for m in _QUOTED.finditer(p.span.of(article.text))
        ]
        self._quoted_starts = [span.start for span in self._quoted]
        self._places = [p for p in places if p.country is not None]
        self._place_starts = [p.span.start for p in self._places]
        self.countries = [m for m in known_in(article.text).countries if self._is_meant(m)]
        self._country_starts = [m.span.start for m in self.countries]
        self._family_names = {
            words[-1] for n in self.names if n.kind == "person" and len(words := n.span.of(article.text).split()) > 1
        }
        self._numbers = {id(s): n for n, s in enumerate(self.sentences)}
        self._told = self._tellings()

    def _is_meant(self, mention: CountryMention) -> bool:
        """False where the place found there lies in another country: Georgia of the US, the Jersey of New Jersey."""
        place = bisect_right(self._place_starts, mention.span.start) - 1
        if mention.kind not in ("name", "capital") or place < 0 or not self._places[place].span.covers(mention.span):
            return True
        return self._places[place].country == mention.iso3

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds the code point at `offset`."""
        place = bisect_right(self._sentence_starts, offset) - 1
        return self.sentences[place] if place >= 0 and offset < self.sentences[place].span.end else None

    def is_quoted(self, offset: int) -> bool:
        """True if the code point at `offset` stands between quotation marks."""
        place = bisect_right(self._quoted_starts, offset) - 1
        return place >= 0 and offset < self._quoted[place].end

    def is_dateline(self, sentence: Sentence) -> bool:
        """True for the words before a report that tell where and by which agency it was filed."""
        dateline = self.article.dateline
        return dateline is not None and sentence.span.covers(dateline.span)

    def is_family_name(self, span: Span) -> bool:
        """True for the 'German' of 'said German' where the article names an Ann German; not for 'the German bank'."""
        sentence = self.sentence_at(span.start)
        if sentence is None or span.of(self.text) not in self._family_names:
            return False
        head = self.head_of(sentence, span)
        return head is not None and head.dep in ("nsubj", "poss", "dobj", "pobj") and not any(sentence.children(head))

    def paragraph_of(self, sentence: Sentence) -> Span:
        """The span of the paragraph that a sentence stands in."""
        return self.article.paragraphs[sentence.paragraph].span

    def number_of(self, sentence: Sentence) -> int:
        """Which sentence of the article it is, counted from 0."""
        return self._numbers[id(sentence)]

    def countries_in(self, span: Span) -> list[CountryMention]:
        """The country words that begin inside `span`, in order."""
        first = bisect_right(self._country_starts, span.start - 1)
        last = bisect_right(self._country_starts, span.end - 1)
        return self.countries[first:last]

    def country_of_places(self, span: Span) -> str | None:
        """The one country that the places and countries inside `span` lie in; `None` where there are two or none."""
        first = bisect_left(self._place_starts, span.start)
        last = bisect_left(self._place_starts, span.end)
        codes = dict.fromkeys(p.country for p in self._places[first:last])
        codes.update(dict.fromkeys(m.iso3 for m in self.countries_in(span)))
        return next(iter(codes)) if len(codes) == 1 else None

    def country_of_towns_above(self, sentence: Sentence) -> str | None:
        """The one country of the towns and provinces of the nearest paragraph above that names one, if it is near."""
        for number in range(sentence.paragraph, max(-1, sentence.paragraph - _ABOVE), -1):
            span = self.article.paragraphs[number].span
            first, last = bisect_left(self._place_starts, span.start), bisect_left(self._place_starts, span.end)
            exact = {p.country for p in self._places[first:last] if p.precision not in ("country", "region")}
            if exact:
                return exact.pop() if len(exact) == 1 else None
        return None

    def told_countries(self) -> Counter[str]:
        """How often the article speaks of each country, by name, nationality, capital or place; not of Orla Dane's."""
        return Counter(country for _, country in self._told)

    def told_in(self, span: Span) -> list[str]:
        """The countries of the country words and places that begin inside `span`, each as often as told."""
        first = bisect_left(self._told, (span.start, ""))
        last = bisect_left(self._told, (span.end, ""))
        return [country for _, country in self._told[first:last]]

    def exact_places(self) -> Counter[str]:
        """How many towns and provinces of each country the article names."""
        return Counter(p.country for p in self._places if p.country and p.precision not in ("country", "region"))

    def _tellings(self) -> list[tuple[int, str]]:
        named = ((mention, self.name_at(mention.span.start)) for mention in self.countries)
        spoken = [(word.span.start, word.iso3) for word, name in named if name is None or name.kind != "person"]
        return sorted((*spoken, *((place.span.start, place.country) for place in self._places if place.country)))

    def name_at(self, offset: int) -> Name | None:
        """The name that holds the code point at `offset`."""
        place = bisect_right(self._name_starts, offset) - 1
        return self.names[place] if place >= 0 and offset < self.names[place].span.end else None

    def tokens_of(self, sentence: Sentence, span: Span) -> list[Token]:
        """The tokens with words inside `span`."""
        first = bisect_left(sentence.tokens, span.start, key=_start)
        last = bisect_left(sentence.tokens, span.end, key=_start)
        return [t for t in sentence.tokens[first:last] if not t.is_inserted and t.span.end <= span.end]

    def head_of(self, sentence: Sentence, span: Span) -> Token | None:
        """The token of `span` that hangs on a word outside of it: the head of the phrase."""
        tokens = self.tokens_of(sentence, span)
        inside = {t.index for t in tokens}
        return next(
            (t for t in reversed(tokens) if t.head not in inside or t.head == t.index), tokens[-1] if tokens else None
        )


def _start(token: Token) -> int:
    return token.span.start
