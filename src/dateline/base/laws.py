"""The first two laws, as checks that records call when they are made.

1. Evidence: every fact has at least one span, in range and not empty.
2. Unknown is null: what is given has its basis, and nothing is half given.
"""

import re
from collections.abc import Sequence

from dateline.base.errors import LawError
from dateline.base.spans import Span

_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?")


def need_span(what: str, span: Span) -> None:
    """Refuse a span that is empty, reversed or begins before the text."""
    if not 0 <= span.start < span.end:
        raise LawError(f"{what}: span [{span.start}, {span.end}) holds no words; a fact needs 0 <= start < end")


def need_spans(what: str, spans: Sequence[Span]) -> None:
    """Refuse a fact without evidence, or with an impossible span in it."""
    if not spans:
        raise LawError(f"{what}: no span; every fact carries at least one")
    for span in spans:
        need_span(what, span)


def need_both_or_neither(what: str, **pair: object) -> None:
    """Refuse a pair of fields of which only one is known."""
    known = [name for name, value in pair.items() if value is not None]
    if len(known) == 1:
        raise LawError(
            f"{what}: {known[0]} is given without {' and '.join(set(pair) - set(known))}; give both or neither"
        )


def need_basis(what: str, value: object, basis: object) -> None:
    """Refuse a value without a basis: what was filled in must say from where."""
    if value is not None and basis is None:
        raise LawError(f"{what}: {value!r} is given without a basis; say where it comes from, or leave it null")


def need_date(what: str, value: str | None) -> None:
    """Refuse a calendar date that is not ISO 8601 (`2020-01-03`, optionally with time and zone)."""
    if value is not None and not _ISO_DAY.fullmatch(value):
        raise LawError(f"{what}: {value!r} is not an ISO date or date-time; give YYYY-MM-DD[Thh:mm[:ss][zone]] or null")


def need_characters(what: str, text: str | None) -> None:
    """Refuse a text with half a surrogate pair in it: no file or wire can carry it, and no letter may be changed."""
    try:
        (text or "").encode()
    except UnicodeEncodeError as error:
        raise LawError(
            f"{what}: the code point at {error.start} is half a surrogate pair, which is no character; "
            "decode the source again, or take it out"
        ) from None


def need_share(what: str, value: float) -> None:
    """Refuse a score outside 0 to 1."""
    if not 0.0 <= value <= 1.0:
        raise LawError(f"{what}: score {value} is not between 0 and 1")
