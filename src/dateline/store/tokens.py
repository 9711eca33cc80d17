"""Who may use the desk: tokens with a role, and the sessions of browsers that logged in with one.

Only hashes are kept: a copy of the store lets nobody in.
"""

import hashlib
import re
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal, get_args

from sqlalchemy import Connection, Row, delete, select, update

from dateline.base.errors import StoreError
from dateline.store.desk_tables import sessions, tokens
from dateline.store.log import insert
from dateline.store.review import DATELINE

TokenRole = Literal["reader", "reviewer", "admin"]
ROLES: tuple[TokenRole, ...] = get_args(TokenRole)
SESSION = timedelta(hours=12)
_NAME = re.compile(r"[\w .@-]{1,60}")
_BYTES = 32
_PREFIX = "dl_"  # so that a token that leaked can be told from other words


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A token by its number; the token itself is kept nowhere. Times are ISO 8601, UTC."""

    number: int
    name: str
    role: TokenRole
    added: str
    expires: str | None = None
    revoked: str | None = None

    def stands(self, at: str) -> bool:
        """True if it lets its holder in at that time."""
        return self.revoked is None and (self.expires is None or at < self.expires)


def add_token(connection: Connection, name: str, role: TokenRole, at: str, expires: str | None) -> str:
    """A new token for somebody, told this once. Raises `StoreError` where that name has one that stands."""
    if any(token.name == name and token.stands(at) for token in all_tokens(connection)):
        raise StoreError(f"{name!r} has a token; revoke it first, or take another name")
    if not _NAME.fullmatch(name) or name.strip().casefold() == DATELINE:
        raise StoreError(f"{name!r} is no name for a person; give 1 to 60 letters, digits, spaces or . @ -")
    made = _PREFIX + secrets.token_urlsafe(_BYTES)
    insert(connection, tokens, name=name, role=role, hash=hash_of(made), added=at, expires=expires)
    return made


def checked_role(told: str) -> TokenRole:
    """The role of that name. Raises `StoreError` where it is none."""
    for role in ROLES:
        if role == told:
            return role
    raise StoreError(f"{told!r} is no role; give {', '.join(ROLES)}")


def all_tokens(connection: Connection) -> tuple[Token, ...]:
    """Every token, revoked ones included, in the order in which they were made."""
    return tuple(_token(row) for row in connection.execute(select(tokens).order_by(tokens.c.number)))


def revoke_token(connection: Connection, name: str, at: str) -> bool:
    """Let a token, and the sessions that were begun with it, in no more; False if none of that name stands."""
    standing = [token.number for token in all_tokens(connection) if token.name == name and token.stands(at)]
    connection.execute(update(tokens).where(tokens.c.number.in_(standing)).values(revoked=at))
    connection.execute(delete(sessions).where(sessions.c.token.in_(standing)))
    return bool(standing)


def holder_of(connection: Connection, given: str, at: str) -> Token | None:
    """The token that was given, if it is one and stands."""
    row = connection.execute(select(tokens).where(tokens.c.hash == hash_of(given))).first()
    return _standing(row, at)


def begin_session(connection: Connection, token: Token, at: str) -> str:
    """A new session, told this once; it ends by itself. Sessions that ended are forgotten."""
    connection.execute(delete(sessions).where(sessions.c.expires <= at))
    made = secrets.token_urlsafe(_BYTES)
    expires = (datetime.fromisoformat(at).astimezone(UTC) + SESSION).isoformat(timespec="milliseconds")
    connection.execute(sessions.insert().values(hash=hash_of(made), token=token.number, expires=expires))
    return made


def session_of(connection: Connection, given: str, at: str) -> Token | None:
    """The token that a session was begun with, if both stand."""
    wanted = select(tokens).join(sessions, sessions.c.token == tokens.c.number)
    row = connection.execute(wanted.where(sessions.c.hash == hash_of(given), sessions.c.expires > at)).first()
    return _standing(row, at)


def end_session(connection: Connection, given: str) -> None:
    """A session that lets nobody in any more."""
    connection.execute(delete(sessions).where(sessions.c.hash == hash_of(given)))


def hash_of(given: str) -> str:
    """What is kept of a token: it has 256 bits of chance, so that one round of SHA-256 is enough."""
    return hashlib.sha256(given.encode("utf-8", "surrogatepass")).hexdigest()


def _standing(row: "Row[tuple[object, ...]] | None", at: str) -> Token | None:
    token = None if row is None else _token(row)
    return token if token is not None and token.stands(at) else None


def _token(row: "Row[tuple[object, ...]]") -> Token:
    return Token(
        number=row.number, name=row.name, role=row.role, added=row.added, expires=row.expires, revoked=row.revoked
    )
