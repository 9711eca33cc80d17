"""`/facts`, `/quotes`, `/advisories`: single facts of articles, each with its exact words and where they stand."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import Response

from dateline.store import Store, counts, facts
from dateline.store.facts import Fact
from dateline.store.precision import Precision, precision_by_type
from dateline.store.records import FactKind
from dateline.web.api import shapes
from dateline.web.api.answers import Kept, answer, article_id, fresh, page
from dateline.web.api.filters import AnyFact, ArticleId, CountFilters, FactFilters, FactId
from dateline.web.guard import RefusedError

router = APIRouter(tags=["facts"], dependencies=[Depends(fresh)], responses=shapes.UNCHANGED)
_PAGE = shapes.told(shapes.Page[Fact], "Facts, the last added first.")


@router.get("/facts", responses=_PAGE)
def list_facts(request: Request, store: Kept, asked: Annotated[AnyFact, Query()]) -> Response:
    """Events, quotes, places and advisories as single articles tell them."""
    return _list(request, store, asked, asked.kind)


@router.get("/quotes", responses=_PAGE)
def list_quotes(request: Request, store: Kept, asked: Annotated[FactFilters, Query()]) -> Response:
    """Who said what: `actor` with `role=speaker` is who, `words` about what."""
    return _list(request, store, asked, "quote")


@router.get("/advisories", responses=_PAGE)
def list_advisories(request: Request, store: Kept, asked: Annotated[FactFilters, Query()]) -> Response:
    """Who warns whom of which country; `place` is a country warned of, `actor` who warns."""
    return _list(request, store, asked, "advisory")


@router.get("/counts", responses=shapes.told(shapes.Counts, "Counts by period and type."))
def count_facts(request: Request, store: Kept, asked: Annotated[CountFilters, Query()]) -> Response:
    """How many facts fall in each period, beside the volume of all articles; `actor` and `other` make a pair."""
    with store.reading() as connection:
        told = counts.count_of(connection, asked.query(asked.kind), asked.per)
        volume = counts.volume_of(connection, asked.per, since=asked.since, until=asked.until)
    return answer(request, shapes.Counts(counts=list(told), volume=list(volume)))


@router.get("/precision", responses=shapes.told(shapes.Page[Precision], "Shares of right facts."))
def show_precision(request: Request, store: Kept) -> Response:
    """How many facts of each kind and type persons found right, of those that they looked at; most looked at first."""
    with store.reading() as connection:
        told = precision_by_type(connection)
    return answer(request, shapes.Page(items=list(told), next=None))


@router.get("/articles/{article}/facts/{fact}", responses=shapes.one(Fact, "The fact."))
def show_fact(request: Request, store: Kept, article: ArticleId, fact: FactId) -> Response:
    """An event, quote, place or advisory of an article's latest reading."""
    with store.reading() as connection:
        id_ = article_id(connection, article)
        found = facts.one_fact(connection, id_, fact)
    if found is None:
        raise RefusedError(404, f"article {id_} tells no fact {fact!r}")
    return answer(request, found)


def _list(request: Request, store: Store, asked: FactFilters, kind: FactKind | None) -> Response:
    with store.reading() as connection:
        rows = facts.page_of_facts(connection, asked.query(kind), limit=asked.limit + 1, cursor=asked.number())
    return page(request, rows, asked.limit, lambda fact: fact.number)
