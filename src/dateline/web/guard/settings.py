"""How a desk is served: where, to whom, and within which limits."""

import ipaddress
from dataclasses import dataclass
from pathlib import Path

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskSettings:
    """Where the desk listens and what it allows.

    `user` is the name of whoever sits at the machine, where no token is asked for. `names` are the host names under
    which others reach the desk. `rate` is how many requests a second one client may go on sending, `burst` how many at
    once; `body` is the most bytes of a request. `alerts` is the log of alerts that is shown.
    """

    host: str = "127.0.0.1"
    port: int = 8050
    user: str = "desk"
    https: bool = False
    names: tuple[str, ...] = ()
    rate: float = 50.0
    burst: int = 200
    body: int = MEGABYTE
    alerts: Path | None = None

    @property
    def loopback(self) -> bool:
        """True if only programs of this machine can reach the desk."""
        return is_loopback(self.host)

    @property
    def alone(self) -> bool:
        """True if nobody but whoever sits at the machine is meant to reach the desk, through a proxy or without."""
        return self.loopback and not (self.names or self.https)


def is_loopback(host: str) -> bool:
    """True for `localhost` and the addresses of this machine alone."""
    if host.lower().rstrip(".") == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def is_address(host: str) -> bool:
    """True for an IP address, which nobody can make a name point to."""
    try:
        ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return False
    return True
