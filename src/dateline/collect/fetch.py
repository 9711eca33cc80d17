"""An address on the web -> a page, safely: public addresses only, a time limit, a size limit."""

import time

import httpx

from dateline.base.errors import FetchError
from dateline.base.records import RawPage
from dateline.collect.ask import MAX_REDIRECTS, Answer, Judge, ask, target_of
from dateline.collect.content import collect_bytes
from dateline.version import __version__

USER_AGENT = f"dateline/{__version__} (reads single news pages for a user)"
_READABLE = ("text/", "application/xhtml+xml", "application/json", "application/xml")


def fetch_page(url: str, *, allow: frozenset[str] = frozenset(), time_limit: float = 30.0) -> RawPage:
    """The page at `url` (http or https), after at most five redirects; its `url` is where it was found in the end.

    Only public addresses are connected to, at the first address and after each redirect; the hosts named in `allow`
    (`127.0.0.1`, `news.example`) may be private. Raises `FetchError`, in words, for everything that goes wrong:
    no such name, a private address, an error status, more than `time_limit` seconds or 20 MB, a compression bomb,
    or content that is neither a web page nor text.
    """
    return page_of(fetch_answer(url, allow=allow, time_limit=time_limit, judge=check_page))


def fetch_answer(url: str, *, judge: Judge, allow: frozenset[str] = frozenset(), time_limit: float = 30.0) -> Answer:
    """The good answer at `url` with whatever it holds, as safely as `fetch_page` and with the same errors."""
    deadline = time.monotonic() + time_limit
    target = target_of(url)
    for _ in range(MAX_REDIRECTS + 1):
        answer = ask(target, agent=USER_AGENT, deadline=deadline, allow=allow, judge=judge)
        if answer.moved is None:
            return answer
        target = answer.moved
    raise FetchError(f"{url}: more than {MAX_REDIRECTS} redirects; the last led to {target}")


def page_of(answer: Answer) -> RawPage:
    """The page that an answer holds. Raises `FetchError` for content that is neither a web page nor text."""
    target = httpx.URL(answer.url)
    name = target.path.rpartition("/")[2] or target.host
    collected = collect_bytes(
        answer.content, name=name, content_type=answer.headers.get("content-type"), url=answer.url
    )
    if collected.failure:
        raise FetchError(f"{answer.url}: {collected.failure.detail.removeprefix(f'{name}: ')}")
    return collected.page


def check_page(status: int, headers: httpx.Headers) -> None:
    """Refuse an error status, and what by its content type is neither a web page nor text. Raises `FetchError`."""
    check_status(status)
    kind = headers.get("content-type", "text/html").strip().lower()
    if not kind.startswith(_READABLE):
        raise FetchError(f"the address holds {kind!r}; expected a web page or plain text")


def check_status(status: int) -> None:
    """Refuse an error status. Raises `FetchError`."""
    if not 200 <= status < 300:
        reason = httpx.codes.get_reason_phrase(status)
        raise FetchError(f"the server answered {status} {reason}".rstrip())
