"""A text of one sentence that tells one act between two known sides: there the encoder may name the type.

In the sentences of whole articles, of many acts, the rule is right against it (30 of 35 times). A report of one
sentence is what it has learned to read. It speaks up seldom: in one of 141 such reports that it had not seen (PLV, part
dev) and in one of 67 sentences of news given alone, right in both.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from dateline.knowledge.coding import codebook
from dateline.recognise.events.arguments import actors_of, recipients_of
from dateline.recognise.events.match import Match
from dateline.recognise.events.view import View
from dateline.recognise.events.weigh import ADVISES, NO_ACT, places, sides_of, told_at

AT_WORD: Final = 0.75  # the least probability of the type at the trigger, and
BETWEEN: Final = 0.9  # between the sides
SETTLED: Final = {
    "AGREE": {"SUPPORT"},  # a deal that is reached; signed, it is SUPPORT
    "AID": {"COOPERATE"},
    "COERCE": {"ASSAULT"},  # sieges, seizures, attacks on computers
    "CONCEDE": {"RETREAT"},
    "COOPERATE": {"ACCUSE"},  # extraditions
    "CONSULT": {"AGREE"},  # a meeting that is announced
    "REQUEST": {"ACCUSE", "THREATEN"},  # a call for sanctions
    "RETREAT": {"CONCEDE"},
    "SANCTION": {"ACCUSE", "COERCE"},  # convictions, and sanctions that are imposed
}
"""Type of a rule -> types that the sets which the encoder learned from give to the same acts, against the codebook."""


def as_encoder_names(view: View, matches: Sequence[Match]) -> list[Match]:
    """The matches; one that stands alone has the type that the encoder is sure of, if the codebook leaves it open."""
    if len(matches) != 1 or matches[0].frame.own or (opinion := view.opinion()) is None:
        return list(matches)
    (match,) = matches
    actors = actors_of(view, match)
    if not actors or not recipients_of(view, match, actors):
        return [match]
    words = places(match.words)
    at_word, between = told_at(opinion, words), opinion.pair(*sides_of(view, match), words)
    kind = max(between, key=between.__getitem__)
    ruled = match.frame.type
    if kind in (ruled, NO_ACT, ADVISES, *SETTLED.get(ruled, ())) or kind not in codebook().types:
        return [match]
    if at_word[kind] < AT_WORD or between[kind] < BETWEEN:
        return [match]
    said = f"encoder: {kind} {at_word[kind]:.2f} at the word, {between[kind]:.2f} between its sides; by rule {ruled}"
    return [replace(match, frame=replace(match.frame, type=kind, modes=()), said=said)]
