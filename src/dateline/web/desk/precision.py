"""How precise each type was, by what people accepted, corrected and rejected."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from dateline.base.records import Reading
from dateline.store import Store
from dateline.web.desk.checked import checked
from dateline.web.desk.frame import page, store_of

router = APIRouter()
Z = 1.96  # standard errors of an interval that holds the truth 19 times in 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Precision:
    """How many facts of a type were accepted, corrected and rejected; which fields were corrected how often."""

    kind: str
    type: str
    accepted: int
    corrected: int
    rejected: int
    fields: tuple[tuple[str, int], ...]

    @property
    def checked(self) -> int:
        """How many were looked at."""
        return self.accepted + self.corrected + self.rejected

    @property
    def right(self) -> float:
        """The share that stood as it was read."""
        return self.accepted / self.checked

    @property
    def range(self) -> tuple[float, float]:
        """Within which the true share lies 19 times in 20 (Wilson's interval)."""
        n, share = self.checked, self.right
        middle, spread = share + Z * Z / (2 * n), Z * math.sqrt(share * (1 - share) / n + Z * Z / (4 * n * n))
        return max(0.0, (middle - spread) / (1 + Z * Z / n)), min(1.0, (middle + spread) / (1 + Z * Z / n))


@router.get("/precision")
def precision_page(request: Request) -> HTMLResponse:
    """A table of types with what people said of their facts."""
    rows = precision_by_type(store_of(request))
    return page(request, "precision", rows=rows, checked=sum(row.checked for row in rows))


def precision_by_type(store: Store) -> list[Precision]:
    """A row for each kind and type of which a fact was checked, those checked most first."""
    told: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for article in sorted({correction.article for correction in store.corrections()}):
        reading = store.get(article)
        types = dict(_types(reading))
        for fact, said in checked(store, article, reading).items():
            if fact in types:
                told[types[fact]][said[-1].verdict] += 1
                told[types[fact]].update(f"field {one.field}" for one in said if one.field)
    rows = [_row(kind, type_, counts) for (kind, type_), counts in told.items()]
    return sorted(rows, key=lambda row: (-row.checked, row.kind, row.type))


def _row(kind: str, type_: str, counts: "Counter[str]") -> Precision:
    fields = [(name.removeprefix("field "), n) for name, n in counts.items() if name.startswith("field ")]
    return Precision(
        kind=kind,
        type=type_,
        accepted=counts["accept"],
        corrected=counts["correct"],
        rejected=counts["reject"],
        fields=tuple(sorted(fields, key=lambda field: (-field[1], field[0]))),
    )


def _types(reading: Reading) -> Iterator[tuple[str, tuple[str, str]]]:
    """The kind and type of each fact."""
    yield from ((event.id, ("event", event.type)) for event in reading.events)
    yield from ((quote.id, ("quote", quote.kind)) for quote in reading.quotes)
    yield from ((place.id, ("place", place.precision)) for place in reading.places)
    yield from ((one.id, ("quantity", one.unit)) for one in reading.quantities)
    yield from ((one.id, ("advisory", one.action or "no action told")) for one in reading.advisories)
    yield from ((one.id, ("check", one.kind)) for one in reading.checks)
    yield from ((one.id, ("time", one.precision)) for one in reading.times)
    yield from ((one.id, ("actor", one.kind)) for one in reading.actors)
