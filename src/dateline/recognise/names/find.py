"""From the parse to names: runs, cut into pieces, each given a kind; single names agree with full ones."""

from collections.abc import Iterator

from dateline.base.records import Article
from dateline.parse import Parse, Sentence, Token
from dateline.recognise.names.kinds import Judgement, kind_of, tells_of_person
from dateline.recognise.names.lexicon import given_names, is_title, ranks, words
from dateline.recognise.names.name import Name
from dateline.recognise.names.runs import cut_headline, name_pairs, name_words, ordinary_words, runs
from dateline.recognise.names.split import Known, Piece, known_in, pieces

_Found = tuple[Sentence, Piece]


def find_names(article: Article, parse: Parse) -> tuple[Name, ...]:
    """The proper names of the article in text order, not overlapping."""
    known = known_in(article.text)
    found = list(_found(parse, known))
    nobody: frozenset[str] = frozenset()
    first = [kind_of(sentence, piece, nobody) for sentence, piece in found]
    persons = _person_words(found, first)
    names = [_name(s, p, j, persons) for (s, p), j in zip(found, first, strict=True)]
    names = [_in_dateline(article, name) for name in names]
    return tuple(sorted(names, key=lambda name: name.span))


def _name(sentence: Sentence, piece: Piece, judgement: Judgement, persons: frozenset[str]) -> Name:
    if judgement.kind in ("unknown", "place") and piece.country is None:
        judgement = kind_of(sentence, piece, persons)
    if _is_family_name(sentence, piece, persons):
        judgement = Judgement("person", "a person of this name stands elsewhere in the article")
    return Name(span=piece.span, kind=judgement.kind, why=judgement.why)


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


def _person_words(found: list[_Found], judgements: list[Judgement]) -> frozenset[str]:
    """The family names, and unusual given names, of the persons named in full."""
    pairs = zip(found, judgements, strict=True)
    return frozenset(
        p.tokens[-1].text
        for (_, p), j in pairs
        if tells_of_person(j, p.tokens[-1].text) and p.tokens[-1].text[0].isupper()
    )


def _found(parse: Parse, known: Known) -> Iterator[_Found]:
    named, ordinary = name_words(parse.sentences), ordinary_words(parse.sentences)
    neighbours = name_pairs(parse.sentences)
    for sentence in parse.sentences:
        found = runs(sentence, named, ordinary, known.word_starts(sentence))
        for run in (part for whole in found for part in cut_headline(sentence, whole, named, neighbours)):
            whole = _with_particle(sentence, run)
            for piece in pieces(whole, known, _follows_title_of(sentence, whole)):
                if _is_name(piece):
                    yield sentence, piece


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
