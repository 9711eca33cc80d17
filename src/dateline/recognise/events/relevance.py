"""Which acts are news of politics and conflict: not business, sport or show, not accidents, not ordinary life."""

from collections.abc import Mapping, Sequence

from dateline.base.records import Actor
from dateline.knowledge.coding import shipped
from dateline.parse import Sentence, Token
from dateline.recognise.events.act import Act
from dateline.recognise.events.verbal import in_words
from dateline.recognise.events.view import lemma_of, listed

_SIDES = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "PTY", "OPP", "REB", "UAF", "SPY", "IGO", "NGO", "ISM", "CRM"})
_ALWAYS = frozenset({"ASSAULT", "PROTEST", "SANCTION"})
_NEEDS_SOMEBODY = frozenset({"CONSULT", "SUPPORT", "COOPERATE"})
_POLITICAL_SHARE = 0.25  # of all mentions of actors; news of other things mostly stays below, crises mostly above
_WAR = frozenset({"explosives", "suicide-attack", "aerial", "drone", "heavy-weapons", "unconventional", "firearms"})
_MAYBE_ACCIDENT = frozenset({"explosives", "firearms", "destroy", "primitive", "beat", "suicide-attack"})
_PRIVATE = frozenset({"UNK", "CVL", "LAB", "EDU", "REF"})
_FEW = 8  # mentions, or sentences: too few to tell what an article is about
_WORDED = 0.2  # of all sentences hold a word of politics or conflict: news of it, whoever is told of
_UNWORDED = 0.1  # fewer than this: news of other things. Of 96 unseen articles one of politics lies below, none above


def relevant(acts: Sequence[Act], actors: Mapping[str, Actor], sentences: Sequence[Sentence] = ()) -> list[Act]:
    """The acts of politics and conflict, and violence that is more than an accident.

    In an article that is neither of states, governments, forces and the like nor of an attack, an act that firms and
    private people also do (meeting, asking, refusing, suing) needs one of those on its side; where hardly one of its
    `sentences` has a word of politics, it needs such a word as well, and so do arrests and trials.
    """
    acts = [told for act in acts if (told := in_words(act, actors))]
    worded = _worded(sentences)
    attack = any(_is_attack(act, actors) for act in acts)
    if worded is not None and worded < _UNWORDED and not attack:
        acts = [act for act in acts if _is_political_sentence(act.sentence) or _is_told_as_violence(act)]
    political = attack or (_is_political(actors) if worded is None or worded < _WORDED else True)
    kept = [act for act in acts if _has_side(act, actors, political=political)]
    kept = [act for act in kept if attack or not (_is_private_crime(act, actors) or _is_for_gain(act, actors))]
    violence = any(act.type == "ASSAULT" and _is_violent(act, actors) for act in kept)
    return [act for act in kept if act.type != "ASSAULT" or violence or _is_violent(act, actors)]


def _is_private_crime(act: Act, actors: Mapping[str, Actor]) -> bool:
    """One private person hurts another: 'the man beat his neighbour'."""
    if act.type != "ASSAULT" or not act.actors or not act.recipients:
        return False
    taking_part = [actors[one] for one in (*act.actors, *act.recipients)]
    return all(one.kind == "person" and set(one.sectors) <= _PRIVATE | {"CRM"} for one in taking_part)


def _is_for_gain(act: Act, actors: Mapping[str, Actor]) -> bool:
    """What kidnappers, robbers and the like do to private people and ask of them: 'demanded a ransom from his wife'."""
    taking_part = [actors[one] for one in (*act.actors, *act.recipients)]
    held = act.type == "ASSAULT" and "abduct" in act.modes
    if not held and not any(_is_criminal(one) for one in taking_part):
        return False
    private = _PRIVATE | {"CRM", "BUS"}
    if not all(_is_criminal(one) or (one.kind != "state" and set(one.sectors) <= private) for one in taking_part):
        return False
    words = {lemma_of(token) for token in act.sentence.tokens}
    return not words & (listed("politics") - listed("crime_for_gain"))


