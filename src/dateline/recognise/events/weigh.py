"""What the encoder says of a rule's match: that its words tell no act, advise and ask for nothing, or attack in words.

It names no other type against a rule and turns no act round. On sentences of one act between two sides it would be
right to (PLV: the pair head alone .82, the rules .71); in the sentences of news, of many acts, the rule is right.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from dateline.parse import Token
from dateline.recognise.encoder import Opinion
from dateline.recognise.events.act import SPOKEN
from dateline.recognise.events.arguments import actors_of, receivers, recipients_of
from dateline.recognise.events.match import Match
from dateline.recognise.events.view import View, lemma_of, listed

DROPS: Final = 0.95  # the least probability of 'none' at the trigger of what is no act
DENIES: Final = 0.9  # the least probability of 'none' between the sides of what is no act
DOUBTS: Final = 0.9  # the least probability of 'none' at the trigger of what needs more to speak for it
SPEAKS_FOR: Final = 0.4  # the least probability of the type between the sides that does speak for it
SPOILS: Final = 0.7  # the least probability of 'none' between the sides of a noun that mostly tells no act ('appeal')
IN_WORDS: Final = 0.5  # the least probability of ACCUSE at 'attacked' and the like in what is an attack in words
ADVISED: Final = 0.8  # the least probability at the trigger of what is an advisory and asks for nothing
NO_ACT: Final = "none"
ADVISES: Final = "ADVISORY"


def weighed(view: View, matches: Sequence[Match]) -> list[Match]:
    """The matches that the encoder calls acts too, or does not firmly deny."""
    if not matches or (opinion := view.opinion()) is None:
        return list(matches)
    return [_named_in_words(opinion, match) for match in matches if _tells_act(view, opinion, match)]


def _tells_act(view: View, opinion: Opinion, match: Match) -> bool:
    """By the word of the trigger that looks most like an act, and only if that denies it, by the sides as well.

    A noun is hardly ever denied: it names what it tells, and the encoder knows few of the rare ones ('bandh', 'arson').
    """
    words = places(match.words)
    told = told_at(opinion, words)
    if match.frame.type in SPOKEN and told[ADVISES] >= ADVISED:
        return False
    loose = match.light is None and lemma_of(match.token) in listed("loose_nouns")
    if told[NO_ACT] < DOUBTS or not (match.frame.is_verb or loose):
        return True
    between = opinion.pair(*sides_of(view, match), words)
    if not match.frame.is_verb:
        return between[NO_ACT] < SPOILS
    if told[NO_ACT] >= DROPS and between[NO_ACT] >= DENIES:
        return match.frame.type == "ASSAULT" and _is_between_states(view, match)
    return between[match.frame.type] >= SPEAKS_FOR or _stands(view, match)


def _is_between_states(view: View, match: Match) -> bool:
    """'as Ostland invades Westmark': one state does it to another, and no team of it would; not 'attacked'."""
    if lemma_of(match.token) not in listed("wars"):
        return False
    actors = actors_of(view, match)
    kinds = {actor.id: actor.kind for _, actor in view.index.mentions(view.sentence.span)}
    sides = (actors, recipients_of(view, match, actors))
    return all(any(kinds.get(one) == "state" for one in side) for side in sides)


def odds_of(view: View, match: Match) -> float | None:
    """How likely the encoder finds the type of a match at its trigger; `None` where it is not asked, or knows no such.

    It has not learned the frames that a user wrote, nor the types.
    """
    opinion = view.opinion()
    return None if opinion is None else told_at(opinion, places(match.words)).get(match.frame.type)


def told_at(opinion: Opinion, words: Sequence[int]) -> dict[str, float]:
    """What the encoder says of the word of a trigger that looks most like an act."""
    return min((opinion.trigger(place) for place in words), key=lambda odds: odds[NO_ACT])


def _stands(view: View, match: Match) -> bool:
    """The rule needs nothing more to speak for it: violence and force of arms, or two known sides, are told."""
    if lemma_of(match.token) in listed("contests"):
        return _is_between_states(view, match)
    if match.frame.type in ("ASSAULT", "MOBILIZE"):
        return True
    actors = actors_of(view, match)
    joint = len(actors) > 1 and (match.frame.joint or match.frame.type == "CONSULT")
    known = bool(actors) or (match.agent is not None and match.agent.lower in ("i", "we"))
    return joint or (known and bool(recipients_of(view, match, actors)))


def _named_in_words(opinion: Opinion, match: Match) -> Match:
    """The match; one of 'attacked', 'under attack', 'blasted' that the encoder calls an accusation is one."""
    if match.frame.type != "ASSAULT" or lemma_of(match.token) not in listed("blows_of_words"):
        return match
    odds = opinion.trigger(match.token.index)
    if odds["ACCUSE"] < IN_WORDS or odds["ACCUSE"] <= odds["ASSAULT"]:
        return match
    frame = replace(match.frame, type="ACCUSE", modes=("disapprove",))
    return replace(match, frame=frame, said=f"encoder: an attack in words {odds['ACCUSE']:.2f}")


def places(words: Sequence[Token]) -> list[int]:
    """Where words stand in their sentence, without those that the parser put in."""
    return [word.index for word in words if not word.is_inserted]


def sides_of(view: View, match: Match) -> tuple[list[int], list[int]]:
    """The words of the actors and of the recipients that the rule found, else of the nouns in their places."""
    actors = actors_of(view, match)
    recipients = recipients_of(view, match, actors)
    agents = [match.agent] if match.agent is not None else []
    return (
        _words_of(view, match, actors) or _words_in(view, agents),
        _words_of(view, match, recipients) or _words_in(view, receivers(view, match)),
    )


def _words_of(view: View, match: Match, ids: Sequence[str]) -> list[int]:
    """The words of each actor's mention that stands nearest to the trigger."""
    found: set[int] = set()
    at = match.token.span.start
    for one in ids:
        spans = [mention.span for mention, actor in view.index.mentions(view.sentence.span) if actor.id == one]
        if spans:
            near = min(spans, key=lambda span: (abs(span.start - at), span))
            found.update(token.index for token in view.sentence.tokens_in(near) if not token.is_inserted)
    return sorted(found)


def _words_in(view: View, nouns: Sequence[Token]) -> list[int]:
    spans = [view.span_of_noun(noun) for noun in nouns if not noun.is_inserted]
    return sorted({place for span in spans for place in places(view.sentence.tokens_in(span))})
