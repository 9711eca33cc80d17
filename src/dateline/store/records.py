"""What a store answers with."""

from dataclasses import dataclass
from typing import Literal

AddedKind = Literal["new", "same", "version", "reading", "failed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What became of a reading that was added.

    `new`: its article was not known; `same`: nothing changed; `version`: the article's text has changed; `reading`: the
    text is known, the reading of it is not (another version of Dateline, other metadata); `failed`: there was no text,
    so only the failure is kept. `version` counts the article's texts from 1.
    """

    kind: AddedKind
    id: str
    version: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One text of an article, and when it was added (ISO 8601, UTC)."""

    number: int
    digest: str
    added: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One article of the store, as its latest reading tells it."""

    id: str
    key: str
    versions: int
    added: str
    title: str | None = None
    outlet: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One line of the change log."""

    number: int
    kind: AddedKind
    article: str
    version: int | None
    added: str
