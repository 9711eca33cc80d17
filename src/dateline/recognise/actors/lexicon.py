"""What the actor tables know of states and office-holders."""

import re
from dataclasses import dataclass
from functools import cache

from dateline.knowledge import load_yaml

_HOLDER = re.compile(r"(?P<names>.+) (?P<first>\d{4})-(?P<last>\d{4})?")
_AFTERMATH = 15  # years after leaving office for which the name still tells the country


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who held an office of `country` (`None`: of an international body) from `first` to `last`, in years."""

    country: str | None
    first: int
    last: int

    def in_office(self, year: int | None) -> bool:
        """True if the office was held in `year`; False where the year is not known."""
        return year is not None and self.first <= year <= self.last

    def is_meant(self, year: int | None) -> bool:
        """True if an article of `year` that has this name most likely means this person."""
        return year is None or self.first - 5 <= year <= self.last + _AFTERMATH


def item_of_state(iso3: str) -> str | None:
    """The Wikidata item of a state."""
    found: dict[str, str] = load_yaml("actors/states.yaml")["wikidata"]
    return found.get(iso3)


def holder_of(name: str) -> Holder | None:
    """The office-holder of that full name, or `None`."""
    return _holders().get(name)


def holder_of_surname(surname: str, year: int | None) -> Holder | None:
    """The one holder in office in `year` with that last name ('President Obama'); `None` for two or none."""
    serving = [holder for holder in _surnames().get(surname, ()) if holder.in_office(year)]
    return serving[0] if len(serving) == 1 else None


@cache
def _surnames() -> dict[str, list[Holder]]:
    table: dict[str, list[Holder]] = {}
    for name, holder in _holders().items():
        known = table.setdefault(name.split()[-1], [])
        if holder not in known:
            known.append(holder)
    return table


@cache
def _holders() -> dict[str, Holder]:
    table: dict[str, Holder] = {}
    for country, line in load_yaml("actors/office_holders.yaml").items():
        for entry in line.split(","):
            found = _HOLDER.fullmatch(entry.strip())
            if found is None:
                continue
            last = int(found["last"]) if found["last"] else 9999
            holder = Holder(None if country == "none" else country, int(found["first"]), last)
            for name in found["names"].split("|"):
                table.setdefault(name.strip(), holder)
    return table
