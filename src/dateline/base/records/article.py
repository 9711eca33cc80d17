"""The page as it came, and the article that was found in it."""

from dataclasses import dataclass
from typing import Literal

from dateline.base import laws
from dateline.base.errors import LawError
from dateline.base.ids import digest
from dateline.base.spans import Span

Role = Literal["headline", "standfirst", "body", "subhead", "caption", "media-credit", "byline", "promo", "correction"]
PublishedBasis = Literal["given", "json-ld", "meta", "url", "text"]

NEWS_ROLES: frozenset[Role] = frozenset({"headline", "standfirst", "body", "subhead", "correction"})
"""Paragraphs in which the outlet tells news; captions, credits, bylines and promotions only repeat or frame it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RawPage:
    """One page as it was collected: either its plain `text` or its `html`, and what is known of it from outside."""

    id: str | None = None
    url: str | None = None
    text: str | None = None
    html: str | None = None
    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    language: str | None = None

    def __post_init__(self) -> None:
        laws.need_characters("page.id", self.id)
        laws.need_characters("page.url", self.url)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph of the article's text and the part it plays."""

    span: Span
    role: Role = "body"

    def __post_init__(self) -> None:
        laws.need_span("paragraph", self.span)


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """A person credited with the article; `span` is where the text says so, if it does."""

    name: str
    role: str | None = None
    span: Span | None = None

    def __post_init__(self) -> None:
        if self.span is not None:
            laws.need_span(f"author {self.name!r}", self.span)


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency:
    """The news agency credited; `span` is where the text says so, if it does."""

    name: str
    span: Span | None = None

    def __post_init__(self) -> None:
        if self.span is not None:
            laws.need_span(f"agency {self.name!r}", self.span)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """Where the report was filed from, as printed before its first sentence ('LIMA --')."""

    place: str
    span: Span

    def __post_init__(self) -> None:
        laws.need_span(f"dateline {self.place!r}", self.span)


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """The text of one article and what is known of it. The text never changes: every span of the reading indexes it.

    `published` is an ISO 8601 date or date-time; `published_basis` says where it was read. `language` is an ISO 639-1
    code, or `None` where it could not be told.
    """

    text: str
    digest: str
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    published: str | None = None
    published_basis: PublishedBasis | None = None
    language: str | None = None
    authors: tuple[Author, ...] = ()
    agency: Agency | None = None
    dateline: Dateline | None = None
    paragraphs: tuple[Paragraph, ...] = ()

    def __post_init__(self) -> None:
        for name in ("text", "title", "outlet", "url", "language"):
            laws.need_characters(f"article.{name}", getattr(self, name))
        laws.need_date("article.published", self.published)
        laws.need_basis("article.published", self.published, self.published_basis)
        if self.digest != digest(self.text):
            raise LawError("article: the digest is not that of the text; the text of an article never changes")
        last = 0
        for paragraph in self.paragraphs:
            if paragraph.span.start < last:
                raise LawError(
                    f"article: paragraph {list(paragraph.span)} overlaps the one before it or is out of order"
                )
            last = paragraph.span.end
        credited: list[Author | Agency] = [*self.authors, *([self.agency] if self.agency else [])]
        told = [*(p.span for p in self.paragraphs), *(c.span for c in credited if c.span)]
        if self.dateline is not None:
            told.append(self.dateline.span)
        for span in told:
            if span.end > len(self.text):
                raise LawError(
                    f"article: span {list(span)} ends after the text, which has {len(self.text)} code points"
                )
        for credit in credited:
            if credit.span and credit.span.of(self.text).casefold() != credit.name.casefold():
                raise LawError(
                    f"article: {credit.name!r} is credited, but the text says {credit.span.of(self.text)!r} there"
                )

    @classmethod
    def of(cls, text: str, **fields: object) -> "Article":
        """An article of `text` with its digest worked out; `fields` as in the class."""
        return cls(text=text, digest=digest(text), **fields)  # type: ignore[arg-type]
