"""Who does an act that its own verb or noun names nobody for: the other side of a fight."""

from dateline.parse import Token, phrases
from dateline.recognise.events.match import Match
from dateline.recognise.events.view import View, lemma_of

_FIGHTS = frozenset(
    "battle clash combat confrontation encounter exchange fight fighting firefight gunbattle gunfight shootout "
    "shoot-out showdown skirmish standoff stand-off".split()
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
