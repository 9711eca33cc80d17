"""For whom a spokesperson speaks: the body or state that the words of the role name."""

from collections.abc import Mapping

from dateline.base.records import Actor
from dateline.recognise.lookup import ActorIndex

_OF_STATE = frozenset({"GOV", "MIL"})


def with_bodies(
    speakers: tuple[str, ...], actors: Mapping[str, Actor], index: ActorIndex, text: str
) -> tuple[str, ...]:
    """The speakers, and behind each spokesperson the body or state that he speaks for, where the article names it."""
    found: list[str] = []
    for speaker in speakers:
        found.append(speaker)
        found += _spoken_for(actors[speaker], actors, index, text) if speaker in actors else []
    return tuple(dict.fromkeys(found))


def bodies_of(speakers: tuple[str, ...], actors: Mapping[str, Actor], index: ActorIndex, text: str) -> tuple[str, ...]:
    """Those who fight or march: no spokesperson does so himself, the body does for which he claims it."""
    doing = [_spoken_for(actors[one], actors, index, text) or [one] if one in actors else [one] for one in speakers]
    return tuple(dict.fromkeys(actor for ones in doing for actor in ones))


def _spoken_for(speaker: Actor, actors: Mapping[str, Actor], index: ActorIndex, text: str) -> list[str]:
    roles = [role for role in speaker.roles if "spokes" in role.of(text).lower()]
    if speaker.kind != "person" or not roles:
        return []
    named = [actor for role in roles for _, actor in index.mentions(role) if actor.kind in ("org", "state")]
    if named and not (named[0].country and "GOV" in named[0].sectors):
        return [named[0].id]
    country = named[0].country if named else speaker.country if _OF_STATE.intersection(speaker.sectors) else None
    states = [actor for actor in actors.values() if actor.kind == "state" and actor.country == country and country]
    return list(dict.fromkeys(actor.id for actor in (*named[:1], *states[:1])))  # a ministry speaks for its state