def _is_criminal(actor: Actor) -> bool:
    """One who is told of by his crime alone: 'his kidnappers', 'a robber'."""
    return any(word.removesuffix("s") in listed("criminals") for word in actor.name.lower().split())


def _is_told_as_violence(act: Act) -> bool:
    """'Ten people died in Tuesday's attack on the depot': violence by its own words."""
    return act.type == "ASSAULT" and any(lemma_of(token) in listed("violent") for token in act.sentence.tokens)


def _worded(sentences: Sequence[Sentence]) -> float | None:
    """The share of sentences with a word of politics or conflict; `None` of too few."""
    if len(sentences) < _FEW:
        return None
    return sum(_is_political_sentence(sentence) for sentence in sentences) / len(sentences)


def _is_political_sentence(sentence: Sentence) -> bool:
    return any(lemma_of(token) in listed("politics") for token in sentence.tokens)


def _is_political(actors: Mapping[str, Actor]) -> bool:
    """States, governments, forces, parties and armed groups are much of what the article speaks of."""
    every = sum(len(actor.mentions) for actor in actors.values())
    sides = sum(len(actor.mentions) for actor in actors.values() if _is_side(actor))
    return every < _FEW or sides >= _POLITICAL_SHARE * every


def _is_attack(act: Act, actors: Mapping[str, Actor]) -> bool:
    """Violence with weapons of war, or by a side."""
    return act.type == "ASSAULT" and (bool(_WAR & set(act.modes)) or any(_is_side(actors[one]) for one in act.actors))


def _has_side(act: Act, actors: Mapping[str, Actor], *, political: bool) -> bool:
    """One who takes part is a political or armed side, or the act is of a kind, or in an article, that needs none.

    An act of a type that a user wrote needs none: who writes it wants to see it.
    """
    if act.type == "SANCTION" and act.actors and all(_is_firm(actors[one]) for one in act.actors):
        return False  # an airline that cuts its flights
    if act.type in _ALWAYS or "arrest" in act.modes or act.type not in shipped().book.types:
        return True
    taking_part = [actors[actor] for actor in (*act.actors, *act.recipients)]
    if any(_is_side(actor) for actor in taking_part):
        return True
    if lemma_of(act.trigger) in listed("say") and all(actor.kind == "person" for actor in taking_part):
        return any(actor.country or set(actor.sectors) - _PRIVATE for actor in taking_part)  # '"No," the farmer said'
    if not political:
        return False
    if act.type not in _NEEDS_SOMEBODY:
        return True
    if not taking_part:
        return lemma_of(act.trigger) in listed("political_talks")
    return any(_is_more_than_private(actor) for actor in taking_part)


def _is_firm(actor: Actor) -> bool:
    return "BUS" in actor.sectors and not _is_side(actor)


def _is_side(actor: Actor) -> bool:
    return actor.kind == "state" or bool(_SIDES.intersection(actor.sectors))


def _is_more_than_private(actor: Actor) -> bool:
    if actor.kind == "group" and actor.country is None and actor.sectors and set(actor.sectors) <= _PRIVATE:
        return False  # 'the new employees took a tour'
    return actor.kind != "person" or actor.country is not None or bool(set(actor.sectors) - {"UNK", "CVL"})


def _is_violent(act: Act, actors: Mapping[str, Actor]) -> bool:
    """A side does it, somebody does it to one, or a word of the sentence says so: 'hurt' alone may be an accident."""
    if any(_is_side(actors[actor]) for actor in act.actors) or (act.actors and "destroy" in act.modes):
        return True
    if act.actors and any(_is_side(actors[actor]) for actor in act.recipients):
        return True
    if lemma_of(act.trigger) not in listed("maybe_accident") or set(act.modes) - _MAYBE_ACCIDENT:
        return True
    rest = [token for token in act.sentence.tokens if token.index != act.trigger.index]
    return any(_says_violence(token) for token in rest)


def _says_violence(token: Token) -> bool:
    return lemma_of(token) in listed("violent") or (token.pos == "NOUN" and lemma_of(token) in listed("violent_nouns"))
