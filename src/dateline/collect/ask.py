"""One request, one answer: to a public address, within a deadline and a size, with nothing unfolded beyond measure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from ssl import SSLContext

import httpcore
import httpx

from dateline.base.errors import FetchError
from dateline.base.urls import without_login
from dateline.collect.limits import MAX_BYTES
from dateline.collect.unpack import unpack
from dateline.collect.wire import CheckedNetwork, in_words

MAX_REDIRECTS = 5
ACCEPT = "text/html,application/xhtml+xml,text/plain;q=0.8,*/*;q=0.1"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_NO_BODY = frozenset({204, 304})

Judge = Callable[[int, httpx.Headers], None]
"""Raises `FetchError` where an answer of that status with those headers is not wanted, before its content is read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a server answered: `content` is unpacked, and empty for a redirect or an error status."""

    url: str
    status: int
    headers: httpx.Headers
    content: bytes = b""

    @property
    def moved(self) -> httpx.URL | None:
        """The address that the server sends us on to, if it does. Raises `FetchError` for one that is none."""
        if self.status in _REDIRECTS and "location" in self.headers:
            return target_of(_joined(self.url, self.headers["location"]))
        return None


def _joined(base: str, location: str) -> str:
    try:
        return str(httpx.URL(base).join(location))
    except (httpx.InvalidURL, UnicodeError, ValueError):
        return location


def target_of(url: str) -> httpx.URL:
    """The address, read and judged before anything is asked of the network. Raises `FetchError`."""
    shown = without_login(url)
    try:
        target = httpx.URL(url.strip())
    except (httpx.InvalidURL, UnicodeError) as error:
        raise FetchError(f"{shown!r} is no web address; give one like https://news.example/story") from error
    if target.scheme not in ("http", "https") or not target.host:
        raise FetchError(f"{shown!r} is no web address; give one that begins with http:// or https://")
    if target.userinfo:
        raise FetchError(
            f"the address of {target.host} carries a user name or password; addresses with log-ins are not fetched"
        )
    return target.copy_with(fragment=None)


def ask(
    target: httpx.URL,
    *,
    agent: str,
    deadline: float,
    allow: frozenset[str] = frozenset(),
    headers: Mapping[str, str] | None = None,
    judge: Judge | None = None,
) -> Answer:
    """The server's answer to one GET; a redirect is told, not followed. `deadline` is on the monotonic clock.

    Raises `FetchError`, in words that begin with the address, for everything that goes wrong below an HTTP status.
    """
    network = CheckedNetwork(allow=frozenset(host.lower() for host in allow), deadline=deadline)
    try:
        with httpcore.ConnectionPool(ssl_context=_trust(), network_backend=network) as pool:
            return _answer(pool, target, _headers(target, agent, headers or {}), judge)
    except (httpcore.TimeoutException, TimeoutError) as error:
        raise FetchError(f"{target}: no full answer within the time limit; try again later") from error
    except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.UnsupportedProtocol, OSError) as error:
        raise FetchError(f"{target}: the connection failed: {in_words(error)}") from error
    except FetchError as error:
        raise type(error)(f"{target}: {error}") from error


@cache
def _trust() -> SSLContext:
    return httpx.create_ssl_context(trust_env=False)


def _headers(target: httpx.URL, agent: str, more: Mapping[str, str]) -> dict[bytes | str, bytes | str]:
    own: dict[bytes | str, bytes | str] = {
        "Host": target.netloc.decode("ascii"),
        "User-Agent": agent,
        "Accept": ACCEPT,
        "Accept-Encoding": "gzip, deflate",
        "Connection": "close",
    }
    own.update(more.items())
    return own


def _answer(
    pool: httpcore.ConnectionPool, target: httpx.URL, headers: dict[bytes | str, bytes | str], judge: Judge | None
) -> Answer:
    with pool.stream("GET", str(target), headers=headers) as response:
        got = httpx.Headers(response.headers)
        answer = Answer(url=str(target), status=response.status, headers=got)
        if answer.moved is not None or response.status in _NO_BODY:
            return answer
        if judge is not None:
            judge(response.status, got)
        if not 200 <= response.status < 300:
            return answer
        _check_length(got)
        content = unpack(response.iter_stream(), got.get("content-encoding", ""), MAX_BYTES)
    return Answer(url=str(target), status=response.status, headers=got, content=content)


def _check_length(headers: httpx.Headers) -> None:
    size = headers.get("content-length", "")
    if size.isascii() and size.isdigit() and int(size) > MAX_BYTES:
        raise FetchError(f"the page has {int(size) // 1048576} MB, more than {MAX_BYTES // 1048576}; no article has")
