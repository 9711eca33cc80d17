"""Who does an act that its own verb or noun names nobody for: a side of a fight or of talks, the author of words."""

from dateline.parse import Token, phrases
from dateline.recognise.events.match import Match
from dateline.recognise.events.view import View, lemma_of, listed

_FIGHTS = frozenset(
    "battle clash combat confrontation encounter exchange fight fighting firefight gunbattle gunfight shootout "
    "shoot-out showdown skirmish standoff stand-off".split()
)
_WORDS = frozenset(
    "conference briefing statement letter video report message petition speech article interview communique post "
    "tweet broadcast release note leaflet".split()
)
_BY_TWO = ("with", "against", "between")


def opponents(view: View, match: Match) -> list[Token]:
    """With whom they fought who were killed or hurt in it: 'died in a shootout with the guards'."""
    if match.frame.type != "ASSAULT" or not match.frame.is_verb or match.frame.swap:
        return []
    fights = [noun for _, noun in phrases.prepositional(view.sentence, match.token, "in", "during", "after")]
    fights += [match.agent] if match.agent is not None else []
    told = [noun for noun in fights if lemma_of(noun) in _FIGHTS]
    return [side for noun in told for _, side in phrases.prepositional(view.sentence, noun, *_BY_TWO)]


def authors(view: View, match: Match) -> list[Token]:
    """Who made the statement that says it: 'held a news conference accusing the mayor', 'a video that mocks them'."""
    words = match.agent
    if words is None or not match.frame.is_verb or lemma_of(words) not in _WORDS or match.token.dep != "acl":
        return []
    verb = view.sentence.head(words)
    maker = phrases.agent(view.sentence, verb) if words.dep == "dobj" and verb.pos == "VERB" else None
    return [maker] if maker is not None else []


def parties(view: View, match: Match) -> list[Token]:
    """Whose talks or ties are broken off where nobody is said to do so: 'Peruvian-Chilean talks were cut off'."""
    broken = match.object
    if match.frame.type != "SANCTION" or match.agent is not None or broken is None:
        return []
    if lemma_of(broken) not in listed("talks") | listed("relations"):
        return []
    named = [one for _, one in phrases.prepositional(view.sentence, broken, *_BY_TWO)]
    phrase = view.span_of_noun(broken)
    before = [one for one in view.sentence.tokens_in(phrase) if one.index < broken.index]
    return named + [one for one in before if one.pos in ("PROPN", "ADJ") and view.index.mentions(one.span)]
