"""What people keep: views, which are addresses of the desk, and alert rules, both made from any filter."""

from typing import Annotated
from urllib.parse import parse_qs, urlsplit

import msgspec
from fastapi import APIRouter, Depends, Form, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from pydantic import BaseModel, Field, ValidationError

from dateline.alerts.rules import Rule
from dateline.store import kept
from dateline.web import deeds, guard
from dateline.web.desk import links
from dateline.web.desk.frame import page, store_of
from dateline.web.guard import RefusedError

router = APIRouter()
_RULED = {"place": "place", "type": "type", "actor": "actor", "status": "status", "origins": "minimum_origins"}
Name = Annotated[str, Field(min_length=1, max_length=100, pattern=r"^[^/\x00-\x1f\x7f-\x9f]+$")]
Reviewer = Annotated[guard.Person, Depends(guard.reviewer)]


class View(BaseModel):
    """The form that keeps a view."""

    name: Name
    path: Annotated[str, Field(max_length=2000)]


class RuleForm(BaseModel):
    """The form that keeps an alert rule."""

    name: Name
    path: Annotated[str, Field(max_length=2000)]
    early: bool = False


class Dropped(BaseModel):
    """The form that keeps something no longer."""

    name: Name


@router.get("/views")
def views_page(request: Request) -> HTMLResponse:
    """The views that people keep."""
    with store_of(request).reading() as connection:
        found = kept.all_kept(connection, "view")
    views = [(one, msgspec.json.decode(one.json, type=str)) for one in found]
    return page(request, "views", views=views)


@router.get("/views/new")
def new_view_page(request: Request, path: Annotated[str, Query(max_length=2000)] = "/") -> HTMLResponse:
    """The form that keeps a view, or a rule of alerts from the same filters."""
    path = links.local(path)
    asked = _asked(path)
    return page(
        request,
        "view",
        path=path,
        asked=asked,
        ruled={name: value for name, value in asked.items() if name in _RULED},
        left={name: value for name, value in asked.items() if name not in _RULED},
    )


@router.post("/views")
def keep_view(request: Request, person: Reviewer, typed: Annotated[View, Form()]) -> RedirectResponse:
    """Keep a view; one that had the name is replaced."""
    path = links.local(typed.path)
    deeds.keep(request, store_of(request), person, "view", typed.name, path)
    return RedirectResponse("/views", status_code=303)


@router.post("/alerts/rules")
def keep_rule(request: Request, person: Reviewer, typed: Annotated[RuleForm, Form()]) -> RedirectResponse:
    """Keep a rule of alerts made from the filters of a view."""
    deeds.keep(request, store_of(request), person, "rule", typed.name, _rule(typed).model_dump(exclude_unset=True))
    return RedirectResponse("/alerts", status_code=303)


@router.post("/views/drop")
def drop_view(request: Request, person: Reviewer, typed: Annotated[Dropped, Form()]) -> RedirectResponse:
    """Keep a view no longer."""
    deeds.drop(request, store_of(request), person, "view", typed.name)
    return RedirectResponse("/views", status_code=303)


@router.post("/alerts/rules/drop")
def drop_rule(request: Request, person: Reviewer, typed: Annotated[Dropped, Form()]) -> RedirectResponse:
    """Keep a rule no longer."""
    deeds.drop(request, store_of(request), person, "rule", typed.name)
    return RedirectResponse("/alerts", status_code=303)


def _asked(path: str) -> dict[str, str]:
    """The filters of an address."""
    return {name: values[0] for name, values in parse_qs(urlsplit(path).query).items() if name not in ("cursor", "in")}


def _rule(typed: RuleForm) -> Rule:
    """The rule that watches what a view shows; a refusal where its filters make none."""
    given: dict[str, object] = {_RULED[n]: value for n, value in _asked(typed.path).items() if n in _RULED}
    if "minimum_origins" in given:
        given["minimum_origins"] = int(
            str(given["minimum_origins"]) if str(given["minimum_origins"]).isdecimal() else 0
        )
    if "status" in given:
        given["status"] = [given["status"]]
    if "type" in given:
        given["type"] = str(given["type"]).upper()
    if typed.early:
        given["early"] = True
    try:
        return Rule.model_validate({"name": typed.name, **given})
    except ValidationError as error:
        found = error.errors()[0]
        where = ".".join(map(str, found["loc"])) or "rule"
        raise RefusedError(
            422, f"{where}: came {found['input']!r}; {found['msg'].removeprefix('Value error, ')}"
        ) from error
