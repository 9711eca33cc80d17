"""The parse as values: tokens with their tags and heads, in sentences, in article offsets.

Labels are those of the parser: Penn Treebank tags, ClearNLP dependencies (`nsubj`, `nsubjpass`, `dobj`, `ccomp` ...)
and Universal parts of speech. A token put in by the normaliser ('was', ',') has an empty span at its place.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from dateline.base.records import NEWS_ROLES, Role
from dateline.base.spans import Span


@dataclass(frozen=True, slots=True, eq=False)
class Token:
    """One token. `index` and `head` count tokens of its sentence; the root is its own head."""

    index: int
    span: Span
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int

    @property
    def lower(self) -> str:
        """The token in lower case."""
        return self.text.lower()

    @property
    def is_inserted(self) -> bool:
        """True for a token that the normaliser put in: it has no words in the article."""
        return self.span.start == self.span.end


@dataclass(frozen=True, slots=True, eq=False)
class Sentence:
    """One sentence: its tokens, the paragraph it stands in (an index) and that paragraph's role."""

    span: Span
    paragraph: int
    role: Role
    tokens: tuple[Token, ...]
    _children: tuple[tuple[int, ...], ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        children: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.index:
                children[token.head].append(token.index)
        object.__setattr__(self, "_children", tuple(map(tuple, children)))

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
        found = (self.tokens[index] for index in self._children[token.index])
        return [child for child in found if not deps or child.dep in deps]

    def child(self, token: Token, *deps: str) -> Token | None:
        """The first direct dependent with one of `deps`."""
        return next(iter(self.children(token, *deps)), None)

    def subtree(self, token: Token, without: Iterable[str] = ()) -> list[Token]:
        """`token` and all that hangs below it in text order, leaving out branches whose label is in `without`."""
        without, found, waiting = set(without), [], [token.index]
        while waiting:
            index = waiting.pop()
            found.append(index)
            waiting += [child for child in self._children[index] if self.tokens[child].dep not in without]
        return [self.tokens[index] for index in sorted(found)]

    def ancestors(self, token: Token) -> Iterator[Token]:
        """The heads above `token`, nearest first."""
        while token.head != token.index:
            token = self.tokens[token.head]
            yield token

    def span_of(self, tokens: Iterable[Token]) -> Span:
        """The run from the first to the last of `tokens`, of which one at least must have words."""
        spans = [token.span for token in tokens if not token.is_inserted]
        return Span(min(s.start for s in spans), max(s.end for s in spans))

    def tokens_in(self, span: Span) -> list[Token]:
        """The tokens with words that lie wholly inside `span`."""
        return [token for token in self.tokens if span.covers(token.span) and not token.is_inserted]

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
