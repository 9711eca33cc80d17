"""The facts that have an id, each with its card and the reasons for it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dateline.base.records import Reading
from dateline.knowledge.codebook import Codebook
from dateline.web.cards import Card, Note, sections
from dateline.web.cards.ledger import Ledger
from dateline.web.why.actors import actor_reasons
from dateline.web.why.events import event_reasons
from dateline.web.why.lines import exact, line
from dateline.web.why.quotes import quote_reasons
from dateline.web.why.things import advisory_reasons, place_reasons, quantity_reasons, time_reasons

_TELL_ALL = frozenset({"event", "quote", "quantity"})  # kinds whose reasons repeat the notes of their card, with more


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """A fact by the first line of its card, and why it is so: labelled lines in the order in which one asks."""

    card: Card
    reasons: tuple[Note, ...]


def explain(reading: Reading, fact: str, book: Codebook | None) -> tuple[Explained, ...]:
    """The facts of this id, with their reasons: none if there is no such fact.

    `book` is the codebook that the reading was made with, for its definitions; `None` where it is not at hand.
    """
    cards = (card for section in sections(reading) for card in section.cards if card.id == fact)
    return explain_cards(reading, cards, book)


def explain_cards(reading: Reading, cards: Iterable[Card], book: Codebook | None) -> tuple[Explained, ...]:
    """Cards of a reading with the reasons for each; `book` as in `explain`."""
    ledger = Ledger.of(reading)
    return tuple(Explained(card=card, reasons=tuple(_reasons(reading, ledger, card, book))) for card in cards)


def _reasons(reading: Reading, ledger: Ledger, card: Card, book: Codebook | None) -> Iterator[Note]:
    if card.kind not in _TELL_ALL:
        yield from card.notes
    if card.kind == "event":
        yield from event_reasons(ledger.events[card.id], card, ledger, reading, book)
    elif card.kind == "quote":
        yield from quote_reasons(ledger.quotes[card.id], ledger)
    elif card.kind == "actor":
        yield from actor_reasons(ledger.actors[card.id], reading)
    elif card.kind == "place":
        yield from place_reasons(ledger.places[card.id], reading)
    elif card.kind == "time":
        yield from time_reasons(ledger.times[card.id], reading)
    elif card.kind == "quantity":
        yield from quantity_reasons(ledger.quantities[card.id], ledger)
    elif card.kind == "advisory":
        found = next(advisory for advisory in reading.advisories if advisory.id == card.id)
        yield from advisory_reasons(found, ledger)
    else:
        yield from (line("compared", exact(span, reading.article.text)) for span in card.evidence)
