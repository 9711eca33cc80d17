"""From the parse to names: runs, cut into pieces, each given a kind; single names agree with full ones."""

from collections.abc import Iterator

from dateline.base.records import Article
from dateline.parse import Parse, Sentence, Token
from dateline.recognise.encoder import Judge, Silent
from dateline.recognise.names.judged import is_no_name, judged, whole_names
from dateline.recognise.names.kinds import DOUBTFUL, Judgement, kind_of, tells_of_person
from dateline.recognise.names.lexicon import given_names, is_title, ranks, words
from dateline.recognise.names.name import Name
from dateline.recognise.names.runs import cut_headline, name_pairs, name_words, ordinary_words, runs
from dateline.recognise.names.split import Known, Piece, known_in, pieces

_Found = tuple[Sentence, Piece, Judgement]
_NOBODY: frozenset[str] = frozenset()


def find_names(article: Article, parse: Parse, judge: Judge = Silent()) -> tuple[Name, ...]:  # noqa: B008
    """The proper names of the article in text order, not overlapping; `judge` decides where the rules are in doubt."""
    known = known_in(article.text)
    found = [one for sentence, own in _found(parse, known) for one in _ruled(sentence, own, judge)]
    persons = _person_words(found)
    names = [_in_dateline(article, name) for one in found if (name := _name(*one, persons, judge))]
    return tuple(sorted(names, key=lambda name: name.span))


def _ruled(sentence: Sentence, own: list[Piece], judge: Judge) -> Iterator[_Found]:
    """The pieces of one sentence with their kinds by what stands in it; in doubt the encoder says what is one name."""
    rulings = [kind_of(sentence, piece, _NOBODY) for piece in own]
    if any(ruling.why in DOUBTFUL for ruling in rulings) and (opinion := judge.of(sentence)):
        own = whole_names(sentence, own, opinion)
        rulings = [judged(piece, kind_of(sentence, piece, _NOBODY), opinion) for piece in own]
    yield from ((sentence, piece, ruling) for piece, ruling in zip(own, rulings, strict=True))


def _name(sentence: Sentence, piece: Piece, ruling: Judgement, persons: frozenset[str], judge: Judge) -> Name | None:
    """The name with what the rest of the article adds; `None` where the encoder sees no name."""
    if ruling.kind in ("unknown", "place") and piece.country is None:
        ruling = kind_of(sentence, piece, persons)
        if ruling.why in DOUBTFUL and (opinion := judge.of(sentence)):
            if is_no_name(piece, ruling, opinion):
                return None
            ruling = judged(piece, ruling, opinion)
    if _is_family_name(sentence, piece, persons):
        ruling = Judgement("person", "a person of this name stands elsewhere in the article")
    return Name(span=piece.span, kind=ruling.kind, why=ruling.why)


def _is_family_name(sentence: Sentence, piece: Piece, persons: frozenset[str]) -> bool:
    """A capital's name that a person of the article bears, unless a preposition stands before it: 'in Hamilton'."""
    first = piece.tokens[0]
    if piece.country is None or piece.country.kind != "capital" or len(piece.tokens) > 1 or first.text not in persons:
        return False
    return first.index == 0 or sentence.tokens[first.index - 1].pos != "ADP"


def _in_dateline(article: Article, name: Name) -> Name:
    """The words of the dateline before a report name places."""
    dateline = article.dateline
    if dateline is None or not dateline.span.covers(name.span):
        return name
    return Name(span=name.span, kind="place", why="it stands in the dateline")


def _person_words(found: list[_Found]) -> frozenset[str]:
    """The family names, and unusual given names, of the persons named in full."""
    last = ((piece.tokens[-1].text, ruling) for _, piece, ruling in found)
    return frozenset(word for word, ruling in last if tells_of_person(ruling, word) and word[0].isupper())


def _found(parse: Parse, known: Known) -> Iterator[tuple[Sentence, list[Piece]]]:
    """The sentences, each with the pieces of it that are names."""
    named, ordinary = name_words(parse.sentences), ordinary_words(parse.sentences)
    neighbours = name_pairs(parse.sentences)
    for sentence in parse.sentences:
        found = runs(sentence, named, ordinary, known.word_starts(sentence))
        cut = (part for whole in found for part in cut_headline(sentence, whole, named, neighbours))
        wholes = [_with_particle(sentence, run) for run in cut]
        own = (piece for whole in wholes for piece in pieces(whole, known, _follows_title_of(sentence, whole)))
        yield sentence, [piece for piece in own if _is_name(piece)]


def _is_name(piece: Piece) -> bool:
    """A bare title ('President', 'General'), a lone letter or an occasion ('Election Day') is no name."""
    if piece.known is not None or piece.country is not None:
        return True
    if len(piece.tokens) == 1:
        text = piece.tokens[0].text
        if text in ranks() and not text.endswith(".") and not text.isupper():
            return True
        return len(text) > 1 and not is_title(text) and text not in words("title_modifiers")
    return piece.tokens[-1].text not in words("event_words") or piece.tokens[0].text in given_names()


def _with_particle(sentence: Sentence, run: list[Token]) -> list[Token]:
    """The run with the particle before it: 'al-Assad', 'bin Laden', 'de Klerk'."""
    first = run[0].index
    before = sentence.tokens[first - 1] if first else None
    if before is None:
        return run
    if before.text in ("-", "‐", "‑") and first > 1 and before.span.end == run[0].span.start:
        particle = sentence.tokens[first - 2]
        if particle.text in words("particles") and particle.span.end == before.span.start:
            return [particle, before, *run]
    if before.text in ("bin", "ibn", "al", "el", "von", "van", "de", "du", "della", "ben") and before.text.islower():
        return [before, *run]
    return run


def _follows_title_of(sentence: Sentence, run: list[Token]) -> bool:
    first = run[0].index
    return first > 1 and sentence.tokens[first - 1].lower == "of" and is_title(sentence.tokens[first - 2].text)
