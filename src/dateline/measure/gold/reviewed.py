"""A reading and what people said of its facts -> a gold article, as `dateline score` reads it."""

from collections.abc import Iterator, Mapping, Sequence

from dateline.base.records import Actor, Advisory, Event, Quantity, Quote, Reading
from dateline.base.spans import Span
from dateline.measure.gold.corrected import NONE, actors_named, place_named
from dateline.measure.gold.load import SCHEMA
from dateline.store import Correction

Said = Mapping[str, Sequence[Correction]]
Form = dict[str, object]


def gold_of(reading: Reading, said: Said) -> Form:
    """The gold file of an article, with what people accepted and corrected; rejected events become traps.

    Events that nobody looked at may be left out without cost; all else that nobody looked at stands as it was read.
    `said` is the last word on each fact: its rejection, its acceptance, or its corrections, one a field.
    """
    return _Gold(reading, said).form()


class _Gold:
    def __init__(self, reading: Reading, said: Said) -> None:
        self._reading = reading
        self._said = said
        self._text = reading.article.text
        self._named: dict[str, Actor] = {}

    def form(self) -> Form:
        article, reading = self._reading.article, self._reading
        facts: Form = {
            "events": [self._event(event) for event in reading.events if not self._rejected(event.id)],
            "quotes": [self._quote(quote) for quote in reading.quotes if not self._rejected(quote.id)],
            "quantities": [self._quantity(one) for one in reading.quantities if not self._rejected(one.id)],
            "advisories": [self._advisory(one) for one in reading.advisories if not self._rejected(one.id)],
            "times": [
                {"span": self._mark(time.span), "start": time.start, "end": time.end, "precision": time.precision}
                for time in reading.times
                if not self._rejected(time.id)
            ],
            "negatives": list(self._negatives()),
        }
        head: Form = {
            "schema": SCHEMA, "id": reading.id, "title": article.title, "outlet": article.outlet,
            "document_date": article.published, "text": article.text,
            "actors": [self._actor(actor) for actor in reading.actors if actor.id in self._named],
        }  # fmt: skip
        return head | facts

    def _rejected(self, fact: str) -> bool:
        said = self._said.get(fact, ())
        return bool(said) and said[-1].verdict == "reject"

    def _right(self, fact: str) -> dict[str, str]:
        """What was corrected of a fact, by field."""
        return {one.field: one.value for one in self._said.get(fact, ()) if one.field and one.value is not None}

    def _event(self, event: Event) -> Form:
        right = self._right(event.id)
        start, end = (event.time.start, event.time.end) if event.time else (None, None)
        start, end = _dated(right.get("start"), start), _dated(right.get("end"), end)
        return {
            "id": event.id,
            "required": event.id in self._said,
            "type": right.get("type", event.type),
            "modes": [] if "type" in right else list(event.modes),
            "status": right.get("status", event.status),
            "background": right["background"] == "true" if "background" in right else event.background,
            "actors": self._side(right.get("actors"), event.actors),
            "recipients": self._side(right.get("recipients"), event.recipients),
            "place": self._place(event, right.get("place")),
            "time": {"start": start, "end": end} if start or end else None,
            "spans": [self._mark(span) for span in event.spans],
        }

    def _side(self, corrected: str | None, found: Sequence[str]) -> list[str]:
        """The ids of one side; whoever is named becomes an actor of the file."""
        known = {actor.id: actor for actor in self._reading.actors}
        side = actors_named(corrected, self._reading) if corrected is not None else tuple(known[one] for one in found)
        self._named |= {actor.id: actor for actor in side}
        return [actor.id for actor in side]

    def _place(self, event: Event, corrected: str | None) -> Form | None:
        found = next((place for place in self._reading.places if place.id == event.place), None)
        if corrected is not None:
            found = place_named(corrected, self._reading, event)
        return {"name": found.name, "country": found.country, "span": self._mark(found.span)} if found else None

    def _quote(self, quote: Quote) -> Form:
        right = self._right(quote.id)
        speakers = self._side(right.get("speaker"), (quote.speaker,) if quote.speaker else ())
        anonymous = right["anonymous"] == "true" if "anonymous" in right else quote.anonymous
        return {
            "id": quote.id,
            "kind": right.get("kind", quote.kind),
            "segments": [self._mark(span) for span in quote.segments],
            "speaker": speakers[0] if speakers else None,
            "speaker_span": self._mark(quote.speaker_span) if quote.speaker_span and "speaker" not in right else None,
            "cue": self._mark(quote.cue) if quote.cue else None,
            "anonymous": anonymous,
            "anonymity_span": self._mark(quote.anonymity_span) if quote.anonymity_span and anonymous else None,
        }

    def _quantity(self, quantity: Quantity) -> Form:
        right = self._right(quantity.id)
        event = quantity.event if quantity.event and not self._rejected(quantity.event) else None
        return {
            "id": quantity.id,
            "span": self._mark(quantity.span),
            "low": _figure(right.get("low"), quantity.low),
            "high": _figure(right.get("high"), quantity.high),
            "qualifier": right.get("qualifier", quantity.qualifier),
            "unit": right.get("unit", quantity.unit),
            "event": event,
        }

    def _advisory(self, advisory: Advisory) -> Form:
        right = self._right(advisory.id)
        issuer = self._side(None, (advisory.issuer,) if advisory.issuer else ())
        return {
            "id": advisory.id,
            "span": self._mark(advisory.span),
            "issuer": issuer[0] if issuer else None,
            "audience": advisory.audience,
            "countries": list(advisory.countries),
            "action": right.get("action", advisory.action),
            "strength": right.get("strength", advisory.strength),
            "urgency": right.get("urgency", advisory.urgency),
        }

    def _actor(self, actor: Actor) -> Form:
        return {
            "id": actor.id,
            "name": actor.name,
            "kind": actor.kind,
            "country": actor.country,
            "sectors": list(actor.sectors),
            "mentions": [self._mark(mention.span) for mention in actor.mentions],
        }

    def _negatives(self) -> Iterator[Form]:
        for event in self._reading.events:
            if self._rejected(event.id):
                why = self._said[event.id][-1].why
                yield {"span": self._mark(event.trigger), "not_event": [event.type], "why": why}

    def _mark(self, span: Span) -> list[int]:
        """A span, widened to whole words as the form wants them."""
        text, (start, end) = self._text, span
        while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
            start -= 1
        while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
            end += 1
        return [start, end]


def _dated(corrected: str | None, found: str | None) -> str | None:
    return found if corrected is None else None if corrected == NONE else corrected


def _figure(corrected: str | None, found: float | int | None) -> float | int | None:
    if corrected is None or corrected == NONE:
        return found if corrected is None else None
    value = float(corrected)
    return int(value) if value.is_integer() else value
