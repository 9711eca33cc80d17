"""JSON lines -> pages: one document a line, and for each line an answer."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dateline.base.codec import decode_page
from dateline.base.errors import DatelineError
from dateline.base.records import RawPage
from dateline.collect.limits import check_size
from dateline.collect.result import Collected, not_collected


def collect_jsonl(stream: Iterable[bytes]) -> Iterator[Collected]:
    """One `Collected` for each line that is not blank, in order.

    A line that is no input document gives a failure with the id `line-3` (counted from 1, blank lines counted);
    a document without an id keeps none.
    """
    for number, line in enumerate(stream, start=1):
        if line.strip():
            yield _collect_line(line, f"line-{number}")


def _collect_line(line: bytes, name: str) -> Collected:
    try:
        check_size(len(line))
        return Collected(page=decode_page(line.removeprefix(b"\xef\xbb\xbf")))
    except DatelineError as error:
        return not_collected(RawPage(id=name), "collect_jsonl", error)


def collect_document(content: bytes, *, name: str) -> Collected:
    """The page of one JSON document; `name` is its id where the document gives none."""
    got = _collect_line(content, name)
    return got if got.page.id else replace(got, page=replace(got.page, id=name))
