"""What an actor has from another: the country of 'its consulate', the side of 'a leader of the Coastal Front'."""

from collections.abc import Iterable

from dateline.knowledge.roles import word_list
from dateline.parse.phrases import subject
from dateline.recognise.actors.candidate import Candidate
from dateline.recognise.actors.context import Context
from dateline.recognise.actors.entity import Entity
from dateline.recognise.actors.group import Groups

_OF_STATE = frozenset({"GOV", "LEG", "MIL", "COP", "SPY", "JUD"})


def take_countries_of_owners(context: Context, groups: Groups, described: list[Candidate]) -> None:
    """Give officials, forces and bodies without a country that of whoever the possessive before them names."""
    for candidate in described:
        if not candidate.owned or not _OF_STATE & set(candidate.sectors):
            continue
        number = context.number_of(candidate.sentence)
        actor = groups.entity_of_head(number, candidate.head.index)
        owner = candidate.sentence.child(candidate.head, "poss")
        owning = groups.entity_of_head(number, owner.index) if owner is not None else None
        if actor is None or owning is None or actor.country is not None or actor is owning:
            continue
        if owning.kind == "state" or _OF_STATE & set(owning.sectors):
            actor.country = owning.country


def take_countries_of_kin(context: Context, groups: Groups, described: list[Candidate]) -> None:
    """Give 'her husband, Ivo Rask' the country that she has, and her that of 'her father, the president of Chile'."""
    kin = [candidate for candidate in described if candidate.role in word_list("kin")]
    for candidate in (*kin, *kin):  # what the second tells may be what the first needs
        number = context.number_of(candidate.sentence)
        owner = candidate.sentence.child(candidate.head, "poss")
        owning = groups.entity_of_head(number, owner.index) if owner is not None else None
        relative = groups.entity_of_head(number, candidate.head.index)
        if owning is None or relative is None or "person" not in (owning.kind, relative.kind):
            continue
        owning.country = owning.country or relative.country
        relative.country = relative.country or owning.country


def take_countries_of_missions(context: Context, groups: Groups, described: list[Candidate]) -> None:
    """Give 'citizens' the country of the embassy or ministry that advises them: 'the embassy told citizens to'."""
    for candidate in described:
        if candidate.role not in word_list("subjects") or context.countries_in(candidate.span):
            continue
        sentence, number = candidate.sentence, context.number_of(candidate.sentence)
        citizens = groups.entity_of_head(number, candidate.head.index)
        verbs = [one for one in sentence.ancestors(candidate.head) if one.pos == "VERB"]
        actors = [subject(sentence, verb) for verb in verbs]
        missions = [groups.entity_of_head(number, actor.index) for actor in actors if actor is not None]
        mission = next((m for m in missions if m is not None and m.roles.keys() & word_list("missions")), None)
        if citizens is not None and mission is not None:
            citizens.country = mission.country or citizens.country


def join_possessions(context: Context, groups: Groups, described: list[Candidate]) -> None:
    """Make 'her husband' and, later, 'his campaign' one actor where the owner and the words are the same."""
    first: dict[tuple[int, str], Entity] = {}
    absorbed: set[int] = set()
    for candidate in described:
        owner = candidate.sentence.child(candidate.head, "poss")
        if owner is None or candidate.number or set(candidate.key.split()) & word_list("sets_apart"):
            continue
        number = context.number_of(candidate.sentence)
        actor = groups.entity_of_head(number, candidate.head.index)
        owning = groups.entity_of_head(number, owner.index)
        if actor is None or owning is None or actor is owning or id(actor) in absorbed:
            continue
        words = candidate.key if candidate.owned else candidate.role
        known = first.setdefault((id(owning), words), actor)
        if known is not actor and known.kind == actor.kind and not (known.named and actor.named):
            known.absorb(actor)
            absorbed.add(id(actor))
    groups.entities = [entity for entity in groups.entities if id(entity) not in absorbed]


def take_sectors_of_bodies(context: Context, groups: Groups, candidates: Iterable[Candidate]) -> None:
    """Leaders, members and spokesmen are of the sectors of their body, where the article tells them."""
    for candidate in candidates:
        if candidate.role not in word_list("heads_of_bodies"):
            continue
        number = context.number_of(candidate.sentence)
        actor = groups.entity_of_head(number, candidate.head.index)
        beside = context.tokens_of(candidate.sentence, candidate.span)  # 'Front spokesman X', 'leaders of the Front'
        bodies = (groups.entity_of_head(number, token.index) for token in beside if token is not candidate.head)
        body = next((b for b in bodies if b is not None and b.kind == "org" and b.named), None)
        if (
            actor is not None
            and body is not None
            and body.sectors not in ((), ("UNK",))
            and _says_little(actor.sectors)
        ):
            actor.sectors = body.sectors


def _says_little(sectors: tuple[str, ...]) -> bool:
    """True for what a title alone leaves: nothing, or the guess that whoever leads or speaks is of a government."""
    return set(sectors) <= {"GOV", "UNK", "CVL"}
