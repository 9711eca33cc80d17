"""Countries: what the news calls them, their people, their capitals and the seats of their governments."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal, NamedTuple

import msgspec

from dateline.base.errors import KnowledgeError
from dateline.base.spans import Span
from dateline.knowledge.matching import stands_at

Kind = Literal["name", "demonym", "capital", "seat"]

_WORD = re.compile(r"[^\W\d_][\w.]*(?:['’&-]\w+)*")
_SHOUTED = 4  # shorter words in capitals ('US', 'MALI' has four) are looked up as they stand only


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """One country. `iso3` is ISO 3166-1 alpha-3 (XKX: Kosovo); `centre` its own middle, never its capital's."""

    iso3: str
    iso2: str
    names: tuple[str, ...]
    peoples: tuple[str, ...]
    capitals: tuple[str, ...]
    seats: dict[str, str]
    continent: str
    neighbours: tuple[str, ...]
    geonames_id: int
    population: int
    area: int
    centre: tuple[float, float] | None


class Seat(NamedTuple):
    """A seat that stands for a government: its country, and GOV, MIL, LEG or SPY."""

    country: str
    sector: str


class CountryMention(NamedTuple):
    """Words of a running text that name a country, its people, its capital or the seat of its government."""

    span: Span
    iso3: str
    kind: Kind


@cache
def countries() -> dict[str, Country]:
    """All countries by ISO 3166-1 alpha-3 code, in the order of the codes."""
    try:
        raw = files("dateline.knowledge").joinpath("gazetteer/countries.json").read_bytes()
        rows = msgspec.json.decode(raw, type=tuple[Country, ...])
    except (OSError, msgspec.DecodeError) as error:
        raise KnowledgeError(f"the table of countries cannot be read: {error}; install Dateline again") from error
    return {row.iso3: row for row in rows}


def country_of_name(words: str) -> str | None:
    """The code of the country that is called so ('the US', 'Burma'), or `None`."""
    return _tables()["name"].get(_fold(words))


def country_of_demonym(words: str) -> str | None:
    """The code of the country whose people or things are called so ('Iranian', 'Britons'), or `None`."""
    return _tables()["demonym"].get(_fold(words))


def country_of_capital(words: str) -> str | None:
    """The code of the country whose capital or seat of government is that city ('Tehran', 'The Hague'), or `None`."""
    return _tables()["capital"].get(_fold(words))


def country_of_seat(words: str) -> Seat | None:
    """The country and sector for which a building or street stands ('the Kremlin', 'Downing Street'), or `None`."""
    code = _tables()["seat"].get(_fold(words))
    return Seat(code, _sectors()[_fold(words)]) if code else None


def name_of(iso3: str) -> str:
    """The name of the country as readings show it; the code itself where it is not known."""
    country = countries().get(iso3)
    return country.names[0] if country else iso3


@lru_cache(maxsize=4)
def find_countries(text: str) -> tuple[CountryMention, ...]:
    """The names of countries, peoples, capitals and seats in order: longest match, case kept, whole words.

    Several steps ask it of the same article, one after another.
    """
    return tuple(_find(text))


def _find(text: str) -> Iterator[CountryMention]:
    end = 0
    for word in _WORD.finditer(text):
        names = _begun_by(word.group())
        if not names or word.start() < end:
            continue
        start = word.start()
        found = next((c for c in names if stands_at(text, start, c[0])), None)
        if found:
            end = start + len(found[0])
            yield CountryMention(Span(start, end), found[1], found[2])


@lru_cache(maxsize=20_000)
def _begun_by(word: str) -> "tuple[_Entry, ...]":
    """The names that may begin with a word of the text, those tried first that it begins as it stands."""
    return tuple(entry for key in _keys(word) for entry in _by_first_word().get(key, ()))


def _keys(word: str) -> Iterator[str]:
    """What a word may be looked up by: itself, without the hyphenated rest ('Iran-backed'), without the full stop."""
    yield word
    if "-" in word:
        yield word.partition("-")[0]
    bare = word.rstrip(".")
    if bare != word:
        yield bare
    if "’" in bare or "'" in bare:
        yield re.split(r"['’]", bare)[0]


def _fold(words: str) -> str:
    """Lower case, without 'the' before it, one kind of apostrophe; 'US' is kept apart from 'us'."""
    words = " ".join(words.replace("’", "'").split())
    if words in ("us", "Us"):
        return ""
    words = words.lower()
    return words.removeprefix("the ") if words != "the hague" else words


@cache
def _tables() -> dict[Kind, dict[str, str]]:
    tables: dict[Kind, dict[str, str]] = {"name": {}, "demonym": {}, "capital": {}, "seat": {}}
    for kind, word, code in _entries():
        tables[kind].setdefault(_fold(word), code)
    return tables


@cache
def _sectors() -> dict[str, str]:
    return {_fold(seat): sector for country in countries().values() for seat, sector in country.seats.items()}


def _entries() -> Iterator[tuple[Kind, str, str]]:
    for code, country in countries().items():
        yield from (("name", name, code) for name in country.names)
        yield from (("seat", seat, code) for seat in country.seats)
        yield from (("capital", capital, code) for capital in country.capitals)
        yield from (("demonym", people, code) for people in country.peoples)


_Entry = tuple[str, str, Kind]
"""A name, the code of its country, and its kind."""


@cache
def _by_first_word() -> dict[str, list[_Entry]]:
    """All names by their first word, the longest first; those of four letters and more also in capitals."""
    names: dict[str, tuple[str, Kind]] = {}
    for kind, name, code in _entries():
        names.setdefault(name, (code, kind))
        if len(name) >= _SHOUTED:
            names.setdefault(name.upper(), (code, kind))
    table: dict[str, list[_Entry]] = {}
    for name, (code, kind) in sorted(names.items(), key=lambda entry: -len(entry[0])):
        first = _WORD.match(name)
        if first is not None:
            for key in dict.fromkeys([first.group(), first.group().rstrip("."), first.group().partition("-")[0]]):
                table.setdefault(key, []).append((name, code, kind))
    return table
