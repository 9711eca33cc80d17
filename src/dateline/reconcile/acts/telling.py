"""One event of one article, as it is compared with those of others."""

import math
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from dateline.base.records import Actor, Event, Place, Reading
from dateline.knowledge.frequencies import rarity
from dateline.reconcile.when import days_of, published_day
from dateline.reconcile.words import words_of

COMMON = 1.5  # rarity below which a word says nothing
AROUND = 120  # code points before and after the evidence that are compared with it


@dataclass(frozen=True, slots=True, eq=False)
class Telling:
    """An event with what it points to in its article."""

    reading: Reading
    event: Event
    days: tuple[date, date] | None
    published: date | None
    place: Place | None
    doers: frozenset[str]
    targets: frozenset[str]
    words: Mapping[str, float]
    figures: Mapping[str, frozenset[float]]

    @property
    def id(self) -> str:
        """Article and event in one word."""
        return f"{self.reading.id}#{self.event.id}"


def tellings_of(reading: Reading) -> Iterator[Telling]:
    """The events of an article."""
    actors = {actor.id: actor for actor in reading.actors}
    places = {place.id: place for place in reading.places}
    for event in reading.events:
        counted = [quantity for quantity in reading.quantities if quantity.event == event.id]
        figures: dict[str, set[float]] = {}
        for quantity in counted:
            figures.setdefault(quantity.unit, set()).update(x for x in (quantity.low, quantity.high) if x is not None)
        yield Telling(
            reading=reading,
            event=event,
            days=days_of(event),
            published=published_day(reading),
            place=places.get(event.place or ""),
            doers=frozenset(key for id_ in event.actors for key in _keys(actors[id_])),
            targets=frozenset(key for id_ in event.recipients for key in _keys(actors[id_])),
            words=_words(reading, event),
            figures={unit: frozenset(values) for unit, values in figures.items()},
        )


def _keys(actor: Actor) -> Iterator[str]:
    """What mentions of one actor in two articles share: the state that it acts for, its name, a person's last name."""
    if actor.wikidata:
        yield actor.wikidata
    if actor.kind == "state" or (actor.country and set(actor.sectors) & {"GOV", "MIL", "COP"}):
        yield f"state {actor.country or actor.name}"
    if any(mention.form == "name" for mention in actor.mentions):
        name = actor.name.casefold().removeprefix("the ")
        yield name.split()[-1] if actor.kind == "person" else name


def _words(reading: Reading, event: Event) -> dict[str, float]:
    """The rare words of the evidence and around it, as a vector of length 1."""
    text = reading.article.text
    counts: Counter[str] = Counter()
    for span in event.spans[:4]:
        start, end = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
        start, end = max(start, span.start - AROUND), min(end if end >= 0 else len(text), span.end + AROUND)
        counts.update(words_of(text[start:end]))
    weights = {w: (1 + math.log(n)) * r for w, n in counts.items() if (r := rarity(w)) > COMMON}
    length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {word: weight / length for word, weight in weights.items()}
