"""Cards of who, where, when and how many, and of the article held against itself."""

from dateline.base.records import Actor, Check, Place, Quantity, TimeExpression
from dateline.web.cards.ledger import Ledger
from dateline.web.cards.model import Card, Note, Part
from dateline.web.cards.words import count_words, date_words

_CHECKS = {
    "arithmetic": "Arithmetic",
    "headline-body": "Headline against body",
    "number-conflict": "Two numbers for one thing",
    "quote-variant": "Two wordings of one utterance",
    "officiality": "Official or not",
}


def quantity_card(quantity: Quantity, ledger: Ledger) -> Card:
    """How many of what."""
    return Card(
        id=quantity.id,
        kind="quantity",
        head=(Part(words=count_words(quantity)),),
        notes=(Note(label="counts", parts=(ledger.event(quantity.event),)),) if quantity.event else (),
        evidence=(quantity.span,),
    )


def place_card(place: Place) -> Card:
    """Where it is, and how exactly that is known."""
    told = {"region": place.admin1, "country": place.country}
    notes = [Note(label=label, parts=(Part(words=words),)) for label, words in told.items() if words]
    if place.latitude is not None:
        where = f"{place.latitude:.4f}, {place.longitude:.4f}"
        notes.append(Note(label="position", parts=(Part(words=where),)))
    known = f"GeoNames {place.geonames_id}" if place.geonames_id else "not in the gazetteer"
    return Card(
        id=place.id,
        kind="place",
        head=(Part(words=place.name),),
        tags=(place.precision,),
        notes=tuple(notes),
        evidence=(place.span,),
        technical=(known, f"score {place.score:.2f}"),
    )


def time_card(time: TimeExpression) -> Card:
    """The date that the words stand for, if they give one, and what it was worked out from."""
    dated = bool(time.start or time.end)
    head = date_words(time.start, time.end, time.precision) if dated else "no calendar date"
    return Card(
        id=time.id,
        kind="time",
        head=(Part(words=head),),
        tags=(time.precision, *([f"from {time.basis}"] if time.basis else [])),
        evidence=(time.span,),
        technical=(time.kind, *([time.value] if time.value else [])),
    )


def actor_card(actor: Actor) -> Card:
    """Who it is, and every place where the article speaks of them."""
    told = {"country": actor.country, "sectors": ", ".join(actor.sectors)}
    return Card(
        id=actor.id,
        kind="actor",
        head=(Part(words=actor.name),),
        tags=(actor.kind,),
        notes=tuple(Note(label=label, parts=(Part(words=words),)) for label, words in told.items() if words),
        evidence=tuple(mention.span for mention in actor.mentions),
        technical=(f"Wikidata {actor.wikidata}",) if actor.wikidata else (),
    )


def check_card(check: Check) -> Card:
    """What was compared, and what came of it."""
    return Card(
        id=check.id,
        kind="check",
        head=(Part(words=_CHECKS[check.kind]),),
        verdict=check.verdict,
        notes=(Note(label="in words", parts=(Part(words=check.detail),)),),
        evidence=check.spans,
    )
