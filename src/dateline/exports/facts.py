"""The tables of readings: one row a fact, each column with its meaning."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from dateline.base.records import Actor, Advisory, Event, Place, Quantity, Quote, Reading
from dateline.base.spans import Span
from dateline.exports.form import Cell, Field, Options, Record, columns, listed, number, text, truth, whole
from dateline.exports.seen import Seen, Told, ranges
from dateline.exports.table import Table

Fact = TypeVar("Fact")


def _of_article(_: type[Fact]) -> tuple[Field[Told[Fact]], ...]:
    """The columns that every fact has: its article, its id, and where its words begin and end."""
    return (
        text("article", "id of the reading", lambda row: row.seen.reading.id),
        text("url", "address of the article", lambda row: row.seen.article.url),
        text("outlet", "who published it", lambda row: row.seen.article.outlet),
        text("title", "its headline", lambda row: row.seen.title),
        text("published", "ISO date or date-time of publication", lambda row: row.seen.article.published),
        text("language", "ISO 639-1 code of the article's language", lambda row: row.seen.article.language),
        text("id", "id of the fact within the reading", lambda row: row.id),
        whole("start", "first code point of its words in the article's text", lambda row: row.first.start),
        whole("end", "code point after its last one", lambda row: row.first.end),
    )


EVENTS: tuple[Field[Told[Event]], ...] = (
    *_of_article(Event),
    text("type", "PLOVER type of the codebook", lambda row: row.fact.type),
    text("modes", "modes of the type", lambda row: listed(row.fact.modes)),
    text("contexts", "PLOVER contexts", lambda row: listed(row.fact.contexts)),
    whole("quad", "1 verbal, 2 material cooperation; 3 verbal, 4 material conflict", lambda row: row.fact.quad),
    text("cameo", "nearest CAMEO code", lambda row: row.fact.cameo),
    number("intensity", "-10 (conflict) to +10 (cooperation)", lambda row: row.fact.intensity),
    text("status", "happened, ongoing, planned, alleged, denied or hypothetical", lambda row: row.fact.status),
    truth("background", "true if told as earlier history", lambda row: row.fact.background),
    text("actors", "names of who acts", lambda row: row.seen.names(row.fact.actors)),
    text("actor_ids", "their ids within the reading", lambda row: listed(row.fact.actors)),
    text("recipients", "names of who is acted upon", lambda row: row.seen.names(row.fact.recipients)),
    text("recipient_ids", "their ids within the reading", lambda row: listed(row.fact.recipients)),
    text("place", "name of the place", lambda row: _place(row, lambda place: place.name)),
    text("place_id", "its id within the reading", lambda row: row.fact.place),
    text("country", "ISO 3166-1 alpha-3 code of the place", lambda row: _place(row, lambda place: place.country)),
    text("admin1", "first-level unit of the place", lambda row: _place(row, lambda place: place.admin1)),
    text("place_precision", "how fine the place is known", lambda row: _place(row, lambda place: place.precision)),
    text("time_start", "first day or instant, ISO", lambda row: row.fact.time.start if row.fact.time else None),
    text("time_end", "last day or instant, ISO", lambda row: row.fact.time.end if row.fact.time else None),
    text(
        "time_precision", "how fine the time is known", lambda row: row.fact.time.precision if row.fact.time else None
    ),
    text("time_basis", "where the date comes from", lambda row: row.fact.time.basis if row.fact.time else None),
    text("quantities", "ids of its numbers", lambda row: listed(row.fact.quantities)),
    text("sources", "who is named as standing behind it", lambda row: row.seen.names(_sources(row.fact))),
    text("source_kinds", "kinds of these sources", lambda row: listed(a.kind for a in row.fact.attribution)),
    text("trigger", "the word that tells the act", lambda row: row.seen.words([row.fact.trigger])),
    text("spans", "all its mentions, in code points", lambda row: ranges(row.fact.spans)),
    text("words", "its clearest mention, cut to a short quotation", lambda row: row.seen.words(row.fact.spans[:1])),
    number("score", "trust in the type, 0 to 1", lambda row: row.fact.score),
    text("why", "which rule or model decided", lambda row: row.seen.hidden(row.fact.why)),
)

QUOTES: tuple[Field[Told[Quote]], ...] = (
    *_of_article(Quote),
    text("kind", "direct, fragment or indirect", lambda row: row.fact.kind),
    text("words", "what was said, cut to a short quotation", lambda row: row.seen.words(row.fact.segments)),
    text("spans", "its segments, in code points", lambda row: ranges(row.fact.segments)),
    text("speaker", "name of who said it", lambda row: row.seen.name(row.fact.speaker)),
    text("speaker_id", "its id within the reading", lambda row: row.fact.speaker),
    text("speaker_words", "the words that tell the speaker", lambda row: row.seen.words([row.fact.speaker_span])),
    text("cue", "the word of saying", lambda row: row.seen.words([row.fact.cue])),
    text("source", "kind of the source", lambda row: row.fact.source),
    truth("anonymous", "true if the article states anonymity", lambda row: row.fact.anonymous),
    text(
        "relayed_by",
        "who passed the words on",
        lambda row: row.seen.names(a.actor for a in row.fact.relayed_by if a.actor),
    ),
    text("addressee", "to whom they were said", lambda row: row.seen.name(row.fact.addressee)),
    text("venue", "the occasion, in the article's words", lambda row: row.seen.words([row.fact.venue_span])),
    number("score", "trust in the speaker, 0 to 1", lambda row: row.fact.score),
)

ACTORS: tuple[Field[Told[Actor]], ...] = (
    *_of_article(Actor),
    text("name", "the fullest name in the article", lambda row: row.seen.hidden(row.fact.name)),
    text("kind", "state, person, org or group", lambda row: row.fact.kind),
    text("country", "ISO 3166-1 alpha-3 code", lambda row: row.fact.country),
    text("sectors", "PLOVER sectors", lambda row: listed(row.fact.sectors)),
    text(
        "roles", "the words that tell its role", lambda row: listed(row.seen.words([span]) for span in row.fact.roles)
    ),
    text("wikidata", "Wikidata item", lambda row: row.fact.wikidata),
    text("entry", "its line in a shipped table, as `table/id`", lambda row: _entry(row.fact)),
    text("office", "the office it holds by that table", lambda row: row.fact.entry.office if row.fact.entry else None),
    whole("mentions", "how often it is mentioned", lambda row: len(row.fact.mentions)),
    text("spans", "all mentions, in code points", lambda row: ranges(m.span for m in row.fact.mentions)),
)

PLACES: tuple[Field[Told[Place]], ...] = (
    *_of_article(Place),
    text("name", "name of the place", lambda row: row.seen.hidden(row.fact.name)),
    text("words", "what the article calls it", lambda row: row.seen.words([row.fact.span])),
    text("precision", "point, city, admin2, admin1, country or region", lambda row: row.fact.precision),
    text("country", "ISO 3166-1 alpha-3 code", lambda row: row.fact.country),
    text("admin1", "first-level unit", lambda row: row.fact.admin1),
    number("latitude", "degrees north, WGS 84, of the place itself", lambda row: row.fact.latitude),
    number("longitude", "degrees east, WGS 84", lambda row: row.fact.longitude),
    whole("geonames_id", "GeoNames id", lambda row: row.fact.geonames_id),
    number("score", "trust in the place, 0 to 1", lambda row: row.fact.score),
)

QUANTITIES: tuple[Field[Told[Quantity]], ...] = (
    *_of_article(Quantity),
    text("unit", "what is counted or measured", lambda row: row.seen.hidden(row.fact.unit)),
    number("low", "the value, or the lower end of a range", lambda row: row.fact.low),
    number("high", "the upper end of a range", lambda row: row.fact.high),
    text("qualifier", "exactly, about, at least, at most ...", lambda row: row.fact.qualifier),
    text("event", "id of the event that it belongs to", lambda row: row.fact.event),
    text("words", "the number in the article's words", lambda row: row.seen.words([row.fact.span])),
)

ADVISORIES: tuple[Field[Told[Advisory]], ...] = (
    *_of_article(Advisory),
    text("issuer", "name of who advises", lambda row: row.seen.name(row.fact.issuer)),
    text("issuer_id", "its id within the reading", lambda row: row.fact.issuer),
    text(
        "audience",
        "who is advised, in the article's words",
        lambda row: row.fact.audience and row.seen.hidden(row.fact.audience),
    ),
    text(
        "countries", "ISO 3166-1 alpha-3 codes of the countries advised about", lambda row: listed(row.fact.countries)
    ),
    text("action", "what to do, as a code (leave, avoid ...)", lambda row: row.fact.action),
    text("strength", "the verb that advises", lambda row: row.fact.strength),
    text("urgency", "how soon, in the article's words", lambda row: row.fact.urgency),
    text("level", "the level that the issuer gives", lambda row: row.fact.level),
    text("words", "the advice, cut to a short quotation", lambda row: row.seen.words([row.fact.span])),
)


def _place(row: Told[Event], read: Callable[[Place], str | None]) -> str | None:
    place = row.seen.place(row.fact.place)
    return read(place) if place else None


def _sources(event: Event) -> Iterator[str]:
    return (source.actor for source in event.attribution if source.actor)


def _entry(actor: Actor) -> str | None:
    return f"{actor.entry.table}/{actor.entry.id}" if actor.entry else None


def _table(
    name: str, fields: tuple[Field[Told[Fact]], ...], facts: Callable[[Reading], Iterable[tuple[Fact, str, Span]]]
) -> Table:
    """The table of one kind of fact; `facts` gives each with its id and the span of its first words."""

    def rows(record: Record, options: Options) -> Iterator[list[Cell]]:
        if isinstance(record, Reading):
            seen = Seen(record, options.profile)
            for fact, key, first in facts(record):
                row = Told(seen, fact, key, first)
                yield [field.read(row) for field in fields]

    return Table(name=name, takes="readings", columns=columns(fields), rows=rows)


FACT_TABLES: tuple[Table, ...] = (
    _table("events", EVENTS, lambda reading: ((e, e.id, e.spans[0]) for e in reading.events)),
    _table("quotes", QUOTES, lambda reading: ((q, q.id, q.segments[0]) for q in reading.quotes)),
    _table("actors", ACTORS, lambda reading: ((a, a.id, a.mentions[0].span) for a in reading.actors)),
    _table("places", PLACES, lambda reading: ((p, p.id, p.span) for p in reading.places)),
    _table("quantities", QUANTITIES, lambda reading: ((q, q.id, q.span) for q in reading.quantities)),
    _table("advisories", ADVISORIES, lambda reading: ((a, a.id, a.span) for a in reading.advisories)),
)
