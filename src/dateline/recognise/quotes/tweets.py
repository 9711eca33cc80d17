"""Posts pasted into an article: '... text - Name (@handle) May 4, 2021', '@handle: text'."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.base.records import NEWS_ROLES, Article
from dateline.base.spans import Span

_DASH = r"(?:—|–|--|-|―)\s?"
_SIGNED = re.compile(rf"{_DASH}([^\n()—–]{{2,60}}\(@\w{{1,30}}\))(?=\s|$)")
_SIGNATURE = re.compile(rf"(?:{_DASH})?([^\n()—–]{{2,60}}\(@\w{{1,30}}\))\s+(?=\D{{0,30}}\d)[\w ,.:·]{{3,40}}")
_NAMED = re.compile(
    r"((?:[^\W\d_a-z][^\s@():]{0,30}\s){0,4}\(?@\w{1,30}\)?)(?:\s?(?:·|[-–—|,])\s?[^:\n]{1,24})?:\s+(?=\S)"
)
_SKIP = re.compile(
    r"(?:Skip|End of)\s(?:\w+\s)?(?:Twitter|X|Facebook|Instagram|Telegram|Truth Social)?\s?post(?: by @?\w+)?\s*"
)
_NUMBERING = re.compile(r"\d{1,2}\s?/\s?\d{0,2}\s+")
_LINKS = ("http://", "https://", "pic.")


@dataclass(frozen=True, slots=True)
class Post:
    """The words of a post, the name with handle of who wrote it, and the indices of the paragraphs it takes."""

    words: Span
    name: Span
    paragraphs: range


def find_posts(article: Article) -> tuple[Post, ...]:
    """The posts of an article in text order: each in a paragraph of its own, its signature at its end or below it."""
    found: list[Post] = []
    before: int | None = None
    for index, paragraph in enumerate(article.paragraphs):
        if paragraph.role not in NEWS_ROLES or _SKIP.fullmatch(article.text, *paragraph.span):
            continue
        post = _post(article, index, before)
        found += [post] if post is not None else []
        before = index if post is None else None
    return tuple(found)


def _post(article: Article, index: int, before: int | None) -> Post | None:
    """The post that ends with the paragraph at `index`; `before` is the paragraph that may hold its words."""
    text, paragraph = article.text, article.paragraphs[index].span
    named = _NAMED.match(text, *paragraph)
    if named is not None:
        return _made(text, Span(named.end(), paragraph.end), named, range(index, index + 1))
    below = _SIGNATURE.fullmatch(text, *paragraph)
    if below is not None:
        return (
            _made(text, article.paragraphs[before].span, below, range(before, index + 1))
            if before is not None
            else None
        )
    signed = _SIGNED.search(text, *paragraph)
    if signed is not None:
        return _made(text, Span(paragraph.start, signed.start()), signed, range(index, index + 1))
    return None


def _made(text: str, around: Span, named: re.Match[str], paragraphs: range) -> Post | None:
    """The post, its words without numbering ('1/2'), links at its end, marks around it and what a reader may skip."""
    start = around.start
    for leading in (_SKIP, _NUMBERING):
        found = leading.match(text, start, around.end)
        start = found.end() if found else start
    words = Span(start, around.end).strip(text)
    for link in _last_words(text, words):
        words = Span(words.start, link.start).strip(text)
    words = words.strip(text, '"“”')
    return Post(words, Span(*named.span(1)).strip(text), paragraphs) if words.length() > 0 else None


def _last_words(text: str, words: Span) -> Iterator[Span]:
    """The links that the words end in, the last one first."""
    end = words.end
    for word in reversed(words.of(text).split()):
        if not word.startswith(_LINKS):
            return
        end = text.rindex(word, words.start, end)
        yield Span(end, end + len(word))
