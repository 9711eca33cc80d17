"""An address on the web -> a page, safely: public addresses only, a time limit, a size limit."""

import time

import httpcore
import httpx

from dateline.base.errors import FetchError
from dateline.base.records import RawPage
from dateline.base.urls import without_login
from dateline.collect.content import collect_bytes
from dateline.collect.limits import MAX_BYTES
from dateline.collect.unpack import unpack
from dateline.collect.wire import CheckedNetwork, in_words
from dateline.version import __version__

USER_AGENT = f"dateline/{__version__} (reads single news pages for a user)"
MAX_REDIRECTS = 5
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_READABLE = ("text/", "application/xhtml+xml", "application/json", "application/xml")


def fetch_page(url: str, *, allow: frozenset[str] = frozenset(), time_limit: float = 30.0) -> RawPage:
    """The page at `url` (http or https), after at most five redirects; its `url` is where it was found in the end.

    Only public addresses are connected to, at the first address and after each redirect; the hosts named in `allow`
    (`127.0.0.1`, `news.example`) may be private. Raises `FetchError`, in words, for everything that goes wrong:
    no such name, a private address, an error status, more than `time_limit` seconds or 20 MB, a compression bomb,
    or content that is neither a web page nor text.
    """
    deadline = time.monotonic() + time_limit
    network = CheckedNetwork(allow=frozenset(host.lower() for host in allow), deadline=deadline)
    target = _target(url)
    with httpcore.ConnectionPool(
        ssl_context=httpx.create_ssl_context(trust_env=False), network_backend=network
    ) as pool:
        for _ in range(MAX_REDIRECTS + 1):
            try:
                answer = _ask(pool, target)
            except (httpcore.TimeoutException, TimeoutError) as error:
                raise FetchError(f"{target}: no full answer within {time_limit:g} seconds; try again later") from error
            except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.UnsupportedProtocol, OSError) as error:
                raise FetchError(f"{target}: the connection failed: {in_words(error)}") from error
            except FetchError as error:
                raise FetchError(f"{target}: {error}") from error
            if isinstance(answer, RawPage):
                return answer
            target = answer
    raise FetchError(f"{url}: more than {MAX_REDIRECTS} redirects; the last led to {target}")


def _target(url: str) -> httpx.URL:
    """The address, read and judged before anything is asked of the network."""
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


def _ask(pool: httpcore.ConnectionPool, target: httpx.URL) -> RawPage | httpx.URL:
    """The page, or the address that the server sends us on to."""
    headers: dict[bytes | str, bytes | str] = {
        "Host": target.netloc.decode("ascii"),
        "User-Agent": USER_AGENT,
        "Accept": "text/html,application/xhtml+xml,text/plain;q=0.8,*/*;q=0.1",
        "Accept-Encoding": "gzip, deflate",
        "Connection": "close",
    }
    with pool.stream("GET", str(target), headers=headers) as response:
        got = httpx.Headers(response.headers)
        if response.status in _REDIRECTS and "location" in got:
            return _target(str(target.join(got["location"])))
        _check_answer(response.status, got)
        content = unpack(response.iter_stream(), got.get("content-encoding", ""), MAX_BYTES)
    name = target.path.rpartition("/")[2] or target.host
    collected = collect_bytes(content, name=name, content_type=got.get("content-type"), url=str(target))
    if collected.failure:
        raise FetchError(collected.failure.detail.removeprefix(f"{name}: "))
    return collected.page


def _check_answer(status: int, headers: httpx.Headers) -> None:
    if not 200 <= status < 300:
        reason = httpx.codes.get_reason_phrase(status)
        raise FetchError(f"the server answered {status} {reason}".rstrip())
    kind = headers.get("content-type", "text/html").strip().lower()
    if not kind.startswith(_READABLE):
        raise FetchError(f"the address holds {kind!r}; expected a web page or plain text")
    size = headers.get("content-length", "")
    if size.isascii() and size.isdigit() and int(size) > MAX_BYTES:
        raise FetchError(f"the page has {int(size) // 1048576} MB, more than {MAX_BYTES // 1048576}; no article has")
