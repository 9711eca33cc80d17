"""The timeline: how many acts there are in each period, and those of a stretch of days in their order."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from dateline.store.act_days import Day, acts_in_order, days_of
from dateline.web.cards.words import day_words
from dateline.web.desk.filters import Asked
from dateline.web.desk.frame import page, store_of
from dateline.web.desk.lines import in_context, line_of, map_points, timeline_items
from dateline.web.desk.links import with_query

router = APIRouter()
SHOWN = 100  # acts of a part
BARS = 120  # periods of a histogram, at most, unless they are years
_DAY = timedelta(days=1)
STEPS = (("day", 1), ("week", 7), ("month", 30.4))
FAR = 3  # middle halves away from the middle half: what lies further off may be left out
PRESSED = 6  # times that the whole reach of days must be longer than that of the rest
SOURCE = "Dateline, acts by the day on which they happened, each counted once"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A period with acts: its first and last day, how it is called, and how many acts begin in it."""

    first: date
    last: date
    words: str
    acts: int


@router.get("/timeline")
def timeline_page(
    request: Request,
    asked: Asked,
    story: Annotated[str | None, Query(max_length=120)] = None,
    part: Annotated[int, Query(ge=1, le=100_000)] = 1,
    reach: Annotated[str, Query(pattern="^(near|all)$")] = "near",
) -> HTMLResponse:
    """The acts that match, day by day, with a histogram of them; without those few that lie far off from the rest."""
    store = store_of(request)
    query = replace(asked.query(), story=story or None)
    days = days_of(store, query)
    known = [(date.fromisoformat(day.day), day.acts) for day in days if day.day is not None]
    narrow = reach == "near" and not (asked.since or asked.until)
    dated = _near(known) if narrow else known
    if len(dated) < len(known):
        query = replace(query, since=dated[0][0].isoformat(), until=dated[-1][0].isoformat())
    total = sum(acts for _, acts in dated)
    first = (part - 1) * SHOWN
    acts = acts_in_order(store, query, limit=SHOWN, skip=first)
    with store.reading() as connection:
        lines = in_context(connection, [line_of(act) for act in acts])
    step, bars = _bars(dated, asked.since)
    here = str(request.url.path) + (f"?{request.url.query}" if request.url.query else "")
    return page(
        request,
        "timeline",
        asked=asked,
        story=story,
        lines=lines,
        total=total,
        undated=_undated(days),
        far=sum(acts for _, acts in known) - total,
        ends=(dated[0][0].isoformat(), dated[-1][0].isoformat()) if dated else None,
        step=step,
        bars=[(bar, _narrowed(here, bar, step)) for bar in bars],
        chart=_chart(step, bars),
        source=SOURCE,
        part=part,
        parts=-(-total // SHOWN),
        points=map_points(lines),
        items=timeline_items(lines),
    )


def _near(dated: list[tuple[date, int]]) -> list[tuple[date, int]]:
    """The days, less those few far from the middle half of all acts that would press the rest together."""
    middles = [day.toordinal() for day, acts in dated for _ in range(acts)]
    if not middles:
        return dated
    first, third = middles[len(middles) // 4], middles[len(middles) * 3 // 4]
    half = max(third - first, 1)
    near = [(day, acts) for day, acts in dated if first - FAR * half <= day.toordinal() <= third + FAR * half]
    reach = near[-1][0].toordinal() - near[0][0].toordinal() + 1
    return near if reach * PRESSED < middles[-1] - middles[0] else dated


def _undated(days: tuple[Day, ...]) -> int:
    return sum(day.acts for day in days if day.day is None)


def _bars(dated: list[tuple[date, int]], since: str | None) -> tuple[str, list[Bar]]:
    """The periods that hold acts, as short ones as there is room for; what began before `since` counts from then on."""
    if not dated:
        return "day", []
    least = date.fromisoformat(since[:10]) if since else dated[0][0]
    reach = (dated[-1][0] - max(least, dated[0][0])).days
    step = next((name for name, long in STEPS if reach / long <= BARS), "year")
    counted: dict[date, int] = {}
    for day, acts in dated:
        start = _start(max(day, least), step)
        counted[start] = counted.get(start, 0) + acts
    return step, [_bar(start, step, acts) for start, acts in sorted(counted.items())]


def _start(day: date, step: str) -> date:
    """The first day of the period that a day lies in."""
    if step == "week":
        return day - timedelta(days=day.weekday())
    return day.replace(day=1, month=1) if step == "year" else day.replace(day=1) if step == "month" else day


def _bar(first: date, step: str, acts: int) -> Bar:
    far = {"day": 1, "week": 7, "month": 31, "year": 366}[step]
    last = first + timedelta(days=far - 1) if step in ("day", "week") else _start(first + timedelta(far), step) - _DAY
    words = day_words(first.isoformat())
    told = {"week": f"week from {words}", "month": words.split(" ", 1)[1], "year": str(first.year)}.get(step, words)
    return Bar(first=first, last=last, words=told, acts=acts)


def _narrowed(here: str, bar: Bar, step: str) -> str | None:
    """The address of the same view of one period; none for a day that is the view already."""
    narrowed = with_query(here, since=bar.first, until=bar.last, part=None, cursor=None)
    return None if step == "day" and narrowed == here else narrowed


def _chart(step: str, bars: list[Bar]) -> dict[str, object]:
    """The histogram as a chart takes it."""
    days = {"day": 10, "week": 10, "month": 7, "year": 4}[step]
    return {
        "title": f"Acts by {step}", "unit": f"by {step}", "source": SOURCE,
        "x": [bar.first.isoformat()[:days] for bar in bars],
        "series": [{"name": "acts", "values": [bar.acts for bar in bars]}],
    }  # fmt: skip
