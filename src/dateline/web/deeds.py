"""What people change by a form of the desk or over the API: done in the store, and told for the audit log."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import msgspec
from starlette.requests import Request

from dateline import settle
from dateline.base.errors import StoreError
from dateline.store import Store, kept
from dateline.store.log import now
from dateline.store.told import GoneError
from dateline.web.guard import Person, RefusedError


def keep(request: Request, store: Store, person: Person, kind: kept.KeptKind, name: str, told: object) -> None:
    """Keep a view or rule under a name; one that had the name is replaced."""
    line = msgspec.json.encode(told).decode()
    one = kept.Kept(kind=kind, name=name, by=person.name, at=now(), json=line)
    request.state.deed = f"keep {kind} {name}: {line}"
    store.write(lambda connection: kept.keep(connection, one))


def drop(request: Request, store: Store, person: Person, kind: kept.KeptKind, name: str) -> None:
    """Keep a view or rule no longer; a 404 where none has the name."""
    request.state.deed = f"drop {kind} {name}"
    if not store.write(lambda connection: kept.take_away(connection, kind, name, person.name, now())):
        raise RefusedError(404, f"no {kind} is named {name!r}")


def join(request: Request, store: Store, person: Person, story: str, other: str, why: str) -> str:
    """Make two stories one; its id."""
    request.state.deed = f"join {story} {other}: {why}"
    with _sense():
        return settle.join(store, story, other, person.name, why)


def split(
    request: Request, store: Store, person: Person, story: str, articles: Sequence[str], why: str
) -> tuple[str, str]:
    """Take articles out of a story into one of their own; the ids of both."""
    request.state.deed = f"split {story} {' '.join(articles)}: {why}"
    with _sense():
        return settle.split(store, story, list(articles), person.name, why)


@contextmanager
def _sense() -> Iterator[None]:
    """What the store says of a request that makes no sense is a refusal."""
    try:
        yield
    except GoneError:
        raise
    except StoreError as error:
        raise RefusedError(422, str(error)) from error
