"""What is watched, what was sent, and, for admins, who did what at the desk."""

from collections.abc import Sequence
from typing import Annotated

import msgspec
from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse

from dateline.alerts.log import logged
from dateline.alerts.records import LogLine
from dateline.store import audit, kept
from dateline.store.heads import heads_of
from dateline.web import guard
from dateline.web.desk.frame import page, store_of

router = APIRouter()
SHOWN = 100  # lines of a log on a page
Number = Annotated[int | None, Query(ge=0)]


@router.get("/alerts")
def alerts_page(request: Request, cursor: Number = None) -> HTMLResponse:
    """The rules that are kept at the desk, and the log of alerts, the last first."""
    store = store_of(request)
    with store.reading() as connection:
        found = kept.all_kept(connection, "rule")
    rules = [(one, msgspec.json.decode(one.json, type=dict[str, object])) for one in found]
    settings = request.app.state.settings
    lines: Sequence[LogLine] = logged(settings.alerts) if settings.alerts is not None else ()
    last = len(lines) if cursor is None else min(cursor, len(lines))
    shown = lines[max(0, last - SHOWN) : last][::-1]
    raised = {line.id: line.alert for line in lines if line.alert is not None}
    told = [(line, raised.get(line.id)) for line in shown]
    with store.reading() as connection:
        heads = heads_of(connection, (alert.article for _, alert in told if alert is not None))
    return page(
        request,
        "alerts",
        rules=rules,
        lines=told,
        heads=heads,
        log=settings.alerts,
        more=last - SHOWN if last > SHOWN else None,
    )


@router.get("/audit")
def audit_page(
    request: Request, _: Annotated[guard.Person, Depends(guard.admin)], cursor: Number = None
) -> HTMLResponse:
    """Who did what, when and from where, the last first."""
    with store_of(request).reading() as connection:
        deeds = audit.page_of_deeds(connection, limit=SHOWN, cursor=cursor)
    return page(request, "audit", deeds=deeds, more=deeds[-1].number if len(deeds) == SHOWN else None)
