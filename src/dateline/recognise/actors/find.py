"""Names, states and descriptions are found, grouped, and written as actors."""

from dateline.base.records import Actor, Article, Place
from dateline.parse import Parse
from dateline.recognise.actors.appositions import find_appositions, is_predicate
from dateline.recognise.actors.candidate import Candidate
from dateline.recognise.actors.context import Context
from dateline.recognise.actors.delayed import join_delayed_names
from dateline.recognise.actors.described import find_described
from dateline.recognise.actors.entity import Entity
from dateline.recognise.actors.entries import entry_of, take_facts_of_entries
from dateline.recognise.actors.group import Groups
from dateline.recognise.actors.homeland import take_homelands
from dateline.recognise.actors.named import find_named
from dateline.recognise.actors.one_kind import settle_kinds
from dateline.recognise.actors.owners import (
    join_possessions,
    take_countries_of_kin,
    take_countries_of_missions,
    take_countries_of_owners,
    take_sectors_of_bodies,
)
from dateline.recognise.actors.premises import add_premises
from dateline.recognise.actors.pronouns import add_pronouns
from dateline.recognise.actors.state_words import add_state_words
from dateline.recognise.actors.states import find_states
from dateline.recognise.names import Name


def find_actors(
    article: Article, parse: Parse, names: tuple[Name, ...], places: tuple[Place, ...]
) -> tuple[Actor, ...]:
    """The actors of the article in the order of their first mention."""
    context = Context(article, parse, names, places)
    found = [c for c in find_described(context) if not context.is_dateline(c.sentence)]
    bodies = [c for c in found if c.form == "name"]
    states = [c for c in find_states(context) if not context.is_dateline(c.sentence)]
    told = sorted((c for c in (*found, *states) if c.form != "name"), key=lambda c: c.span)
    persons = (c for c in find_named(context) if not context.is_dateline(c.sentence))
    named = settle_kinds(_without_covered([*(c for c in states if c.form == "name"), *persons], bodies))
    appositions = find_appositions(context, named, told)
    described = [c for c in told if c.span in appositions or not is_predicate(c)]
    groups = Groups(context)
    groups.add_names(named + bodies)
    groups.add_descriptions(described, appositions)
    add_pronouns(context, groups)
    add_state_words(context, groups)
    add_premises(context, groups)
    take_countries_of_owners(context, groups, described)
    take_countries_of_missions(context, groups, described)
    take_sectors_of_bodies(context, groups, [*described, *named])
    join_possessions(context, groups, described)
    take_countries_of_kin(context, groups, described)
    groups.entities = join_delayed_names(context, groups.entities)
    take_facts_of_entries(context, groups.entities)
    take_homelands(context, groups.entities)
    entities = sorted(groups.entities, key=_first_mention)
    return tuple(
        entity.actor(number, article.text, entry_of(entity, context)) for number, entity in enumerate(entities, start=1)
    )


def _first_mention(entity: Entity) -> tuple[int, int]:
    first = min(entity.mentions)
    return first.start, -first.end


def _without_covered(named: list[Candidate], bodies: list[Candidate]) -> list[Candidate]:
    """The names that are not already part of a longer mention of the same body ('the Shining Path group')."""
    covered = {(c.key, c.sentence.span.start): c.span for c in bodies}
    kept = []
    for candidate in named:
        longer = covered.get((candidate.key, candidate.sentence.span.start))
        if longer is None or not longer.covers(candidate.span):
            kept.append(candidate)
    return kept
