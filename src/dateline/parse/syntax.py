"""The parse as values: tokens with their tags and heads, in sentences, in article offsets.

Labels are those of the parser: Penn Treebank tags, ClearNLP dependencies (`nsubj`, `nsubjpass`, `dobj`, `ccomp` ...)
and Universal parts of speech. A token put in by the normaliser ('was', ',') has an empty span at its place.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field
from operator import attrgetter

from dateline.base.records import NEWS_ROLES, Role
from dateline.base.spans import Span

_INDEX = attrgetter("index")
_START = attrgetter("span.start")


@dataclass(slots=True, eq=False)  # not frozen: that makes it four times as slow to make, and there are many
class Token:
    """One token. `index` and `head` count tokens of its sentence; the root is its own head.

    `lower` is its text in lower case; `is_inserted` is true for one that the normaliser put in: it has no words in the
    article.
    """

    index: int
    span: Span
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    lower: str = field(init=False, repr=False)
    is_inserted: bool = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.lower = self.text.lower()
        self.is_inserted = self.span.start == self.span.end


@dataclass(frozen=True, slots=True, eq=False)
class Sentence:
    """One sentence: its tokens, the paragraph it stands in (an index) and that paragraph's role."""

    span: Span
    paragraph: int
    role: Role
    tokens: tuple[Token, ...]
    _children: list[list[Token]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        children: list[list[Token]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.index:
                children[token.head].append(token)
        object.__setattr__(self, "_children", children)

    @property
    def is_news(self) -> bool:
        """False in captions, credits, bylines and promotions."""
        return self.role in NEWS_ROLES

    @property
    def root(self) -> Token:
        """The token that heads the sentence."""
        return next(token for token in self.tokens if token.head == token.index)

    def head(self, token: Token) -> Token:
        """The head of `token`; itself for the root."""
        return self.tokens[token.head]

    def children(self, token: Token, *deps: str) -> list[Token]:
        """The direct dependents of `token` in text order, those with one of `deps` if any is given."""
        below = self._children[token.index]
        return (
            [child for child in below if child.dep in deps] if deps and below else below[:]
        )  # most words end a branch

    def child(self, token: Token, *deps: str) -> Token | None:
        """The first direct dependent with one of `deps`."""
        for child in self._children[token.index]:
            if not deps or child.dep in deps:
                return child
        return None

    def subtree(self, token: Token, without: Container[str] = ()) -> list[Token]:
        """`token` and all that hangs below it in text order, leaving out branches whose label is in `without`."""
        found = [token]
        for above in found:
            if below := self._children[above.index]:
                found += [child for child in below if child.dep not in without] if without else below
        found.sort(key=_INDEX)
        return found

    def ancestors(self, token: Token) -> Iterator[Token]:
        """The heads above `token`, nearest first."""
        while token.head != token.index:
            token = self.tokens[token.head]
            yield token

    def span_of(self, tokens: Iterable[Token]) -> Span:
        """The run from the first to the last of `tokens`, of which one at least must have words."""
        spans = [token.span for token in tokens if not token.is_inserted]
        return Span(min(spans).start, max(span.end for span in spans))

    def tokens_in(self, span: Span) -> list[Token]:
        """The tokens with words that lie wholly inside `span`."""
        start, end = span
        first = bisect_left(self.tokens, start, key=_START)
        found = []
        for token in self.tokens[first:]:
            if token.span.end > end:
                break
            if not token.is_inserted:
                found.append(token)
        return found

    def token_at(self, offset: int) -> Token | None:
        """The token that holds the code point at `offset`."""
        return next((token for token in self.tokens if token.span.start <= offset < token.span.end), None)


@dataclass(frozen=True, slots=True, eq=False)
class Parse:
    """All sentences of an article in text order."""

    sentences: tuple[Sentence, ...] = ()
    _starts: tuple[int, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", tuple(sentence.span.start for sentence in self.sentences))

    def news(self) -> Iterator[Sentence]:
        """The sentences in which the outlet tells news: no captions, credits, bylines, promotions."""
        return (sentence for sentence in self.sentences if sentence.is_news)

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds the code point at `offset`."""
        place = bisect_right(self._starts, offset) - 1
        return self.sentences[place] if place >= 0 and offset < self.sentences[place].span.end else None
