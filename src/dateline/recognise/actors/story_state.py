"""The state whose affairs an article tells: the country of those for whom it names no other."""

from collections import Counter
from collections.abc import Iterable

from dateline.knowledge.office_holders import holders_named
from dateline.knowledge.organisations import organisation_of
from dateline.knowledge.roles import word_list
from dateline.recognise.actors.context import Context
from dateline.recognise.actors.entity import Entity

OF_STATE = frozenset({"GOV", "LEG", "MIL", "COP", "SPY", "JUD"})
_DISSENT = frozenset({"OPP", "PTY"})
_AT_LARGE = frozenset({"IGO", "NGO", "MNC", "ISM", "JRN", "UAF", "REB"})
_MUCH = 6  # times that a country is told of, by judgement
_MANY = 3  # officials of one state and of no other, by judgement


def leading_state(entities: Iterable[Entity]) -> str | None:
    """The state of at least two officials and of twice as many as any other has."""
    counts = _officials(entities).most_common(2)
    first, second = counts[0] if counts else (None, 0), counts[1][1] if len(counts) > 1 else 0
    return first[0] if first[1] >= max(2, 2 * second) else None


def only_state(entities: list[Entity]) -> str | None:
    """The state of all officials where no other state is spoken of, or where they are many.

    Few officials that no table knows ('a Soviet agent' of a film) do not tell it, unless the state itself acts; nor
    does a body that is named beside those of another state.
    """
    counts = _officials(entities)
    if len(counts) != 1:
        return None
    (home, number), states = counts.most_common(1)[0], {e.country for e in entities if e.kind == "state"}
    others = {e.country for e in entities if e.kind in ("person", "org")} - {home, None}
    known = not states and not others and any(_is_known(e) for e in entities if e.country == home)
    few_will_do = states == {home} or known
    return home if number >= _MANY or few_will_do else None


def take_country_of_land(context: Context, entities: list[Entity]) -> None:
    """Where an article speaks of one land alone, from a place in its lead on, give its people and bodies that land.

    Not those of whom nobody knows who they are, and not bodies of the world.
    """
    told = context.told_countries() + Counter(entity.country for entity in entities if entity.country)
    home = next(iter(told)) if len(told) == 1 and told.total() > 1 else None
    place = context.first_place_in(home) if home is not None else None
    sentence = None if place is None else context.sentence_at(place.start)
    if sentence is None or sentence.paragraph > _first_paragraph(context, entities):
        return
    for entity in entities:
        if entity.country is None and _is_at_home(entity):
            entity.country = home


def take_country_of_story(context: Context, entities: list[Entity]) -> None:
    """Give 'the court', 'police', 'the minister', 'activists' the one state whose officials the article names.

    A state that is first told of below those officials is not theirs: a neighbour that comments on an army of a land
    that no table knows. Nor is one where the places of the article lie in another. Where no other state and no official
    of one is named, it is that in which every place lies, or the one that the article speaks of far more than others.
    """
    told = context.told_countries() + Counter(entity.country for entity in entities if entity.country)
    home = only_state(entities) or _state_of_places(context, entities) or _most_told(told)
    if home is None or context.lies_elsewhere(home):
        return
    nobodys = [entity for entity in entities if entity.country is None and _belongs_here(entity)]
    first = _first_paragraph(context, (entity for entity in entities if entity.country == home))
    if first > _first_paragraph(context, nobodys):
        return
    for entity in nobodys:
        entity.country = home


def _state_of_places(context: Context, entities: list[Entity]) -> str | None:
    """The state in which all places of the article lie, if no other state and nobody of one is named."""
    home = context.country_of_all_places()
    named = {e.country for e in entities if e.kind == "state" or OF_STATE & set(e.sectors)}
    return home if named <= {home, None} else None


def _most_told(told: Counter[str]) -> str | None:
    """The country that the article speaks of more than of all others together, and three times as much as of any."""
    counts = [*told.most_common(2), ("", 0), ("", 0)]
    (first, most), (_, second) = counts[0], counts[1]
    return first if 2 * most > told.total() and most >= max(_MUCH, 3 * second) else None


def _is_at_home(entity: Entity) -> bool:
    """True of those whom a report from one land takes to be of it: not of the world, of the press, or unknown."""
    if entity.kind == "state" or _AT_LARGE & set(entity.sectors) or entity.roles.keys() & word_list("stationed"):
        return False
    if not entity.named and (entity.roles.keys() | entity.words.keys()) & word_list("assailants"):
        return False
    return not any(word in word_list("from_elsewhere") for words in entity.words for word in words.split())


def _first_paragraph(context: Context, entities: Iterable[Entity]) -> int:
    """The first paragraph of the body that tells of one of some actors; a headline names nobody in full."""
    sentences = (context.sentence_at(span.start) for entity in entities for span in entity.mentions)
    return min((s.paragraph for s in sentences if s is not None and s.role == "body"), default=0)


def _officials(entities: Iterable[Entity]) -> Counter[str]:
    return Counter(e.country for e in entities if e.kind != "state" and e.country and OF_STATE & set(e.sectors))


def _is_known(entity: Entity) -> bool:
    """True if a name of it stands in the tables of bodies or of office-holders."""
    return any(organisation_of(name) or holders_named(name) for name in entity.names)


def _belongs_here(entity: Entity) -> bool:
    sectors = set(entity.sectors)
    if "IGO" in sectors or entity.roles.keys() & word_list("stationed"):
        return False
    if any(word in word_list("from_elsewhere") for words in entity.words for word in words.split()):
        return False
    return bool(sectors & (OF_STATE | _DISSENT)) or bool(entity.roles.keys() & word_list("of_the_story"))
