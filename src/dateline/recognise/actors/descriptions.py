"""What a description refers to: the holder of an office, the last actor of that role, the same group again."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice

from dateline.knowledge.office_holders import Term
from dateline.knowledge.roles import party_sides, word_list
from dateline.recognise.actors.bodies import body_within
from dateline.recognise.actors.candidate import Candidate
from dateline.recognise.actors.context import Context
from dateline.recognise.actors.entity import Entity
from dateline.recognise.actors.entries import holder_of_entity, is_called
from dateline.recognise.actors.epithets import (
    armed_body,
    assailant,
    company,
    compatriot,
    person_of_note,
    politician,
    recent_group,
)
from dateline.recognise.actors.timeline import Spoken, Timeline

OfRole = Mapping[str, Mapping[int, Entity]]  # by role noun the actors that have it
_BASED = re.compile(r"^\w+ ?- ?based ")  # 'the Dunmar-based group'
_MOST = 150  # mentions that are looked back at
_FEW = 6  # actors of one role, beyond which none of them is the only one
_NEAR = 2  # sentences
_FAR = 14  # sentences after which a description is taken for a new actor
_GROUP_SECTORS = frozenset({"UAF", "REB", "CRM", "PTY", "NGO", "OPP", "REL", "LAB"})
_BODY_SECTORS = _GROUP_SECTORS | {"JRN", "BUS"}


def referent(
    candidate: Candidate, timeline: Timeline, of_role: OfRole, context: Context, home: Entity | None
) -> Entity | None:
    """The actor that a description takes up again; `None` for a new one. The first rule that finds one decides.

    `home` is the state of most officials that the article names. 'The Harbour Union spokesman' is nobody who was told
    of without that body.
    """
    found = _referent(candidate, timeline, of_role, context, home)
    if found is None or candidate.kind != "person":
        return found
    body = body_within(candidate, context)
    return found if not body or any(body in span.of(context.text) for span in found.mentions) else None


def _referent(
    candidate: Candidate, timeline: Timeline, of_role: OfRole, context: Context, home: Entity | None
) -> Entity | None:
    if candidate.indefinite:
        return None
    before = list(_recent(candidate, timeline, context))
    if any(word in word_list("sets_apart") for word in candidate.key.split()):
        return _same_words(candidate, before)
    return (
        _holder_of_office(candidate, before, of_role)
        or _government(candidate, before, of_role, context, home)
        or _body_or_group(candidate, before)
        or _last_of_role(candidate, before)
        or _in_the_table(candidate, before, context)
        or company(candidate, before, context)
        or assailant(candidate, before)
        or politician(candidate, before, context)
        or compatriot(candidate, before, context)
        or person_of_note(candidate, before, context)
        or _only_of_role(candidate, of_role)
        or _same_number(candidate, before)
        or armed_body(candidate, before)
        or _only_group_of_role(candidate, before, context)
        or recent_group(candidate, before, context)
        or _same_words(candidate, before)
    )


def _recent(candidate: Candidate, timeline: Timeline, context: Context) -> Iterator[Spoken]:
    here = context.number_of(candidate.sentence)
    for spoken, _ in zip(timeline.before(candidate.span.start), range(_MOST), strict=False):
        if here - spoken.number > _FAR and not spoken.entity.named:
            continue
        if spoken.head is not candidate.head:
            yield spoken


def _holder_of_office(candidate: Candidate, before: list[Spoken], of_role: OfRole) -> Entity | None:
    """'Pakistan's prime minister' is the one person of the article with that title and country."""
    if candidate.kind != "person" or candidate.former or not (candidate.definite or candidate.country):
        return None
    is_office = candidate.role in word_list("unique_offices")
    is_leader = candidate.role in word_list("leaders")
    if not (is_office or is_leader) or candidate.owned or ("spokes" in candidate.role and not candidate.country):
        return None

    def holds(entity: Entity) -> bool:
        if entity.kind != "person" or not entity.named or entity.former or not _agrees(entity, candidate):
            return False
        return candidate.role in entity.roles or (is_leader and any(r in _HIGHEST for r in entity.roles))

    if candidate.country is not None:
        roles = dict.fromkeys((candidate.role, *(_HIGHEST if is_leader else ())))
        fitting = {id(e): e for role in roles for e in of_role.get(role, {}).values() if holds(e)}
        holders = [e for e in fitting.values() if e.country == candidate.country] or list(fitting.values())
        return holders[0] if len(holders) == 1 else None
    return _first(before, holds)


