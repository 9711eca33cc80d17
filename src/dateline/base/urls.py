"""Addresses as they may be shown and kept."""

import re

# The second form is no lawful address, but what a password with "/", "?" or "#" in it looks like: the colon is not
# followed by a port.
_LOGIN = re.compile(
    r"^(\s*(?:[a-z][a-z0-9+.-]*:)?//)(?:[^/?#]*|(?!\[)[^/?#]*:(?!\d*(?:[/?#]|$)).*)@", re.IGNORECASE | re.DOTALL
)


def without_login(url: str) -> str:
    """The address without the user name and the password in it. Other text, and what has none, stays as it is."""
    return _LOGIN.sub(r"\1", url)
