"""The reading: everything Dateline found in one article, checked against the three laws when it is made."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from dateline.base.errors import LawError
from dateline.base.records.actors import Actor
from dateline.base.records.article import Article
from dateline.base.records.facts import Advisory, Check, Event, Failure, Place, Quantity, TimeExpression
from dateline.base.records.speech import Quote
from dateline.base.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """A model that took part in a reading."""

    name: str
    version: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Maker:
    """What made the reading: the same maker and the same input give the same reading."""

    version: str
    codebook: str
    name: Literal["dateline"] = "dateline"
    models: tuple[Model, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one article says. Cannot be made if a span leaves the text or an id points nowhere."""

    id: str
    article: Article
    maker: Maker
    schema: Literal["dateline.reading/1"] = "dateline.reading/1"
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    quotes: tuple[Quote, ...] = ()
    events: tuple[Event, ...] = ()
    advisories: tuple[Advisory, ...] = ()
    checks: tuple[Check, ...] = ()
    failures: tuple[Failure, ...] = ()

    def __post_init__(self) -> None:
        text = self.article.text
        for where, span in self.spans():
            if span.end > len(text):
                raise LawError(f"{where}: span {list(span)} ends after the text, which has {len(text)} code points")
            if text[span.start].isspace() or text[span.end - 1].isspace():
                raise LawError(f"{where}: span {list(span)} {span.of(text)!r} starts or ends in white space")
        self._check_ids()

    def spans(self) -> Iterator[tuple[str, Span]]:
        """Every span of every fact, each with the id of the fact that carries it."""
        for actor in self.actors:
            yield from ((actor.id, span) for span in (*(m.span for m in actor.mentions), *actor.roles))
        facts: tuple[Place | TimeExpression | Quantity | Advisory, ...]
        facts = (*self.places, *self.times, *self.quantities, *self.advisories)
        yield from ((fact.id, fact.span) for fact in facts)
        for quote in self.quotes:
            yield from ((quote.id, span) for span in (*quote.segments, *quote.told()))
        for event in self.events:
            yield from ((event.id, span) for span in (*event.spans, event.trigger))
        for check in self.checks:
            yield from ((check.id, span) for span in check.spans)

    def _check_ids(self) -> None:
        known: dict[str, set[str]] = {}
        for kind in ("actors", "places", "times", "quantities", "quotes", "events", "advisories", "checks"):
            ids = [fact.id for fact in getattr(self, kind)]
            known[kind] = set(ids)
            if len(known[kind]) < len(ids):
                raise LawError(f"{kind}: an id is given twice in {ids}")
        for holder, kind, target in self._references():
            if target is not None and target not in known[kind]:
                raise LawError(f"{holder}: points to {target!r}, which is not among the {kind} of this reading")

    def _references(self) -> Iterator[tuple[str, str, str | None]]:
        for quantity in self.quantities:
            yield quantity.id, "events", quantity.event
        for quote in self.quotes:
            yield quote.id, "places", quote.venue
            links = (link.actor for link in (*quote.relayed_by, *quote.citing))
            yield from ((quote.id, "actors", actor) for actor in (quote.speaker, quote.addressee, *links))
        for advisory in self.advisories:
            yield advisory.id, "actors", advisory.issuer
        for event in self.events:
            yield from ((event.id, "actors", actor) for actor in (*event.actors, *event.recipients))
            yield event.id, "places", event.place
            yield event.id, "times", event.time.ref if event.time else None
            yield from ((event.id, "quantities", quantity) for quantity in event.quantities)
            for source in event.attribution:
                yield event.id, "actors", source.actor
                yield event.id, "quotes", source.quote
