"""Grouping: names with names, then descriptions with what was named or described before."""

from collections.abc import Iterable
from dataclasses import replace

from dateline.base.spans import Span
from dateline.recognise.actors.bodies import is_bare_role, is_last_word, keys_of_body, same_body
from dateline.recognise.actors.candidate import Candidate
from dateline.recognise.actors.context import Context
from dateline.recognise.actors.descriptions import referent
from dateline.recognise.actors.entity import Entity
from dateline.recognise.actors.epithets import is_left_open
from dateline.recognise.actors.people import fit_of_person, words_of_person
from dateline.recognise.actors.story_state import leading_state
from dateline.recognise.actors.timeline import Spoken, Timeline


class Groups:
    """The actors of one article while they are put together."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.entities: list[Entity] = []
        self.timeline = Timeline()
        self._of_key: dict[tuple[str, str], Entity] = {}
        self._of_head: dict[tuple[int, int], Entity] = {}
        self._by_word: dict[str, dict[int, Entity]] = {}
        self.of_role: dict[str, dict[int, Entity]] = {}

    def entity_of_head(self, spoken_in: int, head: int) -> Entity | None:
        """The actor whose mention is headed by token `head` of the sentence with that number."""
        return self._of_head.get((spoken_in, head))

    def add_names(self, candidates: list[Candidate]) -> None:
        """Full names first, so that a headline's 'Khan' finds the 'Imran Khan' below it; then single words in order."""
        for candidate in sorted(candidates, key=_fullest_first):
            self.keep(candidate, self._same_name(candidate))

    def _same_name(self, candidate: Candidate) -> Entity | None:
        found = self._of_key.get((candidate.kind, candidate.key))
        if candidate.kind == "person" and " " not in candidate.key:
            return self._person_of_one_word(candidate) or found
        if found is not None or candidate.kind in ("state", "group"):
            return found
        if candidate.kind == "person":
            same = [e for e in self._persons_like(candidate) if fit_of_person(e, candidate) == 3]
            return same[0] if len(same) == 1 else None
        if is_bare_role(candidate):
            role = candidate.key.lower()
            before = (s.entity for s in self.timeline.before(candidate.span.start))
            return next((e for e in before if e.kind == "org" and e.named and role in e.roles), None)
        alike = [e for key in keys_of_body(candidate.key) for e in self._by_word.get(key, {}).values()]
        same = [e for e in dict.fromkeys(alike) if e.kind == "org" and same_body(e, candidate)]
        short = [e for e in same if any(is_last_word(candidate, name) for name in e.names)]
        return same[0] if same and len(short) < 2 else None

    def _persons_like(self, candidate: Candidate) -> list[Entity]:
        """The persons that share a word with the name."""
        found: dict[int, Entity] = {}
        for word in words_of_person(candidate.key):
            found.update(self._by_word.get(word, {}))
        return [e for e in found.values() if e.kind == "person" and e.named]

    def _person_of_one_word(self, candidate: Candidate) -> Entity | None:
        """The bearer of a family name; of several, who was named last; by given name only if nobody else has it."""
        fits = [(fit_of_person(e, candidate), e) for e in self._persons_like(candidate)]
        best = max((fit for fit, _ in fits), default=0)
        bearers = [e for fit, e in fits if fit == best and best > 0]
        if best == 1 and len(bearers) > 1:
            return None
        if len(bearers) < 2:
            return bearers[0] if bearers else None
        before = (s.entity for s in self.timeline.before(candidate.span.start))
        return next((e for e in before if any(e is b for b in bearers)), bearers[0])

    def keep(self, candidate: Candidate, entity: Entity | None) -> Entity:
        """Take up a mention: of `entity`, or of a new actor."""
        if entity is None:
            entity = Entity.of(candidate)
            self.entities.append(entity)
        else:
            entity.add(candidate)
        if candidate.form == "name":
            self._of_key.setdefault((candidate.kind, candidate.key), entity)
            keys = words_of_person(candidate.key) if candidate.kind == "person" else keys_of_body(candidate.key)
            for key in keys if candidate.kind in ("person", "org") else ():
                self._by_word.setdefault(key, {})[id(entity)] = entity
        if candidate.role:
            self.of_role.setdefault(candidate.role, {})[id(entity)] = entity
        number = self.context.number_of(candidate.sentence)
        if candidate.noun is not None:
            self._of_head.setdefault((number, candidate.noun.index), entity)
        self.speak(Spoken(candidate.span.start, candidate.span, candidate.sentence, number, candidate.head, entity))
        return entity

    def speak(self, spoken: Spoken) -> None:
        """Take up a mention in the order of the text."""
        self._of_head.setdefault((spoken.number, spoken.head.index), spoken.entity)
        self.timeline.add(spoken)

    def add_descriptions(self, candidates: Iterable[Candidate], appositions: dict[Span, Candidate]) -> None:
        """Descriptions in text order: the apposed name, the same state, or what was spoken of before."""
        home = self._of_key.get(("state", leading_state(self.entities) or ""))
        for found in candidates:
            partner = appositions.get(found.span)
            entity = self._entity_of(partner) if partner is not None else None
            tells = found.kind in ("person", "org") and (entity is not None or _tells_a_role(found))
            candidate = replace(found, told=found.span) if tells else found
            if entity is None and candidate.kind == "state":
                entity = self._of_key.get(("state", candidate.key))
                if entity is None:
                    self._of_key[("state", candidate.key)] = self.keep(candidate, None)
                    continue
            entity = entity or referent(candidate, self.timeline, self.of_role, self.context, home)
            if entity is not None or not is_left_open(candidate, self.timeline, self.context):
                self.keep(candidate, entity)

    def _entity_of(self, candidate: Candidate) -> Entity | None:
        return self._of_head.get((self.context.number_of(candidate.sentence), candidate.head.index))


def _tells_a_role(candidate: Candidate) -> bool:
    """'The defence minister', 'a French colonel': more than 'the man' or what a body is."""
    return candidate.kind == "person" and not candidate.owned and bool({*candidate.sectors} - {"CVL", "UNK"})


def _fullest_first(candidate: Candidate) -> tuple[bool, int, Span]:
    words = len(candidate.key.split())
    return (words == 1, -words if words > 1 else 0, candidate.span)
