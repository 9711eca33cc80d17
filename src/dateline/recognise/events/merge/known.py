"""What is known of actors and places when tellings are compared."""

from collections.abc import Iterable, Sequence
from functools import cache

from dateline.base.records import Actor, Place
from dateline.knowledge import load_yaml

_SEVERAL = 12  # six may be killed twice, 13 hardly
_FOR_A_STATE = frozenset({"GOV", "MIL", "SPY", "COP", "JUD", "LEG"})


class Known:
    """Actors and places by id, the questions that merging asks of them, and the first paragraph that tells news."""

    def __init__(self, actors: Sequence[Actor], places: Sequence[Place], lead: int | None = None) -> None:
        self.lead = lead
        self._actors = {actor.id: actor for actor in actors}
        self._named = {actor.id for actor in actors if any(mention.form == "name" for mention in actor.mentions)}
        self._places = {place.id: place for place in places}

    def same_actor(self, left: Iterable[str], right: Iterable[str]) -> float:
        """1.0 if an actor is in both, 0.7 if one acts for the state that the other is or serves, else 0."""
        left, right = tuple(left), tuple(right)
        if set(left) & set(right):
            return 1.0
        return 0.7 if any(self._kin(a, b) for a in left for b in right) else 0.0

    def _kin(self, left: str, right: str) -> bool:
        a, b = self._actors.get(left), self._actors.get(right)
        if a is None or b is None:
            return False
        if a.name.casefold() == b.name.casefold() or _one_number(a, b):
            return True
        if a.country is None or a.country != b.country:
            return False
        if (self.unnamed((left,)) or self.unnamed((right,))) and a.name.split()[-1].casefold() == b.name.split()[
            -1
        ].casefold():
            return True
        return "state" in (a.kind, b.kind) and _for_state(a) and _for_state(b)

    def one_country(self, left: Iterable[str], right: Iterable[str]) -> bool:
        """True if an actor of each side belongs to one country."""
        countries = [{self._actors[i].country for i in side if i in self._actors} - {None} for side in (left, right)]
        return bool(countries[0] & countries[1])

    def may_stand_for(self, left: Iterable[str], right: Iterable[str]) -> bool:
        """True if one side is a state and the other one a body of no told country: 'Ostland', 'police'."""
        sides = [[self._actors[i] for i in side if i in self._actors] for side in (left, right)]
        for states, bodies in (sides, sides[::-1]):
            a_state = any(actor.kind == "state" for actor in states)
            if a_state and any(actor.country is None and _for_state(actor) for actor in bodies):
                return True
        return False

    def unnamed(self, ids: Iterable[str]) -> bool:
        """True if none of the actors has a name of its own: 'civilians', 'two officers'."""
        return self._named.isdisjoint(ids)

    def attackers(self, ids: Sequence[str]) -> frozenset[str]:
        """The words for the actors if all are nameless attackers ('gunman', 'bomber'), else none."""
        found = [_attackers().get(name.split()[-1].casefold()) for name in self.names(ids)]
        return frozenset(word or "" for word in found) if all(found) and self.unnamed(ids) else frozenset()

    def takes_up(self, ids: Sequence[str]) -> bool:
        """True if the only actor is known by what was said before: 'the couple', 'both', 'the two sides'."""
        last = self.names(ids)[-1].split()[-1].casefold() if len(ids) == 1 and self.unnamed(ids) else ""
        return last in words("takes_up")

    def no_state(self, ids: Sequence[str]) -> bool:
        """True if none of the actors is or serves a state."""
        return not any(_for_state(self._actors[i]) for i in ids if i in self._actors)

    def of_law(self, ids: Iterable[str]) -> bool:
        """True if all of the actors are courts, judges, prosecutors or police."""
        return all({"JUD", "COP"} & set(self._actors[i].sectors) for i in ids if i in self._actors)

    def crowd(self, ids: Sequence[str]) -> bool:
        """True if no actor is known by more than a plural of people: 'the Americans', 'two officers'."""
        return all(i in self._actors and (i not in self._named or self._actors[i].kind == "group") for i in ids)

    def alike(self, left: Sequence[str], right: Sequence[str]) -> bool:
        """True if both are nameless and called by one noun: 'six party MPs', 'the six MPs'."""
        if len(left) != 1 or len(right) != 1 or not self.unnamed((*left, *right)):
            return False
        a, b = (names[0].split()[-1].casefold() if (names := self.names(side)) else "" for side in (left, right))
        return a == b != ""

    def indefinite(self, ids: Sequence[str]) -> bool:
        """True for one whom the text brings in without a name: 'a fugitive banker'."""
        names = self.names(ids)
        return len(names) == 1 and self.unnamed(ids) and names[0].split()[0].casefold() in ("a", "an", "one")

    def names(self, ids: Iterable[str]) -> list[str]:
        """The names of the actors."""
        return [self._actors[i].name for i in ids if i in self._actors]

    def one_person(self, ids: Sequence[str]) -> bool:
        """True if the only actor is a person."""
        return len(ids) == 1 and ids[0] in self._actors and self._actors[ids[0]].kind == "person"

    def places_agree(self, left: str | None, right: str | None) -> float | None:
        """1.0 for the same place, 0.5 if one lies in the other, 0 if they differ, `None` if one is not told."""
        a, b = self._places.get(left or ""), self._places.get(right or "")
        if a is None or b is None:
            return None
        if a.id == b.id or a.name.casefold() == b.name.casefold() or (a.geonames_id and a.geonames_id == b.geonames_id):
            return 1.0
        if {a.precision, b.precision} & {"country", "region"} and a.precision != b.precision:
            return 0.5 if a.country == b.country or a.country is None or b.country is None else 0.0
        if "admin1" in (a.precision, b.precision) and a.admin1 and a.admin1 == b.admin1:
            return 0.5
        return 0.0


def _one_number(left: Actor, right: Actor) -> bool:
    """'20 refugees', 'the 20 boat people': as many unnamed people, more than a few, in one article."""
    if left.kind != "group" or right.kind != "group":
        return False
    numbers = [{word for word in actor.name.split() if word.isdigit()} for actor in (left, right)]
    return any(int(number) >= _SEVERAL for number in numbers[0] & numbers[1])


def _for_state(actor: Actor) -> bool:
    return actor.kind == "state" or bool(_FOR_A_STATE & set(actor.sectors))


@cache
def words(name: str) -> frozenset[str]:
    """A plain list of the knowledge file on merging."""
    return frozenset(load_yaml("languages/en/merging.yaml")[name])


@cache
def _attackers() -> dict[str, str]:
    """The nouns for attackers, in singular and plural, and their singular."""
    known = words("attackers") | words("any_attacker")
    men = {word[:-3] + "men": word for word in known if word.endswith("man")}
    return {word: word for word in known} | {word + "s": word for word in known} | men


@cache
def _together() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(modes) for modes in load_yaml("languages/en/merging.yaml")["together"])


@cache
def one_meaning(left: str, right: str) -> bool:
    """True for two words for one thing: 'abduct', 'kidnap'."""
    return any(left in row and right in row for row in load_yaml("languages/en/merging.yaml")["one_meaning"])


def modes_agree(left: Iterable[str], right: Iterable[str]) -> bool:
    """True if the modes can be those of one act: one side has none, or they share one or stand in one list."""
    a, b = frozenset(left), frozenset(right)
    if not a or not b or a & b:
        return True
    return any(a & modes and b & modes for modes in _together())
