"""Words that the encoder calls acts where no rule does: matches with a frame of the lexicon, or a plain one."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from dateline.knowledge.triggers import Frame, lexicon
from dateline.parse import Sentence, Token
from dateline.recognise.encoder import Opinion
from dateline.recognise.events.match import Match
from dateline.recognise.events.nouns import carried_by, is_noun
from dateline.recognise.events.verbs import is_adjective, sides
from dateline.recognise.events.view import View, lemma_of
from dateline.recognise.events.weigh import ADVISES, NO_ACT, odds_of

LOOKS: Final = 0.5  # the least that the trigger alone must have to be tried
ADDS: Final = 0.9  # what trigger and sides together must have
_DONE_TO: Final = frozenset({"ASSAULT", "COERCE", "SANCTION", "RETREAT", "ACCUSE", "SUPPORT"})  # 'the shelling of X'


def proposed(view: View, matches: Sequence[Match]) -> list[Match]:
    """The matches that the encoder adds, in text order: at most one of a type in a clause, none where a rule speaks."""
    opinion = view.opinion()
    if opinion is None:
        return []
    taken = {word.index for match in matches for word in (*match.words, *match.claims)}
    told = {(match.frame.type, _clause(view.sentence, match.token).index) for match in matches}
    found: list[Match] = []
    for _, kind, token in sorted(_looks(view, opinion, taken), key=lambda one: (-one[0], one[2].index)):
        place = (kind, _clause(view.sentence, token).index)
        if place in told:
            continue
        match = _match(view, token, kind)
        odds = odds_of(view, opinion, match)[kind]
        if odds >= ADDS:
            told.add(place)
            frame = replace(match.frame, score=odds)
            found.append(replace(match, frame=frame, said=f"encoder: {kind} {odds:.2f}, which no rule told"))
    return sorted(found, key=lambda match: match.token.index)


def _looks(view: View, opinion: Opinion, taken: set[int]) -> Iterator[tuple[float, str, Token]]:
    """The verbs and nouns that look like an act of a type, with how much they do."""
    for token in view.sentence.tokens:
        is_verb = token.pos == "VERB" and not token.is_inserted and not is_adjective(view.sentence, token)
        if token.index in taken or not (is_verb or is_noun(token)):
            continue
        told = opinion.trigger(token.index)
        kind = max(told, key=lambda one: told[one])
        if kind not in (NO_ACT, ADVISES) and told[kind] >= LOOKS:
            yield told[kind], kind, token


def _match(view: View, token: Token, kind: str) -> Match:
    """The match of a word with the plainest frame of this type that the lexicon has for it, its conditions waived."""
    if not is_noun(token):
        patient, agent = sides(view.sentence, token)
        return Match(_frame(token, kind, is_verb=True), token, (token,), agent, patient)
    return carried_by(view, token, _frame(token, kind, is_verb=False))


def _frame(token: Token, kind: str, *, is_verb: bool) -> Frame:
    lemma, table = lemma_of(token), lexicon().verbs if is_verb else lexicon().nouns
    known = [frame for frame in table.get(lemma, ()) if frame.type == kind and len(frame.words) == 1]
    if known:
        return min(known, key=lambda frame: len(frame.needs) + bool(frame.what) + bool(frame.who) + bool(frame.via))
    receivers = lexicon().receivers
    return Frame(
        type=kind,
        is_verb=is_verb,
        words=(lemma,),
        receivers=("object", *receivers) if is_verb else receivers,
        of="" if is_verb or kind not in _DONE_TO else "recipient",
        joint=kind == "CONSULT",
    )


def _clause(sentence: Sentence, token: Token) -> Token:
    """The verb of the clause that a word stands in: itself, or the nearest above."""
    if token.pos in ("VERB", "AUX"):
        return token
    return next((above for above in sentence.ancestors(token) if above.pos in ("VERB", "AUX")), sentence.root)
