"""Grouping: names with names, descriptions with names, pronouns with what was spoken of last."""

from dateline.base.spans import Span
from dateline.recognise.actors.candidate import Candidate
from dateline.recognise.actors.entity import Entity
from dateline.recognise.actors.pronouns import Pronoun

_HUMAN = ("person",)


class Groups:
    """The actors of one article while they are put together."""

    def __init__(self) -> None:
        self.entities: list[Entity] = []
        self._of_name: dict[tuple[str, str], Entity] = {}
        self._of_span: dict[Span, Entity] = {}

    def add_names(self, candidates: list[Candidate]) -> None:
        """Names first, the fullest first, so that a headline's 'Khan' finds the body's 'Imran Khan'."""
        for candidate in sorted(candidates, key=lambda c: (-len(c.key.split()), c.span)):
            entity = self._same_name(candidate)
            self._keep(candidate, entity)

    def _same_name(self, candidate: Candidate) -> Entity | None:
        found = self._of_name.get((candidate.kind, candidate.key))
        if found is not None or candidate.kind in ("state", "group"):
            return found
        if candidate.kind == "person":
            same = [e for e in self.entities if e.kind == "person" and _same_person(e, candidate)]
            return same[0] if len(same) == 1 else None
        return next((e for e in self.entities if e.kind == "org" and _same_body(e, candidate)), None)

    def _keep(self, candidate: Candidate, entity: Entity | None) -> Entity:
        if entity is None:
            entity = Entity.of(candidate)
            self.entities.append(entity)
        else:
            entity.add(candidate)
        if candidate.form == "name":
            self._of_name.setdefault((candidate.kind, candidate.key), entity)
        self._of_span[candidate.span] = entity
        return entity

    def add_descriptions(self, candidates: list[Candidate], appositions: dict[Span, Span]) -> None:
        """Descriptions in text order: the apposed name, the same description, or the last actor of that role."""
        for candidate in candidates:
            partner = appositions.get(candidate.span)
            entity = self._of_span.get(partner) if partner is not None else None
            self._keep(candidate, entity or self._same_role(candidate))

    def _same_role(self, candidate: Candidate) -> Entity | None:
        before = [e for e in self.entities if e.last_before(candidate.span.start) >= 0]
        if candidate.definite and not candidate.plural:
            fitting = [e for e in before if candidate.role in e.roles and _agrees(e, candidate)]
        elif candidate.plural and not candidate.number:
            fitting = [e for e in before if e.plural and candidate.key in e.names and _agrees(e, candidate)]
        else:
            return None
        return max(fitting, key=lambda e: e.last_before(candidate.span.start), default=None)

    def add_pronouns(self, pronouns: list[Pronoun]) -> None:
        """Each pronoun to the nearest actor before it that fits in gender and number."""
        for pronoun in pronouns:
            fitting = [e for e in self.entities if _fits(e, pronoun.wants) and 0 <= e.last_before(pronoun.span.start)]
            near = [e for e in fitting if pronoun.span.start - e.last_before(pronoun.span.start) < 400]
            if near:
                best = max(near, key=lambda e: e.last_before(pronoun.span.start))
                best.mentions.setdefault(pronoun.span, "pronoun")


def _same_person(entity: Entity, candidate: Candidate) -> bool:
    parts = candidate.key.split()
    for known in entity.names:
        full = known.split()
        if len(parts) == 1 and (parts[0] == full[-1] or parts[0] == full[0]):
            return True
        if len(parts) > 1 and len(full) > 1 and parts[-1] == full[-1] and parts[0] == full[0]:
            return True
    return False


def _same_body(entity: Entity, candidate: Candidate) -> bool:
    return any(_initials(known) == candidate.key for known in entity.names if len(known.split()) > 2)


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper())


def _agrees(entity: Entity, candidate: Candidate) -> bool:
    return candidate.country is None or entity.country is None or candidate.country == entity.country


def _fits(entity: Entity, wants: str) -> bool:
    if wants in ("masculine", "feminine"):
        return entity.kind == "person" and entity.gender in (None, wants)
    if wants == "neuter":
        return entity.kind in ("org", "state")
    if wants == "plural":
        return entity.kind in ("group", "org") or entity.plural
    return entity.kind in ("person", "group")
