"""How precise each type was, by what people accepted, corrected and rejected."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from dateline.store.precision import precision_by_type
from dateline.web.desk.frame import page, store_of

router = APIRouter()


@router.get("/precision")
def precision_page(request: Request) -> HTMLResponse:
    """A table of types with what people said of their facts."""
    with store_of(request).reading() as connection:
        rows = precision_by_type(connection)
    return page(request, "precision", rows=rows, checked=sum(r.accepted + r.corrected + r.rejected for r in rows))