_HIGHEST = (
    "president",
    "prime minister",
    "premier",
    "chancellor",
    "king",
    "emir",
    "sultan",
    "leader",
    "supreme leader",
)


def _in_the_table(candidate: Candidate, before: list[Spoken], context: Context) -> Entity | None:
    """'The French president', 'the former secretary of state': the one person named who has or had that office."""
    if candidate.kind != "person" or candidate.plural or candidate.owned or not candidate.definite:
        return None
    day = context.article.published[:10] if context.article.published else None
    if candidate.role not in word_list("unique_offices") or (day is None and not candidate.former):
        return None
    found: dict[int, Entity] = {}
    for entity in {id(s.entity): s.entity for s in before if s.entity.kind == "person" and s.entity.named}.values():
        holder = holder_of_entity(entity, context)
        terms = [t for t in holder.terms if is_called(t, {candidate.role})] if holder is not None else []
        if candidate.country is not None:
            terms = [t for t in terms if t.country == candidate.country]
        if any(_was_held(t, day) if candidate.former else t.may_hold(day or "") for t in terms):
            found[id(entity)] = entity
    return next(iter(found.values())) if len(found) == 1 else None


def _was_held(term: Term, day: str | None) -> bool:
    return term.until is not None and (day is None or not term.holds(day))


def _government(
    candidate: Candidate, before: list[Spoken], of_role: OfRole, context: Context, home: Entity | None
) -> Entity | None:
    """'The government' is that of the state of most officials, else of the one state whose government was told of.

    In the words of an official who was the subject last it is his own.
    """
    if candidate.role not in word_list("state_organs") or candidate.country or candidate.plural or candidate.owned:
        return None
    if not candidate.definite or candidate.role not in ("government", "administration", "authorities"):
        return None
    if context.is_quoted(candidate.span.start) and (own := _own_state(before)) is not None:
        return own
    word = "administration" if candidate.role == "administration" else "government"
    governments = [e for e in of_role.get(word, {}).values() if e.kind == "state"]
    if home is not None and candidate.role != "authorities" and min(home.mentions) < candidate.span:
        return home
    return governments[0] if len(governments) == 1 else None


def _own_state(before: list[Spoken]) -> Entity | None:
    """The state of the official who was the subject of the last clause, if the article names that state."""
    speaker = next((s.entity for s in before if s.rank == 0 and s.entity.kind == "person"), None)
    if speaker is None or speaker.country is None or "GOV" not in speaker.sectors:
        return None
    return _first(before, lambda entity: entity.kind == "state" and entity.country == speaker.country)


def _last_of_role(candidate: Candidate, before: list[Spoken]) -> Entity | None:
    """'The general' is the last actor with that role and no other country."""
    if not candidate.definite or candidate.plural or candidate.owned or candidate.number:
        return None

    def fits(entity: Entity) -> bool:
        same = entity.kind == candidate.kind and candidate.role in entity.roles and not entity.plural
        return same and _agrees(entity, candidate) and entity.former == candidate.former

    return _first(before, fits)


def _sides(words: Iterable[str]) -> set[str]:
    """The parties that the words of a description name."""
    told = {word for phrase in words for word in phrase.split()}
    return {side for side in party_sides() if told & word_list("party_sides", side)}


def _only_of_role(candidate: Candidate, of_role: OfRole) -> Entity | None:
    """'The pilot' long after 'a pilot': the only one of whom the article told so far."""
    if candidate.kind != "person" or not candidate.definite or candidate.plural or candidate.owned or candidate.number:
        return None
    if set(candidate.sectors) <= {"CVL", "UNK"}:
        return None
    told = list(islice(of_role.get(candidate.role, {}).values(), _FEW))
    found = [e for e in told if e.kind == "person" and not e.plural] if len(told) < _FEW else []
    fits = len(found) == 1 and _agrees(found[0], candidate) and found[0].former == candidate.former
    return found[0] if fits else None


