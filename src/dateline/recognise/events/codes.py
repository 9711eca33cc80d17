"""Modes and contexts of an act: from its frame, and from the words in its clause."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache, lru_cache
from typing import Final

from dateline.knowledge.codebook import Codebook
from dateline.knowledge.coding import codebook, lexicon
from dateline.knowledge.triggers import Lexicon
from dateline.parse import Token
from dateline.recognise.events.act import Act
from dateline.recognise.events.match import Match
from dateline.recognise.events.view import View, lemma_of

_BELOW = ("ccomp", "parataxis", "conj")
_CONTENT_TYPES = frozenset({"REQUEST", "REJECT", "THREATEN"})  # their modes tell what is asked, refused, threatened
_NO_INSTRUMENT = frozenset({"abduct", "beat", "torture", "sexual", "crowd-control"})  # weapons near by tell no mode
_ONE_MODE = frozenset({"REQUEST", "REJECT", "THREATEN", "PROTEST", "MOBILIZE"})
SHOWN: Final = 0.8  # the least probability of a mode that the encoder gives where no word does


@lru_cache(maxsize=16)  # asked again for the contexts
def modes_of(view: View, match: Match) -> tuple[str, ...]:
    """The modes of the frame, then those that words of the clause give, in the codebook's order of the type."""
    kind = match.frame.type
    own = set(match.frame.modes)
    if own and kind in _ONE_MODE:
        return match.frame.modes
    shown = _shown(kind, _words(view, match))
    if kind in _ONE_MODE:
        shown = _first(kind, shown)
    if kind == "ASSAULT" and own & _NO_INSTRUMENT:
        shown &= _NO_INSTRUMENT
    found = own | shown or _judged(view, match)
    return tuple(mode for mode in codebook().type(kind).modes if mode in found)


def _shown(kind: str, words: Sequence[str]) -> set[str]:
    """The modes that words show, the longest phrase first: 'drone boat' shows its own mode, and not that of 'drone'."""
    cues, found, at = _modes_by_cue(lexicon()).get(kind, {}), set[str](), 0
    first = _first_words(lexicon()).get(kind, frozenset())
    while at < len(words):
        if words[at] not in first:
            at += 1
            continue
        long = next((n for n in (3, 2, 1) if "_".join(words[at : at + n]) in cues), 0)
        found.update(cues.get("_".join(words[at : at + long]), ()))
        at += long or 1
    return found


@cache
def _modes_by_cue(words: Lexicon) -> dict[str, dict[str, set[str]]]:
    """Type -> word or phrase -> the modes that it shows."""
    table: dict[str, dict[str, set[str]]] = {}
    for kind, modes in words.mode_words.items():
        of_type = table.setdefault(kind, {})
        for mode, cues in modes.items():
            for cue in cues:
                of_type.setdefault(cue, set()).add(mode)
    return table


@cache
def _first_words(words: Lexicon) -> dict[str, frozenset[str]]:
    """Type -> the words with which those that show a mode begin."""
    return {kind: frozenset(cue.partition("_")[0] for cue in cues) for kind, cues in _modes_by_cue(words).items()}


def in_book(act: Act) -> Act | None:
    """The act with the modes that the codebook has; `None` where it lacks the type, as one that a user wrote may."""
    if (kind := codebook().types.get(act.type)) is None:
        return None
    unknown = set(act.modes) - set(kind.modes)
    return replace(act, modes=tuple(mode for mode in act.modes if mode in kind.modes)) if unknown else act


def _judged(view: View, match: Match) -> set[str]:
    """The modes that the encoder gives the trigger; of a type that has one mode at most, the likeliest."""
    opinion, kind = view.opinion(), match.frame.type
    if opinion is None:
        return set()
    odds = opinion.modes(match.token.index)
    sure = {mode: odds.get(f"{kind}/{mode}", 0.0) for mode in codebook().type(kind).modes}
    sure = {mode: value for mode, value in sure.items() if value >= SHOWN}
    return {max(sure, key=lambda mode: sure[mode])} if sure and kind in _ONE_MODE else set(sure)


def contexts_of(view: View, match: Match) -> tuple[str, ...]:
    """The contexts of the frame and those whose cues stand in the clause, in the codebook's order."""
    words, by_word = _words(view, match), _contexts_of_word(codebook())
    found = set(match.frame.contexts).union(*(by_word.get(word, ()) for word in words))
    by_mode = lexicon().mode_contexts
    found |= {by_mode[mode] for mode in modes_of(view, match) if mode in by_mode}
    return tuple(name for name in codebook().contexts if name in found)


def _first(kind: str, shown: set[str]) -> set[str]:
    return set(next(([mode] for mode in lexicon().mode_words[kind] if mode in shown), []))


@lru_cache(maxsize=16)  # asked again for the contexts
def _words(view: View, match: Match) -> list[str]:
    """The lemmas of the clause core in text order: what hangs on the trigger, and the phrase of the agent."""
    sentence = view.sentence
    below: tuple[str, ...] = () if match.frame.type in _CONTENT_TYPES else (*_BELOW, "advcl")
    tokens: list[Token] = []
    for head in {match.token.index: match.token, match.predicate.index: match.predicate}.values():
        tokens += sentence.subtree(head, without=below)
    if match.agent is not None:
        tokens += sentence.tokens_in(view.span_of_noun(match.agent))
    if match.frame.type in _CONTENT_TYPES:
        tokens = [t for t in tokens if t.index > match.token.index]
    in_order = {token.index: lemma_of(token) for token in sorted(tokens, key=lambda token: token.index)}
    return [lemma for lemma in in_order.values() if lemma != "-"]


@cache
def _contexts_of_word(book: Codebook) -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for context in book.contexts.values():
        for cue in context.cues:
            table[cue] = (*table.get(cue, ()), context.name)
    return table
