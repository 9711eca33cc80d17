"""A reading laid out for search: one row a fact, and who takes part in it."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from dateline.base.records import Actor, Advisory, Event, Place, Quote, Reading
from dateline.base.spans import Span
from dateline.store.records import FactKind, Side

_TOKEN = re.compile(r"[^\W_]+")
_LONGEST = 60  # letters of a word that are looked at
_MOST = 400_000  # letters of a text that are indexed: PostgreSQL takes one megabyte, places of the words included


@dataclass(frozen=True, slots=True, kw_only=True)
class FlatFact:
    """One row of the table of facts, with its parties. Days are ISO days, both ends included.

    `doubt` is how far it is from certain, 0 to 1; `None` where the reading does not say.
    """

    kind: FactKind
    fact: str
    words: str
    type: str | None = None
    status: str | None = None
    first_day: str | None = None
    last_day: str | None = None
    place: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    spans: tuple[Span, ...] = ()
    parties: tuple[Side, ...] = field(default=())
    doubt: float | None = None


def facts_of(reading: Reading) -> Iterator[FlatFact]:
    """The article itself as its first row, then its events, quotes, places and advisories.

    An event has its own days; everything else has the day of publication.
    """
    day = _day(reading.article.published)
    actors = {actor.id: actor for actor in reading.actors}
    places = {place.id: place for place in reading.places}
    text = reading.article.text
    yield FlatFact(kind="article", fact="", words=reading.article.title or "", first_day=day, last_day=day)
    for event in reading.events:
        yield _event(event, text, actors, places)
    for quote in reading.quotes:
        yield _quote(quote, text, actors, day)
    for place in reading.places:
        yield _place(place, text, day)
    for advisory in reading.advisories:
        yield _advisory(advisory, text, actors, day)


def folded(text: str) -> str:
    """The words of a text for an index: without case, accents and signs, one space between them."""
    plain = unicodedata.normalize("NFKD", text[:_MOST])
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter)) if not plain.isascii() else plain
    return " ".join(word[:_LONGEST] for word in _TOKEN.findall(letters.casefold()))[:_MOST]


def _event(event: Event, text: str, actors: dict[str, Actor], places: dict[str, Place]) -> FlatFact:
    place = places[event.place] if event.place else None
    start, end = (event.time.start, event.time.end) if event.time else (None, None)
    sides = [("actor", actors[id_]) for id_ in event.actors] + [("recipient", actors[id_]) for id_ in event.recipients]
    parties = [_side(role, actor) for role, actor in sides]
    return FlatFact(
        kind="event", fact=event.id, words=event.spans[0].of(text), type=event.type, status=event.status,
        first_day=_day(start or end), last_day=_day(end or start), place=place.name if place else None,
        latitude=place.latitude if place else None, longitude=place.longitude if place else None,
        spans=event.spans, parties=(*parties, *(_located(place) if place else ())), doubt=_doubt(event.score),
    )  # fmt: skip


def _quote(quote: Quote, text: str, actors: dict[str, Actor], day: str | None) -> FlatFact:
    said = " ".join(segment.of(text) for segment in quote.segments)
    sides = (("speaker", quote.speaker), ("addressee", quote.addressee))
    parties = [_side(role, actors[id_]) for role, id_ in sides if id_]
    if not quote.speaker and quote.speaker_span:
        parties.append(Side(role="speaker", name=quote.speaker_span.of(text)))
    return FlatFact(
        kind="quote", fact=quote.id, words=said, type=quote.kind, first_day=day, last_day=day,
        spans=quote.segments, parties=tuple(parties), doubt=_doubt(quote.score),
    )  # fmt: skip


def _place(place: Place, text: str, day: str | None) -> FlatFact:
    return FlatFact(
        kind="place", fact=place.id, words=place.span.of(text), type=place.precision, first_day=day, last_day=day,
        place=place.name, latitude=place.latitude, longitude=place.longitude, spans=(place.span,),
        parties=tuple(_located(place)), doubt=_doubt(place.score),
    )  # fmt: skip


def _advisory(advisory: Advisory, text: str, actors: dict[str, Actor], day: str | None) -> FlatFact:
    parties = [Side(role="advised", name="", country=country) for country in advisory.countries]
    if advisory.issuer:
        parties.append(_side("issuer", actors[advisory.issuer]))
    return FlatFact(
        kind="advisory", fact=advisory.id, words=advisory.span.of(text), type=advisory.action, first_day=day,
        last_day=day, spans=(advisory.span,), parties=tuple(parties),
    )  # fmt: skip


def _side(role: str, actor: Actor) -> Side:
    return Side(role=role, name=actor.name, country=actor.country)


def _located(place: Place) -> Iterator[Side]:
    if place.country:
        yield Side(role="place", name="", country=place.country)


def _doubt(score: float | None) -> float | None:
    """How far from certain, with so few digits that it is told in an address."""
    return None if score is None else round(1 - score, 4)


def _day(iso: str | None) -> str | None:
    return iso[:10] if iso else None