def _body_or_group(candidate: Candidate, before: list[Spoken]) -> Entity | None:
    """'The group' is a body named since the last group that was only described, if it may be called so."""
    named = _body_spoken_of(candidate, before)
    described = _last_of_role(candidate, before) if named is not None else None
    since = next((s.entity for s in before if s.entity is named or s.entity is described), None)
    return named if since is named else None


def _body_spoken_of(candidate: Candidate, before: list[Spoken]) -> Entity | None:
    """'The group', 'the militant group', 'the newspaper': the last body that may be called so."""
    if candidate.kind != "org" or candidate.plural or not candidate.definite or candidate.owned:
        return None
    if candidate.role not in word_list("body_words") - word_list("company_words") or _BASED.sub(
        "", candidate.key
    ) not in (
        candidate.role,
        f"same {candidate.role}",
    ):
        return None
    wanted, vague = set(candidate.sectors) & _BODY_SECTORS, set(candidate.sectors) <= {"UNK"}
    is_group = candidate.role == "group"  # nobody calls a party so

    def fits(entity: Entity) -> bool:
        if entity.kind != "org" or not entity.named or not _agrees(entity, candidate):
            return False
        sectors = set(entity.sectors)
        armed = {"UAF", "REB"}
        told = bool(wanted & sectors) or bool(wanted & armed and sectors & armed)
        return told or (vague and bool(sectors & _GROUP_SECTORS) and not (is_group and "PTY" in sectors))

    return _first(before[:40], fits)


def _same_number(candidate: Candidate, before: list[Spoken]) -> Entity | None:
    """'700 sailors' and 'nearly 700 Greek sailors': one number, one role."""
    if not candidate.number:
        return None

    def fits(entity: Entity) -> bool:
        return candidate.number in entity.numbers and _related(entity, candidate.role) and _agrees(entity, candidate)

    return _first(before, fits)


def _related(entity: Entity, role: str) -> bool:
    """'Men' and 'fishermen', 'people' and anybody."""
    roles = [r for r in (*entity.roles, role) if r not in ("people", "person", "others", "other")]
    shortest = min(roles, key=len, default="")
    return all(r.endswith(shortest) for r in roles)


def _only_group_of_role(candidate: Candidate, before: list[Spoken], context: Context) -> Entity | None:
    """'The troops': the only troops spoken of so far, or in the last sentences."""
    if not candidate.plural or not candidate.definite or candidate.number or candidate.owned:
        return None
    groups = {id(s.entity): s.entity for s in before if s.entity.plural and candidate.role in s.entity.roles}
    fitting = [e for e in groups.values() if _agrees(e, candidate)]
    if len(fitting) > 1 and " " not in candidate.key:
        here = context.number_of(candidate.sentence)
        near = {id(s.entity) for s in before if here - s.number <= _NEAR}
        fitting = [e for e in fitting if id(e) in near and not any(_is_part(words) for words in e.words)]
    return fitting[0] if len(fitting) == 1 else None


def _is_part(words: str) -> bool:
    """'Some of the troops', 'other troops': not all of them."""
    return any(word in word_list("sets_apart") or word in word_list("amounts") for word in words.split())


def _same_words(candidate: Candidate, before: list[Spoken]) -> Entity | None:
    """The same description again: of more than one word anywhere, of one word in the same paragraph or the next."""
    if not candidate.plural or candidate.number or candidate.owned:
        return None
    for spoken in before:
        entity = spoken.entity
        near = candidate.sentence.paragraph - spoken.sentence.paragraph <= 1
        if entity.plural and not entity.numbers and candidate.key in entity.words and (near or " " in candidate.key):
            return entity
    return None


def _first(before: list[Spoken], fits: Callable[[Entity], bool]) -> Entity | None:
    return next((s.entity for s in before if fits(s.entity)), None)


def _agrees(entity: Entity, candidate: Candidate) -> bool:
    """True unless they are of two countries or of two parties."""
    sides = _sides((candidate.key,))
    if sides and not sides & (_sides(entity.words) or sides):
        return False
    return candidate.country is None or entity.country is None or candidate.country == entity.country
