"""Organisations, armed groups and news outlets by name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TypedDict

from dateline.base.spans import Span
from dateline.knowledge import load_yaml
from dateline.knowledge.matching import stands_at

_JOINT = re.compile(r"['’/-]")
_LOWER = frozenset({"al-", "so-"})  # how names in lower case begin: 'al-Qaeda'
_WORD = re.compile(r"\w+(?:[.'’&/-]\w+)*\.?")


@dataclass(frozen=True, slots=True)
class Organisation:
    """A body that is known by name: its usual name, sectors, state (ISO 3166-1 alpha-3) and Wikidata item.

    An armed group tells also the states where it acts and the years in which it did, as far as they are known.
    """

    name: str
    sectors: tuple[str, ...]
    country: str | None
    wikidata: str | None
    is_armed_group: bool = False
    acts_in: tuple[str, ...] = ()
    since: int | None = None
    until: int | None = None


def organisation_of(words: str) -> Organisation | None:
    """The organisation that is called so, or `None`. Case counts ('Who' is not 'WHO')."""
    return _by_name().get(words.removeprefix("the ").removeprefix("The "))


def find_organisations(text: str) -> Iterator[tuple[Span, Organisation]]:
    """The names of known organisations in order: longest match, case kept, whole words."""
    table, end = _by_first_word(), 0
    for word in _WORD.finditer(text):
        start, first = word.start(), word.group()
        if start < end or not (first[0].isupper() or first in table or first[:3] in _LOWER):
            continue
        name = next((n for key in _keys(first) for n in table.get(key, ()) if stands_at(text, start, n)), None)
        if name is not None:
            end = start + len(name)
            yield Span(start, end), _by_name()[name]


@lru_cache(maxsize=10_000)
def _keys(word: str) -> tuple[str, ...]:
    """What a word may be looked up by: itself, without a stop after it, without what a hyphen or apostrophe adds."""
    return tuple(dict.fromkeys((word, word.rstrip("."), _JOINT.split(word)[0])))


@cache
def _by_name() -> dict[str, Organisation]:
    table: dict[str, Organisation] = {}
    for organisation, names in _entries():
        for name in names:
            table.setdefault(name, organisation)
            table.setdefault(name.replace("'", "’"), organisation)
    return table


def _entries() -> Iterator[tuple[Organisation, list[str]]]:
    known = load_yaml("actors/organisations.yaml")
    for section in known["organisations"]:
        for name, others in section["names"].items():
            item = known["wikidata"].get(name)
            found = Organisation(str(name), tuple(section["sectors"]), section.get("country"), item)
            yield found, [str(name), *_listed(others)]
    for name, group in load_yaml("actors/armed_groups.yaml").items():
        yield _armed_group(name, group, known["wikidata"].get(name)), [name, *_listed(group["also"])]
    outlets = load_yaml("actors/outlets.yaml")
    of_state = frozenset(_listed(outlets["state_media"]))
    for country, names in outlets.items():
        for name in _listed(names) if country != "state_media" else ():
            yield Organisation(name, ("JRN",), country if name in of_state else None, None), [name]


class _Group(TypedDict):
    sectors: list[str]
    country: str | None
    acts_in: list[str]
    active: str
    also: str


def _armed_group(name: str, group: _Group, item: str | None) -> Organisation:
    since, until = (int(year) if year.isdigit() else None for year in group["active"].split("/"))
    return Organisation(
        name, tuple(group["sectors"]), group["country"], item, True, tuple(group["acts_in"]), since, until
    )


def _listed(names: str) -> list[str]:
    return [name.strip() for name in names.split(",") if name.strip()]


@cache
def _by_first_word() -> dict[str, list[str]]:
    table: dict[str, list[str]] = {}
    for name in sorted(_by_name(), key=len, reverse=True):
        first = _WORD.match(name)
        if first is not None:
            for key in _keys(first.group()):
                table.setdefault(key, []).append(name)
    return table
