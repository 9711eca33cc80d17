"""The paragraphs of a web page's article: by trafilatura, held against the prose that stands together on the page."""

from collections.abc import Iterator
from typing import Literal

from lxml.etree import _Element
from lxml.html import HtmlElement
from trafilatura import bare_extraction
from trafilatura.settings import Document

from dateline.extract.blocks import Block
from dateline.extract.prose import Prose, find_prose, squeezed

_MUCH = 1000
_NEARLY_ALL = 0.9
_LITTLE_MORE = 1.15
"""Where the quick extraction agrees so far with the prose (on four of five pages), the slow one scores no better."""
_TOO_LITTLE = 0.5
_AS_MUCH = 0.9
_MOST_LACKING = 4
_HOME = 0.35
"""Chosen with the settings of trafilatura on fundus and andy: precision .923 and .926, fast .915 and .918."""
_PARTS = frozenset({"p", "item", "list", "quote", "head", "row", "cell", "table", "lb", "code"})


def find_body(tree: HtmlElement, told: str | None = None) -> list[Block]:
    """The body of the article in paragraphs, subheads among them; empty where the page holds none.

    The extraction is held against the paragraphs of prose that stand together on the page: what comes after their
    place is cut (from `tree` too), and where it misses most of them, they are taken instead. `told`, the article's
    text in the page's linked data, is the last resort.
    """
    prose = find_prose(tree)
    if _amount(prose.blocks) > _MUCH:
        _cut_after(prose)
    body = _extracted(tree, "fast")
    if not _agree(body, prose.blocks):
        body = _extracted(tree, "precise") or _extracted(tree, "all")
    if _amount(prose.blocks) > _AS_MUCH * _amount(body) and _held(body, prose.blocks) < _TOO_LITTLE:
        body = prose.blocks
    if not body:
        return [Block(line.strip(), "body") for line in (told or "").splitlines() if line.strip()]
    return _up_to_end(_mended(body, prose.blocks), prose)


def _cut_after(prose: Prose) -> None:
    """Take out what comes after the place of the prose: it is half of most pages, and each later step goes over it."""
    for element in () if prose.home is None else (prose.home, *prose.home.iterancestors()):
        parent = element.getparent()
        if parent is not None:
            del parent[parent.index(element) + 1 :]


def _agree(body: list[Block], prose: list[Block]) -> bool:
    """True if the quick extraction holds nearly all of the prose and little more, so that no second one is needed."""
    return (
        _amount(prose) >= _MUCH and _amount(body) <= _LITTLE_MORE * _amount(prose) and _held(body, prose) >= _NEARLY_ALL
    )


def _mended(body: list[Block], prose: list[Block]) -> list[Block]:
    """The body with the paragraphs of prose that it lacks between two that it has."""
    place = {squeezed(block.words): at for at, block in enumerate(body)}
    words = squeezed(" ".join(block.words for block in body))
    after: dict[int, list[Block]] = {}
    last, lacking = -1, list[Block]()
    for block in prose:
        here = place.get(squeezed(block.words))
        if here is None:
            if last >= 0 and block.role == "body" and len(block.words) >= 80 and squeezed(block.words) not in words:
                lacking.append(block)
            continue
        if lacking and here > last and len(lacking) <= _MOST_LACKING:
            after.setdefault(last, []).extend(lacking)
        last, lacking = max(last, here), []
    return [mended for at, block in enumerate(body) for mended in (block, *after.get(at, ()))]


def _up_to_end(blocks: list[Block], prose: Prose) -> list[Block]:
    """The blocks without those after the place of the prose, where that place holds a fair part of them."""
    known = {squeezed(block.words) for block in prose.blocks}
    lines = (squeezed(block.words) for block in blocks)
    inside = [at for at, line in enumerate(lines) if line in known or line in prose.place]
    if sum(len(blocks[at].words) for at in inside) <= _HOME * _amount(blocks):
        return blocks
    return blocks[: inside[-1] + 1]


def _extracted(tree: HtmlElement, manner: Literal["fast", "precise", "all"]) -> list[Block]:
    """The body by trafilatura: its own rules alone, held against other methods as well, or all that may be text."""
    document = bare_extraction(
        tree,
        fast=manner == "fast",
        favor_precision=manner != "all",
        favor_recall=manner == "all",
        include_comments=False,
        include_tables=False,
        with_metadata=False,
    )
    body = document.body if isinstance(document, Document) else None
    return list(_blocks(body)) if body is not None else []


def _amount(blocks: list[Block]) -> int:
    return sum(len(block.words) for block in blocks)


def _held(blocks: list[Block], prose: list[Block]) -> float:
    """The share of the paragraphs of prose that an extraction holds, by length."""
    lines = [squeezed(block.words) for block in blocks]
    known, words = frozenset(lines), "".join(lines)
    here = ((block, squeezed(block.words)) for block in prose)
    return sum(len(block.words) for block, line in here if line in known or line in words) / max(1, _amount(prose))


def _blocks(body: _Element) -> Iterator[Block]:
    """The lines of trafilatura's result, each with the role that its markup tells."""
    for element in body:
        for words in _lines(_pieces(element)):
            yield Block(words, "subhead" if element.tag == "head" else "body")
        for words in _lines(iter([element.tail])):
            yield Block(words, "body")


def _pieces(element: _Element) -> Iterator[str | None]:
    """The runs of text in an element, with `None` where a line ends."""
    if element.text:
        yield element.text
    for child in element:
        if child.tag in _PARTS:
            yield None
        yield from _pieces(child)
        if child.tag in _PARTS:
            yield None
        if child.tail:
            yield child.tail


def _lines(pieces: Iterator[str | None]) -> Iterator[str]:
    run: list[str] = []
    for piece in pieces:
        if piece is not None:
            run.append(piece)
            continue
        if words := " ".join("".join(run).split()):
            yield words
        run = []
    if words := " ".join("".join(run).split()):
        yield words
