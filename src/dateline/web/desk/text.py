"""The text of an article with every fact marked, cut into parts of which a browser shows one with ease."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.base.records import Reading
from dateline.base.spans import Span
from dateline.web.cards import Card, Section
from dateline.web.cards.words import shorten
from dateline.web.page.marks import Mark, marks_of
from dateline.web.page.pieces import Block, Frame, Piece, cut, frames_of
from dateline.web.page.view import ROLE_LABELS, BlockView, PieceView, classes_of, sign_of

LETTERS = 60_000  # letters of text in a part, to the next paragraph
FACTS = 250  # facts that begin in a part, to the next paragraph


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of an article: its paragraphs, and the sections of the facts whose clearest words stand in it."""

    number: int
    count: int
    blocks: tuple[BlockView, ...]
    sections: tuple[Section, ...]


class MarkedText:
    """An article's text and facts, ready to be shown part by part; each fact has one home, where its card is.

    Only the part that is shown is cut into pieces, so that a page of a long article costs what one of a short one does.
    """

    def __init__(self, reading: Reading, sections: tuple[Section, ...], path: str) -> None:
        self._text = reading.article.text
        self._sections = sections
        self._path = path
        self._cards = {card.id: card for section in sections for card in section.cards}
        self._marks = marks_of(reading, sections)
        self._frames = [short for frame in frames_of(reading.article) for short in _short(frame, self._text)]
        self._starts = _starts(self._frames, sorted(card.evidence[0].start for card in self._cards.values()))
        self._anchors: dict[int, list[str]] = {}
        for card in self._cards.values():
            for index, span in enumerate(card.evidence):
                self._anchors.setdefault(span.start, []).append(f"w-{card.id}-{index}")

    @property
    def count(self) -> int:
        """How many parts there are."""
        return len(self._starts)

    def home(self, fact: str) -> int:
        """The part (from 1) of a fact's card; 1 if there is no such fact."""
        card = self._cards.get(fact)
        return self._part_at(card.evidence[0].start) if card else 1

    def part(self, number: int) -> Part:
        """The `number`-th part, from 1."""
        start = self._starts[number - 1] if number > 1 else 0
        end = self._starts[number] if number < self.count else len(self._text) + 1
        here = Span(start, end)
        frames = [frame for frame in self._frames if start <= frame[1].start < end]
        blocks = cut(frames, [mark for mark in self._marks if mark.span.overlap(here)])
        return Part(
            number=number,
            count=self.count,
            blocks=tuple(self._block(block, number) for block in blocks),
            sections=tuple(self._of_part(number)),
        )

    def to_card(self, fact: str, here: int) -> str:
        """The link to a fact's card from the part `here`."""
        return self._to(self.home(fact), here) + f"#fact-{fact}"

    def to_words(self, card: Card, index: int, here: int) -> str:
        """The link to the `index`-th words of a fact from the part `here`."""
        return self._to(self._part_at(card.evidence[index].start), here) + f"#w-{card.id}-{index}"

    def _to(self, part: int, here: int) -> str:
        return "" if part == here else f"{self._path}{'&' if '?' in self._path else '?'}part={part}"

    def _part_at(self, offset: int) -> int:
        return max(1, bisect_right(self._starts, offset))

    def _of_part(self, number: int) -> Iterator[Section]:
        for section in self._sections:
            cards = tuple(card for card in section.cards if self.home(card.id) == number)
            if cards:
                yield replace(section, cards=cards)

    def _block(self, block: Block, here: int) -> BlockView:
        label = ROLE_LABELS.get(block.role, "") if block.role else ""
        pieces = tuple(self._piece(piece, here) for piece in block.pieces)
        return BlockView(role=block.role or "between", label=label, pieces=pieces)

    def _piece(self, piece: Piece, here: int) -> PieceView:
        words = piece.span.of(self._text)
        if not piece.marks:
            return PieceView(words=words)
        facts = piece.facts()
        return PieceView(
            words=words,
            facts=" ".join(facts),
            classes=" ".join(dict.fromkeys(name for mark in piece.marks for name in classes_of(mark))),
            target=self.to_card(facts[0], here),
            anchors=tuple(self._anchors.get(piece.span.start, ())),
            stop=any(mark.span.start == piece.span.start and mark.part is None for mark in piece.marks),
            sign=sign_of(piece),
            told="; ".join(self._told(mark) for mark in piece.marks if mark.part is None),
        )

    def _told(self, mark: Mark) -> str:
        """What a fact is, in a few words: what colour and line say is said in words as well."""
        head = shorten("".join(part.words for part in self._cards[mark.fact].head), 60)
        return f"{mark.kind}{f', {mark.status}' if mark.status else ''}: {head}"


def _short(frame: Frame, text: str) -> Iterator[Frame]:
    """The frame; one longer than a part in several of the same role, cut between words where there are any."""
    role, (start, end) = frame
    while end - start > LETTERS:
        most = start + LETTERS
        stop = max(text.rfind(space, start, most) for space in " \n") + 1 or most
        yield role, Span(start, stop)
        start = stop
    yield role, Span(start, end)


def _starts(frames: Sequence[Frame], firsts: Sequence[int]) -> list[int]:
    """Where each part begins; `firsts` are the offsets at which the clearest words of facts begin, in order."""
    starts = [0]
    for _, (at, _) in frames:
        facts = bisect_left(firsts, at) - bisect_left(firsts, starts[-1])
        if at - starts[-1] >= LETTERS or facts >= FACTS:
            starts.append(at)
    return starts
