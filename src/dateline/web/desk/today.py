"""Today: what acts are new, contradicted, changed or only repeated since a time that the reader picks."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from dateline.base.records.brief import News
from dateline.reconcile.brief import ORDER
from dateline.reconcile.news import news_of
from dateline.reconcile.when import instant_of
from dateline.settle.standing import standing
from dateline.store import Store
from dateline.store.act_rows import Act
from dateline.store.acts import page_of_acts
from dateline.store.heads import stories_now
from dateline.web.desk.filters import Asked, Filters
from dateline.web.desk.frame import page, store_of
from dateline.web.desk.lines import Line, counted, in_context, map_points, timeline_items, to_words

router = APIRouter()
SHOWN = 80  # acts of a page
USUAL = timedelta(hours=24)
STEPS = (("1 hour", 1), ("6 hours", 6), ("24 hours", 24), ("3 days", 72), ("7 days", 168), ("30 days", 720))
HEADINGS: dict[News, str] = {
    "new": "New", "contradicted": "Contradicted", "changed": "Changed", "repeated": "Told again",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """The time since which something is news: as picked, or a day before the newest report."""

    at: datetime
    newest: datetime | None
    picked: bool

    @property
    def words(self) -> str:
        """How long before the newest report it is."""
        return _ago(self.newest - self.at) if self.newest else "no report is dated"

    def steps(self) -> list[tuple[str, str, bool]]:
        """Other times to pick: their name, the parameter, and whether it is this one."""
        if self.newest is None:
            return []
        times = [(name, self.newest - timedelta(hours=hours)) for name, hours in STEPS]
        return [(name, at.strftime("%Y-%m-%dT%H:%M"), at == self.at) for name, at in times]


@router.get("/")
def today_page(request: Request, asked: Asked) -> HTMLResponse:
    """The acts reported since a time, the latest first, in groups by what kind of news they are."""
    store = store_of(request)
    since = _since(store, asked)
    limit = asked.limit or SHOWN
    query = asked.query(reported_since=since.at.isoformat()) if since else asked.query()
    acts = page_of_acts(store, query, limit=limit, cursor=asked.mark()) if since else ()
    lines = told(store, acts, since.at) if since else []
    by_country, by_type = counted(lines)
    return page(
        request,
        "today",
        asked=asked,
        since=since,
        groups=[(news, HEADINGS[news], [line for line in lines if line.news == news]) for news in ORDER],
        lines=lines,
        more=acts[-1].cursor if len(acts) == limit else None,
        by_country=by_country,
        by_type=by_type,
        points=map_points(lines),
        items=timeline_items(lines),
        anything=since is not None or next(iter(store.list(limit=1)), None) is not None,
    )


def _since(store: Store, asked: Filters) -> Since | None:
    """The time that was picked, or the usual one; `None` where no act is known at all."""
    newest = next(iter(page_of_acts(store, Filters().query(), limit=1)), None)
    if newest is None:
        return None
    last = instant_of(newest.last_reported)
    last = last.replace(second=0, microsecond=0) if last else None
    picked = instant_of(asked.reported_since) if asked.reported_since else None
    return Since(at=picked or (last or datetime.now(UTC)) - USUAL, newest=last, picked=picked is not None)


def told(store: Store, acts: tuple[Act, ...], since: datetime) -> list[Line]:
    """The acts of a page with what is new of each, by the accounts in its story."""
    wanted = {(act.story, act.id) for act in acts}
    with store.reading() as connection:
        stories = stories_now(connection, (act.story for act in acts))
        standing_ones = standing(connection, list(stories.values()))
    events = {(s.id, e.id): e for s in standing_ones for e in s.events if (s.id, e.id) in wanted}
    lines = []
    for act in acts:
        news = news_of(events[act.story, act.id], since) if (act.story, act.id) in events else None
        if news is not None:
            account = news.account
            lines.append(
                Line(
                    act=act,
                    words=account.words,
                    article=account.article,
                    span=account.span,
                    href=to_words(account),
                    outlet=account.outlet or account.origin,
                    published=account.published,
                    news=news.news,
                    changes=news.changes,
                    disputes=news.disputes,
                    new_origins=news.new_origins,
                )
            )
    with store.reading() as connection:
        return in_context(connection, lines)


def _ago(before: timedelta) -> str:
    hours = before.total_seconds() / 3600
    if hours < 0:
        return "after the newest report"
    if hours < 48:
        return f"{hours:.0f} hour{'' if round(hours) == 1 else 's'} before the newest report"
    return f"{hours / 24:.0f} days before the newest report"
