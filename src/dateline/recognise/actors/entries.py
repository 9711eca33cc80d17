"""Which line of the shipped tables an actor is: a state, a known body, an armed group, somebody who held an office."""

from collections.abc import Iterable

from dateline.base.records import ActorTable, Entry
from dateline.knowledge.countries import countries, name_of
from dateline.knowledge.office_holders import OfficeHolder, Term, holders_named, holders_of_surname, is_known_alone
from dateline.knowledge.organisations import Organisation, organisation_of
from dateline.knowledge.roles import role_of, word_list
from dateline.knowledge.spellings import slug
from dateline.recognise.actors.context import Context
from dateline.recognise.actors.entity import Entity
from dateline.recognise.actors.lexicon import sectors_of

_PRIVATE = frozenset("EDU MED JRN BUS LAB REF REL CRM NGO CVL".split())
_SECOND = ("vice ", "deputy ", "first ")  # 'the president' is not the vice president
_SHORT = 4  # letters; shorter acronyms of armed groups are also those of many other bodies


def take_facts_of_entries(context: Context, entities: Iterable[Entity]) -> None:
    """Give persons of the table who are named without more ('Putin') the state and the sector of their office."""
    for entity in entities:
        holder = holder_of_entity(entity, context) if entity.kind == "person" and entity.named else None
        if holder is None:
            continue
        entity.country = entity.country or holder.country_in(context.year)
        held = holder.offices_of(context.year)
        entity.sectors = entity.sectors or (sectors_of(held[0]) if held else ())


def entry_of(entity: Entity, context: Context) -> Entry | None:
    """The line of the table, or `None` where there is none or where it may be a namesake's."""
    if entity.kind == "state" and entity.country in countries():
        return Entry(table="states", id=entity.country, name=name_of(entity.country))
    if entity.kind == "org" and entity.named:
        return _entry_of_body(entity, context)
    if entity.kind == "person" and entity.named:
        return _entry_of_person(entity, context)
    return None


def _entry_of_body(entity: Entity, context: Context) -> Entry | None:
    known = next((found for name in entity.names if (found := organisation_of(name)) is not None), None)
    if known is None or (known.country is not None and entity.country not in (None, known.country)):
        return None
    if known.is_armed_group and not _is_that_group(known, entity, context):
        return None
    table: ActorTable = "armed-groups" if known.is_armed_group else "organisations"
    return Entry(table=table, id=slug(known.name), name=known.name)


def _is_that_group(group: Organisation, entity: Entity, context: Context) -> bool:
    """Not before it was there, and by a short acronym only where one of its states is spoken of."""
    if context.year is not None and group.since is not None and context.year < group.since:
        return False
    names = [span.of(context.text) for span, form in entity.mentions.items() if form == "name"]
    if any(
        len(name) > _SHORT or not name.isupper()
        for name in (n.removeprefix("the ").removeprefix("The ") for n in names)
    ):
        return True
    return any(m.iso3 in group.acts_in for m in context.countries)


def _entry_of_person(entity: Entity, context: Context) -> Entry | None:
    holder = holder_of_entity(entity, context)
    if holder is None:
        return None
    term = _office_of(holder, entity, context.article.published) if context.article.published else None
    if term is None:
        return Entry(table="office-holders", id=holder.id, name=holder.name)
    seat = term.body or name_of(term.country or "")
    return Entry(
        table="office-holders", id=holder.id, name=holder.name, office=f"{term.office}, {seat}",
        since=term.since, until=term.until,
    )  # fmt: skip


def holder_of_entity(entity: Entity, context: Context) -> OfficeHolder | None:
    """The person of the table that the actor is as named and told so far; `None` for a namesake."""
    holder = _holder(entity, context)
    return holder if holder is not None and not _is_told_otherwise(entity, holder) else None


def _holder(entity: Entity, context: Context) -> OfficeHolder | None:
    """By the full name; a family name alone only with the title of the office or where it is known alone."""
    full = [name for name in entity.names if " " in name]
    titled = [span.of(context.text).rpartition(" ")[2] for span in entity.told]
    tried = full or [*entity.names, *(f"{title} {name}" for title in titled for name in entity.names)]
    found = {h.id: h for name in tried for h in holders_named(name) if h.is_meant(context.year)}
    if not full and not found:
        found = {h.id: h for name in entity.names for h in _by_surname(name, entity, context)}
    serving = {h.id: h for h in found.values() if h.offices_of(context.year)} if len(found) > 1 else found
    return next(iter(serving.values())) if len(serving) == 1 else None


def _by_surname(name: str, entity: Entity, context: Context) -> list[OfficeHolder]:
    holders = [h for h in holders_of_surname(name) if h.is_meant(context.year)]
    if is_known_alone(name):
        return holders
    told = [h for h in holders if any(is_called(t, entity.roles) for t in h.offices_of(context.year))]
    return [] if entity.former else told


def is_called(term: Term, roles: Iterable[str]) -> bool:
    """True if one of the role nouns names that office: 'president', 'defense secretary', 'minister'."""
    head = term.office.partition(" of ")[0].partition(" to ")[0]
    calls = {role.replace("defense", "defence").replace("premier", "prime minister") for role in roles}
    if calls & {term.office, head, head.replace("premier", "prime minister")}:
        return True
    return not head.startswith(_SECOND) and any(head.endswith(" " + role) for role in calls)


def _office_of(holder: OfficeHolder, entity: Entity, day: str) -> Term | None:
    """The office held on that day: of several the one that the article tells, else the first of the table."""
    day = day[:10]
    told = [t for t in holder.terms if t.may_hold(day) and not entity.former and is_called(t, entity.roles)]
    sure = [t for t in holder.terms if t.holds(day)]
    return next(iter([*told, *sure]), None)


def _is_told_otherwise(entity: Entity, holder: OfficeHolder) -> bool:
    """True for a namesake: of another state, or with trades only that no holder of an office is called by."""
    if entity.country is not None and holder.countries and entity.country not in holder.countries:
        return True
    roles = [role for role in map(role_of, entity.roles) if role is not None and role.kind == "person"]
    public = [r for r in roles if r.words in word_list("political_epithets") or not _PRIVATE & set(r.sectors)]
    return bool(roles) and not public
