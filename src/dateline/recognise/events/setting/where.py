"""The place that a clause gives for its act."""

from collections.abc import Sequence

from dateline.base.records import Place
from dateline.parse import Sentence, Token
from dateline.recognise.events.setting.attach import attached, setting_words

_FINEST = ("point", "city", "admin2", "admin1", "country", "region")


def place_of(sentence: Sentence, anchors: list[Token], places: Sequence[Place], *, verbal: bool) -> str | None:
    """The finest place tied to the act, the nearest among equals; `None` where the clause does not tell."""
    found = [
        (_FINEST.index(place.precision), len(way), place.span.start, place.id)
        for place, way in attached(sentence, anchors, places)
        if (_venue(way) if verbal else _scene(sentence, way))
    ]
    return min(found)[-1] if found else None


def _venue(way: list[Token]) -> bool:
    """'said in Geneva': a place that hangs on a verb of saying itself."""
    return len(way) == 3 and way[1].dep == "prep" and way[1].lower in setting_words("locative")


def _scene(sentence: Sentence, way: list[Token]) -> bool:
    """'in X', 'bombed X', 'the X attack', 'fired into the town of X'."""
    prepositions = [token for token in way[:-1] if token.dep in ("prep", "agent")]
    if not prepositions:
        return _without_preposition(way)
    lowest, last = prepositions[0], way[-2]
    inner = [t for t in prepositions[1:] if t is not last]
    if lowest.lower == "of":
        return _kind_of_place(sentence, lowest) and _scene(sentence, way[way.index(lowest) + 1 :])
    if lowest.lower in setting_words("directional"):
        return lowest is last
    actor = last.dep in ("nsubj", "agent") and last.pos != "VERB" and way[-1].pos in ("VERB", "AUX")
    return lowest.lower in setting_words("locative") and not actor and all(_plain(t) for t in inner)


def _plain(preposition: Token) -> bool:
    return preposition.lower in setting_words("locative") or preposition.lower in ("of", "by", "with", "for", "to")


def _kind_of_place(sentence: Sentence, of: Token) -> bool:
    """'the town of X': the noun before 'of' is a kind of place."""
    return sentence.head(of).lemma in setting_words("place_nouns")


def _without_preposition(way: list[Token]) -> bool:
    """'bombed X', 'X was bombed', 'the X attack'."""
    if len(way) != 2:
        return False
    place, anchor = way
    if anchor.pos in ("VERB", "AUX"):
        return place.dep in ("dobj", "nsubjpass") and anchor.lemma in setting_words("place_objects")
    return place.dep in ("compound", "nmod")
