"""What the encoder says of a rule's match: its word tells no such act, asks for nothing, or attacks in words.

A rule's word in which the encoder sees no such act is seldom right: in 104 articles of news that we annotated
and that it had not learned from, below .1 three times in forty. It names no other type against a rule and turns no act
round.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from dateline.knowledge.coding import codebook
from dateline.knowledge.triggers import Frame
from dateline.parse import Token
from dateline.recognise.encoder import Opinion
from dateline.recognise.events.act import SPOKEN
from dateline.recognise.events.arguments import actors_of, receivers, recipients_of
from dateline.recognise.events.match import Match
from dateline.recognise.events.view import View, lemma_of, listed

SEEN: Final = 0.03  # the least probability of the type at a word that a rule takes for an act, and
SEEN_IN_NOUN: Final = 0.2  # at a noun that is one by itself
IN_WORDS: Final = 0.5  # the least probability of ACCUSE at 'attacked' and the like in what is an attack in words
ADVISED: Final = 0.8  # the least probability at the trigger of what is an advisory and asks for nothing
NO_ACT: Final = "none"
ADVISES: Final = "ADVISORY"


def weighed(view: View, matches: Sequence[Match]) -> list[Match]:
    """The matches that the encoder calls acts too, or does not firmly deny."""
    if not matches or (opinion := view.opinion()) is None:
        return list(matches)
    return [match for told in matches if _tells_act(opinion, match := _named_in_words(opinion, told))]


def _tells_act(opinion: Opinion, match: Match) -> bool:
    """The word of the trigger that looks most like the act looks enough like it; a user's own word is believed."""
    words, kind = places(match.words), match.frame.type
    if not words or match.frame.own:
        return True
    if kind in SPOKEN and told_at(opinion, words)[ADVISES] >= ADVISED:
        return False
    least = SEEN_IN_NOUN if _is_plain(match.frame) and not match.frame.is_verb else SEEN
    odds = map(opinion.trigger, words)
    return max(told[kind] + told[ADVISES] for told in odds) >= least  # who orders people to leave also advises it


def _is_plain(frame: Frame) -> bool:
    """One word, whoever does it to whomever: 'meet', 'attack'."""
    return len(frame.words) == 1 and not (frame.what or frame.who or frame.via or frame.beside)


def odds_of(view: View, match: Match) -> float | None:
    """How likely the encoder finds the type of a match at its trigger; `None` where it is not asked, or knows no such.

    It has not learned the frames that a user wrote, nor the types.
    """
    opinion = view.opinion()
    return None if opinion is None else told_at(opinion, places(match.words)).get(match.frame.type)


def told_at(opinion: Opinion, words: Sequence[int]) -> dict[str, float]:
    """What the encoder says of the word of a trigger that looks most like an act."""
    return min((opinion.trigger(place) for place in words), key=lambda odds: odds[NO_ACT])


def _named_in_words(opinion: Opinion, match: Match) -> Match:
    """The match; one of 'attacked', 'under attack', 'blasted' that the encoder calls an accusation is one."""
    blow = match.frame.type == "ASSAULT" and lemma_of(match.token) in listed("blows_of_words")
    if not blow or match.frame.own or "ACCUSE" not in codebook().types:
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
