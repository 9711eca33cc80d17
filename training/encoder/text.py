"""Plain text -> the sentences and words that the engine itself sees, with their offsets."""

from collections.abc import Iterator

from dateline.base.records import RawPage
from dateline.base.spans import Span
from dateline.extract import extract_article
from dateline.parse import Sentence, Token, parse_article


def words_of(sentence: Sentence) -> list[Token]:
    """The tokens that the article holds (not what the parser's normaliser put in)."""
    return [token for token in sentence.tokens if not token.is_inserted]


def parsed(text: str) -> Iterator[list[Token]]:
    """The words of each sentence of a document."""
    yield from filter(None, map(words_of, parse_article(extract_article(RawPage(text=text, language="en"))).sentences))


def parsed_sentence(text: str) -> list[Token]:
    """The words of a text that is one sentence, however the parser would part it."""
    return [word for words in parsed(text) for word in words]


def covered(words: list[Token], start: int, end: int) -> tuple[int, int]:
    """The words `[first, last)` that characters `[start, end)` touch; empty where they touch none."""
    inside = [k for k, word in enumerate(words) if word.span.overlap(Span(start, end))]
    return (inside[0], inside[-1] + 1) if inside else (0, 0)
