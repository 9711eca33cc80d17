"""What the template shows of a reading: plain strings and flags, all worked out beforehand."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from dateline.base.records import Failure, Reading, Role
from dateline.web.cards import Card, Section, sections
from dateline.web.cards.words import BASES, STATUS_SIGNS, moment, shorten
from dateline.web.page.marks import Mark, marks_of
from dateline.web.page.pieces import Block, Piece, blocks_of

ROLE_LABELS: dict[Role, str] = {"caption": "Caption", "promo": "Promotion", "correction": "Correction"}


@dataclass(frozen=True, slots=True, kw_only=True)
class PieceView:
    """Words, and if they belong to facts: which, how they look, where a click leads, what anchors begin here.

    `told` says of each fact in words what look and sign say.
    """

    words: str
    facts: str = ""
    classes: str = ""
    target: str = ""
    anchors: tuple[str, ...] = ()
    stop: bool = False
    sign: str = ""
    told: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockView:
    """One paragraph of the article."""

    role: str
    label: str
    pieces: tuple[PieceView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The exact words of a fact and the place in the text where they stand."""

    words: str
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CardView:
    """A card with its words."""

    card: Card
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingView:
    """One article of the page; `number` makes its anchors unlike those of the others."""

    number: int
    title: str
    outlet: str | None
    link: str | None
    credits: tuple[str, ...]
    headline: tuple[BlockView, ...]
    blocks: tuple[BlockView, ...]
    sections: tuple[tuple[Section, tuple[CardView, ...]], ...]
    failures: tuple[Failure, ...]
    made_by: str


def view_of(reading: Reading, number: int) -> ReadingView:
    """The view of the `number`-th reading of a page."""
    article = reading.article
    found = sections(reading)
    marks = marks_of(reading, found)
    pieces = _Pieces(article.text, number, found)
    blocks = [_block(block, pieces) for block in blocks_of(article, marks)]
    leading = 1 if blocks and blocks[0].role == "headline" else 0
    return ReadingView(
        number=number,
        title=shorten(article.title or article.text.strip() or reading.id, 120),
        outlet=article.outlet,
        link=article.url if urlsplit(article.url or "").scheme in ("http", "https") else None,
        credits=credits_of(reading),
        headline=tuple(blocks[:leading]),
        blocks=tuple(blocks[leading:]),
        sections=tuple(
            (section, tuple(_card(card, article.text, number) for card in section.cards)) for section in found
        ),
        failures=reading.failures,
        made_by=f"{reading.maker.name} {reading.maker.version}, codebook {reading.maker.codebook}",
    )


def credits_of(reading: Reading) -> tuple[str, ...]:
    """When and by whom an article was published, and in which language, each in a few words."""
    article = reading.article
    published = article.published and f"{moment(article.published)} ({BASES[article.published_basis or 'text']})"
    authors = [f"{author.name}{f' ({author.role})' if author.role else ''}" for author in article.authors]
    told = (
        published or "publication date not known",
        f"by {', '.join(authors)}" if authors else None,
        f"agency: {article.agency.name}" if article.agency else None,
        f"filed from {article.dateline.place}" if article.dateline else None,
        f"language: {article.language or 'not known'}",
    )
    return tuple(part for part in told if part)


def _card(card: Card, text: str, number: int) -> CardView:
    return CardView(
        card=card,
        evidence=tuple(
            Evidence(words=span.of(text), anchor=_anchor(number, card.id, index))
            for index, span in enumerate(card.evidence)
        ),
    )


def _anchor(number: int, fact: str, index: int) -> str:
    return f"w{number}-{fact}-{index}"


def _block(block: Block, pieces: "_Pieces") -> BlockView:
    role = block.role or "between"
    return BlockView(
        role=role,
        label=ROLE_LABELS.get(block.role, "") if block.role else "",
        pieces=tuple(pieces.view(piece) for piece in block.pieces),
    )


class _Pieces:
    """Turns pieces into views, and gives each anchor to the piece at which its words begin."""

    def __init__(self, text: str, number: int, found: tuple[Section, ...]) -> None:
        self._text = text
        self._number = number
        self._anchors: dict[int, list[str]] = {}
        for section in found:
            for card in section.cards:
                for index, span in enumerate(card.evidence):
                    self._anchors.setdefault(span.start, []).append(_anchor(number, card.id, index))

    def view(self, piece: Piece) -> PieceView:
        words = piece.span.of(self._text)
        if not piece.marks:
            return PieceView(words=words)
        facts = piece.facts()
        return PieceView(
            words=words,
            facts=" ".join(f"{self._number}-{fact}" for fact in facts),
            classes=" ".join(dict.fromkeys(name for mark in piece.marks for name in classes_of(mark))),
            target=f"f{self._number}-{facts[0]}",
            anchors=tuple(self._anchors.get(piece.span.start, ())),
            stop=any(mark.span.start == piece.span.start and mark.part is None for mark in piece.marks),
            sign=sign_of(piece),
        )


def classes_of(mark: Mark) -> tuple[str, ...]:
    """How a mark looks: by its kind and status, or by the part that the words play."""
    kind = f"k-{mark.kind}" if mark.part in (None, "trigger") else f"p-{mark.part}"
    return (kind, *([f"s-{mark.status}"] if mark.status else []), *(["trigger"] if mark.part == "trigger" else []))


def sign_of(piece: Piece) -> str:
    """The sign of a status, before the first word of a trigger, so that colour is never all that tells it."""
    for mark in piece.marks:
        if mark.part == "trigger" and mark.span.start == piece.span.start and mark.status not in (None, "happened"):
            return STATUS_SIGNS[mark.status]
    return ""
