"""Places that the gazetteer does not know: told by name, without coordinates and without a country.

Small villages, and the towns and lands of invented states. One mention must tell that it is a place: a preposition or
'the town of' before it, and the encoder's word. Then other mentions of the same words are that place too, where the
words before them allow it.
"""

import re
from collections.abc import Iterable, Sequence

from dateline.base.records import Place, PlacePrecision
from dateline.base.spans import Span
from dateline.knowledge.countries import country_of_demonym, country_of_name
from dateline.knowledge.gazetteer import fold
from dateline.parse import Parse, Sentence, Token
from dateline.recognise.encoder import Judge
from dateline.recognise.names import Name
from dateline.recognise.places.toponyms import options_for, small_words

_SURE, _LIKELY, _TOLD = (
    0.8,
    0.5,
    0.3,
)  # the encoder's odds that suffice: with any preposition, with 'in', with 'town of'
_LEADING = frozenset(
    "in near into outside inside throughout across at of to from through around on towards toward".split()
)
_SAYS_IN = frozenset("in near into outside inside throughout across through towards toward".split())
_GOES = frozenset(
    "reach leave enter tour flee quit seize capture retake recapture occupy storm besiege shell evacuate".split()
)
_KINDS = ("place", "unknown", "person")  # two words in a row are taken for a person by the rules that know no better
_OPENING = frozenset("Port Fort Mount Lake Camp Cape".split())  # 'Port Sarn' is not the town of Port
_OF_A_PEOPLE = ("an", "ese", "ish")
_PEOPLE = "(?:n|an|ian|ese)s?"  # how the names of peoples end


def find_unlisted(text: str, parse: Parse, names: Iterable[Name], judge: Judge, taken: Sequence[Span]) -> list[Place]:
    """The mentions of places that no gazetteer lists, in text order; `taken`: the places that one does."""
    held = {offset for span in taken if span.of(text) not in _OPENING for offset in range(*span)}
    found = [
        (name, sentence)
        for name in names
        if name.kind in _KINDS and held.isdisjoint(range(*name.span)) and _is_unlisted(name.span.of(text))
        if (sentence := parse.sentence_at(name.span.start)) is not None
    ]
    odds = {fold(name.span.of(text)): score for name, sentence in found if (score := _odds(name, sentence, judge))}
    return [
        _place(name, text, odds[fold(name.span.of(text))])
        for name, sentence in found
        if fold(name.span.of(text)) in odds and (_led(sentence, name) or "dateline" in name.why)
    ]


def _is_unlisted(words: str) -> bool:
    """True for a name that stands in no table: 'Romans' is a town of some gazetteer, whatever it means here."""
    return (
        words[:1].isupper()
        and any(letter.islower() for letter in words[1:]) | (len(words) > 4)
        and not options_for(words)
        and country_of_name(words) is None
        and country_of_demonym(words) is None
    )


def _odds(name: Name, sentence: Sentence, judge: Judge) -> float:
    """How sure it is that these words name a place, 0 where they do not tell."""
    if not _led(sentence, name):
        return 0.0
    opinion = judge.of(sentence)
    if opinion is None:
        return 0.0
    odds = opinion.inside("name", [token.index for token in sentence.tokens_in(name.span)], "Location")
    if _has_a_mayor(sentence, name):
        return max(odds, _TOLD)
    least = _TOLD if _is_told(sentence, name) else _LIKELY if _before(sentence, name) in _SAYS_IN else _SURE
    return odds if odds >= least else 0.0


def _led(sentence: Sentence, name: Name) -> bool:
    """True after a preposition or verb that goes with places, where no noun follows that the name belongs to."""
    tokens = sentence.tokens_in(name.span)
    if not tokens or _belongs(sentence, tokens[-1]):
        return False
    return _before(sentence, name) in _LEADING or _is_gone_to(sentence, tokens[-1])


def _is_gone_to(sentence: Sentence, last: Token) -> bool:
    """'reached X', 'toured X'."""
    return last.dep == "dobj" and sentence.head(last).lemma in _GOES


def _belongs(sentence: Sentence, last: Token) -> bool:
    """'in the Velmora talks', 'in Velmora's army': the name only tells whose or which."""
    after = sentence.tokens[last.index + 1] if last.index + 1 < len(sentence.tokens) else None
    if after is None:
        return False
    if after.lower in small_words("divisions") | small_words("towns"):
        return last.lower.endswith(_OF_A_PEOPLE)  # 'in Velmoran towns'
    return after.tag == "POS" or (last.dep in ("compound", "amod", "nmod") and sentence.head(last).index > last.index)


def _is_told(sentence: Sentence, name: Name) -> bool:
    """'the town of X', 'X village': the words themselves say what it is."""
    tokens = sentence.tokens_in(name.span)
    first, last = tokens[0].index, tokens[-1].index
    kinds = small_words("divisions") | small_words("towns")
    before = [t.lower for t in sentence.tokens[max(0, first - 2) : first]]
    after = [t.lower for t in sentence.tokens[last + 1 : last + 2]]
    return bool(kinds & set(after)) or (len(before) == 2 and before[0] in kinds and before[1] == "of")


def _has_a_mayor(sentence: Sentence, name: Name) -> bool:
    """'The mayor of X': the words need no other voice."""
    first = sentence.tokens_in(name.span)[0].index
    return [t.lower for t in sentence.tokens[max(0, first - 2) : first]] == ["mayor", "of"]


def _before(sentence: Sentence, name: Name) -> str:
    """The word before the name and what describes it: 'in' of 'in remote X'."""
    tokens = sentence.tokens_in(name.span)
    index = tokens[0].index if tokens else 0
    while index and sentence.tokens[index - 1].dep in ("amod", "det"):
        index -= 1
    return sentence.tokens[index - 1].lower if index else ""


def _place(name: Name, text: str, odds: float) -> Place:
    words = name.span.of(text)
    precision: PlacePrecision = "region" if _has_a_people(words, text) else "city"
    named = words.title() if words.isupper() else words
    return Place(id="p", name=named, span=name.span, precision=precision, score=round(odds, 3))


def _has_a_people(words: str, text: str) -> bool:
    """True if the article tells of 'Velmorans': a land has a people, and may be larger than a town."""
    stems = "|".join(re.escape(stem) for stem in dict.fromkeys((words, words.rstrip("aeiouy"))))
    return re.search(rf"\b(?:{stems}){_PEOPLE}\b(?<!\b{re.escape(words)})", text) is not None
