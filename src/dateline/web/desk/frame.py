"""What every page stands in: who looks, where they are, and the store behind it."""

from typing import cast

from fastapi import Request
from fastapi.responses import HTMLResponse
from markupsafe import Markup

from dateline.knowledge.coding import codebook
from dateline.store import Store
from dateline.web import guard
from dateline.web.desk.environment import environment

NAV = (
    ("Today", "/"),
    ("Stories", "/stories"),
    ("Timeline", "/timeline"),
    ("Search", "/search"),
    ("Actors", "/actors"),
    ("Review", "/review"),
    ("Alerts", "/alerts"),
    ("Views", "/views"),
)


_FIELD = Markup('<input type="hidden" name="csrf" value="{}">')


def store_of(request: Request) -> Store:
    """The store that the desk shows."""
    return cast("Store", request.app.state.store)


def page(request: Request, template: str, /, **shown: object) -> HTMLResponse:
    """The page of a template; `shown` is what it prints."""
    made = environment().get_template(f"{template}.html.j2")
    person = guard.who(request)
    words = made.render(
        nav=NAV,
        here=request.url.path,
        this=str(request.url.path) + (f"?{request.url.query}" if request.url.query else ""),
        person=person,
        types=sorted(codebook().types),
        can_leave=bool(person.secret) and request.state.door.local is None,
        csrf=_FIELD.format(guard.csrf_token(request)),
        **shown,
    )
    return HTMLResponse(words)
