"""What a host asks of robots, fetched once: /robots.txt, and /.well-known/tdmrep.json."""

from collections.abc import Callable
from dataclasses import dataclass

import httpx
from protego import Protego

from dateline.base.errors import FetchError, PageError
from dateline.collect.ask import Answer
from dateline.collect.decode import decode
from dateline.collect.optouts import TOKEN, TdmRule, reserved, tdm_rules

MAX_ROBOTS = 500 * 1024
"""As much of a robots.txt as RFC 9309 asks to be read."""
LONGEST_PAUSE = 60.0
"""A Crawl-delay beyond it counts as this: such a host still gets a page a minute at most."""

Fetch = Callable[[httpx.URL], Answer]


@dataclass(frozen=True, slots=True, kw_only=True)
class HostRules:
    """What one host (scheme, name, port) asks. `unknown` says why its robots.txt could not be had, if so."""

    robots: Protego
    mining: tuple[TdmRule, ...] = ()
    unknown: str | None = None

    def allows(self, url: str) -> bool:
        """True if robots.txt lets us fetch the address."""
        return self.robots.can_fetch(url, TOKEN)

    def reserves(self, url: str) -> bool:
        """True if tdmrep.json reserves text and data mining there."""
        return reserved(self.mining, url)

    @property
    def pause(self) -> float:
        """The seconds between two requests that robots.txt asks for; 0 where it asks for none."""
        rate = self.robots.request_rate(TOKEN)
        paced = rate.seconds / rate.requests if rate and rate.requests else 0.0
        return min(max(self.robots.crawl_delay(TOKEN) or 0.0, paced, 0.0), LONGEST_PAUSE)


def rules_of(origin: httpx.URL, fetch: Fetch) -> HostRules:
    """The rules of the host at `origin`.

    As RFC 9309 has it, no robots.txt (4xx) allows all, and one that cannot be had (5xx, no connection) forbids all for
    now, which `unknown` tells.
    """
    try:
        answer = fetch(origin.join("/robots.txt"))
    except FetchError as error:
        return HostRules(robots=Protego.parse(""), unknown=f"its robots.txt cannot be had: {error}")
    if answer.status >= 500 or answer.status == 429:
        return HostRules(robots=Protego.parse(""), unknown=f"its robots.txt cannot be had: status {answer.status}")
    text = _text(answer.content) if answer.status < 300 else ""
    return HostRules(robots=Protego.parse(text), mining=_mining(origin, fetch))


def _text(content: bytes) -> str:
    """The text of robots.txt; what is no text holds no rule."""
    try:
        return decode(content[:MAX_ROBOTS])
    except PageError:
        return ""


def _mining(origin: httpx.URL, fetch: Fetch) -> tuple[TdmRule, ...]:
    try:
        answer = fetch(origin.join("/.well-known/tdmrep.json"))
    except FetchError:
        return ()
    return tdm_rules(answer.content) if answer.status == 200 else ()
