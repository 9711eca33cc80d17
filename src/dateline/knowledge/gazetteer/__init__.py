"""The gazetteer: towns, states, districts and regions of the world by their names (GeoNames, CC BY 4.0, and our own).

One file, `places.bin`: a mark, the length of a JSON head, the head (digest of what follows, number of places, size of
each section) and the sections one after the other, packed by zlib. Numbers are little-endian. `keys` are the folded
names, sorted by their bytes; the places of key `k` are `pairs[first[k]:first[k + 1]]`, with flags in the high bits.
"""

import struct
import unicodedata
import zlib
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import sha256
from importlib.resources import files
from typing import NamedTuple

import msgspec
import numpy as np
import numpy.typing as npt

from dateline.base.errors import KnowledgeError
from dateline.base.records import PlacePrecision

MAGIC = b"dateline-gazetteer/1\n"
SECTIONS = "codes keys first pairs names ids kinds countries populations admin1 admin2 latitude longitude".split()
KINDS: tuple[PlacePrecision, ...] = ("region", "admin1", "admin2", "city", "point")
ALTERNATE, BARE, _INDEX = 1 << 30, 1 << 31, (1 << 30) - 1
_UNKNOWN = -(2**31)
_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"})
_SPACED, _DROPPED = str.maketrans("-‐‑–/", "     "), str.maketrans("", "", "'’‘ʻʼ`´ʿʾ.,")
_FULL = {"st": "saint", "mt": "mount", "ft": "fort"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Toponym:
    """One place that a name may mean. `alternate`: not its first name; `bare`: its kind (county) was left off."""

    index: int
    name: str
    precision: PlacePrecision
    country: str | None
    admin1: int | None
    admin2: int | None
    latitude: float | None
    longitude: float | None
    geonames_id: int | None
    population: int
    alternate: bool
    bare: bool


class _Head(msgspec.Struct):
    digest: str
    places: int
    sizes: list[int]


class _Table(NamedTuple):
    codes: list[str]
    keys: list[bytes]
    first: npt.NDArray[np.uint32]
    pairs: npt.NDArray[np.uint32]
    names: bytes
    name_ends: npt.NDArray[np.int64]
    ids: npt.NDArray[np.uint32]
    kinds: npt.NDArray[np.uint8]
    countries: npt.NDArray[np.uint8]
    populations: npt.NDArray[np.uint32]
    admin1: npt.NDArray[np.int32]
    admin2: npt.NDArray[np.int32]
    latitude: npt.NDArray[np.int32]
    longitude: npt.NDArray[np.int32]


def fold(words: str) -> str:
    """What names are compared by: lower case, no accents or points, hyphens as spaces, 'St.' as 'saint'."""
    words = words.casefold().translate(_LETTERS).translate(_SPACED).translate(_DROPPED)
    if not words.isascii():
        words = "".join(c for c in unicodedata.normalize("NFKD", words) if not unicodedata.combining(c))
    return " ".join(_FULL.get(word, word) for word in words.split())


@lru_cache(maxsize=4096)
def lookup(words: str) -> tuple[Toponym, ...]:
    """The places that are called so, however capitals, accents and hyphens are written; most often none."""
    return _at(fold(words).encode())


def short_form(words: str) -> Toponym | None:
    """The state or province for which a short form as printed stands ('Ala.', 'W.Va.', 'OH', 'NSW'), or `None`."""
    found = _at(b"=" + words.encode())
    return found[0] if found else None


def place(index: int) -> Toponym:
    """The place at `index`, as `Toponym.admin1` and `Toponym.admin2` point to it."""
    return _toponym(index)


@cache
def _table() -> _Table:
    try:
        raw = files("dateline.knowledge").joinpath("gazetteer/places.bin").read_bytes()
    except OSError as error:
        raise KnowledgeError(f"the gazetteer cannot be read: {error}; install Dateline again") from error
    return unpack(raw)


def unpack(raw: bytes) -> _Table:
    """The tables of a packed gazetteer. Raises `KnowledgeError` where the bytes are not those that were packed."""
    if not raw.startswith(MAGIC):
        raise KnowledgeError("the gazetteer is not a file that Dateline packed; install Dateline again")
    begin = len(MAGIC) + 4
    (length,) = struct.unpack_from("<I", raw, len(MAGIC))
    packed = memoryview(raw)[begin + length :]
    try:
        head = msgspec.json.decode(raw[begin : begin + length], type=_Head)
    except msgspec.DecodeError as error:
        raise KnowledgeError(f"the head of the gazetteer is altered ({error}); install Dateline again") from error
    found = sha256(packed).hexdigest()
    if found != head.digest:
        raise KnowledgeError(f"the gazetteer has digest {found}, not {head.digest}; install Dateline again")
    return _read(memoryview(zlib.decompress(packed)), head)


def _read(content: memoryview, head: _Head) -> _Table:
    parts, start = {}, 0
    for name, size in zip(SECTIONS, head.sizes, strict=True):
        parts[name], start = content[start : start + size], start + size
    return _Table(
        codes=bytes(parts["codes"]).decode().split(),
        keys=bytes(parts["keys"]).split(b"\n"),
        first=np.frombuffer(parts["first"], dtype="<u4"),
        pairs=np.frombuffer(parts["pairs"], dtype="<u4"),
        names=bytes(parts["names"]),
        name_ends=np.flatnonzero(np.frombuffer(parts["names"], dtype="u1") == ord("\n")),
        ids=np.frombuffer(parts["ids"], dtype="<u4"),
        kinds=np.frombuffer(parts["kinds"], dtype="u1"),
        countries=np.frombuffer(parts["countries"], dtype="u1"),
        populations=np.frombuffer(parts["populations"], dtype="<u4"),
        admin1=np.frombuffer(parts["admin1"], dtype="<i4"),
        admin2=np.frombuffer(parts["admin2"], dtype="<i4"),
        latitude=np.frombuffer(parts["latitude"], dtype="<i4"),
        longitude=np.frombuffer(parts["longitude"], dtype="<i4"),
    )


def _at(key: bytes) -> tuple[Toponym, ...]:
    table = _table()
    number = bisect_left(table.keys, key)
    if not key or number == len(table.keys) or table.keys[number] != key:
        return ()
    pairs = table.pairs[table.first[number] : table.first[number + 1]].tolist()
    return tuple(_toponym(pair & _INDEX, bool(pair & ALTERNATE), bool(pair & BARE)) for pair in pairs)


def _toponym(index: int, alternate: bool = False, bare: bool = False) -> Toponym:
    table = _table()
    country, admin1, admin2 = int(table.countries[index]), int(table.admin1[index]), int(table.admin2[index])
    return Toponym(
        index=index,
        name=_name(table, index),
        precision=KINDS[table.kinds[index]],
        country=table.codes[country] if country < len(table.codes) else None,
        admin1=admin1 if admin1 >= 0 else None,
        admin2=admin2 if admin2 >= 0 else None,
        latitude=_degrees(int(table.latitude[index])),
        longitude=_degrees(int(table.longitude[index])),
        geonames_id=int(table.ids[index]) or None,
        population=int(table.populations[index]),
        alternate=alternate,
        bare=bare,
    )


def _name(table: _Table, index: int) -> str:
    start = int(table.name_ends[index - 1]) + 1 if index else 0
    end = int(table.name_ends[index]) if index < len(table.name_ends) else len(table.names)
    return table.names[start:end].decode()


def _degrees(number: int) -> float | None:
    return None if number == _UNKNOWN else number / 10_000
