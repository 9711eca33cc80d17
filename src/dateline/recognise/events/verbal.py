"""Attacks in words: in politics 'attacked', 'hammered', 'battle' and 'beat' mostly tell of speeches and votes."""

from collections.abc import Mapping
from dataclasses import replace

from dateline.base.records import Actor
from dateline.recognise.events.act import Act
from dateline.recognise.events.view import lemma_of, listed

_POLITICS = frozenset({"GOV", "PTY", "LEG", "OPP"})
_ARMED = frozenset({"MIL", "COP", "REB", "UAF", "SPY", "CRM"})


def in_words(act: Act, actors: Mapping[str, Actor]) -> Act | None:
    """The act itself; a politician's attack without arms is an accusation; his battles and wins are no act (`None`).

    What a user's own frame tells (it has a score) stays what it is.
    """
    if act.type != "ASSAULT" or act.score is not None or _with_arms(act):
        return act
    if _many_on_one(act, actors):
        return replace(
            act, type="ACCUSE", modes=("disapprove",), why=f"{act.why}; many on one person: attacks in words"
        )
    if not act.actors or not _among_politicians(act, actors):
        return act
    if lemma_of(act.trigger) in listed("blows_of_words"):
        why = f"{act.why}; by a politician without arms: an attack in words"
        return replace(act, type="ACCUSE", modes=("disapprove",), why=why)
    return None if lemma_of(act.trigger) in listed("contests") else act


def _many_on_one(act: Act, actors: Mapping[str, Actor]) -> bool:
    """'The attacks on Mrs Hale': nobody is attacked many times but in words."""
    plural = act.trigger.tag in ("NNS", "NNPS") and lemma_of(act.trigger) in ("attack", "assault")
    return plural and len(act.recipients) == 1 and actors[act.recipients[0]].kind == "person"


def _among_politicians(act: Act, actors: Mapping[str, Actor]) -> bool:
    """By name and of politics, against nobody armed and no state."""
    doers = [actors[actor] for actor in act.actors]
    met = [actors[actor] for actor in act.recipients]
    if any(one.kind == "state" or _ARMED.intersection(one.sectors) for one in (*doers, *met)):
        return False
    people = all(one.kind == "person" or "PTY" in one.sectors for one in doers)
    return people and any(_POLITICS.intersection(one.sectors) for one in (*doers, *met))


def _with_arms(act: Act) -> bool:
    """A weapon is told, or another word of the sentence is of violence; of the clause where it says what for."""
    clause = act.sentence.subtree(act.trigger, without=("relcl", "advcl", "conj", "pcomp"))
    rest = [token for token in (clause if _for_doing(act) else act.sentence.tokens) if token.index != act.trigger.index]
    return bool(set(act.modes) - {"beat"}) or any(lemma_of(token) in listed("violent") for token in rest)


def _for_doing(act: Act) -> bool:
    """'hit her for enabling it': what somebody is blamed for is told with the blow."""
    reasons = [p for p in act.sentence.children(act.trigger, "prep") if p.lower in ("for", "over")]
    return any(act.sentence.child(reason, "pcomp") is not None for reason in reasons)
