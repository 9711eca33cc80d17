"""What a list of acts is narrowed to: every filter is a parameter of the address, so that a link opens the view."""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Annotated

from fastapi import Depends
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from starlette.requests import Request

from dateline.base.errors import LawError
from dateline.base.records import Status
from dateline.store import Box
from dateline.store.acts import ActQuery
from dateline.store.records import FactKind
from dateline.store.ways import FactQuery
from dateline.web.desk.links import with_query
from dateline.web.guard import RefusedError

_BOX = re.compile(r"-?\d+(\.\d+)?(,-?\d+(\.\d+)?){3}")
NAMES = {
    "since": "on or after", "until": "on or before", "reported_since": "reported since",
    "reported_until": "reported until", "place": "place", "box": "part of the map", "type": "type", "status": "status",
    "actor": "actor", "source": "source", "origins": "origins at least", "words": "words",
}  # fmt: skip


def _day(told: str | None) -> str | None:
    if told is not None:
        try:
            datetime.fromisoformat(told)
        except ValueError:
            raise ValueError("no ISO date or time, as 2024-03-12 or 2024-03-12T06:00") from None
    return told


def _box(told: str | None) -> str | None:
    if told is not None:
        if not _BOX.fullmatch(told):
            raise ValueError("no box of west,south,east,north in degrees, as 33,42,41,46")
        box_of(told)
    return told


def box_of(told: str) -> Box:
    """The part of the map that four numbers name; a `ValueError` where they name none."""
    west, south, east, north = map(float, told.split(","))
    try:
        return Box(west=west, south=south, east=east, north=north)
    except LawError as error:
        raise ValueError(str(error)) from error


def _given(told: object) -> object:
    """A field of a form that was left empty asks for nothing."""
    return None if isinstance(told, str) and not told.strip() else told


_Words = Annotated[str | None, BeforeValidator(_given), Field(max_length=200)]
_Day = Annotated[str | None, BeforeValidator(_given), Field(max_length=40), AfterValidator(_day)]


class Filters(BaseModel):
    """The filters of a list of acts, as typed; `None` asks for nothing."""

    model_config = ConfigDict(frozen=True)
    since: _Day = None
    until: _Day = None
    reported_since: _Day = None
    reported_until: _Day = None
    place: _Words = None
    box: Annotated[str | None, BeforeValidator(_given), AfterValidator(_box)] = None
    type: _Words = None
    status: Annotated[Status | None, BeforeValidator(_given)] = None
    actor: _Words = None
    source: _Words = None
    origins: Annotated[int | None, BeforeValidator(_given), Field(ge=1, le=1000)] = None
    words: Annotated[str | None, BeforeValidator(_given), Field(max_length=400)] = None
    cursor: Annotated[str | None, BeforeValidator(_given), Field(pattern=r"^-?\d{1,18}(~\w{1,18})?$")] = None
    limit: Annotated[int | None, BeforeValidator(_given), Field(ge=1, le=200)] = None

    def query(self, *, standing: bool = True, **more: str | None) -> ActQuery:
        """The question to the store; `more` stands in the place of what was typed."""
        typed = self.model_dump(exclude={"cursor", "limit", "box"}, exclude_none=True) | more
        return ActQuery(box=box_of(self.box) if self.box else None, standing=standing, **typed)

    def facts(self, kind: FactKind, **more: str | None) -> FactQuery:
        """The question for single facts to the store; `more` stands in the place of what was typed."""
        typed = self.model_dump(exclude={"cursor", "limit", "box", "origins"}, exclude_none=True) | more
        return FactQuery(kind=kind, box=box_of(self.box) if self.box else None, **typed)

    def number(self) -> int | None:
        """The place in a list that goes by numbers."""
        if self.cursor is not None and not self.cursor.isdecimal():
            raise RefusedError(422, f"cursor: came {self.cursor!r}; expected that of a link to the next page")
        return int(self.cursor) if self.cursor else None

    def mark(self) -> str | None:
        """The place in a list that goes by two things: a count, or a time, and what has it."""
        if self.cursor is not None and "~" not in self.cursor:
            raise RefusedError(422, f"cursor: came {self.cursor!r}; expected that of a link to the next page")
        return self.cursor

    def asked(self) -> dict[str, str]:
        """What is asked for, by parameter, without the place in the list."""
        return {name: str(value) for name, value in self if name in NAMES and value is not None}

    def chips(self, here: str) -> Iterator[tuple[str, str, str]]:
        """For each filter its name, its value, and the address of the view without it."""
        for name, value in self.asked().items():
            yield NAMES[name], value, with_query(here, **{name: None, "cursor": None, "part": None})


def _filters(request: Request) -> Filters:
    """The filters of an address; a refusal that says what was expected where one is wrong."""
    try:
        return Filters.model_validate(dict(request.query_params))
    except ValidationError as error:
        found = error.errors()[0]
        name = found["loc"][0]
        why = str(found["msg"]).removeprefix("Value error, ")
        raise RefusedError(422, f"{name}: came {request.query_params.get(str(name))!r}; {why}") from error


Asked = Annotated[Filters, Depends(_filters)]
