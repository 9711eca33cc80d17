"""What changed between two versions of one article (schema `dateline.revision/1`): its words, and which facts."""

from dataclasses import dataclass
from typing import Literal

from dateline.base.spans import Span

FactKind = Literal["event", "quote", "quantity", "advisory"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextChange:
    """Words that were taken out, put in, or replaced: where they stood in the old text, and stand in the new one."""

    old: Span | None
    new: Span | None
    old_words: str = ""
    new_words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FactChange:
    """A fact that only one version tells, or that both tell with other `fields`; ids are those of each reading."""

    kind: FactKind
    old: str | None
    new: str | None
    old_words: str = ""
    new_words: str = ""
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """The difference of two versions of an article, told by the digests of their texts."""

    article: str
    old: str
    new: str
    schema: Literal["dateline.revision/1"] = "dateline.revision/1"
    text: tuple[TextChange, ...] = ()
    facts: tuple[FactChange, ...] = ()
