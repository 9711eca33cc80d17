"""Which way leads to the facts that are asked for with the fewest rows looked at, the last added first.

A query walks one index from the newest fact on (of a name, a place, a country, words, a type) and looks the rest up
fact by fact, until a page is full. Few articles, or few days, are gathered instead.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import inf

from sqlalchemy import ColumnElement, Connection, FromClause, Select, func, literal_column, select, union_all

from dateline.knowledge.coding import codebook
from dateline.knowledge.countries import countries, country_of_name
from dateline.store.find import holds, phrases_of, within
from dateline.store.flatten import folded
from dateline.store.names import SIDES, folded_names, place_names, standing, told_by
from dateline.store.records import Box, CorrectionVerdict, FactKind
from dateline.store.tables import facts, latest, parties, quote_words

_CODE = re.compile(r"[A-Z]{3}")
_NOBODY = (" - ",)  # no name has a sign in it
_FEW = 2000  # articles that are gathered
_FEW_QUOTES = 3000  # quotes with some words that are gathered
_FEW_FACTS = 20_000  # facts of some days that are gathered
_MORE = 4  # facts that tell of a place, for each that mentions it
_THERE = ("place", "advised")
_WARNED = ("advised",)
_Condition = ColumnElement[bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class FactQuery:
    """Which facts: each field that is given must hold of one and the same fact.

    `since` and `until` are ISO days, both included: of the act, and of publication for all else; `reported_since` and
    `reported_until` those of publication for all. `actor` is a name, words of one, or the code of a country; with
    `role` it must be that (actor, recipient, speaker, addressee, issuer). `other`, with
    `other_role`, is a second one beside it. `place`
    is the code or name of a country, or the name of a place. `words` must stand in what is quoted. `article` is the
    whole id of one. Facts that persons rejected are left out unless `review` asks for them.
    """

    kind: FactKind | None = None
    since: str | None = None
    until: str | None = None
    reported_since: str | None = None
    reported_until: str | None = None
    place: str | None = None
    box: Box | None = None
    type: str | None = None
    status: str | None = None
    actor: str | None = None
    role: str | None = None
    other: str | None = None
    other_role: str | None = None
    source: str | None = None
    words: str | None = None
    article: str | None = None
    review: CorrectionVerdict | None = None


@dataclass(frozen=True, slots=True)
class Way:
    """The tables joined in the order of the walk, the number that it goes by, and what must be true of each fact."""

    walked: FromClause
    number: ColumnElement[int]
    held: tuple[_Condition, ...]


def find_way(connection: Connection, query: FactQuery) -> Way:
    """The way that looks at the fewest rows."""
    conditions = [*_plain(connection, query), *_reported(query)]
    sides = _sides(connection, query)
    if query.words and query.words.strip():
        said = holds(connection, quote_words, phrases_of(query.words))
        few = _counted(connection, select(quote_words.c.rowid).where(said), _FEW_QUOTES) < _FEW_QUOTES
        # the first sum keeps the database from beginning with the facts, the second from walking all quotes in order
        walked = quote_words.join(facts, facts.c.number == quote_words.c.rowid + 0)
        number = quote_words.c.rowid + 0 if few else quote_words.c.rowid
        return Way(walked, number, (said, *conditions, *(side.of_fact() for side in sides)))
    if sides and min(side.told for side in sides) <= _MORE * _told_there(connection, query):
        rarest, *others = sorted(sides, key=lambda side: side.told)
        first = parties.alias("walked")
        walked = first.join(facts, facts.c.number == first.c.fact + 0)
        held = (rarest.of(first), rarest.once(first), *conditions, *(side.of_fact() for side in others))
        return Way(walked, first.c.fact, held)
    gathered = _gathered(connection, query)
    number = facts.c.number + 0 if gathered is not None else facts.c.number
    held = (*([gathered] if gathered is not None else []), *conditions, *(side.of_fact() for side in sides))
    return Way(facts, number, held)


def _told_there(connection: Connection, query: FactQuery) -> float:
    """About how many facts tell of the place that is asked for by its name; no bound where none is."""
    if not query.place or not query.place.strip() or _country(query.place) is not None:
        return inf
    return told_by(connection, "place", folded=[f" {folded(name)} " for name in place_names(connection, query.place)])


@dataclass(frozen=True, slots=True)
class _Side:
    """Somebody, or a country, with one of some roles; `told` is about how many facts have it so."""

    folded: tuple[str, ...]
    country: str | None
    roles: tuple[str, ...]
    told: int

    def of(self, rows: FromClause) -> _Condition:
        """True of the rows of `parties` that are meant."""
        named = rows.c.country == self.country if self.country else self._named(rows)
        if self.roles == _WARNED:
            return named & (rows.c.role == literal_column("'advised'"))  # as the index of these says
        return named & rows.c.role.in_(self.roles)

    def _named(self, rows: FromClause) -> _Condition:
        return rows.c.folded == self.folded[0] if len(self.folded) == 1 else rows.c.folded.in_(self.folded)

    def once(self, rows: FromClause) -> _Condition:
        """True of the first such row of a fact: who acts and is acted upon stands there twice."""
        before = parties.alias()
        earlier = (before.c.fact == rows.c.fact) & (before.c.number < rows.c.number)
        return ~select(before.c.number).where(earlier, self.of(before)).exists()

    def of_fact(self) -> _Condition:
        """True of a fact that has it so."""
        mine = parties.alias()
        return select(mine.c.number).where(mine.c.fact == facts.c.number, self.of(mine)).exists()


def _sides(connection: Connection, query: FactQuery) -> list[_Side]:
    found = []
    for actor, role in ((query.actor, query.role), (query.other, query.other_role)):
        if actor and actor.strip():
            found.append(_actor(connection, actor.strip(), (role,) if role else SIDES))
    code = _country(query.place)
    if code is not None:
        roles = _WARNED if query.kind == "advisory" else _THERE
        found.append(_Side((), code, roles, told_by(connection, "place", country=code)))
    return found


def _actor(connection: Connection, actor: str, roles: tuple[str, ...]) -> _Side:
    names = tuple(folded_names(connection, actor))
    if not names and _CODE.fullmatch(actor):
        return _Side((), actor, roles, told_by(connection, "actor", country=actor))
    return _Side(names or _NOBODY, None, roles, told_by(connection, "actor", folded=names))


def _country(place: str | None) -> str | None:
    if not place or not place.strip():
        return None
    code = place.strip().upper()
    return code if code in countries() else country_of_name(place)


def _plain(connection: Connection, query: FactQuery) -> Iterator[_Condition]:
    """What must be true of the row of a fact."""
    type_, kind = _type(query)
    yield facts.c.review == query.review if query.review else standing()
    yield facts.c.kind == kind if kind else facts.c.kind != "article"
    if type_:
        yield facts.c.type == type_
    if query.status:
        yield facts.c.status == query.status
    if query.box:
        yield within(facts, query.box)
    if query.since:
        yield facts.c.last_day >= query.since
    if query.until:
        yield facts.c.first_day <= query.until
    if query.place and query.place.strip() and _country(query.place) is None:
        names = place_names(connection, query.place)
        yield facts.c.place == names[0] if len(names) == 1 else facts.c.place.in_(names)


def _type(query: FactQuery) -> tuple[str | None, FactKind | None]:
    """Type and kind as facts have them; a type of the codebook is one of events."""
    if not query.type:
        return None, query.kind
    if query.type.upper() in codebook().types and query.kind in (None, "event"):
        return query.type.upper(), "event"
    return (query.type if query.kind == "event" else query.type.lower()), query.kind


def _reported(query: FactQuery) -> Iterator[_Condition]:
    """What must be true of the article."""
    if query.article:
        yield latest.c.article == query.article
    if query.source:
        yield latest.c.outlet == query.source
    if query.reported_since:
        yield latest.c.published >= query.reported_since
    if query.reported_until:
        yield func.substr(latest.c.published, 1, 10) <= query.reported_until[:10]


def _gathered(connection: Connection, query: FactQuery) -> _Condition | None:
    """True of the facts of the few articles, or of the few days, that are asked for; `None` where they are many."""
    articles = list(_reported(query))
    if articles:
        owners = select(latest.c.number).where(*articles)
        if _counted(connection, owners, _FEW) < _FEW:
            return facts.c.owner.in_(owners)
    if not (query.since and query.until):
        return None
    within_them = select(facts.c.number).where(facts.c.first_day.between(query.since, query.until))
    if _counted(connection, within_them, _FEW_FACTS) == _FEW_FACTS:
        return None
    longer = (facts.c.last_day > facts.c.first_day, facts.c.first_day < query.since, facts.c.last_day >= query.since)
    return facts.c.number.in_(union_all(within_them, select(facts.c.number).where(*longer)))


def _counted(connection: Connection, wanted: "Select[tuple[int]]", most: int) -> int:
    return connection.execute(select(func.count()).select_from(wanted.limit(most).subquery())).scalar_one()
