"""Fetching as a guest: robots.txt, opt-outs, one request at a time for each host, and time to breathe."""

import re
import time
from dataclasses import dataclass
from threading import Lock

import httpx

from dateline.base.errors import FetchError
from dateline.collect.ask import MAX_REDIRECTS, Answer, Judge, ask, target_of
from dateline.collect.optouts import TOKEN, opted_out
from dateline.collect.pace import FIRST_PAUSE, Pace, retry_after
from dateline.collect.robots import HostRules, rules_of
from dateline.version import __version__

TRIES = 3
PATIENCE = 60.0
"""Seconds that we wait for a host that asks us to; for longer it is left alone, and the next round tries again."""
_ASKS_TO_WAIT = frozenset({429, 503})
_CONTACT = re.compile(r"https?://[^\s()]+|[^\s@()]+@[^\s@()]+")


class RefusedError(FetchError):
    """The publisher does not want the page to be fetched or read by machines."""


class StatusError(FetchError):
    """The server answered with an error status."""

    def __init__(self, url: object, status: int) -> None:
        self.status = status
        super().__init__(f"{url}: the server answered {status} {httpx.codes.get_reason_phrase(status)}".rstrip())


class HeldError(FetchError):
    """The host asks to be left alone for longer than we wait: for `seconds` from now."""

    def __init__(self, host: str, seconds: float) -> None:
        self.host, self.seconds = host, seconds
        super().__init__(f"{host} asks to be left alone for a while; a later round tries again")


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How one source is visited: seconds between requests to a host, and whether we may mine by agreement."""

    gap: float = 2.0
    may_mine: bool = False


def agent_of(contact: str) -> str:
    """The User-Agent with which we say who we are. Raises `FetchError` for a contact that nobody could write to."""
    if not _CONTACT.fullmatch(contact) or len(contact) > 200:
        raise FetchError(
            f"{contact!r} is no contact; give an e-mail address or a web address, so that you can be asked"
        )
    return f"{TOKEN}/{__version__} (+{contact})"


class Visitor:
    """Fetches pages politely and safely; hosts are asked for their rules once. Safe to share between threads."""

    def __init__(
        self, *, agent: str, allow: frozenset[str] = frozenset(), pace: Pace | None = None, time_limit: float = 30.0
    ) -> None:
        self._agent = agent
        self._allow = allow
        self._pace = pace or Pace()
        self._time_limit = time_limit
        self._rules: dict[str, HostRules] = {}
        self._lock = Lock()

    def get(
        self,
        url: str,
        manner: Manner,
        *,
        etag: str | None = None,
        modified: str | None = None,
        judge: Judge | None = None,
    ) -> Answer:
        """The answer after redirects: with status 200, or 304 where the page is still what `etag`, `modified` say.

        Raises `RefusedError` where robots.txt or an opt-out forbids it, `HeldError` where the host asks for a long
        pause, `StatusError` for any other status, and `FetchError` for whatever else goes wrong.
        """
        headers = {name: told for name, told in (("If-None-Match", etag), ("If-Modified-Since", modified)) if told}
        target = target_of(url)
        for _ in range(MAX_REDIRECTS + 1):
            gap = self._admitted(target, manner)
            answer = self._patiently(target, gap, headers, judge)
            if answer.moved is None:
                return _good(answer)
            target, headers = answer.moved, {}
        raise FetchError(f"{url}: more than {MAX_REDIRECTS} redirects; the last led to {target}")

    def _admitted(self, target: httpx.URL, manner: Manner) -> float:
        """The pause that host and source ask for between requests. Raises `RefusedError` where we are not let in."""
        rules = self._rules_of(target, manner.gap)
        if rules.unknown:
            raise FetchError(f"{target}: {rules.unknown}; until it can, nothing is fetched there")
        if not rules.allows(str(target)):
            raise RefusedError(f"{target}: robots.txt does not let {TOKEN} fetch it")
        if not manner.may_mine and rules.reserves(str(target)):
            raise RefusedError(f"{target}: its publisher reserves text and data mining (tdmrep.json)")
        return max(manner.gap, rules.pause)

    def _rules_of(self, target: httpx.URL, gap: float) -> HostRules:
        origin = target.copy_with(path="/", query=None)
        with self._lock:
            known = self._rules.get(str(origin))
        if known is None:
            known = rules_of(origin, lambda url: self._followed(url, gap))
            with self._lock:
                self._rules[str(origin)] = known
        return known

    def _followed(self, target: httpx.URL, gap: float) -> Answer:
        """The answer to a request for rules, which no rules bind."""
        for _ in range(MAX_REDIRECTS + 1):
            answer = self._once(target, gap, {}, None)
            if answer.moved is None:
                return answer
            target = answer.moved
        raise FetchError(f"{target}: more than {MAX_REDIRECTS} redirects")

    def _patiently(self, target: httpx.URL, gap: float, headers: dict[str, str], judge: Judge | None) -> Answer:
        """The answer; asked again after a pause where the server asks for one."""
        for attempt in range(TRIES):
            held = self._pace.held(target.host)
            if held > PATIENCE:
                raise HeldError(target.host, held)
            answer = self._once(target, gap, headers, judge)
            if answer.status not in _ASKS_TO_WAIT:
                return answer
            told = retry_after(answer.headers.get("retry-after"))
            self._pace.hold(target.host, FIRST_PAUSE * 2**attempt if told is None else told)
        raise HeldError(target.host, self._pace.held(target.host))

    def _once(self, target: httpx.URL, gap: float, headers: dict[str, str], judge: Judge | None) -> Answer:
        def wanted(status: int, got: httpx.Headers) -> None:
            if judge is not None and 200 <= status < 300:
                judge(status, got)

        with self._pace.turn(target.host, gap):
            deadline = time.monotonic() + self._time_limit
            return ask(target, agent=self._agent, deadline=deadline, allow=self._allow, headers=headers, judge=wanted)


def check_opt_out(answer: Answer, html: str | None, manner: Manner) -> None:
    """Refuse a page that its publisher keeps from machines, by header or in the page. Raises `RefusedError`."""
    reason = None if manner.may_mine else opted_out(answer.headers, html)
    if reason:
        raise RefusedError(f"{answer.url}: {reason}")


def _good(answer: Answer) -> Answer:
    if answer.status in (200, 304):
        return answer
    raise StatusError(answer.url, answer.status)
