"""Person, organisation or place: what the name itself, its neighbours and the rest of the article say."""

from dataclasses import dataclass

from dateline.knowledge.gazetteer import lookup, short_form
from dateline.parse import Sentence, Token
from dateline.recognise.names.lexicon import given_names, honorifics, is_title, words
from dateline.recognise.names.name import NameKind
from dateline.recognise.names.split import Piece

_LOCATIVE = frozenset("in at near outside inside across into throughout".split())
_DIRECTIONS = frozenset("from to around through towards toward".split())
_HEADS = frozenset({"Panel", "Campaign", "Forum", "Platform", "Friends", "Doctors", "Organisation", "Organization"})
_WEAK, _NOTHING = "two to four names in a row", "nothing tells its kind"
DOUBTFUL = frozenset({_WEAK, _NOTHING})  # the reasons that are weaker than the encoder's word
_HUMAN_VERBS = frozenset(
    "say tell add ask reply warn insist argue claim note explain write tweet post recall admit deny believe think hope"
    " resign speak announce describe suggest visit meet arrive travel die know want feel vow pledge urge call refuse"
    " declare acknowledge state comment concede criticise criticize condemn stress".split()
)
_TOWN = 2_000  # inhabitants of a place that may be meant where only a row of names speaks for a person; by judgement
_KNOWN_TOWN, _KNOWN_CITY = 20_000, 150_000  # inhabitants, of a name of several words and of one; set by judgement


@dataclass(frozen=True, slots=True)
class Judgement:
    """A kind and the reason for it."""

    kind: NameKind
    why: str


def kind_of(sentence: Sentence, piece: Piece, persons: frozenset[str]) -> Judgement:
    """The kind of a name by the first rule that applies. `persons`: words known as parts of persons' names."""
    return (
        _by_tables(piece)
        or _by_title(sentence, piece)
        or _by_own_words(piece)
        or _by_given_name(piece)
        or _by_article(piece, persons)
        or _by_gazetteer(piece)
        or _by_neighbours(sentence, piece)
        or Judgement("unknown", _NOTHING)
    )


def _by_tables(piece: Piece) -> Judgement | None:
    """A country, a people, a capital or a known organisation."""
    if piece.known is not None:
        return Judgement("org", "a known organisation")
    if piece.country is None:
        return None
    if piece.country.kind == "demonym":
        return Judgement("nationality", "the name of a people")
    if piece.country.kind == "seat":
        return Judgement("org", "the seat of a government")
    return Judgement("place", f"a country's {piece.country.kind}")


def _by_title(sentence: Sentence, piece: Piece) -> Judgement | None:
    """A title stands before it: 'President', 'Gen.', 'spokesman'."""
    first = piece.tokens[0].index
    before = sentence.tokens[first - 1] if first else None
    if before is None or before.is_inserted or not before.text[0].isalpha():
        return None
    if piece.tokens[-1].text in words("organisation_words") and not before.text.endswith("."):
        return None
    title = before.text[:1].upper() + before.text[1:] if before.pos in ("NOUN", "PROPN") else before.text
    if before.text in honorifics() or (is_title(title) and before.pos in ("NOUN", "PROPN") and _tight(before, piece)):
        return Judgement("person", f"the title {before.text!r} stands before it")
    return None


def _tight(before: Token, piece: Piece) -> bool:
    return piece.tokens[0].span.start - before.span.end == 1 and before.tag not in ("NNS", "NNPS")


def _by_own_words(piece: Piece) -> Judgement | None:
    """A word of the name tells: 'Ministry', 'River', an acronym."""
    texts = [t.text for t in piece.tokens]
    if len(texts) == 2 and texts[0] in given_names() and texts[1] in words("ambiguous_place_words"):
        return None
    if texts[-1] in words("organisation_words") and (len(texts) > 1 or len(texts[0]) > 4):
        return Judgement("org", f"{texts[-1]!r} ends names of bodies")
    if len(texts) > 1 and texts[0] in words("opens_bodies"):
        return Judgement("org", f"{texts[0]!r} begins names of bodies")
    link = next((n for n, text in enumerate(texts) if n and text in ("of", "for", "on")), None)
    if link is not None and (texts[link - 1] in words("organisation_words") or texts[link - 1] in _HEADS):
        return Judgement("org", f"{texts[link - 1]!r} heads names of bodies")
    if len(texts) > 1 and (
        texts[-1] in words("place_words") or texts[0] in ("Mount", "Lake", "Fort", "Port", "Camp", "Cape")
    ):
        return Judgement("place", "a word of it names a kind of place")
    if len(texts) == 1 and texts[0].isupper() and 2 <= len(texts[0]) <= 7 and texts[0].isalpha():
        return Judgement("org", "an acronym")
    if any(t in words("organisation_words") for t in texts[1:]) and len(texts) > 2:
        return Judgement("org", "a word of it names a kind of body")
    return None


