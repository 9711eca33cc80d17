"""Rule and encoder together: whether the words of a rule tell an act, of which type it is, and who does it to whom.

The encoder is asked twice, of the trigger and of the sides with the trigger; the mean of both counts. It overrules a
rule only where it is sure and gives the rule's own reading next to nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from dateline.parse import Token
from dateline.recognise.encoder import Opinion
from dateline.recognise.events.act import SPOKEN
from dateline.recognise.events.arguments import actors_of, recipients_of
from dateline.recognise.events.match import Match
from dateline.recognise.events.view import View

SURE: Final = 0.9  # that words tell no act, or tell an advisory; that the sides stand the other way round
OVERRULES: Final = 0.8  # what another type needs to take the place of the rule's
GIVES_WAY: Final = 0.1  # the most that the rule's own reading may have where it is overruled
NO_ACT: Final = "none"
ADVISES: Final = "ADVISORY"

Odds = Mapping[str, float]


def weighed(view: View, matches: Sequence[Match]) -> list[Match]:
    """The matches that the encoder does not call none, with the type and direction that rule and encoder agree on."""
    if not matches or (opinion := view.opinion()) is None:
        return list(matches)
    return [kept for match in matches if (kept := _weighed(view, opinion, match)) is not None]


def odds_of(view: View, opinion: Opinion, match: Match) -> dict[str, float]:
    """Type of act, ADVISORY or none -> the mean of its probability at the trigger and between the sides."""
    told = _told(opinion, match)
    between = opinion.pair(*_sides(view, match), _places(match.words))
    return {kind: round((told[kind] + between[kind]) / 2, 3) for kind in told}


def _weighed(view: View, opinion: Opinion, match: Match) -> Match | None:
    odds, kind = odds_of(view, opinion, match), match.frame.type
    if odds[NO_ACT] >= SURE or (kind in SPOKEN and odds[ADVISES] >= SURE):
        return None
    best = max((told for told in odds if told not in (NO_ACT, ADVISES)), key=lambda told: odds[told])
    if best != kind and odds[best] >= OVERRULES and odds[kind] <= GIVES_WAY:
        frame = replace(match.frame, type=best, modes=(), score=odds[best])
        return replace(match, frame=frame, said=f"encoder: {best} {odds[best]:.2f}, not {kind}")
    return _turned(view, opinion, match)


def _turned(view: View, opinion: Opinion, match: Match) -> Match:
    """The match with its sides exchanged where the encoder sees the act only the other way round."""
    actors, recipients = _sides(view, match)
    if not match.frame.is_verb or match.frame.joint or not actors or not recipients:
        return match
    kind, words = match.frame.type, _places(match.words)
    as_read = opinion.pair(actors, recipients, words)
    if as_read[NO_ACT] < SURE:
        return match
    turned = opinion.pair(recipients, actors, words)
    if turned[kind] < SURE:
        return match
    frame = replace(match.frame, swap=not match.frame.swap)
    return replace(match, frame=frame, said=f"encoder: {kind} {turned[kind]:.2f} with the sides exchanged")


def _told(opinion: Opinion, match: Match) -> dict[str, float]:
    """What the word of the trigger that looks most like an act tells."""
    return min((opinion.trigger(place) for place in _places(match.words)), key=lambda told: told[NO_ACT])


def _places(words: Sequence[Token]) -> list[int]:
    return [word.index for word in words if not word.is_inserted]


def _sides(view: View, match: Match) -> tuple[list[int], list[int]]:
    """The words of the actors and of the recipients that the rule found."""
    actors = actors_of(view, match)
    recipients = recipients_of(view, match, actors)
    return _words_of(view, match, actors), _words_of(view, match, recipients)


def _words_of(view: View, match: Match, ids: Sequence[str]) -> list[int]:
    """The words of each actor's mention that stands nearest to the trigger."""
    found: set[int] = set()
    at = match.token.span.start
    for one in ids:
        spans = [span for span, actor in view.index.touching(view.sentence.span) if actor.id == one]
        if spans:
            near = min(spans, key=lambda span: (abs(span.start - at), span))
            found.update(token.index for token in view.sentence.tokens_in(near) if not token.is_inserted)
    return sorted(found)
