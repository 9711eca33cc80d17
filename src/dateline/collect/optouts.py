"""Whether a publisher keeps machines from reading a page: TDMRep, X-Robots-Tag, and the same words in the page."""

import re
from typing import NamedTuple

import httpx
import msgspec
from protego import Protego

TOKEN = "dateline"  # noqa: S105 - the name under which robots.txt and X-Robots-Tag speak of us
NO_WORDS = frozenset({"noai", "noindex", "none"})
"""`noai`: no use by machines that learn; `noindex`, `none`: no keeping for search, which a store is for."""
_WITH_VALUE = frozenset({"unavailable_after", "max-snippet", "max-image-preview", "max-video-preview"})
_META = re.compile(r"<meta\s[^>]{0,400}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"(name|content)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.IGNORECASE)
_HEAD = 200_000
_MAX_RULES = 500


class TdmRule(NamedTuple):
    """One line of `/.well-known/tdmrep.json`: the paths that it speaks of, and whether their use is reserved."""

    location: str
    reserved: bool


class _Rule(msgspec.Struct, rename={"reservation": "tdm-reservation"}):
    location: str
    reservation: int = 0


def opted_out(headers: httpx.Headers, html: str | None) -> str | None:
    """What in the answer reserves the page, in words; `None` where nothing does."""
    if headers.get("tdm-reservation", "").strip() == "1":
        return "its server reserves text and data mining (tdm-reservation: 1)"
    for told in headers.get_list("x-robots-tag"):
        for word in _words_for_us(told):
            if word in NO_WORDS:
                return f"its server says {word!r} (X-Robots-Tag)"
    return _opted_out_by_page(html or "")


def _words_for_us(told: str) -> list[str]:
    """The directives that bind us: those for all, and those after our own name; 'otherbot: noindex' binds another."""
    words, ours = [], True
    for part in told.lower().split(","):
        name, colon, rest = part.strip().partition(":")
        names_one = bool(colon) and name not in _WITH_VALUE
        ours = name.strip() in ("*", TOKEN) if names_one else ours
        if ours:
            words.append((rest if names_one else part).strip())
    return words


def _opted_out_by_page(html: str) -> str | None:
    for meta in _META.finditer(html, 0, _HEAD):
        told = {name.lower(): a or b or c for name, a, b, c in _ATTRIBUTE.findall(meta[0])}
        name, content = told.get("name", "").strip().lower(), told.get("content", "").strip().lower()
        if name == "tdm-reservation" and content == "1":
            return "the page reserves text and data mining (tdm-reservation)"
        found = NO_WORDS & {word.strip() for word in content.split(",")} if name in ("robots", TOKEN) else None
        if found:
            return f"the page says {min(found)!r} (meta {name})"
    return None


def tdm_rules(content: bytes) -> tuple[TdmRule, ...]:
    """The rules of a `tdmrep.json`, in its order; none where it cannot be read."""
    try:
        rules = msgspec.json.decode(content, type=list[_Rule])
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return ()
    return tuple(TdmRule(rule.location, rule.reservation == 1) for rule in rules[:_MAX_RULES])


def reserved(rules: tuple[TdmRule, ...], url: str) -> bool:
    """True if the first rule whose location fits the address reserves it. Locations are written as in robots.txt."""
    for rule in rules:
        location = " ".join(rule.location.split())
        lines = f"User-agent: *\nDisallow: {location if location.startswith(('/', '*')) else f'/{location}'}\n"
        if not Protego.parse(lines).can_fetch(url, TOKEN):
            return rule.reserved
    return False
