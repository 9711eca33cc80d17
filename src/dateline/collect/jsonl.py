"""JSON lines -> pages: one document a line, and for each line an answer."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

import msgspec

from dateline.base.codec import decode_page
from dateline.base.errors import DatelineError, LawError
from dateline.base.records import RawPage
from dateline.collect.limits import MAX_BYTES, check_size
from dateline.collect.ninjs import ninjs_page
from dateline.collect.result import Collected, not_collected

_STRING = rb'"(?:[^"\\]|\\.)*+"'
_ID_FIRST = re.compile(  # the document's own id: before it come plain values only, so that no other object's is taken
    rb"\s*+\{(?:\s*+" + _STRING + rb"\s*+:\s*+(?:" + _STRING + rb'|[^\s"{}\[\],]++)\s*+,)*?\s*+"id"\s*+:\s*+'
    rb"(" + _STRING + rb"|\d++(?=\s*[,}]))",
    re.DOTALL,
)
_FAR = 65_536  # bytes of a damaged line that are searched for its id


def collect_jsonl(stream: Iterable[bytes], *, name: str) -> Iterator[Collected]:
    """One `Collected` for each line that is not blank, in order; `name` is what the input is called.

    A line that is no input document gives a failure with the document's id, as far as one can be read, else with the
    id `line-3` (counted from 1, blank lines counted); a document without an id keeps none. A document whose id an
    earlier line of the input has comes with a `warning`.
    """
    lines: dict[str, int] = {}
    for number, line in enumerate(stream, start=1):
        if not line.strip():
            continue
        got = _collect_line(line, f"{name}, line {number}")
        given = got.page.id
        first = lines.setdefault(given, number) if given else number
        if first != number:
            got = replace(got, warning=f"{name}: lines {first} and {number} have the same id {given!r}")
        yield got if given or got.failure is None else replace(got, page=RawPage(id=f"line-{number}"))


def _collect_line(line: bytes, place: str) -> Collected:
    """The page of a line (an input document or ninjs), or the failure with the id that was found.

    The failure says where the line is and what is wrong with it.
    """
    document = line.removeprefix(b"\xef\xbb\xbf")
    try:
        check_size(len(line))
        return Collected(page=decode_page(document))
    except DatelineError as error:
        agency = ninjs_page(document) if len(line) <= MAX_BYTES else None
        if agency is not None:
            return Collected(page=agency)
        page = RawPage(id=_legible_id(document))
        return not_collected(page, "collect_jsonl", type(error)(f"{place}: {error}"))


def _legible_id(document: bytes) -> str | None:
    """The id of a document that cannot be read, if there is one that can."""
    try:
        whole = msgspec.json.decode(document)
        found = whole.get("id") if isinstance(whole, dict) else None
    except (msgspec.MsgspecError, UnicodeDecodeError):
        found = _id_in(document[:_FAR])
    if isinstance(found, int) and not isinstance(found, bool):
        return str(found)
    try:
        return RawPage(id=found).id or None if isinstance(found, str) else None
    except LawError:
        return None


def _id_in(damaged: bytes) -> object:
    match = _ID_FIRST.match(damaged)
    try:
        return msgspec.json.decode(match.group(1)) if match else None
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None


def collect_document(content: bytes, *, name: str) -> Collected:
    """The page of one JSON document; `name` is its id where the document gives none."""
    got = _collect_line(content, name)
    return got if got.page.id else replace(got, page=replace(got.page, id=name))
