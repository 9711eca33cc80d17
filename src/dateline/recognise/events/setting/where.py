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
        if (_venue(way) if verbal else _scene(sentence, way, named=place.precision not in ("country", "region")))
    ]
    return min(found)[-1] if found else None


def _venue(way: list[Token]) -> bool:
    """'said in Geneva': a place that hangs on a verb of saying itself."""
    return len(way) == 3 and way[1].dep == "prep" and way[1].lower in setting_words("locative")


def _scene(sentence: Sentence, way: list[Token], *, named: bool) -> bool:
    """'in X', 'bombed X', 'the X attack', 'fired into the town of X'. Before a noun a country is a side."""
    if any(_of_another_act(sentence, token) for token in way[1:-1]) or _in_a_proper_name(sentence, way[0]):
        return False
    prepositions = [token for token in way[:-1] if token.dep in ("prep", "agent")]
    if not prepositions:
        return _without_preposition(way, named=named)
    lowest, last = prepositions[0], way[-2]
    inner = [t for t in prepositions[1:] if t is not last]
    if lowest.lower == "of":
        return _kind_of_place(sentence, lowest) and _scene(sentence, way[way.index(lowest) + 1 :], named=named)
    if lowest.lower in setting_words("directional"):
        return lowest is last
    if (
        lowest.lower == "on"
        and lowest is last
        and not _struck(way[-1])
        and not _kind_of_place(sentence, lowest, way[0])
    ):
        return False
    actor = last.dep in ("nsubj", "agent") and last.pos != "VERB" and way[-1].pos in ("VERB", "AUX")
    return lowest.lower in setting_words("locative") and not actor and all(_plain(t) for t in inner)


def _of_another_act(sentence: Sentence, token: Token) -> bool:
    """'revenge for the air strikes in X': the place of the strikes; but 'killed in a strike in X'."""
    act = token.pos == "NOUN" and token.dep == "pobj" and token.lemma.lower() in setting_words("struck_on")
    return act and sentence.head(token).lower in ("for", "over", "after", "before", "since", "about", "to")


def _in_a_proper_name(sentence: Sentence, place: Token) -> bool:
    """'the X Hotel' need not stand in X."""
    head = sentence.head(place)
    return place.dep == "compound" and head.text[:1].isupper() and head.lower in setting_words("named_after")


def _plain(preposition: Token) -> bool:
    return preposition.lower in setting_words("locative") or preposition.lower in ("of", "by", "with", "for", "to")


def _struck(anchor: Token) -> bool:
    """'an attack on X' happened in X; 'sanctions on X' did not."""
    return anchor.lemma.lower() in setting_words("struck_on")


def _kind_of_place(sentence: Sentence, of: Token, noun: Token | None = None) -> bool:
    """'the town of X', 'on X Island': the noun is a kind of place."""
    return (noun or sentence.head(of)).lemma.lower() in setting_words("place_nouns")


def _without_preposition(way: list[Token], *, named: bool) -> bool:
    """'bombed X', 'X was bombed', 'the X attack'."""
    if len(way) != 2:
        return False
    place, anchor = way
    if anchor.pos in ("VERB", "AUX"):
        return place.dep in ("dobj", "nsubjpass") and anchor.lemma in setting_words("place_objects")
    return named and place.dep in ("compound", "nmod")
