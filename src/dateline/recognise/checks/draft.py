"""A check before it has its id."""

from typing import NamedTuple

from dateline.base.records import CheckKind, Verdict
from dateline.base.spans import Span


class Draft(NamedTuple):
    """What was compared, in which words (`spans`, in text order), with which outcome, and why."""

    kind: CheckKind
    verdict: Verdict
    spans: tuple[Span, ...]
    detail: str


def draft(kind: CheckKind, verdict: Verdict, spans: list[Span], detail: str) -> Draft:
    """A draft with its spans in text order, each once."""
    return Draft(kind, verdict, tuple(sorted(set(spans))), detail)
