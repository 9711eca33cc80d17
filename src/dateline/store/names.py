"""Who and where the facts of a store tell of: each name of an actor or a place, with how many facts tell of it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import ColumnElement, Connection, Row, delete, func, or_, select, tuple_
from sqlalchemy.dialects import postgresql, sqlite

from dateline.base.ids import content_id
from dateline.store.chunks import chunks
from dateline.store.desk_tables import names
from dateline.store.flatten import folded
from dateline.store.tables import facts, parties

NameKind = Literal["actor", "place"]
SIDES = ("actor", "recipient", "speaker", "addressee", "issuer")
MOST_ALIKE = 20  # names that one word of a name may stand for


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name of an actor or a place as facts tell it, and how many facts do; `id` is its own as long as one does."""

    id: str
    kind: NameKind
    name: str
    facts: int
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    precision: str | None = None


def count_facts(connection: Connection, numbers: Sequence[int], by: Literal[1, -1]) -> None:
    """Count the names of facts in, or out. The facts must be there; those that persons rejected count nowhere."""
    told: Counter[str] = Counter()
    rows: dict[str, dict[str, object]] = {}
    for mine in chunks(numbers):
        for row in (*_actors(connection, mine), *_places(connection, mine)):
            told[str(row["id"])] += 1
            rows[str(row["id"])] = row
    if by == 1:
        _add(connection, [{**row, "facts": told[id_]} for id_, row in sorted(rows.items())])
    else:
        _take(connection, told)


def _actors(connection: Connection, numbers: Sequence[int]) -> Iterable[dict[str, object]]:
    wanted = select(parties.c.folded, func.min(parties.c.name).label("name"), parties.c.country, parties.c.fact)
    wanted = wanted.join(facts, facts.c.number == parties.c.fact)
    wanted = wanted.where(parties.c.fact.in_(numbers), parties.c.role.in_(SIDES), standing())
    for row in connection.execute(wanted.group_by(parties.c.fact, parties.c.folded, parties.c.country)):
        if row.folded.strip():
            id_ = content_id("actor", row.folded, row.country)
            yield _row(id_, "actor", row.name, row.folded, row.country)


def _places(connection: Connection, numbers: Sequence[int]) -> Iterable[dict[str, object]]:
    wanted = select(facts, parties.c.country).outerjoin(
        parties, (parties.c.fact == facts.c.number) & (parties.c.role == "place")
    )
    wanted = wanted.where(facts.c.number.in_(numbers), facts.c.kind == "place", standing())
    for row in connection.execute(wanted):
        where = f"{row.latitude} {row.longitude}" if row.latitude is not None else None
        id_ = content_id("place", row.place, row.country, row.type, where)
        more = {"latitude": row.latitude, "longitude": row.longitude, "precision": row.type}
        yield _row(id_, "place", row.place or "", f" {folded(row.place or '')} ", row.country, more)


def standing() -> ColumnElement[bool]:
    """True of facts that no person rejected."""
    return or_(facts.c.review.is_(None), facts.c.review != "reject")


def _row(
    id_: str, kind: NameKind, name: str, words: str, country: str | None, more: Mapping[str, object] | None = None
) -> dict[str, object]:
    nowhere = {"latitude": None, "longitude": None, "precision": None}
    return {"id": id_, "kind": kind, "name": name, "folded": words, "country": country, **nowhere, **(more or {})}


def _add(connection: Connection, rows: Sequence[Mapping[str, object]]) -> None:
    insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    added = insert(names)
    more = {"facts": names.c.facts + added.excluded.facts}
    if rows:
        connection.execute(added.on_conflict_do_update(index_elements=["id"], set_=more), rows)


def _take(connection: Connection, told: Mapping[str, int]) -> None:
    for id_, count in told.items():
        less = names.update().where(names.c.id == id_).values(facts=names.c.facts - count)
        connection.execute(less)
    for gone in chunks(list(told)):
        connection.execute(delete(names).where(names.c.id.in_(gone), names.c.facts <= 0))


def page_of_names(
    connection: Connection,
    kind: NameKind,
    *,
    words: str = "",
    country: str | None = None,
    limit: int,
    after: tuple[int, str] | None = None,
) -> tuple[Name, ...]:
    """At most `limit` names, the most told first; `after` are count and id of the last one seen."""
    wanted = select(names).where(names.c.kind == kind)
    for word in folded(words).split():
        wanted = wanted.where(names.c.folded.contains(f" {word}", autoescape=True))
    if country:
        wanted = wanted.where(names.c.country == country.upper())
    if after is not None:
        wanted = wanted.where(tuple_(names.c.facts, names.c.id) < after)
    rows = connection.execute(wanted.order_by(names.c.facts.desc(), names.c.id.desc()).limit(limit))
    return tuple(map(_name, rows))


def name_of_id(connection: Connection, id_: str) -> Name | None:
    """The name of that id; `None` where no fact tells of it."""
    row = connection.execute(select(names).where(names.c.id == id_)).first()
    return None if row is None else _name(row)


def folded_names(connection: Connection, words: str) -> list[str]:
    """How an index has the actors that words stand for: the very name, or else the most told that hold the words."""
    return sorted({str(row.folded) for row in _alike(connection, "actor", words)})


def place_names(connection: Connection, words: str) -> list[str]:
    """The places that words stand for, as facts name them: the very name, or else the most told that hold the words."""
    return sorted({str(row.name) for row in _alike(connection, "place", words)})


def told_by(connection: Connection, kind: NameKind, *, folded: Sequence[str] = (), country: str | None = None) -> int:
    """How many facts tell of some names, or of those of a country."""
    wanted = select(func.coalesce(func.sum(names.c.facts), 0)).where(names.c.kind == kind)
    mine = names.c.country == country if country is not None else names.c.folded.in_(folded)
    return int(connection.execute(wanted.where(mine)).scalar_one())


def _alike(connection: Connection, kind: NameKind, words: str) -> "Sequence[Row[tuple[object, ...]]]":
    very = f" {folded(words)} "
    if not very.strip():
        return []
    wanted = select(names.c.folded, names.c.name).where(names.c.kind == kind)
    ranked = wanted.order_by(names.c.facts.desc(), names.c.id).limit(MOST_ALIKE)
    exact = [*connection.execute(ranked.where(names.c.folded == very))]
    return exact or [*connection.execute(ranked.where(names.c.folded.contains(very, autoescape=True)))]


def _name(row: "Row[tuple[object, ...]]") -> Name:
    return Name(
        id=row.id, kind=row.kind, name=row.name, facts=row.facts, country=row.country, latitude=row.latitude,
        longitude=row.longitude, precision=row.precision,
    )  # fmt: skip
