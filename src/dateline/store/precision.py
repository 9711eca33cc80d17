"""How precise each type was, by what people accepted, corrected and rejected of the facts of the latest readings."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, select

from dateline.base.records import Reading
from dateline.store.marks import latest_reading, said_of
from dateline.store.records import Correction
from dateline.store.tables import corrections

Z = 1.96  # standard errors of an interval that holds the truth 19 times in 20


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectedField:
    """A field of the facts of a type, and in how many of them it was put right."""

    field: str
    facts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Precision:
    """What persons said of facts of one kind and type: how many they accepted, put right in part, and rejected.

    `right` is the share of those accepted; `low` and `high` are the range within which the true share lies 19 times in
    20. `fields` tells what was put right, the most frequent first.
    """

    kind: str
    type: str | None
    accepted: int
    corrected: int
    rejected: int
    right: float
    low: float
    high: float
    fields: tuple[CorrectedField, ...]


def precision_by_type(connection: Connection) -> tuple[Precision, ...]:
    """A row for each kind and type of which a fact was checked, those checked most first."""
    verdicts: defaultdict[tuple[str, str | None], Counter[str]] = defaultdict(Counter)
    fields: defaultdict[tuple[str, str | None], Counter[str]] = defaultdict(Counter)
    for article in connection.execute(select(corrections.c.article).distinct()).scalars().all():
        reading = latest_reading(connection, article)
        types = dict(_types(reading)) if reading is not None else {}
        for fact, said in said_of(connection, article, reading).items() if reading is not None else ():
            stands = standing(said)
            verdicts[types[fact]][stands[-1].verdict] += 1
            fields[types[fact]].update(one.field for one in stands if one.field)
    rows = [_row(kind, type_, told, fields[kind, type_]) for (kind, type_), told in verdicts.items()]
    return tuple(sorted(rows, key=lambda row: (-_checked(row), row.kind, row.type or "")))


def standing(said: Iterable[Correction]) -> tuple[Correction, ...]:
    """What stands of a fact: its rejection, its acceptance, or its corrections, one a field.

    A later correction of a field stands in the place of the earlier; acceptance and rejection put corrections aside.
    """
    kept: tuple[Correction, ...] = ()
    for one in said:
        same = (before for before in kept if one.verdict == before.verdict == "correct" and before.field != one.field)
        kept = (*same, one)
    return kept


def _row(kind: str, type_: str | None, verdicts: "Counter[str]", fields: "Counter[str]") -> Precision:
    low, high = _range(verdicts["accept"], verdicts.total())
    ranked = sorted(fields.items(), key=lambda field: (-field[1], field[0]))
    return Precision(
        kind=kind, type=type_, accepted=verdicts["accept"], corrected=verdicts["correct"],
        rejected=verdicts["reject"], right=round(verdicts["accept"] / verdicts.total(), 3), low=low, high=high,
        fields=tuple(CorrectedField(field=field, facts=count) for field, count in ranked),
    )  # fmt: skip


def _checked(row: Precision) -> int:
    return row.accepted + row.corrected + row.rejected


def _range(right: int, n: int) -> tuple[float, float]:
    """Wilson's interval of a share of n."""
    share = right / n
    middle, spread = share + Z * Z / (2 * n), Z * math.sqrt(share * (1 - share) / n + Z * Z / (4 * n * n))
    low, high = (middle - spread) / (1 + Z * Z / n), (middle + spread) / (1 + Z * Z / n)
    return round(max(0.0, low), 3), round(min(1.0, high), 3)


def _types(reading: Reading) -> Iterator[tuple[str, tuple[str, str | None]]]:
    """The kind and type of each fact."""
    yield from ((event.id, ("event", event.type)) for event in reading.events)
    yield from ((quote.id, ("quote", quote.kind)) for quote in reading.quotes)
    yield from ((place.id, ("place", place.precision)) for place in reading.places)
    yield from ((one.id, ("quantity", one.unit)) for one in reading.quantities)
    yield from ((one.id, ("advisory", one.action)) for one in reading.advisories)
    yield from ((one.id, ("check", one.kind)) for one in reading.checks)
    yield from ((one.id, ("time", one.precision)) for one in reading.times)
    yield from ((one.id, ("actor", one.kind)) for one in reading.actors)
