"""Who may do what at the desk, and what every request and answer must keep to."""

from dateline.web.guard.csrf import csrf_token
from dateline.web.guard.errors import RefusedError
from dateline.web.guard.people import Person, Role, admin, reader, reviewer, who
from dateline.web.guard.settings import DeskSettings

__all__ = ["DeskSettings", "Person", "RefusedError", "Role", "admin", "csrf_token", "reader", "reviewer", "who"]
