"""Words that the encoder calls acts where no rule does: matches with a frame of the lexicon, or a plain one."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from dateline.knowledge.coding import codebook, lexicon
from dateline.knowledge.triggers import Frame
from dateline.parse import Sentence, Token
from dateline.recognise.encoder import Opinion
from dateline.recognise.events.conditions import Asked, holds
from dateline.recognise.events.match import Match
from dateline.recognise.events.nouns import carried_by, is_noun
from dateline.recognise.events.verbs import is_adjective, is_barred, sides
from dateline.recognise.events.view import View, lemma_of, listed
from dateline.recognise.events.weigh import places, sides_of

ADDS: Final = 0.8  # the least probability of the type at a verb or noun, and between its sides
_ANYWHERE: Final = (
    "object",
    "to",
    "with",
    "against",
    "on",
)  # where a word that the lexicon lacks may have its recipient
_REPORTS: Final = frozenset({"believe", "cite", "confirm", "find", "identify", "name", "quote", "report", "verify"})


def proposed(view: View, matches: Sequence[Match]) -> list[Match]:
    """The matches that the encoder adds, in text order.

    At most one of a type in a clause, and none of a type that a rule tells in the sentence: it would be told twice.
    A sentence in which no rule speaks is asked for this only where a verb stands between two actors: the encoder costs
    more than the rules.
    """
    opinion = view.opinion() if matches or _stands_between_two(view) else view.known_opinion()
    if opinion is None:
        return []
    taken = {word.index for match in matches for word in (*match.words, *match.claims)}
    ruled = {match.frame.type for match in matches}
    told: set[tuple[str, int]] = set()
    found: list[Match] = []
    for token, kind in _looks(view, opinion, taken):
        place = (kind, _clause(view.sentence, token).index)
        if place in told or kind in ruled or (match := _match(view, token, kind)) is None:
            continue
        odds = opinion.pair(*sides_of(view, match), places(match.words))[kind]
        if odds >= ADDS:
            told.add(place)
            found.append(replace(match, said=f"encoder: {kind} {odds:.2f}, which no rule told"))
    return sorted(found, key=lambda match: match.token.index)


def _stands_between_two(view: View) -> bool:
    """True if a verb that does not only report has one actor as its subject and another as its object."""
    mentions = [(mention.span, actor.id) for mention, actor in view.index.mentions(view.sentence.span)]
    if len({one for _, one in mentions}) < 2:
        return False
    silent = listed("say") | _REPORTS
    for verb in view.sentence.tokens:
        if verb.pos == "VERB" and lemma_of(verb) not in silent:
            patient, agent = sides(view.sentence, verb)
            if patient is not None and agent is not None:
                held = [{one for span, one in mentions if span.covers(side.span)} for side in (patient, agent)]
                if held[0] and held[1] and held[0] != held[1]:
                    return True
    return False


def _looks(view: View, opinion: Opinion, taken: set[int]) -> list[tuple[Token, str]]:
    """The verbs and nouns that look like an act, with its type; those that look it most come first."""
    found = []
    silent = listed("say") | listed("broad") | _REPORTS
    for token in view.sentence.tokens:
        is_verb = token.pos == "VERB" and not token.is_inserted and not is_adjective(view.sentence, token)
        if token.index in taken or not (is_verb or is_noun(token)) or lemma_of(token) in silent:
            continue
        if is_noun(token) and _is_a_cause(view.sentence, token):
            continue
        told = opinion.trigger(token.index)
        kind = max(told, key=told.__getitem__)
        if kind in codebook().types and told[kind] >= ADDS:
            found.append((-told[kind], token.index, token, kind))
    return [(token, kind) for _, _, token, kind in sorted(found, key=lambda one: one[:2])]


def _is_a_cause(sentence: Sentence, noun: Token) -> bool:
    """'troops to help in the fight against militants': what is done for years, and no act."""
    against = any(word.lower in ("against", "on") for word in sentence.children(noun, "prep"))
    return against and lemma_of(noun) in listed("struggles")


def _match(view: View, token: Token, kind: str) -> Match | None:
    """The match of a word with its plainest frame of this type that holds, else with one that asks for nothing.

    None where a frame rules out what it is done to: 'the opposition opens fire on his budget'.
    """
    bare = Frame(type=kind, is_verb=not is_noun(token), words=(lemma_of(token),), receivers=_ANYWHERE)
    if not bare.is_verb:
        if _is_ruled_out(view, token, kind):
            return None
        known = [frame for frame in lexicon().nouns.get(lemma_of(token), ()) if frame.type == kind]
        return carried_by(view, token, _plainest(known) or bare)
    patient, agent = sides(view.sentence, token)
    known = [frame for frame in lexicon().verbs.get(lemma_of(token), ()) if frame.type == kind]
    if any(is_barred(view, token, frame, patient) for frame in known):
        return None
    fitting = _plainest([frame for frame in known if _holds(Asked(view, token, frame, agent, patient))])
    return Match(fitting or bare, token, (token,), agent, patient)


def _is_ruled_out(view: View, noun: Token, kind: str) -> bool:
    """What the verb of which the noun is the object does with it is ruled out: 'opens fire on his budget'."""
    verb = view.sentence.head(noun)
    frames = lexicon().verbs.get(lemma_of(verb), ()) if noun.dep == "dobj" else ()
    told = (frame for frame in frames if frame.type == kind and lemma_of(noun) in frame.what)
    return any(is_barred(view, verb, frame, noun) for frame in told)


def _holds(asked: Asked) -> bool:
    if len(asked.frame.words) > 1:
        return False
    return all(holds(need, asked) for need in asked.frame.needs)


def _plainest(frames: Sequence[Frame]) -> Frame | None:
    return min(frames, key=lambda f: bool(f.what) + bool(f.who) + bool(f.via) + bool(f.beside), default=None)


def _clause(sentence: Sentence, token: Token) -> Token:
    """The verb of the clause that a word stands in: itself, or the nearest above."""
    if token.pos in ("VERB", "AUX"):
        return token
    return next((above for above in sentence.ancestors(token) if above.pos in ("VERB", "AUX")), sentence.root)
