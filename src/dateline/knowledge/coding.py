"""What the reading at hand is coded with: the shipped codebook and its words, unless others were chosen for it."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache

from dateline.knowledge.codebook import FILE, Codebook, read_codebook
from dateline.knowledge.files import load_yaml
from dateline.knowledge.triggers import FILE as TRIGGERS
from dateline.knowledge.triggers import Lexicon, read_lexicon


@dataclass(frozen=True, slots=True, eq=False)
class Coding:
    """A codebook with the lexicon of the words that tell its acts."""

    book: Codebook
    lexicon: Lexicon


# One variable of the context and not a parameter of every rule: a hundred rules ask for words, and none may mix two
# books. Threads and tasks have their own; `coded_by` sets it for one reading and puts back what was there.
_CHOSEN: ContextVar[Coding | None] = ContextVar("coding", default=None)


@cache
def shipped() -> Coding:
    """The shipped codebook and lexicon, checked. Raises `KnowledgeError` where a file is missing or wrong."""
    book = read_codebook(load_yaml(FILE))
    return Coding(book, read_lexicon(load_yaml(TRIGGERS), book))


def codebook() -> Codebook:
    """The codebook of the reading at hand."""
    return (_CHOSEN.get() or shipped()).book


def lexicon() -> Lexicon:
    """The words of the reading at hand."""
    return (_CHOSEN.get() or shipped()).lexicon


@contextmanager
def coded_by(coding: Coding | None) -> Iterator[None]:
    """What is read inside is coded by `coding`; by the shipped one for `None`."""
    before = _CHOSEN.set(coding)
    try:
        yield
    finally:
        _CHOSEN.reset(before)
