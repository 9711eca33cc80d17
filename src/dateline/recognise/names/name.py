"""The record of one proper name."""

from dataclasses import dataclass
from typing import Literal

from dateline.base.spans import Span

NameKind = Literal["person", "org", "place", "nationality", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A maximal run of words that is a name (without title or role words), and why it has its kind."""

    span: Span
    kind: NameKind
    why: str
