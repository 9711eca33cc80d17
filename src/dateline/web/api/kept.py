"""`/views`, `/alert-rules` and `/alerts`: what people keep under a name, and what they were told of."""

from collections.abc import Sequence
from typing import Annotated

import msgspec
from fastapi import APIRouter, Depends, Query, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from dateline.alerts.log import logged
from dateline.alerts.records import LogLine
from dateline.alerts.rules import Rule
from dateline.store import kept
from dateline.web import deeds
from dateline.web.api import shapes
from dateline.web.api.answers import Kept, answer, page
from dateline.web.api.filters import Paging
from dateline.web.guard import DeskSettings, Person, RefusedError, reader, reviewer

router = APIRouter(tags=["views and alerts"])
Reader = Annotated[Person, Depends(reader)]
Reviewer = Annotated[Person, Depends(reviewer)]
Named = Annotated[str, Field(pattern=r"^[^/\x00-\x1f\x7f-\x9f]{1,100}$", description="The name it is kept under.")]


class NewView(BaseModel):
    """A page of the desk with its filters, as the address has it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    path: Annotated[
        str, Field(pattern=r"^/([!-.0-\[\]-~][!-\[\]-~]*)?$", max_length=2000, examples=["/search?words=depot"])
    ]


@router.get("/views", responses=shapes.told(shapes.Page[shapes.View], "The views, by name."))
def list_views(request: Request, store: Kept, _: Reader) -> Response:
    """Every view that is kept."""
    with store.reading() as connection:
        found = kept.all_kept(connection, "view")
    views = [shapes.View(name=one.name, path=msgspec.json.decode(one.json), by=one.by, at=one.at) for one in found]
    return answer(request, shapes.Page(items=views, next=None))


@router.put("/views/{name}", responses=shapes.told(shapes.Kept, "Kept."))
def keep_view(request: Request, store: Kept, person: Reviewer, name: Named, given: NewView) -> Response:
    """Keep a view under a name; one that had the name is replaced."""
    deeds.keep(request, store, person, "view", name, given.path)
    return answer(request, shapes.Kept(kept=True, id=name))


@router.delete("/views/{name}", responses={**shapes.told(shapes.Kept, "Taken away."), **shapes.refused(404)})
def drop_view(request: Request, store: Kept, person: Reviewer, name: Named) -> Response:
    """Keep a view no longer."""
    deeds.drop(request, store, person, "view", name)
    return answer(request, shapes.Kept(kept=False, id=name))


@router.get("/alert-rules", responses=shapes.told(shapes.Page[shapes.AlertRule], "The rules, by name."))
def list_rules(request: Request, store: Kept, _: Reader) -> Response:
    """Every rule that is kept at the desk."""
    with store.reading() as connection:
        found = kept.all_kept(connection, "rule")
    rules = [shapes.AlertRule(name=one.name, rule=msgspec.json.decode(one.json), by=one.by, at=one.at) for one in found]
    return answer(request, shapes.Page(items=rules, next=None))


@router.put("/alert-rules/{name}", responses=shapes.told(shapes.Kept, "Kept."))
def keep_rule(request: Request, store: Kept, person: Reviewer, name: Named, given: Rule) -> Response:
    """Keep a rule under its name, written as in a file of rules; one that had the name is replaced."""
    if given.name != name:
        raise RefusedError(422, f"the rule is named {given.name!r}, the address says {name!r}; give both one name")
    deeds.keep(request, store, person, "rule", name, given.model_dump(exclude_unset=True))
    return answer(request, shapes.Kept(kept=True, id=name))


@router.delete("/alert-rules/{name}", responses={**shapes.told(shapes.Kept, "Taken away."), **shapes.refused(404)})
def drop_rule(request: Request, store: Kept, person: Reviewer, name: Named) -> Response:
    """Keep a rule no longer."""
    deeds.drop(request, store, person, "rule", name)
    return answer(request, shapes.Kept(kept=False, id=name))


@router.get("/alerts", responses=shapes.told(shapes.Page[LogLine], "Lines of the log of alerts, the last first."))
def list_alerts(request: Request, _: Reader, asked: Annotated[Paging, Query()]) -> Response:
    """What was raised, sent and could not be sent, as `dateline watch` wrote it down; nothing where there is no log."""
    settings = request.app.state.settings
    assert isinstance(settings, DeskSettings)
    lines: Sequence[LogLine] = logged(settings.alerts) if settings.alerts is not None else ()
    before = asked.number()
    last = len(lines) if before is None else max(0, min(before, len(lines)))
    shown = [(number, lines[number]) for number in range(last - 1, max(-1, last - asked.limit - 2), -1)]
    return page(request, shown, asked.limit, lambda row: row[0], [line for _, line in shown])