def _by_given_name(piece: Piece) -> Judgement | None:
    """It begins with a given name and goes on."""
    first = piece.tokens[0].text
    if len(piece.tokens) > 1 and first in given_names() and len(piece.tokens) < 6:
        return Judgement("person", f"{first!r} is a given name")
    if len(piece.tokens) > 1 and len(piece.tokens[1].text) == 2 and piece.tokens[1].text[1] == ".":
        return Judgement("person", "a middle initial")
    return None


def _by_article(piece: Piece, persons: frozenset[str]) -> Judgement | None:
    """The article names a person so elsewhere."""
    if piece.tokens[-1].text in persons and len(piece.tokens) < 4:
        return Judgement("person", "a person of this name stands elsewhere in the article")
    return None


def _by_gazetteer(piece: Piece) -> Judgement | None:
    """A place that is large enough to be named without more."""
    words_of_name = " ".join(t.text for t in piece.tokens).replace(" - ", "-")
    floor = _KNOWN_TOWN if len(piece.tokens) > 1 else _KNOWN_CITY
    if words_of_name.endswith(".") and short_form(words_of_name) is not None:
        return Judgement("place", "the short form of a state or province")
    found = lookup(words_of_name)
    if any(
        p.precision in ("admin1", "region") or p.population >= floor for p in found if not p.alternate and not p.bare
    ):
        return Judgement("place", "a place of this name is well known")
    return None


def tells_of_person(judgement: Judgement, word: str) -> bool:
    """True if a full name is so surely a person's that its last word alone is that person too."""
    if judgement.kind != "person":
        return False
    weak = judgement.why.startswith(tuple(DOUBTFUL))
    return not weak or not any(p.precision == "admin1" or p.population >= _TOWN for p in lookup(word))


def _by_neighbours(sentence: Sentence, piece: Piece) -> Judgement | None:
    """Prepositions of place, verbs of speaking, an age or an apposition."""
    first, last = piece.tokens[0], piece.tokens[-1]
    before = sentence.tokens[first.index - 1] if first.index else None
    after = sentence.tokens[last.index + 1] if last.index + 1 < len(sentence.tokens) else None
    two = 1 < len(piece.tokens) < 5
    if before is not None and before.lower == "the":
        return Judgement("org", "'the' stands before it") if two or last.text.isupper() else None
    if before is not None and before.pos in ("ADP", "PART") and _is_locative(before.lower, piece):
        return Judgement("place", f"{before.text!r} stands before it")
    if _is_told_of_a_person(sentence, last, after):
        return Judgement("person", "it speaks or acts as a person does")
    if two and all(_may_be_personal(token) or token.text.islower() for token in piece.tokens[1:]):
        return Judgement("person", _WEAK)
    return None


def _may_be_personal(token: Token) -> bool:
    """A capital, or the hyphen of 'Ji-woo'; a digit is in no person's name."""
    return token.text[0].isupper() or not token.text[0].isalnum()


def _is_locative(preposition: str, piece: Piece) -> bool:
    """'In Tarsova'; after 'to' and 'from', which go with people too, only what the gazetteer knows."""
    if preposition in _LOCATIVE:
        return True
    return preposition in _DIRECTIONS and bool(lookup(" ".join(t.text for t in piece.tokens)))


def _is_told_of_a_person(sentence: Sentence, last: Token, after: Token | None) -> bool:
    if after is not None and after.text == "," and last.index + 2 < len(sentence.tokens):
        beyond = sentence.tokens[last.index + 2]
        if beyond.text.isdigit() and 12 < int(beyond.text) < 105:
            return True
    head = sentence.head(last)
    return last.dep == "nsubj" and last.tag not in ("NNS", "NNPS") and head.lemma.lower() in _HUMAN_VERBS
