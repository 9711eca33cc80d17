"""The place that a clause gives for its act."""

from collections.abc import Sequence

from dateline.base.records import Place
from dateline.parse import Sentence, Token
from dateline.recognise.events.setting.attach import attached, setting_words
from dateline.recognise.events.setting.beside import antecedent_of, clauses_at_once, right_behind
from dateline.recognise.events.setting.referred import taken_up
from dateline.recognise.events.setting.when import beside_another_act, harmed_by, harms_as_subject, utterances

_FINEST = ("point", "city", "admin2", "admin1", "country", "region")


def place_of(sentence: Sentence, anchors: list[Token], places: Sequence[Place], *, verbal: bool) -> str | None:
    """The finest place tied to the act, the nearest among equals; `None` where the clause does not tell."""
    words = [*anchors, *(utterances(sentence, anchors[0]) if verbal else ())]
    return (
        _nearest(sentence, words, places, verbal=verbal)
        or right_behind(sentence, anchors[0], places)
        or _nearest(sentence, clauses_at_once(sentence, anchors[0], verbal=verbal), places, verbal=verbal)
        or _nearest(sentence, [] if verbal else harmed_by(sentence, anchors[0]), places, verbal=False)
        or _of_the_antecedent(sentence, anchors[0], places)
        or (None if verbal else taken_up(sentence, anchors, places))
    )


def _nearest(sentence: Sentence, words: list[Token], places: Sequence[Place], *, verbal: bool) -> str | None:
    """The finest place that one of the words is tied to as the scene, the nearest among equals."""
    found = [
        (_FINEST.index(place.precision), len(way), place.span.start, place.id)
        for place, way in attached(sentence, words, places)
        if (_venue(way) if verbal else _is_scene(sentence, way, place))
    ]
    return min(found)[-1] if found else None


def _of_the_antecedent(sentence: Sentence, predicate: Token, places: Sequence[Place]) -> str | None:
    place = antecedent_of(sentence, predicate, places)
    return place.id if place is not None else None


def _venue(way: list[Token]) -> bool:
    """'said in Geneva', 'at a briefing in Geneva', 'near a site in the province of X', 'during a trip to X'.

    A place that hangs on a verb of saying, on its occasion or on the house where it was said.
    """
    if len(way) % 2 == 0 and _is_kind(way[0], way[1]):  # 'at X University'
        way = way[1:]
    if len(way) > 2 and way[-2].lower == "on" and way[-3].lemma.lower() not in setting_words("occasions"):
        return False  # 'call on X', 'on the X House'
    if len(way) < 3 or way[-2].dep != "prep" or way[-2].lower not in setting_words("locative") | {"during"}:
        return False
    steps = list(zip(way[1:-2:2], way[2:-2:2], strict=False))  # each preposition below, and the noun that it hangs on
    if len(way) % 2 == 0 or (way[-2].lower == "during" and not steps):
        return False
    return all(preposition.dep == "prep" and _is_at(preposition, noun) for preposition, noun in steps)


def _is_at(preposition: Token, noun: Token) -> bool:
    """'a briefing in', 'the embassy in', 'the province of', 'a trip to'."""
    lemma, word = noun.lemma.lower(), preposition.lower
    if word == "of":
        return lemma in setting_words("place_nouns")
    if word == "to":
        return lemma in setting_words("trips")
    scenes = setting_words("occasions") | setting_words("premises") | setting_words("place_nouns")
    return word in setting_words("locative") and lemma in scenes


def _is_scene(sentence: Sentence, way: list[Token], place: Place) -> bool:
    """True if the act was done at the place that the way leads to."""
    named = place.precision not in ("country", "region")
    if _led(sentence, way, place):
        return True
    if beside_another_act(sentence, way) or _of_people_or_a_side(sentence, way, named=named):
        return False
    return _scene(sentence, way, named=named)


def _of_people_or_a_side(sentence: Sentence, way: list[Token], *, named: bool) -> bool:
    """'spoke to Odrava officials', 'in the Latvia talks': the people or the matter are of a place, not the act."""
    noun = way[0]
    while noun.dep in ("compound", "nmod", "amod") or (noun.dep == "conj" and sentence.head(noun).dep == "amod"):
        noun = sentence.head(noun)
    if noun is way[0] or noun not in way[:-1] or (named and noun.pos == "PROPN"):
        return False
    if noun.lemma.lower() in setting_words("place_nouns"):
        return False
    led_by = sentence.head(noun).lower
    return not named or led_by in setting_words("directional")


def _led(sentence: Sentence, way: list[Token], place: Place) -> bool:
    """'In Odravan towns mourners marched': a place right after a preposition that the parse left without a noun."""
    first = sentence.token_at(place.span.start)
    before = sentence.tokens[first.index - 1] if first is not None and first.index else None
    if before is None or before.dep != "prep" or before.lower not in setting_words("locative"):
        return False
    return not sentence.children(before, "pobj") and sentence.head(before) is way[-1]


