"""The article's text cut at every edge of every mark, so that facts may overlap and nest and the markup stays valid."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dateline.base.records import Article, Role
from dateline.base.spans import Span
from dateline.web.page.marks import Mark

Frame = tuple[Role | None, Span]  # a paragraph and its role; `None` for a line between two


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A run of text over which the marks do not change: `marks` cover it whole, the narrowest first."""

    span: Span
    marks: tuple[Mark, ...] = ()

    def facts(self) -> tuple[str, ...]:
        """The facts whose words these are, each once, the narrowest first."""
        return tuple(dict.fromkeys(mark.fact for mark in self.marks))


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph, or what stands between two (`role` is `None`), cut into pieces."""

    role: Role | None
    pieces: tuple[Piece, ...]


def blocks_of(article: Article, marks: Sequence[Mark]) -> tuple[Block, ...]:
    """The whole text in blocks; only white space between paragraphs is left out."""
    return cut(frames_of(article), marks)


def cut(frames: Sequence[Frame], marks: Sequence[Mark]) -> tuple[Block, ...]:
    """The words of some frames, which stand in the order of the text, in pieces; marks beside them do no harm."""
    edges = sorted({edge for _, frame in frames for edge in frame} | {edge for mark in marks for edge in mark.span})
    pieces = _pieces(edges, marks)
    found: list[Block] = []
    following = next(pieces, None)
    for role, frame in frames:
        inside = []
        while following is not None and following.span.start < frame.end:
            if following.span.start >= frame.start:
                inside.append(following)
            following = next(pieces, None)
        found.append(Block(role=role, pieces=tuple(inside)))
    return tuple(found)


def frames_of(article: Article) -> list[Frame]:
    """Every paragraph, and every line between two, in the order of the text."""
    return list(_frames(article))


def _frames(article: Article) -> Iterator[Frame]:
    at = 0
    for paragraph in article.paragraphs:
        yield from _lines(article.text, Span(at, paragraph.span.start))
        yield paragraph.role, paragraph.span
        at = paragraph.span.end
    yield from _lines(article.text, Span(at, len(article.text)))


def _lines(text: str, gap: Span) -> Iterator[tuple[None, Span]]:
    """The lines of a gap between paragraphs that hold anything at all."""
    at = gap.start
    for line in gap.of(text).splitlines(keepends=True):
        span = Span(at, at + len(line)).strip(text)
        at += len(line)
        if span.start < span.end:
            yield None, span


def _nearest(mark: Mark) -> tuple[bool, int, int]:
    """The narrowest comes first, but what the words say goes before how they were checked."""
    return mark.kind == "check", mark.span.length(), mark.span.start


def _pieces(edges: Iterable[int], marks: Sequence[Mark]) -> Iterator[Piece]:
    """One piece from each edge to the next, with the marks open there."""
    opening: dict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        opening[mark.span.start].append(mark)
    active: list[Mark] = []
    before = 0
    for edge in edges:
        if edge > before:
            yield Piece(span=Span(before, edge), marks=tuple(sorted(active, key=_nearest)))
        active = [mark for mark in active if mark.span.end > edge] + opening.get(edge, [])
        before = edge
