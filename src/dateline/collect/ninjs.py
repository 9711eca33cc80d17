"""ninjs 1.x and 2.x, the JSON of the IPTC in which agencies deliver -> pages."""

import html
from collections.abc import Mapping

import msgspec

from dateline.base.errors import LawError
from dateline.base.records import RawPage
from dateline.collect.found import instant


class _Infosource(msgspec.Struct):
    name: str | None = None


class _Headline(msgspec.Struct):
    value: str = ""
    role: str | None = None


class _Body(msgspec.Struct):
    value: str = ""
    role: str | None = None
    contenttype: str | None = None


class _Ninjs(msgspec.Struct):
    """The fields that Dateline uses; `type` is text, picture, graphic, audio, video or composite."""

    uri: str
    type: str | None = None
    language: str | None = None
    versioncreated: str | None = None
    firstcreated: str | None = None
    contentcreated: str | None = None
    copyrightholder: str | None = None
    headline: str | None = None
    headlines: list[_Headline] = []
    body_text: str | None = None
    body_html: str | None = None
    body_xhtml: str | None = None
    bodies: list[_Body] = []
    infosource: list[_Infosource] = []
    infosources: list[_Infosource] = []


_DECODER = msgspec.json.Decoder(_Ninjs)


def ninjs_page(document: bytes) -> RawPage | None:
    """The page of a ninjs document that holds a text; `None` for anything else.

    `uri` becomes the id, and the address where it is one. The date is that of the first version, else of this one.
    """
    try:
        told = _DECODER.decode(document)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None
    headline = _of_role([(one.role, one.value) for one in told.headlines]) or told.headline
    plain, marked = _bodies(told)
    if not (plain or marked):
        return None
    try:
        return RawPage(
            id=told.uri or None,
            url=told.uri if told.uri.startswith(("http://", "https://")) else None,
            text=plain,
            html=None if plain else _whole(headline, marked or ""),
            title=headline,
            published=next(
                filter(None, map(instant, (told.firstcreated, told.versioncreated, told.contentcreated))), None
            ),
            outlet=next((one.name for one in (*told.infosource, *told.infosources) if one.name), told.copyrightholder),
            language=(told.language or "").partition("-")[0].lower() or None,
        )
    except LawError:
        return None


def _bodies(told: _Ninjs) -> tuple[str | None, str | None]:
    """The text as plain words and as markup, as far as each is there."""
    plain = [(one.role, one.value) for one in told.bodies if one.contenttype in (None, "text/plain")]
    marked = [(one.role, one.value) for one in told.bodies if "html" in (one.contenttype or "")]
    return told.body_text or _of_role(plain), told.body_html or told.body_xhtml or _of_role(marked)


def _of_role(told: list[tuple[str | None, str]]) -> str | None:
    """The main one of several wordings: that of role main, else the first."""
    roles: Mapping[str | None, str] = dict(reversed(told))
    return roles.get("main") or next((value for _, value in told if value), None)


def _whole(headline: str | None, body: str) -> str:
    """A piece of markup as a page, so that it is read as one."""
    title = html.escape(headline or "")
    return f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>{body}</article></body></html>"
