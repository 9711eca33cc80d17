"""Who facts tell of: what an actor did, what was done to them and what they said; and what two did to each other."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse
from sqlalchemy import Connection

from dateline.store.counts import Count, Per, count_of, volume_of
from dateline.store.facts import Fact, page_of_facts
from dateline.store.names import page_of_names
from dateline.store.ways import FactQuery
from dateline.web.desk.filters import Asked, Filters
from dateline.web.desk.frame import page, store_of
from dateline.web.desk.lines import sentences_of
from dateline.web.guard import RefusedError

router = APIRouter()
SHOWN = 15  # facts of each list
NAMES = 60  # actors of the list
_BESIDE = 200  # facts that are looked through for who is named beside an actor
_FIRST = {"day": "", "month": "-01", "year": "-01-01"}
Named = Annotated[str, Query(max_length=200)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """What a table of counts tells of a day, month or year."""

    period: str
    counts: tuple[int, ...]
    articles: int


@router.get("/actors")
def actors_page(request: Request, asked: Asked, per: Per = "month") -> HTMLResponse:
    """One actor, or the actors that most facts tell of."""
    if asked.actor is None:
        return _list(request, asked)
    name = asked.actor
    roles = {"did": ("event", "actor"), "suffered": ("event", "recipient"), "said": ("quote", "speaker"),
             "warned": ("advisory", "issuer")}  # fmt: skip
    with store_of(request).reading() as connection:
        told = {
            way: page_of_facts(connection, asked.facts(kind, role=role), limit=SHOWN)  # type: ignore[arg-type]
            for way, (kind, role) in roles.items()
        }
        sentences = sentences_of(connection, [*told["did"], *told["suffered"]])
        queries = [asked.facts("event", role="actor"), asked.facts("event", role="recipient"), asked.facts("quote")]
        periods = _periods(connection, queries, per, asked)
        beside = _beside(page_of_facts(connection, asked.facts("event"), limit=_BESIDE), name)
    names = ("did", "was done to them", "said")
    return page(
        request,
        "actor",
        asked=asked,
        name=name,
        told=told,
        sentences=sentences,
        shown=SHOWN,
        per=per,
        names=names,
        periods=periods,
        chart=_chart(f"{name}: acts and quotes", periods, names, per),
        beside=beside,
        anything=any(told.values()),
    )


@router.get("/pairs")
def pair_page(request: Request, asked: Asked, other: Named = "", per: Per = "month") -> HTMLResponse:
    """What one actor did to another, the other to the one, and both together, over time, beside all articles."""
    one = asked.actor
    other = other.strip()
    if not one or not other:
        raise RefusedError(422, "a pair needs two names: actor and other, as /pairs?actor=Karvenia&other=Merrow")
    together = asked.facts("event", actor=one, role="actor", other=other, other_role="actor")
    queries = [_between(asked, one, other), _between(asked, other, one), together]
    with store_of(request).reading() as connection:
        told = [page_of_facts(connection, query, limit=SHOWN) for query in queries]
        sentences = sentences_of(connection, [fact for facts in told for fact in facts])
        counts = [count_of(connection, query, per) for query in queries]
        periods = _periods(connection, queries, per, asked)
    names = (f"{one} → {other}", f"{other} → {one}", f"{one} and {other} together")
    return page(
        request,
        "pair",
        asked=asked,
        one=one,
        other=other,
        sentences=sentences,
        directions=list(zip(names, told, map(_by_type, counts), strict=True)),
        names=names,
        per=per,
        periods=periods,
        chart=_chart(f"{one} and {other}", periods, names, per),
    )


def _list(request: Request, asked: Filters) -> HTMLResponse:
    count, _, id_ = (asked.mark() or "").partition("~")
    after = (int(count), id_) if id_ else None
    store = store_of(request)
    with store.reading() as connection:
        names = page_of_names(connection, "actor", words=asked.words or "", limit=NAMES, after=after)
    more = f"{names[-1].facts}~{names[-1].id}" if len(names) == NAMES else None
    return page(request, "actors", asked=asked, names=names, more=more)


def _between(asked: Filters, one: str, other: str) -> FactQuery:
    return asked.facts("event", actor=one, role="actor", other=other, other_role="recipient")


def _periods(connection: Connection, queries: Sequence[FactQuery], per: Per, asked: Filters) -> list[Period]:
    """The periods in which there was anything, in order, with all articles of each beside."""
    found: list[Counter[str]] = []
    for query in queries:
        by_period: Counter[str] = Counter()
        for count in count_of(connection, query, per):
            if count.period:
                by_period[count.period] += count.facts
        found.append(by_period)
    volume = {one.period: one.articles for one in volume_of(connection, per, since=asked.since, until=asked.until)}
    periods = sorted(set().union(*found))
    return [Period(period=p, counts=tuple(one[p] for one in found), articles=volume.get(p, 0)) for p in periods]


def _chart(title: str, periods: Sequence[Period], names: Sequence[str], per: Per) -> dict[str, object]:
    return {
        "title": title, "unit": f"acts a {per}", "source": "Dateline, facts of single articles",
        "x": [one.period + _FIRST[per] for one in periods],
        "series": [
            *({"name": name, "values": [one.counts[n] for one in periods]} for n, name in enumerate(names)),
            {"name": "all articles", "values": [one.articles for one in periods]},
        ],
    }  # fmt: skip


def _by_type(counts: Sequence[Count]) -> list[tuple[str, int]]:
    told: Counter[str] = Counter()
    for count in counts:
        told[count.type or "not told"] += count.facts
    return sorted(told.items(), key=lambda pair: (-pair[1], pair[0]))


def _beside(told: Sequence[Fact], name: str) -> list[tuple[str, int]]:
    """Who else takes part in an actor's latest acts, most first."""
    found: Counter[str] = Counter()
    for fact in told:
        others = {side.name for side in fact.sides if side.role in ("actor", "recipient") and side.name}
        found.update(other for other in others if name.casefold() not in other.casefold())
    return sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))[:12]
