"""Which acts are news of politics and conflict: not accidents, not ordinary life."""

from collections.abc import Mapping, Sequence

from dateline.base.records import Actor
from dateline.recognise.events.act import Act
from dateline.recognise.events.view import lemma_of, listed

_NEEDS_A_SIDE = frozenset({"CONSULT", "SUPPORT", "COOPERATE"})


def relevant(acts: Sequence[Act], actors: Mapping[str, Actor]) -> list[Act]:
    """The acts that have a political side, or violence that is more than an accident."""
    kept = [act for act in acts if act.type not in _NEEDS_A_SIDE or _has_side(act, actors)]
    violence = any(act.type == "ASSAULT" and not _may_be_accident(act) for act in kept)
    return [act for act in kept if violence or not _may_be_accident(act)]


def _has_side(act: Act, actors: Mapping[str, Actor]) -> bool:
    """Somebody in it is more than a private person, or it is by its word more than private talk."""
    if not act.actors and not act.recipients and lemma_of(act.trigger) in listed("political_talks"):
        return True
    return any(_is_side(actors[actor]) for actor in (*act.actors, *act.recipients))


def _is_side(actor: Actor) -> bool:
    return actor.kind != "person" or actor.country is not None or bool(set(actor.sectors) - {"UNK", "CVL"})


def _may_be_accident(act: Act) -> bool:
    """Harm that nobody is said to do, in a sentence without a word of violence."""
    if act.type != "ASSAULT" or act.actors or lemma_of(act.trigger) not in listed("suffered"):
        return False
    return not any(lemma_of(token) in listed("violent") for token in act.sentence.tokens)