def _scene(sentence: Sentence, way: list[Token], *, named: bool) -> bool:
    """'in X', 'bombed X', 'the invasion of X', 'the X attack', 'fired into the town of X'.

    Before a noun a country is a side.
    """
    if any(_of_another_act(sentence, token) for token in way[1:-1]) or _in_a_proper_name(sentence, way[0]):
        return False
    prepositions = [token for token in way[:-1] if token.dep in ("prep", "agent")]
    if not prepositions:
        return _without_preposition(way, named=named)
    lowest, last = prepositions[0], way[-2]
    inner = [t for t in prepositions[1:] if t is not last]
    if lowest.lower == "of":
        if lowest is last and way[-1].lemma.lower() in setting_words("ground_taken"):
            return True
        return _kind_of_place(sentence, lowest) and _scene(sentence, way[way.index(lowest) + 1 :], named=named)
    if lowest.lower in setting_words("directional"):
        visit = way[way.index(lowest) + 1]  # 'made a visit to X'
        return lowest is last or (visit is last and visit.dep == "dobj" and visit.lemma in setting_words("trips"))
    if (
        lowest.lower == "on"
        and lowest is last
        and not _struck(way[-1])
        and not _kind_of_place(sentence, lowest, way[0])
    ):
        return False
    actor = last.dep in ("nsubj", "agent") and last.pos != "VERB" and way[-1].pos in ("VERB", "AUX")
    if actor and _does_harm(way):
        return _scene(sentence, way[:-1], named=named)  # 'the attack at an embassy in X killed six'
    if actor and not (named and _acts_at_home(sentence, way, lowest)):
        return False
    return lowest.lower in setting_words("locative") and all(_plain(t) for t in inner)


def _acts_at_home(sentence: Sentence, way: list[Token], lowest: Token) -> bool:
    """'police in X arrested', 'a court in X jailed': who acts there and not elsewhere."""
    doer = sentence.head(lowest)
    if lowest.lower != "in" or doer not in way[-3:-1]:
        return False
    return doer.lemma.lower() in setting_words("at_home")


def _does_harm(way: list[Token]) -> bool:
    """True for the subject that is itself the act of which the verb tells the harm: 'the attack killed six'."""
    return len(way) > 2 and harms_as_subject(way[-2], way[-1])


def _of_another_act(sentence: Sentence, token: Token) -> bool:
    """'revenge for the shelling in X': the place of the strikes; but 'killed in a strike in X'."""
    act = token.pos == "NOUN" and token.dep == "pobj" and token.lemma.lower() in setting_words("struck_on")
    return act and sentence.head(token).lower in ("for", "over", "after", "before", "since", "about", "to")


def _in_a_proper_name(sentence: Sentence, place: Token) -> bool:
    """'the X Hotel', 'X Roman Church', 'the X Bhel restaurant' need not stand in X."""
    head, after = sentence.head(place), sentence.tokens[place.index + 1 : place.index + 2]
    named = head.text[:1].isupper() or any(t.pos == "PROPN" and t.dep == "compound" for t in after)
    return place.dep in ("compound", "poss") and named and head.lower in setting_words("named_after")


def _plain(preposition: Token) -> bool:
    return preposition.lower in setting_words("locative") or preposition.lower in ("of", "by", "with", "for", "to")


def _struck(anchor: Token) -> bool:
    """'an attack on X' happened in X; 'sanctions on X' did not."""
    return anchor.lemma.lower() in setting_words("struck_on")


def _kind_of_place(sentence: Sentence, of: Token, noun: Token | None = None) -> bool:
    """'the town of X', 'on X Island': the noun is a kind of place."""
    return (noun or sentence.head(of)).lemma.lower() in setting_words("place_nouns")


def _without_preposition(way: list[Token], *, named: bool) -> bool:
    """'bombed X', 'X was bombed', 'the X attack', 'the X bus bombing killed six'."""
    if named and len(way) == 3 and _is_kind(way[0], way[1]):  # 'overran X province'
        way = way[1:]
    if len(way) != 2:
        return named and _compounded(way)
    place, anchor = way
    if anchor.pos in ("VERB", "AUX"):
        return place.dep in ("dobj", "nsubjpass") and anchor.lemma in setting_words("place_objects")
    return named and place.dep in ("compound", "nmod")


def _is_kind(place: Token, noun: Token) -> bool:
    """'X province', 'X Airport'."""
    kinds = setting_words("place_nouns") | setting_words("premises")
    return place.dep in ("compound", "nmod") and noun.lemma.lower() in kinds


def _compounded(way: list[Token]) -> bool:
    """'The X bus bombing': a row of nouns that ends with the act, which may do the harm that the verb tells."""
    nouns = [token for token in way if token.pos not in ("VERB", "AUX")]
    if len(way) - len(nouns) > 1 or (len(nouns) < len(way) and nouns[-1].dep not in ("nsubj", "nsubjpass")):
        return False
    row = all(token.dep in ("compound", "nmod") for token in nouns[:-1])
    return row and len(nouns) > 1 and nouns[-1].lemma.lower() in setting_words("struck_on")
