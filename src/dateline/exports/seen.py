"""A reading as its tables see it: ids followed to names, spans to words."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from dateline.base.records import Actor, Place, Reading
from dateline.base.spans import Span
from dateline.exports.form import Cell, Profile, listed
from dateline.exports.words import shown

Fact = TypeVar("Fact")


class Seen:
    """One reading and the profile that it is shown by."""

    def __init__(self, reading: Reading, profile: Profile) -> None:
        self.reading, self.profile = reading, profile
        self.article = reading.article
        self._actors = {actor.id: actor for actor in reading.actors}
        self._places = {place.id: place for place in reading.places}

    def actor(self, key: str | None) -> Actor | None:
        """The actor of an id."""
        return self._actors.get(key) if key else None

    def place(self, key: str | None) -> Place | None:
        """The place of an id."""
        return self._places.get(key) if key else None

    def name(self, key: str | None) -> str | None:
        """The name of the actor of an id."""
        actor = self.actor(key)
        return self.hidden(actor.name) if actor else None

    def names(self, keys: Iterable[str]) -> Cell:
        """The names of some actors in one cell."""
        return listed(self.name(key) for key in keys)

    def words(self, spans: Iterable[Span | None]) -> str | None:
        """The exact words of some spans, ' ... ' between them, as the profile shows them; `None` without a span."""
        told = [span.of(self.article.text) for span in spans if span is not None]
        return shown(" ... ".join(told), self.profile) if told else None

    def hidden(self, words: str) -> str:
        """Words that are no quotation as the profile shows them."""
        return shown(words, self.profile)

    @property
    def title(self) -> str | None:
        """The headline as the profile shows it."""
        return self.hidden(self.article.title) if self.article.title else None


@dataclass(frozen=True, slots=True)
class Told(Generic[Fact]):
    """One fact in its reading, with its id and the span of its first words: a row to be."""

    seen: Seen
    fact: Fact
    id: str
    first: Span


def ranges(spans: Iterable[Span]) -> str | None:
    """Spans in one cell: `0-12; 40-52`."""
    return listed(f"{start}-{end}" for start, end in spans)
