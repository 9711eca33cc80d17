"""One event of one article, as it is compared with those of others."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from dateline.base.records import Actor, Event, Place, Reading
from dateline.base.spans import Span
from dateline.reconcile.acts.sides import keys_of, party_of
from dateline.reconcile.acts.subject import subject_of, words_around
from dateline.reconcile.when import days_of, published_day

AROUND = 120  # code points from the evidence within which a town may be that of the act
_TOWNS = frozenset({"city", "point"})
_TAIL = re.compile(r"\b(?:in|at|of|on|from|who|with|for|near|outside|,)\b|,")
_ANYBODY = frozenset(
    "people person persons men man women woman others victims residents children one two three four five six seven "
    "eight nine ten eleven twelve them him her it".split()
)


@dataclass(frozen=True, slots=True, eq=False)
class Telling:
    """An event with what it points to in its article."""

    reading: Reading
    event: Event
    days: tuple[date, date] | None
    published: date | None
    place: Place | None
    towns: tuple[Place, ...]  # told near the evidence
    parties: tuple[frozenset[str], ...]  # the keys of each actor and recipient that has any
    doers: frozenset[str]
    targets: frozenset[str]
    kinds: frozenset[str]  # what those are to whom it was done and who have no name: soldiers, nurses
    words: Mapping[str, float]
    subject: Mapping[str, float]
    figures: Mapping[str, frozenset[float]]

    @property
    def id(self) -> str:
        """Article and event in one word."""
        return f"{self.reading.id}#{self.event.id}"


def tellings_of(reading: Reading) -> Iterator[Telling]:
    """The events of an article."""
    actors = {actor.id: actor for actor in reading.actors}
    keys = {id_: frozenset(keys_of(party_of(actor))) for id_, actor in actors.items()}
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
            towns=_towns(reading, event),
            parties=tuple(keys[id_] for id_ in (*event.actors, *event.recipients) if keys[id_]),
            doers=frozenset(key for id_ in event.actors for key in keys[id_]),
            targets=frozenset(key for id_ in event.recipients for key in keys[id_]),
            kinds=_kinds(event, actors),
            words=words_around(reading, event),
            subject=subject_of(reading, event),
            figures={unit: frozenset(values) for unit, values in figures.items()},
        )


def _kinds(event: Event, actors: Mapping[str, Actor]) -> frozenset[str]:
    """The head nouns of the descriptions of recipients: of 'twelve dock workers at the port', 'workers'."""
    found = set()
    for id_ in event.recipients:
        words = _TAIL.split(actors[id_].name.casefold())[0].split()
        if words and words[-1].isalpha() and not any(mention.form == "name" for mention in actors[id_].mentions):
            found.add(words[-1])
    return frozenset(found - _ANYBODY)


def _towns(reading: Reading, event: Event) -> tuple[Place, ...]:
    """The towns that are told near the evidence of an event."""
    first = event.spans[0]
    near = Span(max(0, first.start - AROUND), first.end + AROUND)
    return tuple(place for place in reading.places if place.precision in _TOWNS and place.span.overlap(near))
