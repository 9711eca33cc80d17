"""Bytes of unknown kind -> a page: web page, plain text or JSON document."""

import re

from dateline.base.errors import PageError
from dateline.base.records import RawPage
from dateline.collect.decode import decode
from dateline.collect.jsonl import collect_document
from dateline.collect.limits import check_size
from dateline.collect.result import Collected, not_collected

_HTML_TYPES = ("text/html", "application/xhtml+xml")
_HTML_NAME = re.compile(r"\.(?:x?html?|php|aspx?|jsp)$", re.IGNORECASE)
_MARKUP = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_TAGS = re.compile(r"<(?:p|div|article|h1|br|meta)(?:\s[^<>]*)?/?>", re.IGNORECASE)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)


def collect_bytes(
    content: bytes,
    *,
    name: str,
    content_type: str | None = None,
    url: str | None = None,
    id: str | None = None,  # noqa: A002 - the record's own field name
) -> Collected:
    """The page that `content` holds: HTML or plain text by its content type, else its name, else its first words.

    `name` is what the input is called (a file name, `-`); failures speak of it. `id` becomes the page's id.
    """
    page = RawPage(id=id, url=url)
    try:
        check_size(len(content))
        if _is_json(name, content_type):
            return collect_document(content, name=id or name)
        text = decode(content, charset=charset_of(content_type))
    except PageError as error:
        return not_collected(page, "collect_bytes", PageError(f"{name}: {error}"))
    if is_html(text, name=name, content_type=content_type):
        return Collected(page=RawPage(id=id, url=url, html=text))
    return Collected(page=RawPage(id=id, url=url, text=text.replace("\r\n", "\n")))


def is_html(text: str, *, name: str = "", content_type: str | None = None) -> bool:
    """True if the text is markup: the server says so, or the name's ending, or it begins or reads like a page."""
    kind = (content_type or "").partition(";")[0].strip().lower()
    if kind in _HTML_TYPES or _MARKUP.match(text, 0, 20_000):
        return True
    if kind == "text/plain" or name.lower().endswith(".txt"):
        return False
    return bool(_HTML_NAME.search(name)) or len(_TAGS.findall(text, 0, 20_000)) >= 3


def _is_json(name: str, content_type: str | None) -> bool:
    return name.lower().endswith(".json") or (content_type or "").lower().startswith("application/json")


def charset_of(content_type: str | None) -> str | None:
    """The charset that a content type names, if it names one."""
    found = _CHARSET.search(content_type or "")
    return found.group(1) if found else None
