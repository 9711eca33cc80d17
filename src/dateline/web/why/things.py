"""Why there is a place, a time, a number or an advisory, and what its values come from."""

from collections.abc import Iterator

from dateline.base.records import Advisory, Place, Quantity, Reading, TimeExpression
from dateline.web.cards import Note
from dateline.web.cards.ledger import Ledger
from dateline.web.why.lines import basis_words, exact, line, mention_words, score_words

_KINDS = {
    "moment": "one time",
    "range": "a time with a beginning and an end",
    "duration": "how long",
    "repeat": "again and again",
}


def place_reasons(place: Place, reading: Reading) -> Iterator[Note]:
    """Its words, the line of the gazetteer, and what happened there."""
    yield line("told in", exact(place.span, reading.article.text))
    if place.geonames_id is not None:
        yield line("known as", f"{place.name}, line {place.geonames_id} of GeoNames, as a {place.precision}")
    else:
        yield line("known as", "no line of the gazetteer: name and precision come from the words")
    if place.latitude is None:
        yield line("position", "none: a country or region stands for no point")
    if events := [event.id for event in reading.events if event.place == place.id]:
        yield line("events there", ", ".join(events))
    yield line("score", score_words(place.score))


def time_reasons(time: TimeExpression, reading: Reading) -> Iterator[Note]:
    """Its words, its value, and what the date was worked out from."""
    yield line("told in", exact(time.span, reading.article.text))
    yield line("kind", f"{time.kind}: {_KINDS[time.kind]}, known to the {time.precision}")
    if time.value is not None:
        yield line("value", f"{time.value} (TIMEX3)")
    if (basis := basis_words(time, reading)) is not None:
        yield line("date", basis)
    elif reading.article.published is None:
        yield line("date", "none: the article has no day of publication to work it out from")
    else:
        yield line("date", "none: the words give no calendar date")


def quantity_reasons(quantity: Quantity, ledger: Ledger) -> Iterator[Note]:
    """Its words, and the event that it counts."""
    yield line("told in", exact(quantity.span, ledger.text))
    if quantity.event is None:
        yield line("counts", "no event of this reading")
    else:
        yield line("counts", f"{ledger.event(quantity.event).words} ({quantity.event})")


def advisory_reasons(advisory: Advisory, ledger: Ledger) -> Iterator[Note]:
    """Its words, and who issues it by which words."""
    yield line("told in", exact(advisory.span, ledger.text))
    if advisory.issuer is not None:
        actor = ledger.actors[advisory.issuer]
        yield line("issuer", f"{actor.name} ({actor.id}): {mention_words(actor, [advisory.span], ledger.text)}")
    if not advisory.countries:
        yield line("countries", "none is told, or none was found")
