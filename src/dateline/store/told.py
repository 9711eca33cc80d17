"""What a database says when it refuses, in words that say what to do and give no password away."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from dateline.base.errors import StoreError
from dateline.base.urls import without_login

WAIT = 30.0  # seconds that one process waits for another that is writing
_SAFE = "what was added before is safe"
_REASONS = (
    ("not a database", "it is not a Dateline store; name another file"),
    ("malformed", "the file is damaged; restore it from a copy"),
    ("readonly", "it may only be read; change its permissions or name another file"),
    ("read-only transaction", "it may only be read; name another database or another user"),
    ("disk is full", f"the disk is full; {_SAFE}"),
    ("No space left", f"the disk is full; {_SAFE}"),
    ("disk I/O error", f"the disk cannot be read or written; {_SAFE}"),
    ("no such module: fts5", "the SQLite of this Python cannot search text; use another Python, or PostgreSQL"),
    ("unable to open", "the file cannot be opened or made there"),
    ("database is locked", f"another process has been writing to it for more than {WAIT:.0f} seconds; try again"),
    ("lock timeout", f"another process has been writing to it for more than {WAIT:.0f} seconds; try again"),
    ("authentication failed", "the user name or the password is wrong; give them in the URL or in ~/.pgpass"),
    ("no password supplied", "a password is needed; give it in the URL or in ~/.pgpass"),
    ("permission denied", "the user may not do this in that database; grant it, or name another user"),
)
_GONE = (
    "connection to server",
    "connection failed",
    "connection timeout expired",
    "server closed the connection",
    "terminating connection",
    "the connection is closed",
    "the connection is lost",
    "consuming input failed",
)
_FULL = ("too many clients", "too many connections", "remaining connection slots")


class TroubleError(StoreError):
    """Not what was given stands in the way, but the database, its disk, its rights or another writer: it may pass."""


class GoneError(TroubleError):
    """The database does not answer; it may again."""


@contextmanager
def told(place: str) -> Iterator[None]:
    """Turn what the database says into a `StoreError` that says what to do."""
    try:
        yield
    except (SQLAlchemyError, OSError) as error:
        said = str(getattr(error, "orig", None) or error)
        reason = next((reason for words, reason in _REASONS if words in said), None)
        if reason is None and _is_gone(error, said):
            raise GoneError(_gone(place, said)) from error
        raise (TroubleError if reason else StoreError)(f"store {place}: {reason or said}") from error


def shown(place: str) -> str:
    """A place as it may be shown: without user name, password and options."""
    place = without_login(place)
    return place.partition("?")[0] if "://" in place else place


def _is_gone(error: Exception, said: str) -> bool:
    if isinstance(error, DBAPIError) and error.connection_invalidated:
        return True
    return any(words in said for words in _GONE)


def _gone(place: str, said: str) -> str:
    if "does not exist" in said:
        return f"store {place}: there is no such database or user on that server; make it, or name another"
    if any(words in said for words in _FULL):
        why = "the database has no connection left; close other programs, or raise its max_connections"
        return f"store {place}: {why}; {_SAFE}"
    return f"store {place}: the database does not answer; {_SAFE}; start it or wait for it, and try again"
