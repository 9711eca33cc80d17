"""`/articles` and `/readings`: what was read, with its versions, its facts and what people said of them."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import Response

from dateline.base.codec import decode_reading
from dateline.base.records import Reading
from dateline.base.records.revision import Revision
from dateline.reconcile.revise import revision
from dateline.store import lookup, marks
from dateline.store.records import Entry
from dateline.web.api import shapes
from dateline.web.api.answers import Kept, answer, article_id, fresh, page
from dateline.web.api.filters import ArticleId, Reported
from dateline.web.guard import RefusedError

router = APIRouter(tags=["articles"], dependencies=[Depends(fresh)], responses=shapes.UNCHANGED)
Version = Annotated[int | None, Query(ge=1, le=100_000, description="That version of its text, not the latest.")]
Old = Annotated[int, Query(ge=1, le=100_000, description="Number of the older version.")]
New = Annotated[int, Query(ge=1, le=100_000, description="Number of the newer version.")]


@router.get("/articles", responses=shapes.told(shapes.Page[shapes.ArticleHead], "Articles, the last added first."))
def list_articles(request: Request, store: Kept, asked: Annotated[Reported, Query()]) -> Response:
    """Articles by outlet and day of publication."""
    with store.reading() as connection:
        rows = lookup.page_of_articles(
            connection, limit=asked.limit + 1, cursor=asked.number(), source=asked.source,
            since=asked.reported_since, until=asked.reported_until,
        )  # fmt: skip
    return page(request, rows, asked.limit, lambda entry: entry.number, [_head(entry) for entry in rows])


@router.get("/articles/{article}", responses=shapes.one(shapes.ArticleWhole, "The article."))
def show_article(request: Request, store: Kept, article: ArticleId) -> Response:
    """An article, its versions, its stories and what people said of its facts."""
    with store.reading() as connection:
        id_ = article_id(connection, article)
        entry, line = lookup.entry_of(connection, id_), lookup.reading_line(connection, id_, None)
        if entry is None or line is None:
            raise RefusedError(404, f"article {id_} has no text")
        said = marks.said_of(connection, id_, decode_reading(line))
        whole = shapes.ArticleWhole(
            article=_head(entry),
            versions=list(lookup.versions_of(connection, id_)),
            said=[shapes.Said(fact=fact, corrections=corrections) for fact, corrections in said.items()],
            stories=lookup.stories_of(connection, id_),
        )
    return answer(request, whole)


@router.get("/readings/{article}", responses=shapes.one(Reading, "The reading, as `dateline read --json` writes it."))
def show_reading(request: Request, store: Kept, article: ArticleId, version: Version = None) -> Response:
    """The latest reading of an article, whole. Its spans are code points."""
    with store.reading() as connection:
        id_ = article_id(connection, article)
        line = lookup.reading_line(connection, id_, version)
    if line is None:
        raise RefusedError(404, f"article {id_} has no version {version}" if version else f"article {id_} has no text")
    return answer(request, line.encode())


@router.get("/articles/{article}/revision", responses=shapes.one(Revision, "What changed."))
def show_revision(request: Request, store: Kept, article: ArticleId, old: Old, new: New) -> Response:
    """What changed between two versions of an article, in its text and in its facts."""
    with store.reading() as connection:
        id_ = article_id(connection, article)
        lines = [lookup.reading_line(connection, id_, version) for version in (old, new)]
    if lines[0] is None or lines[1] is None:
        raise RefusedError(404, f"article {id_} has no version {old if lines[0] is None else new}")
    return answer(request, revision(decode_reading(lines[0]), decode_reading(lines[1])))


def _head(entry: Entry) -> shapes.ArticleHead:
    return shapes.ArticleHead(
        id=entry.id, key=entry.key, versions=entry.versions, added=entry.added, title=entry.title,
        outlet=entry.outlet, published=entry.published,
    )  # fmt: skip
