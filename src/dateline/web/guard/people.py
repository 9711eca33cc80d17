"""Who asks, and what they may do: readers look, reviewers decide, admins hand out tokens and see the audit log."""

from dataclasses import dataclass

from starlette.requests import HTTPConnection, Request

from dateline.store.tokens import ROLES, TokenRole
from dateline.web.guard.errors import RefusedError

Role = TokenRole


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody at the desk.

    `secret` is what their forms prove themselves with; it is empty for a program that sends a token of its own, which
    no other site can make a browser send.
    """

    name: str
    role: Role
    secret: bytes = b""

    def may(self, role: Role) -> bool:
        """True if a person of that role may do no more than this one."""
        return ROLES.index(self.role) >= ROLES.index(role)


def who(request: HTTPConnection) -> Person:
    """The person who asks; a `RefusedError` where nobody has logged in."""
    person = request.scope.get("state", {}).get("person")
    if not isinstance(person, Person):
        raise RefusedError(401, "log in first, or send a token: Authorization: Bearer TOKEN")
    return person


def _need(request: Request, role: Role) -> Person:
    person = who(request)
    if not person.may(role):
        raise RefusedError(403, f"this needs the role {role}; {person.name} is a {person.role}")
    return person


def reader(request: Request) -> Person:
    """The person who asks: a reader at least."""
    return _need(request, "reader")


def reviewer(request: Request) -> Person:
    """The person who asks: a reviewer at least."""
    return _need(request, "reviewer")


def admin(request: Request) -> Person:
    """The person who asks: an admin."""
    return _need(request, "admin")
