"""Who held which office when: heads of states, governments, ministries and international bodies."""

import re
from dataclasses import dataclass
from functools import cache

from dateline.base.errors import KnowledgeError
from dateline.knowledge import load_yaml
from dateline.knowledge.spellings import folded, slug

_TABLE = "actors/office_holders.yaml"
_DATE = r"\d{4}(?:-\d\d-\d\d)?"
_LINE = re.compile(rf"(?P<names>.+) (?P<since>{_DATE}|\?)/(?P<until>{_DATE}|\?|)")
_BEFORE, _AFTERMATH = 5, 15  # years around the offices in which the name still means this person, set by judgement


@dataclass(frozen=True, slots=True)
class Term:
    """One time in one office, of a state (`country`) or of a body (`body`). Days are ISO years or dates, inclusive.

    `since` and `until` are `None` where they are not known; `is_open` tells that nothing ended the term so far.
    """

    office: str
    country: str | None
    body: str | None
    since: str | None
    until: str | None
    is_open: bool

    def may_hold(self, day: str) -> bool:
        """True if the office may have been held on that ISO day (or in that year)."""
        after = self.since is None or _reached(day, self.since)
        return after and (self.until is None or _reached(self.until, day))

    def holds(self, day: str) -> bool:
        """True if it was surely held: not in the first or last year of a term of which only the years are known."""
        if self.since is None or (self.until is None and not self.is_open) or not self.may_hold(day):
            return False
        return _is_clear(day, self.since) and (self.until is None or _is_clear(day, self.until))


def _reached(day: str, mark: str) -> bool:
    """True if `day` is not before `mark`, as far as both are told."""
    shared = min(len(day), len(mark))
    return day[:shared] >= mark[:shared]


def _is_clear(day: str, mark: str) -> bool:
    """False where `day` and `mark` fall together and one of them is a year only."""
    shared = min(len(day), len(mark))
    return day[:shared] != mark[:shared] or shared > len("2000")


@dataclass(frozen=True, slots=True)
class OfficeHolder:
    """A person of the table: the usual name, the other names, and the terms in the order of rank."""

    name: str
    names: tuple[str, ...]
    terms: tuple[Term, ...]

    @property
    def id(self) -> str:
        """The name as readings refer to it ('angela-merkel')."""
        return slug(self.name)

    @property
    def countries(self) -> frozenset[str]:
        """The states whose offices were held."""
        return frozenset(t.country for t in self.terms if t.country is not None)

    def country_in(self, year: int | None) -> str | None:
        """The state for which the office of that year was held, or that of the first office told."""
        held = self.offices_of(year)
        return (held or self.terms)[0].country

    def offices_of(self, year: int | None) -> list[Term]:
        """The terms that touch `year`; none where the year is not known."""
        return [t for t in self.terms if t.may_hold(str(year))] if year is not None else []

    def is_meant(self, year: int | None) -> bool:
        """True if an article of `year` that has this name most likely means this person."""
        if year is None:
            return True
        first = min((int(t.since[:4]) for t in self.terms if t.since is not None), default=0)
        last = max(9999 if t.until is None else int(t.until[:4]) for t in self.terms)
        return first - _BEFORE <= year <= last + _AFTERMATH


def holders_named(name: str) -> tuple[OfficeHolder, ...]:
    """The persons of that full name, whatever the spelling; several only where the table says that they share it."""
    return _by_name().get(folded(name), ())


def holders_of_surname(surname: str) -> tuple[OfficeHolder, ...]:
    """All persons whose usual name ends in that word."""
    return _by_surname().get(folded(surname), ())


def is_known_alone(surname: str) -> bool:
    """True for a family name that means one holder of the table even without a given name or title."""
    return folded(surname) in _alone()


@cache
def office_holders() -> tuple[OfficeHolder, ...]:
    """All persons of the table."""
    names: dict[str, dict[str, None]] = {}
    terms: dict[str, list[Term]] = {}
    for seat, offices in load_yaml(_TABLE)["holders"].items():
        for office, line in offices.items():
            for entry in line.split(","):
                told, term = _read(seat, office, entry.strip())
                names.setdefault(told[0], {}).update(dict.fromkeys(told))
                terms.setdefault(told[0], []).append(term)
    return tuple(OfficeHolder(name, tuple(found), tuple(terms[name])) for name, found in names.items())


def _read(seat: str, office: str, entry: str) -> tuple[list[str], Term]:
    found = _LINE.fullmatch(entry)
    if found is None:
        raise KnowledgeError(f"{_TABLE}: {entry!r} of {seat} is no 'NAME|NAME since/until'; write it so")
    is_state = len(seat) == 3 and seat.isupper()
    since, until = (None if found[k] in ("?", "") else found[k] for k in ("since", "until"))
    term = Term(office, seat if is_state else None, None if is_state else seat, since, until, found["until"] == "")
    return [name.strip().removesuffix("*") for name in found["names"].split("|")], term


@cache
def _by_name() -> dict[str, tuple[OfficeHolder, ...]]:
    table: dict[str, tuple[OfficeHolder, ...]] = {}
    for holder in office_holders():
        for name in dict.fromkeys(folded(name) for name in holder.names):
            table[name] = (*table.get(name, ()), holder)
    return table


@cache
def _by_surname() -> dict[str, tuple[OfficeHolder, ...]]:
    table: dict[str, tuple[OfficeHolder, ...]] = {}
    for holder in office_holders():
        for surname in dict.fromkeys(folded(name.split()[-1]) for name in holder.names):
            table[surname] = (*table.get(surname, ()), holder)
    return table


@cache
def _alone() -> frozenset[str]:
    return frozenset(folded(name) for name in load_yaml(_TABLE)["known_by_family_name"].split())
