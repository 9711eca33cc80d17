"""Search: articles by their words, acts by who, what and where, and who said what about what."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from dateline.knowledge.countries import countries, country_of_name
from dateline.store import Found, Store
from dateline.store.acts import page_of_acts
from dateline.store.facts import Fact, page_of_facts
from dateline.store.names import page_of_names
from dateline.web.desk.filters import Asked, Filters, box_of
from dateline.web.desk.frame import page, store_of
from dateline.web.desk.lines import in_context, line_of, map_points, timeline_items

router = APIRouter()
SHOWN = 30
KINDS = {"articles": "Articles", "acts": "Acts", "quotes": "Who said what"}


@router.get("/search")
def search_page(
    request: Request,
    asked: Asked,
    within: Annotated[str, Query(alias="in", pattern="^(articles|acts|quotes)$")] = "articles",
) -> HTMLResponse:
    """What was found of one kind, and the actors and places whose name was typed."""
    store = store_of(request)
    limit = asked.limit or SHOWN
    given = bool(asked.asked())
    articles = _articles(store, asked, limit) if given and within == "articles" else ()
    acts = page_of_acts(store, asked.query(), limit=limit, cursor=asked.mark()) if given and within == "acts" else ()
    quotes = _quotes(store, asked, limit) if given and within == "quotes" else ()
    with store.reading() as connection:
        lines = in_context(connection, [line_of(act) for act in acts])
    last = [*(str(one.number) for one in articles), *(act.cursor for act in acts), *(str(one.number) for one in quotes)]
    actors, places = _named(store, asked)
    return page(
        request,
        "search",
        asked=asked,
        kinds=KINDS,
        within=within,
        given=given,
        articles=articles,
        lines=lines,
        quotes=quotes,
        more=last[-1] if len(last) == limit else None,
        points=map_points(lines),
        items=timeline_items(lines),
        actors=actors,
        places=places,
    )


def _articles(store: Store, asked: Filters, limit: int) -> tuple[Found, ...]:
    """Articles with the words and a fact of which the rest holds; a place that is no country is looked for as words."""
    place = asked.place or ""
    code = place.upper() if place.upper() in countries() else country_of_name(place) if place else None
    words = " ".join(filter(None, [asked.words, f'"{place}"' if place and code is None else None]))
    return store.search(
        words,
        actor=asked.actor,
        country=code,
        type=asked.type,
        status=asked.status,
        since=asked.since,
        until=asked.until,
        box=box_of(asked.box) if asked.box else None,
        limit=limit,
        cursor=asked.number(),
    )


def _quotes(store: Store, asked: Filters, limit: int) -> tuple[Fact, ...]:
    query = asked.facts("quote", role="speaker" if asked.actor else None)
    with store.reading() as connection:
        return page_of_facts(connection, query, limit=limit, cursor=asked.number())


def _named(store: Store, asked: Filters) -> tuple[list[tuple[str, int]], list[tuple[str, int]]]:
    """Actors and places whose name was typed, or, where nothing was, those told of most: name and facts."""
    words = asked.words or asked.actor or ""
    with store.reading() as connection:
        actors = page_of_names(connection, "actor", words=words, limit=10)
        places = page_of_names(connection, "place", words=words, limit=10)
    return [(name.name, name.facts) for name in actors], [(name.name, name.facts) for name in places]
