"""The facts of a reading by their ids, each in few words."""

from dataclasses import dataclass

from dateline.base.records import Actor, Event, EventTime, Place, Quantity, Quote, Reading, TimeExpression
from dateline.base.spans import Span
from dateline.web.cards.model import Part
from dateline.web.cards.words import count_words, date_words, shorten


@dataclass(frozen=True, slots=True)
class Ledger:
    """Looks facts up by id and names them: what a card needs to speak of other facts."""

    text: str
    actors: dict[str, Actor]
    places: dict[str, Place]
    times: dict[str, TimeExpression]
    quantities: dict[str, Quantity]
    quotes: dict[str, Quote]
    events: dict[str, Event]

    @classmethod
    def of(cls, reading: Reading) -> "Ledger":
        """The ledger of one reading."""
        return cls(
            reading.article.text,
            {fact.id: fact for fact in reading.actors},
            {fact.id: fact for fact in reading.places},
            {fact.id: fact for fact in reading.times},
            {fact.id: fact for fact in reading.quantities},
            {fact.id: fact for fact in reading.quotes},
            {fact.id: fact for fact in reading.events},
        )

    def actor(self, fact: str) -> Part:
        """An actor's name, and its country where the name is not that of the country itself."""
        actor = self.actors[fact]
        country = f" ({actor.country})" if actor.country and actor.kind != "state" else ""
        return Part(words=actor.name + country, fact=fact)

    def party(self, facts: tuple[str, ...]) -> tuple[Part, ...]:
        """Actors in a row with commas between them; 'not said' where there are none."""
        parts: list[Part] = []
        for fact in facts:
            parts += [Part(words=", ")] * bool(parts) + [self.actor(fact)]
        return tuple(parts) or (Part(words="not said"),)

    def place(self, fact: str) -> Part:
        """A place with its country."""
        place = self.places[fact]
        country = f", {place.country}" if place.country and place.precision != "country" else ""
        return Part(words=place.name + country, fact=fact)

    def event_time(self, time: EventTime) -> Part:
        """When it happened: dates with their basis, or else the article's own words."""
        if time.start or time.end:
            basis = f" ({time.basis})" if time.basis else ""
            return Part(words=date_words(time.start, time.end, time.precision) + basis, fact=time.ref)
        if time.ref is not None:
            return Part(words=f"“{self.words(self.times[time.ref].span)}”", fact=time.ref)
        return Part(words="not known")

    def quantity(self, fact: str) -> Part:
        """A number with its unit."""
        quantity = self.quantities[fact]
        return Part(words=count_words(quantity), fact=fact)

    def event(self, fact: str) -> Part:
        """The type of an event with its clearest words."""
        event = self.events[fact]
        return Part(words=f"{event.type.capitalize()}: “{shorten(self.words(event.spans[0]), 60)}”", fact=fact)

    def quote(self, fact: str) -> Part:
        """The first words of a quote."""
        return Part(words=f"“{shorten(self.words(self.quotes[fact].segments[0]), 60)}”", fact=fact)

    def words(self, span: Span) -> str:
        """The exact words of a span."""
        return span.of(self.text)
